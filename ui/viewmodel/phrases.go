package viewmodel

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// Phrase is a sentence that can be taken into a field, for typing Japanese is slow.
type Phrase struct {
	Text string
	Own  bool // added by the department, and can be dropped
}

// MaxPhrases is how many phrases of its own a department keeps for a field; the
// oldest give way.
const MaxPhrases = 30

// Phrases lists what can be taken into a field: the department's own, the newest
// first, and those that the program brings.
func (s *Session) Phrases(field TextField, f Format) ([]Phrase, error) {
	settings, err := s.ws.Settings()
	if err != nil {
		return nil, err
	}
	var out []Phrase
	for _, own := range slices.Backward(settings.Phrases[string(field)]) {
		out = append(out, Phrase{own, true})
	}
	for n := 1; f.Has(phraseKey(field, n)); n++ {
		out = append(out, Phrase{Text: f.T(phraseKey(field, n))})
	}
	return out, nil
}

func phraseKey(field TextField, n int) string {
	return "answering.phrase." + string(field) + "." + strconv.Itoa(n)
}

// KeepPhrase adds a phrase of the department's own. They lie in the workspace, where
// the successor finds them.
func (s *Session) KeepPhrase(ctx context.Context, field TextField, text string) error {
	return s.changePhrases(ctx, field, func(own []string) []string {
		own = append(without(own, text), strings.TrimSpace(text))
		return own[max(len(own)-MaxPhrases, 0):]
	})
}

// DropPhrase takes one of them away.
func (s *Session) DropPhrase(ctx context.Context, field TextField, text string) error {
	return s.changePhrases(ctx, field, func(own []string) []string { return without(own, text) })
}

func without(own []string, text string) []string {
	return slices.DeleteFunc(slices.Clone(own), func(t string) bool { return t == strings.TrimSpace(text) })
}

func (s *Session) changePhrases(ctx context.Context, field TextField, change func([]string) []string) error {
	settings, err := s.ws.Settings()
	if err != nil {
		return err
	}
	all := map[string][]string{}
	for name, own := range settings.Phrases {
		all[name] = own
	}
	all[string(field)] = change(all[string(field)])
	settings.Phrases = all
	return s.ws.SetSettings(ctx, settings)
}
