package workflow

import (
	"slices"

	"tenken/locales"
)

// Settings are a workspace's own: what differs from city to city. They travel
// with the file; the looks of the program do not belong here.
type Settings struct {
	// Language of reports and messages: "ja" or "en".
	Language string `json:"language"`
	// Label is the handling label on every page of every export (取扱注意).
	Label string `json:"label"`
	// FormNumber stands top right on the inspection sheet, such as 様式第1号; may be
	// empty.
	FormNumber string `json:"form_number"`
	// Forms are the form numbers of the other reports.
	Forms map[ReportKind]string `json:"forms,omitempty"`
	// Logo is the picture beside the title of each report, as [ReadLogo] returns
	// it; may be empty.
	Logo []byte `json:"logo,omitempty"`
	// SignOff are the titles of the sign-off boxes, empty for none.
	SignOff []string `json:"sign_off"`
	// Actor is the post that writes where the caller names none.
	Actor string `json:"actor"`
	// Contact is how that post is reached, such as 内線2310: it stands in letters,
	// instructions, notes of decisions and reminders. May be empty.
	Contact string `json:"contact,omitempty"`
	// MyNumberAttachments allows files to be attached to items of the My
	// Number segment. Off: such evidence must not leave that segment.
	MyNumberAttachments bool `json:"my_number_attachments"`
	// Phrases are sentences that a department keeps for the texts of its answers,
	// by field, the newest last.
	Phrases map[string][]string `json:"phrases,omitempty"`
}

// DefaultSettings are those of a new workspace in a language.
func DefaultSettings(lang string) Settings {
	p := locales.For(lang)
	return Settings{
		Language: p.Lang(),
		Label:    p.T("common.handling"),
		SignOff:  []string{p.T("common.sign_off.head"), p.T("common.sign_off.chief"), p.T("common.sign_off.staff")},
		Actor:    p.T("common.actor"),
	}
}

// reached names the post that writes, and how it is reached where that is known.
func (s *Settings) reached(text *locales.Printer, post string) string {
	if s.Contact == "" {
		return post
	}
	return text.T("office.reached", "Office", post, "Contact", s.Contact)
}

// in returns the settings for a report in a language: what the city has left
// as it came is said in that language, what it has changed is its own word.
func (s Settings) in(lang string) Settings {
	came, wanted := DefaultSettings(s.Language), DefaultSettings(lang)
	if s.Label == came.Label {
		s.Label = wanted.Label
	}
	if slices.Equal(s.SignOff, came.SignOff) {
		s.SignOff = wanted.SignOff
	}
	return s
}
