package viewmodel

import (
	"slices"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func TestFormAsksWhatTheStandardNeeds(t *testing.T) {
	form := smallForm(t)
	if got := form.FlagsAsked(checklist.SubjectDepartment); !slices.Equal(got, []checklist.Flag{checklist.FlagMyNumber}) {
		t.Errorf("of the department: %v", got)
	}
	if got := form.FlagsAsked(checklist.SubjectSystem); !slices.Equal(got, []checklist.Flag{checklist.FlagOnPremises, checklist.FlagCloud}) {
		t.Errorf("of a system: %v", got)
	}
	if got := form.RolesAsked(); !slices.Equal(got, []checklist.Role{checklist.RoleChief}) {
		t.Errorf("roles: %v", got)
	}
	if empty := (&Form{}); empty.FlagsAsked(checklist.SubjectDepartment) != nil || empty.RolesAsked() != nil {
		t.Error("something is asked without a standard")
	}
}

// The count is what the sheet then has.
func TestAskedIsWhatComes(t *testing.T) {
	for name, change := range map[string]func(*Form){
		"as it is":       func(*Form) {},
		"no flags":       func(m *Form) { m.Flags = nil },
		"no systems":     func(m *Form) { m.Systems = nil },
		"a plain system": func(m *Form) { m.Systems[0].Flags = nil },
		"the city":       func(m *Form) { m.CityRoles = []checklist.Role{checklist.RoleChief} },
		"LGWAN only":     func(m *Form) { m.Segments = []checklist.Segment{checklist.SegmentLG} },
	} {
		t.Run(name, func(t *testing.T) {
			form := smallForm(t)
			change(form)
			ratings, counts := form.Asked()
			s := open(t, form)
			if ratings+counts != s.Rows() || counts != 1 {
				t.Errorf("%d ratings and %d counts announced, %d came", ratings, counts, s.Rows())
			}
		})
	}
	if ratings, counts := (&Form{}).Asked(); ratings+counts != 0 {
		t.Error("something is asked without a standard")
	}
}

func TestSpec(t *testing.T) {
	form := smallForm(t)
	form.Sites = []FormSubject{{Name: " 駅前窓口 "}}
	form.Inspection = "2026/10/1"
	spec, wrong := form.Spec(workflow.DefaultSettings("ja"))
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	if spec.Year != 2026 || spec.Due != (checklist.Date{Year: 2026, Month: time.October, Day: 30}) || spec.Inspection.Day != 1 || spec.Settings.Actor != "庶務係長" {
		t.Errorf("%+v", spec)
	}
	dep := spec.Department
	if !dep.Profile.Has(checklist.FlagOwnsSystem) || !dep.Profile.Has(checklist.FlagSite) || !dep.Profile.Has(checklist.FlagMyNumber) {
		t.Errorf("flags %v", dep.Profile.Flags)
	}
	if len(dep.Subjects) != 3 || dep.Subjects[2].Name.Ja != "駅前窓口" || dep.Subjects[2].Kind != checklist.SubjectSite {
		t.Errorf("subjects %+v", dep.Subjects)
	}
	if form.FileName() != "税務課_令和8年度.tenken" {
		t.Errorf("file name %q", form.FileName())
	}
}

func TestFormNamesWhatIsWrong(t *testing.T) {
	form := &Form{Year: "令和", Due: "2026-02-30", Inspection: "きのう", Systems: []FormSubject{{Name: "　"}}}
	_, wrong := form.Spec(workflow.DefaultSettings("ja"))
	for _, field := range FormFields() {
		if _, ok := wrong[field]; !ok {
			t.Errorf("%s is not named", field)
		}
	}
	if wrong[FieldCity] != nil || wrong[FieldDue] == nil {
		t.Errorf("%v", wrong)
	}
}

func TestFileNameHasNoForbiddenCharacters(t *testing.T) {
	form := &Form{Department: `市民/税務:課*?"<>|` + "\t", Year: "?"}
	if got := form.FileName(); got != "市民_税務_課______.tenken" {
		t.Errorf("%q", got)
	}
}
