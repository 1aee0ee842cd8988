package viewmodel

import (
	"cmp"
	"context"
	"reflect"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// CitySettings are the settings of the office's file as they are filled in, with the
// one that belongs to the round of a fiscal year.
type CitySettings struct {
	Label    string
	Language string                          // of reports
	Logo     []byte                          // as [workflow.ReadLogo] returns it; nil for none
	SignOff  string                          // titles of the boxes, one a line
	Forms    map[workflow.ReportKind]*string // form numbers of all kinds of reports
	Actor    string
	Contact  string
	MyNumber bool // files may be attached to items of that segment
	Grade    bool // of the round; without one it means nothing

	saved workflow.Settings
	year  checklist.FiscalYear // of the round; 0 is none
	shown bool                 // the grade as it is recorded
}

// SettingField names a setting that can not be empty.
type SettingField string

// The settings that can not be empty.
const (
	SettingLabel SettingField = "label"
	SettingActor SettingField = "actor"
)

// SettingFields lists the settings that can not be empty, in the order in which they
// stand.
func SettingFields() []SettingField { return []SettingField{SettingLabel, SettingActor} }

// LoadCitySettings reads what is set, for the round of a year as well; 0 is none.
func LoadCitySettings(ws *workflow.Workspace, year checklist.FiscalYear) (*CitySettings, error) {
	saved, err := ws.Settings()
	if err != nil || year == 0 {
		return newCitySettings(saved, 0, false), err
	}
	round, err := ws.Round(year)
	return newCitySettings(saved, year, round.ShowGrade), err
}

func newCitySettings(saved workflow.Settings, year checklist.FiscalYear, grade bool) *CitySettings {
	s := &CitySettings{
		Label: saved.Label, Language: saved.Language, Logo: saved.Logo, SignOff: strings.Join(saved.SignOff, "\n"), Forms: map[workflow.ReportKind]*string{},
		Actor: saved.Actor, Contact: saved.Contact, MyNumber: saved.MyNumberAttachments, Grade: grade,
		saved: saved, year: year, shown: grade,
	}
	for _, kind := range workflow.ReportKinds() {
		number := saved.Forms[kind]
		if kind == workflow.ReportInspection {
			number = saved.FormNumber
		}
		s.Forms[kind] = &number
	}
	return s
}

// HasRound reports whether there is a round whose grade can be shown.
func (s *CitySettings) HasRound() bool { return s.year != 0 }

// Missing reports whether a setting that can not be empty is.
func (s *CitySettings) Missing(field SettingField) bool {
	value := s.Label
	if field == SettingActor {
		value = s.Actor
	}
	return strings.TrimSpace(value) == ""
}

// Changed reports whether something differs from what is recorded.
func (s *CitySettings) Changed() bool { return s.Grade != s.shown || s.differs(s.saved) }

// differs reports whether something is filled in otherwise than settings have it. The
// grade is none of them.
func (s *CitySettings) differs(from workflow.Settings) bool {
	filled, was := *s, newCitySettings(from, s.year, s.shown)
	filled.saved, filled.Grade = was.saved, was.Grade
	return !reflect.DeepEqual(&filled, was)
}

// Save records what has been changed, and reports whether there was something to
// record. What can not be empty and is keeps its recorded value.
func (s *CitySettings) Save(ctx context.Context, ws *workflow.Workspace) (wrote bool, err error) {
	next := s.settings()
	if typed := newCitySettings(next, s.year, s.shown); typed.differs(s.saved) {
		if err := ws.SetSettings(ctx, next); err != nil {
			return false, err
		}
		s.saved, wrote = next, true
	}
	if s.Grade == s.shown || !s.HasRound() {
		return wrote, nil
	}
	if err := ws.SetShowGrade(ctx, s.year, s.Grade); err != nil {
		return wrote, err
	}
	s.shown = s.Grade
	return true, nil
}

// settings are the recorded ones with what has been filled in.
func (s *CitySettings) settings() workflow.Settings {
	next := s.saved
	next.Label = cmp.Or(strings.TrimSpace(s.Label), s.saved.Label)
	next.Actor = cmp.Or(strings.TrimSpace(s.Actor), s.saved.Actor)
	next.Contact = strings.TrimSpace(s.Contact)
	next.Language, next.Logo, next.SignOff, next.MyNumberAttachments = s.Language, s.Logo, titles(s.SignOff), s.MyNumber
	next.FormNumber, next.Forms = "", nil
	for kind, typed := range s.Forms {
		number := strings.TrimSpace(*typed)
		switch {
		case kind == workflow.ReportInspection:
			next.FormNumber = number
		case number != "":
			if next.Forms == nil {
				next.Forms = map[workflow.ReportKind]string{}
			}
			next.Forms[kind] = number
		}
	}
	return next
}

// titles are the lines of a text that are not empty.
func titles(typed string) []string {
	all := []string{}
	for line := range strings.Lines(typed) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}
