package exchange

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"tenken/checklist"
)

// titleForms are ways in which titles of sections begin, outer ones first.
var titleForms = []string{
	`^第\s*[0-9一二三四五六七八九十]+\s*章`,
	`^第\s*[0-9一二三四五六七八九十]+\s*節`,
	`^[0-9]+([.、:\s]|$)`,
	`^[0-9]+[-.][0-9]+`,
	`^\([0-9]+\)`,
}

// suggestTitles looks for rows that are titles: merged over the question, or with
// nothing else in them.
func (m *Mapping) suggestTitles(t *Table) {
	for _, when := range []TitleWhen{TitleMerged, TitleAlone} {
		m.Titles = []TitleRow{{When: when}}
		r, ok := newMappingReader(m, []*Table{t})
		if !ok {
			m.Titles = nil
			return
		}
		var titles []string
		items := 0
		rows := r.rows()
		if when == TitleAlone && len(rows) > 0 && rows[0].title == nil {
			break // a chapter has its title above its items
		}
		for _, row := range rows {
			if row.title != nil {
				titles = append(titles, plainForm(row.title.text))
			} else {
				items++
			}
		}
		if m.Titles = titleLevels(when, titles); m.Titles != nil && len(titles) <= items {
			return
		}
	}
	m.Titles = nil
}

// titleLevels makes a level of each way in which titles begin, in the order in
// which they turn up.
func titleLevels(when TitleWhen, titles []string) []TitleRow {
	var forms []string
	other := false
	for _, title := range titles {
		form, ok := titleForm(title)
		if other = other || !ok; ok && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	if len(titles) == 0 {
		return nil
	}
	if len(forms) < 2 {
		return []TitleRow{{When: when}}
	}
	var levels []TitleRow
	for _, form := range forms {
		levels = append(levels, TitleRow{When: when, Pattern: form})
	}
	if other {
		levels = append(levels, TitleRow{When: when})
	}
	return levels
}

func titleForm(title string) (string, bool) {
	i := slices.IndexFunc(titleForms, func(form string) bool { return regexp.MustCompile(form).MatchString(title) })
	if i < 0 {
		return "", false
	}
	return titleForms[i], true
}

// ratingWords are the first different words that stand where ratings should.
func (r *mappingReader) ratingWords() []string {
	var found []string
	for _, row := range r.rows() {
		word := r.text(row.row, "answers.rating")
		if row.title == nil && word != "" && utf8.RuneCountInString(word) <= maxWord && !slices.Contains(found, word) && len(found) < maxTogether {
			found = append(found, word)
		}
	}
	return found
}

// suggestRatings says what the words in the place of ratings mean, as far as that
// is plain.
func (s *Suggestion) suggestRatings(t *Table, base *checklist.Standard) {
	for _, word := range s.Mapping.RatingsIn(t) {
		code, ok := proposeRating(&base.Scale, word)
		if !ok {
			s.Words = append(s.Words, word)
			continue
		}
		i := slices.IndexFunc(s.Mapping.Ratings, func(r RatingWords) bool { return r.Rating == code })
		if i < 0 {
			s.Mapping.Ratings, i = append(s.Mapping.Ratings, RatingWords{Rating: code}), len(s.Mapping.Ratings)
		}
		if words := &s.Mapping.Ratings[i].Words; !slices.ContainsFunc(*words, func(w string) bool { return same(w, word) }) {
			*words = append(*words, word)
		}
	}
}

// suggestIDs takes the first form of ids that gives every item its own.
func (m *Mapping) suggestIDs(t *Table, base *checklist.Standard) {
	if len(m.Items.ID) == 0 {
		m.IDs = IDsNumber
		return
	}
	keep := 0
	for _, form := range []IDForm{IDsKeep, IDsPlain, IDsSection} {
		m.IDs = form
		wrong := m.wrongIDs(t, base)
		if wrong == 0 {
			return
		}
		if form == IDsKeep {
			keep = wrong
		}
	}
	if m.IDs = IDsKeep; keep > m.countItems(t)/2 {
		m.IDs = IDsNumber // a few mistakes would be hidden by numbers in order: they are to be mended
	}
}

// wrongIDs counts the ids of a table that another form might help.
func (m *Mapping) wrongIDs(t *Table, base *checklist.Standard) int {
	n := 0
	for _, p := range m.Read([]*Table{t}, base).Problems {
		if isIDProblem(p) {
			n++
		}
	}
	return n
}

func (m *Mapping) countItems(t *Table) int {
	r, ok := newMappingReader(m, []*Table{t})
	n := 0
	if ok {
		for _, row := range r.rows() {
			if row.title == nil {
				n++
			}
		}
	}
	return n
}

// dropUnread lets go of columns of which the table has other words than their
// field, such as 高 and 低 where a yes or a number belongs.
func (m *Mapping) dropUnread(t *Table, base *checklist.Standard) {
	fields := m.Fields(t)
	for _, p := range m.Read([]*Table{t}, base).Problems {
		column, _, _ := parseCell(p.Cell)
		if !p.hinders() {
			continue
		}
		switch field := fields[column]; field {
		case "items.critical", "items.mandatory", "items.event", "items.weight", "items.kind", "items.role", "items.subject":
			*m.target(field) = nil
		}
	}
}

// isIDProblem reports ids that another form might help.
func isIDProblem(p Problem) bool {
	return strings.HasSuffix(p.Path, ".id") && (p.Code == ProblemMappedID || p.Code == ProblemMergedID || p.Code == checklist.ProblemDuplicate || p.Code == checklist.ProblemEmpty)
}
