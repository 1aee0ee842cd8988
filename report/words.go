package report

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/locales"
)

// words turns codes and values of the model into the words of one language.
type words struct{ *locales.Printer }

func (w words) in(t checklist.Text) string { return t.In(w.Lang()) }

func (w words) year(y checklist.FiscalYear) string {
	if w.Lang() == locales.English {
		return y.English()
	}
	return y.Japanese()
}

func (w words) date(d checklist.Date) string { return longDate(d, w.Lang()) }

// longDate is 令和8年11月22日 or 22 November 2026.
func longDate(d checklist.Date, lang string) string {
	if lang == locales.English {
		return d.English()
	}
	return d.Japanese()
}

// rating is the symbol and the word, or one of them where the scale has only one.
func (w words) rating(r checklist.Rating) string {
	label := w.in(r.Label)
	if r.Symbol == "" || r.Symbol == label {
		return label
	}
	return r.Symbol + " " + label
}

// tone is how a rating is printed.
func tone(class checklist.RatingClass) Tone {
	switch class {
	case checklist.ClassDone:
		return ToneDone
	case checklist.ClassPartly:
		return TonePartly
	case checklist.ClassNotDone:
		return ToneNotDone
	}
	return ToneNotApplicable
}

func (w words) responsibility(r checklist.Responsibility) string {
	if r == "" {
		r = checklist.Own
	}
	return w.T("report.responsibility." + string(r))
}

func (w words) funding(f checklist.Funding) string {
	if f == "" {
		return ""
	}
	return w.T("report.funding." + string(f))
}

// exclusion is the reason why a subject does not get an item.
func (w words) exclusion(e checklist.Exclusion) string {
	flags := make([]string, len(e.Missing))
	for i, f := range e.Missing {
		flags[i] = w.T("report.flag." + string(f))
	}
	note := e.Note
	if e.Code == checklist.ExcludedCondition {
		note = w.list(flags)
	}
	if note == "" {
		return w.T("report.exclusion." + string(e.Code))
	}
	return w.T("report.exclusion.with_note", "Reason", w.T("report.exclusion."+string(e.Code)), "Note", note)
}

func (w words) list(parts []string) string { return strings.Join(parts, w.T("report.list.separator")) }

// labelled is "label: text", or nothing where there is no text.
func (w words) labelled(key, text string) string {
	if text == "" {
		return ""
	}
	return w.T("report.labelled", "Label", w.T(key), "Text", text)
}

// paragraphs joins what there is, one a line.
func paragraphs(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, "\n")
}

// groupRows are the headings of the sections that the path enters.
func (w words) groupRows(before, path checklist.Path, columns int) []Row {
	var rows []Row
	for depth, section := range path {
		if depth < len(before) && slices.EqualFunc(before[:depth+1], path[:depth+1], sameSection) {
			continue
		}
		row := Row{Cells: []Cell{Spanning(Toned(w.in(section.Title), ToneGroup), columns)}, Keep: true}
		if depth == 0 {
			row.Bookmark = w.in(section.Title)
			row.Cells[0].Tone = ToneHead
		}
		rows = append(rows, row)
	}
	return rows
}

// sameSection holds for the section of another version, too.
func sameSection(a, b *checklist.Section) bool { return a.ID == b.ID }

// nothing says that a list is empty, rather than leave it out.
func (w words) nothing(s Section, key string) Section {
	if len(s.Tables) == 1 && len(s.Tables[0].Rows) == 0 {
		s.Tables, s.Text, s.NewPage = nil, append(s.Text, w.T(key)), false
	}
	return s
}
