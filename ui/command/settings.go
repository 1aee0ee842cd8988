package command

import (
	"context"
	"slices"
	"strings"

	"tenken/checklist/workflow"
	"tenken/locales"
)

// settings shows a workspace's settings, or changes one.
type settings struct {
	Ws    string  `arg:""`
	Key   string  `arg:"" optional:""`
	Value *string `arg:"" optional:""`
}

// setting is one of the settings as text.
type setting struct {
	key string
	get func(*workflow.Settings) string
	set func(*workflow.Settings, string) bool // false: not a value of this setting
}

var allSettings = []setting{
	{"language", func(w *workflow.Settings) string { return w.Language }, setLanguage},
	{"label", func(w *workflow.Settings) string { return w.Label }, func(w *workflow.Settings, v string) bool { w.Label = v; return true }},
	{"form_number", func(w *workflow.Settings) string { return w.FormNumber }, func(w *workflow.Settings, v string) bool { w.FormNumber = v; return true }},
	{"sign_off", func(w *workflow.Settings) string { return strings.Join(w.SignOff, ",") }, func(w *workflow.Settings, v string) bool { w.SignOff = list(v); return true }},
	{"actor", func(w *workflow.Settings) string { return w.Actor }, func(w *workflow.Settings, v string) bool { w.Actor = v; return v != "" }},
	{"my_number_attachments", func(w *workflow.Settings) string { return onOff(w.MyNumberAttachments) }, setMyNumberAttachments},
}

func setLanguage(w *workflow.Settings, value string) bool {
	w.Language = value
	return slices.Contains(locales.Languages(), value)
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

func setMyNumberAttachments(w *workflow.Settings, value string) bool {
	w.MyNumberAttachments = value == "on"
	return value == "on" || value == "off"
}

func (v *settings) run(ctx context.Context, s *session) error {
	access := reading
	if v.Value != nil {
		access = writing
	}
	return s.withWorkspace(ctx, v.Ws, access, func(ws *workflow.Workspace) error {
		current, err := ws.Settings()
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
			if !shown[0].set(&current, *v.Value) {
				return wrong("command.settings.value", "Key", v.Key, "Value", *v.Value)
			}
			if err := ws.SetSettings(ctx, current); err != nil {
				return err
			}
		}
		return s.result(current, func() { s.printSettings(shown, &current) })
	})
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

func (s *session) printSettings(shown []setting, current *workflow.Settings) {
	for _, known := range shown {
		s.say("command.settings.line", "Key", known.key, "Value", known.get(current), "Meaning", s.text.T("command.setting."+known.key))
	}
}
