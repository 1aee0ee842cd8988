package viewmodel

import (
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
)

// Every item of the right kind is in one of the two lists of a subject, and a fact
// that is said to bring items in brings in so many.
func TestPreviewLeavesNothingOut(t *testing.T) {
	form := smallForm(t)
	form.Flags, form.CityRoles = nil, []checklist.Role{checklist.RoleHead}
	p := form.Preview(NewFormat("ja"))
	if len(p.Subjects) != 3 || p.Subjects[0].Name != "税務課" || p.Subjects[1].Name != "税務システム（情報システム）" || p.Subjects[2].Name != "青葉市（全庁）" {
		t.Fatalf("%+v", p.Subjects)
	}
	for i, kind := range []checklist.SubjectKind{checklist.SubjectDepartment, checklist.SubjectSystem, checklist.SubjectCity} {
		s, n := p.Subjects[i], 0
		for _, item := range form.Standard.Items() {
			if item.Subject == kind {
				n++
			}
		}
		if s.In+s.Out != n || len(p.Rows(s.ID, true)) != s.In || len(p.Rows(s.ID, false)) != s.Out {
			t.Errorf("%s: %d in, %d out of %d", s.Name, s.In, s.Out, n)
		}
	}
	if got := p.Rows("city", false)[0].Reason; got != "この役割は、ほかの所属が答えるため" {
		t.Errorf("reason %q", got)
	}
	for _, gain := range p.Gains("department") {
		next := *form
		next.Flags = []checklist.Flag{gain.Flag}
		if more := next.Preview(NewFormat("ja")).Subjects[0].In - p.Subjects[0].In; more != gain.Items {
			t.Errorf("%s brings in %d items, not %d", gain.Flag, more, gain.Items)
		}
	}
}

func TestPreviewReasons(t *testing.T) {
	form := smallForm(t)
	form.Flags, form.Systems = nil, nil
	f := NewFormat("ja")
	row := func() PreviewRow { return form.Preview(f).Rows("department", false)[0] }
	if got := row(); got.Item.ID != "C02-01-03" || got.Reason != "「マイナンバー（個人番号）を扱う」に当てはまらないため" || !slices.Equal(got.Missing, []checklist.Flag{checklist.FlagMyNumber}) {
		t.Errorf("%+v", got)
	}
	form.Segments = []checklist.Segment{checklist.SegmentLG}
	if got := row(); !strings.Contains(got.Reason, "マイナンバー利用事務系の項目") || got.Missing != nil {
		t.Errorf("%+v", got)
	}
	item := &form.Standard.Sections[0].Sections[0].Items[0]
	item.NetworkModels, form.Model = []checklist.NetworkModel{checklist.ModelB, checklist.ModelBPrime}, checklist.ModelA
	if got := row(); got.Reason != "ネットワークの構成がβモデル、β′モデルの市だけの項目のため" {
		t.Errorf("%+v", got)
	}
	if absent := form.Preview(f).Absent; !slices.Equal(absent, []Count{{"情報システム", 1}, {"全庁", 1}}) {
		t.Errorf("absent %v", absent)
	}
}

// A department that is taken over is asked what it was asked.
func TestFormAdoptsADepartment(t *testing.T) {
	form := smallForm(t)
	form.CityRoles, form.Sites = []checklist.Role{checklist.RoleChief}, []FormSubject{{Name: "支所"}}
	form.Segments = []checklist.Segment{checklist.SegmentMN}
	dep := form.department()
	next := &Form{Standard: form.Standard}
	next.Adopt(&dep)
	again := next.department()
	a, b := checklist.NewScope(form.Standard, &dep, nil), checklist.NewScope(form.Standard, &again, nil)
	keys := func(s *checklist.Scope) (all []checklist.Key) {
		for _, entry := range s.Items {
			all = append(all, entry.Key())
		}
		return all
	}
	if !slices.Equal(keys(a), keys(b)) || len(keys(a)) == 0 || !slices.Equal(next.Flags, form.Flags) {
		t.Errorf("%v, then %v", keys(a), keys(b))
	}
}
