package command

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/locales"
)

// settings shows a workspace's settings, or changes one.
type settings struct {
	Ws    string  `arg:""`
	Key   string  `arg:"" optional:""`
	Value *string `arg:"" optional:""`
}

// current is what is set: for the file, and for the fiscal year at hand.
type current struct {
	workflow.Settings
	Logo  string `json:"logo,omitempty"` // its size in pixels, instead of the picture
	Grade bool   `json:"grade"`
}

// setting is one of the settings as text.
type setting struct {
	key string
	get func(*current) string
	set func(*current, string) bool // false: not a value of this setting
}

var allSettings = append(plainSettings, formSettings()...)

var plainSettings = []setting{
	{"language", func(w *current) string { return w.Language }, setLanguage},
	{"label", func(w *current) string { return w.Label }, func(w *current, v string) bool { w.Label = v; return strings.TrimSpace(v) != "" }},
	{"form_number", func(w *current) string { return w.FormNumber }, func(w *current, v string) bool { w.FormNumber = v; return true }},
	{"logo", func(w *current) string { return w.Logo }, setLogo},
	{"sign_off", func(w *current) string { return strings.Join(w.SignOff, ",") }, func(w *current, v string) bool { w.SignOff = list(v); return true }},
	{"actor", func(w *current) string { return w.Actor }, func(w *current, v string) bool { w.Actor = v; return v != "" }},
	{"contact", func(w *current) string { return w.Contact }, func(w *current, v string) bool { w.Contact = v; return true }},
	{"my_number_attachments", func(w *current) string { return onOff(w.MyNumberAttachments) }, setSwitch(func(w *current) *bool { return &w.MyNumberAttachments })},
	{"grade", func(w *current) string { return onOff(w.Grade) }, setSwitch(func(w *current) *bool { return &w.Grade })},
}

func setLanguage(w *current, value string) bool {
	w.Language = value
	return slices.Contains(locales.Languages(), value)
}

// formSettings are the form numbers of the reports other than the inspection sheet.
func formSettings() (all []setting) {
	for _, kind := range workflow.ReportKinds() {
		if kind != workflow.ReportInspection {
			all = append(all, setting{formPrefix + string(kind), func(w *current) string { return w.Forms[kind] }, setForm(kind)})
		}
	}
	return all
}

const formPrefix = "form_number."

func setForm(kind workflow.ReportKind) func(*current, string) bool {
	return func(w *current, value string) bool {
		forms := maps.Clone(w.Forms)
		if forms == nil {
			forms = map[workflow.ReportKind]string{}
		}
		forms[kind] = value
		w.Forms = forms
		return true
	}
}

// setLogo takes the picture of a file, or none.
func setLogo(w *current, path string) bool {
	if path == "" {
		w.Settings.Logo, w.Logo = nil, ""
		return true
	}
	logo, err := workflow.ReadLogo(path)
	w.Settings.Logo, w.Logo = logo, logoSize(logo)
	return err == nil
}

func logoSize(logo []byte) string {
	if width, height := workflow.LogoSize(logo); width > 0 {
		return fmt.Sprintf("%d×%d", width, height)
	}
	return ""
}

// meaning says what a setting is.
func (s *session) meaning(key string) string {
	if kind, is := strings.CutPrefix(key, formPrefix); is {
		return s.text.T("command.setting.form_of", "Kind", kind)
	}
	return s.text.T("command.setting." + key)
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

// setSwitch sets what is on or off.
func setSwitch(of func(*current) *bool) func(*current, string) bool {
	return func(w *current, value string) bool {
		*of(w) = value == "on"
		return value == "on" || value == "off"
	}
}

func (v *settings) run(ctx context.Context, s *session) error {
	access := reading
	if v.Value != nil {
		access = writing
	}
	return s.withYear(ctx, v.Ws, access, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		now, err := readSettings(ws, year)
		if err != nil {
			return err
		}
		shown := allSettings
		if v.Key != "" {
			if shown, err = findSetting(v.Key); err != nil {
				return err
			}
		}
		if v.Value != nil {
			if err := s.change(ctx, ws, year, shown[0], &now, *v.Value); err != nil {
				return err
			}
		}
		return s.result(now, func() { s.printSettings(shown, &now) })
	})
}

// readSettings reads what is set. Before its first round an office has no year at
// hand.
func readSettings(ws *workflow.Workspace, year checklist.FiscalYear) (current, error) {
	saved, err := ws.Settings()
	if err != nil {
		return current{}, err
	}
	round, err := ws.Round(year)
	var none *workflow.YearError
	if errors.As(err, &none) && len(none.Years) == 0 {
		err = nil
	}
	return current{saved, logoSize(saved.Logo), round.ShowGrade}, err
}

// change sets one setting and records it.
func (s *session) change(ctx context.Context, ws *workflow.Workspace, year checklist.FiscalYear, one setting, now *current, value string) error {
	before := now.Grade
	if !one.set(now, value) {
		return wrong("command.settings.value", "Key", one.key, "Value", value, "Meaning", s.meaning(one.key))
	}
	if now.Grade != before {
		return ws.SetShowGrade(ctx, year, now.Grade)
	}
	return ws.SetSettings(ctx, now.Settings)
}

// findSetting returns the one setting of a key.
func findSetting(key string) ([]setting, error) {
	var keys []string
	for i, known := range allSettings {
		if known.key == key {
			return allSettings[i : i+1], nil
		}
		keys = append(keys, known.key)
	}
	return nil, wrong("command.settings.unknown", "Key", key, "Keys", strings.Join(keys, ", "))
}

func (s *session) printSettings(shown []setting, now *current) {
	for _, known := range shown {
		s.say("command.settings.line", "Key", known.key, "Value", known.get(now), "Meaning", s.meaning(known.key))
	}
}
