package viewmodel

import (
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func smallCity() checklist.Organisation {
	return checklist.Organisation{
		Bureaus: []checklist.Bureau{{ID: "plan", Name: checklist.Text{Ja: "企画部", En: "Planning"}, Lead: "ict"}, {ID: "none", Name: checklist.Text{Ja: "空の部"}}},
		Departments: []checklist.Department{
			{ID: "ict", Name: checklist.Text{Ja: "情報政策課", En: "ICT"}, Bureau: "plan", Route: checklist.RouteApp,
				Posts: checklist.Posts{Approver: "情報政策課長", Respondent: "係長", Confirmer: "企画部長"},
				Contacts: []checklist.Contact{
					{Post: "庶務係長", Extension: "2310", Until: checklist.Date{Year: 2026, Month: 3, Day: 31}},
					{Post: "情報係長", Mail: "ict@example.jp", Deputy: true, Until: checklist.Date{Year: 2027, Month: 3, Day: 31}},
				},
				Profile:  checklist.Profile{Flags: []checklist.Flag{checklist.FlagMyNumber}},
				Subjects: []checklist.Subject{{Kind: checklist.SubjectSystem, Name: checklist.Text{Ja: "庁内ネットワーク"}}, {Kind: checklist.SubjectSite, Name: checklist.Text{Ja: "電算室"}, Excluded: "委託先の施設"}}},
			{ID: "water", Name: checklist.Text{Ja: "水道課"}, Contacts: []checklist.Contact{{Post: "水道係長", Extension: "77", Until: checklist.Date{Year: 2026, Month: 3, Day: 31}}}},
		},
	}
}

var autumn = checklist.Date{Year: 2026, Month: 10, Day: 1}

func TestOrganisationLines(t *testing.T) {
	f := NewFormat("ja")
	o := NewOrganisation(smallCity(), autumn, f)
	shown := func() string {
		var names []string
		for _, line := range o.Lines() {
			if line.Department != nil {
				names = append(names, line.Department.ID)
				continue
			}
			name, lead := o.BureauName(line.Bureau)
			names = append(names, name+"/"+lead)
		}
		return strings.Join(names, " ")
	}
	for search, want := range map[string]string{
		"":            "企画部/情報政策課 ict 部のない所属/ water",
		"ﾈｯﾄﾜｰｸ 企画":   "企画部/情報政策課 ict",
		"ICT@Example": "企画部/情報政策課 ict",
		"水道係長":        "部のない所属/ water",
		"どこにもない":      "",
		"水道 庁内ネットワーク": "",
	} {
		if o.Search(search); shown() != want || o.Searched() != search {
			t.Errorf("%q finds %q, not %q", search, shown(), want)
		}
	}
	if o.Departments() != 2 || o.Count(checklist.SubjectSystem) != 1 || o.Expired() != 2 || o.Empty() || !NewOrganisation(checklist.Organisation{}, autumn, f).Empty() {
		t.Errorf("%d departments, %d expired", o.Departments(), o.Expired())
	}
}

func TestOrganisationSaysEverything(t *testing.T) {
	city := smallCity()
	o := NewOrganisation(city, autumn, NewFormat("ja"))
	var all []string
	for _, part := range o.About(&city.Departments[0]) {
		all = append(all, "# "+part.Title)
		for _, fact := range part.Lines {
			line := fact.Text
			if fact.Expired {
				line = "! " + line
			}
			all = append(all, line)
		}
	}
	want := []string{"# 職", "決裁者：情報政策課長", "記入担当者：係長", "部の確認者：企画部長", "回答の方法：プログラム",
		"# 連絡先", "! 庶務係長 内線2310、R8.3.31で期限切れ", "情報係長、代理、ict@example.jp、R9.3.31まで",
		"# 情報システム", "庁内ネットワーク", "# 施設", "電算室（対象外：委託先の施設）", "# 特徴（尋ねる項目が決まります）", NewFormat("ja").Flag(checklist.FlagMyNumber)}
	if !slices.Equal(all, want) {
		t.Errorf("%q", all)
	}
	for i, want := range []struct {
		words   string
		expired bool
	}{{"情報係長", false}, {"水道係長 内線77", true}} {
		if words, expired := o.Contact(&city.Departments[i]); words != want.words || expired != want.expired {
			t.Errorf("%d: %q, %v", i, words, expired)
		}
	}
	if words, _ := o.Contact(&checklist.Department{}); words != "連絡先なし" {
		t.Errorf("%q", words)
	}
}

func TestOrganisationChanges(t *testing.T) {
	name := checklist.Text{Ja: "税務課", En: "Tax"}
	change := workflow.OrganisationChange{City: true, Bureaus: true, Added: []workflow.DepartmentChange{{Name: name}},
		Changed: []workflow.DepartmentChange{{Name: name, Fields: []string{"name", "contacts"}, Round: 2026}},
		Removed: []workflow.DepartmentChange{{Name: name, Round: 2026}, {Name: name}}}
	var all []string
	for _, part := range OrganisationChanges(&change, NewFormat("ja")) {
		all = append(all, part.Title)
		for _, fact := range part.Lines {
			all = append(all, fact.Text)
		}
	}
	want := []string{"市全体", "市の名称かネットワークの構成が変わります。", "部の一覧が変わります。", "増える所属 1", "税務課",
		"変わる所属 1", "税務課：名前、連絡先（令和8年度の点検には今の内容のまま残ります）", "なくなる所属 2", "税務課（令和8年度の点検には今の内容のまま残ります）", "税務課"}
	if !slices.Equal(all, want) {
		t.Errorf("%q", all)
	}
	if parts := OrganisationChanges(&workflow.OrganisationChange{Unchanged: 3}, NewFormat("en")); parts != nil {
		t.Errorf("%v", parts)
	}
}
