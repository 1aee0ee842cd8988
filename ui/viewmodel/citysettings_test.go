package viewmodel

import (
	"path/filepath"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// officeToSet is the office's workspace of a city, before its first round.
func officeToSet(t *testing.T) *workflow.Workspace {
	t.Helper()
	standards, err := workflow.BundledStandards()
	if err != nil {
		t.Fatal(err)
	}
	spec := workflow.Spec{Kind: workflow.KindOffice, City: checklist.Text{Ja: "青葉市"}, Standard: standards[0], Settings: workflow.OfficeSettings("ja")}
	ws, err := workflow.Create(t.Context(), filepath.Join(t.TempDir(), "office.tenken"), spec, workflow.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ws.Close(); err != nil {
			t.Error(err)
		}
	})
	return ws
}

func loadSettings(t *testing.T, ws *workflow.Workspace, year checklist.FiscalYear) *CitySettings {
	t.Helper()
	s, err := LoadCitySettings(ws, year)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func saveSettings(t *testing.T, s *CitySettings, ws *workflow.Workspace, want bool) {
	t.Helper()
	if wrote, err := s.Save(t.Context(), ws); err != nil || wrote != want {
		t.Errorf("wrote: %v, %v", wrote, err)
	}
}

// What is filled in is recorded, and nothing else is touched.
func TestCitySettingsAreRecorded(t *testing.T) {
	ws := officeToSet(t)
	before, err := ws.Settings()
	if err != nil {
		t.Fatal(err)
	}
	before.Phrases = map[string][]string{"cause": {"人手が足りない。"}}
	if err := ws.SetSettings(t.Context(), before); err != nil {
		t.Fatal(err)
	}
	s := loadSettings(t, ws, 0)
	if s.Changed() || s.HasRound() || s.SignOff != "課長\n係長\n担当" {
		t.Errorf("%+v", s)
	}
	saveSettings(t, s, ws, false)
	s.Label, s.Contact, s.Language, s.MyNumber, s.SignOff = " 機密性2 ", "内線2310", "en", true, "部長\n\n 課長 \n"
	*s.Forms[workflow.ReportInspection], *s.Forms[workflow.ReportBoard] = "様式第1号", "様式第9号"
	if !s.Changed() {
		t.Error("nothing has changed")
	}
	saveSettings(t, s, ws, true)
	got, err := ws.Settings()
	if err != nil || got.Label != "機密性2" || got.Contact != "内線2310" || got.Language != "en" || !got.MyNumberAttachments || !slices.Equal(got.SignOff, []string{"部長", "課長"}) ||
		got.FormNumber != "様式第1号" || len(got.Forms) != 1 || got.Forms[workflow.ReportBoard] != "様式第9号" || got.Actor != before.Actor || len(got.Phrases) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	saveSettings(t, loadSettings(t, ws, 0), ws, false)
}

// What can not be empty keeps its recorded value; the rest is recorded.
func TestCitySettingsAreNeverEmpty(t *testing.T) {
	ws := officeToSet(t)
	s := loadSettings(t, ws, 0)
	for _, field := range SettingFields() {
		if s.Missing(field) {
			t.Errorf("%s is missing", field)
		}
	}
	s.Label, s.Actor = "", " 　"
	for _, field := range SettingFields() {
		if !s.Missing(field) {
			t.Errorf("%s is not missing", field)
		}
	}
	if !s.Changed() {
		t.Error("nothing has changed")
	}
	saveSettings(t, s, ws, false)
	s.SignOff = ""
	saveSettings(t, s, ws, true)
	came := workflow.OfficeSettings("ja")
	if got, err := ws.Settings(); err != nil || got.Label != came.Label || got.Actor != came.Actor || len(got.SignOff) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

// The grade is that of the round, and is recorded with it.
func TestCitySettingsOfARound(t *testing.T) {
	ws := officeToSet(t)
	if _, err := ws.ImportOrganisation(t.Context(), filepath.Join("..", "testdata", "organisation.csv"), false); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ws.OpenRound(t.Context(), workflow.RoundSpec{Year: 2026, Due: checklist.Date{Year: 2026, Month: 10, Day: 30}}); err != nil {
		t.Fatal(err)
	}
	s := loadSettings(t, ws, 2026)
	if !s.HasRound() || s.Grade || s.Changed() {
		t.Errorf("%+v", s)
	}
	s.Grade = true
	if !s.Changed() {
		t.Error("nothing has changed")
	}
	saveSettings(t, s, ws, true)
	saveSettings(t, s, ws, false)
	if round, err := ws.Round(2026); err != nil || !round.ShowGrade {
		t.Errorf("%v, %v", round.ShowGrade, err)
	}
	if s, err := LoadCitySettings(ws, 2030); err == nil {
		t.Errorf("there is a round of 2030: %+v", s)
	}
}
