package exchange

import (
	"regexp"
	"slices"
	"strings"

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
		for _, row := range r.rows() {
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
		if row.title == nil && word != "" && !slices.Contains(found, word) && len(found) < maxTogether {
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
	for _, form := range []IDForm{IDsKeep, IDsPlain, IDsSection} {
		m.IDs = form
		if problems := m.Read([]*Table{t}, base).Problems; !slices.ContainsFunc(problems, isIDProblem) {
			return
		}
	}
	m.IDs = IDsKeep // with its mistakes to be mended: a number by order would hide them
}

// isIDProblem reports ids that another form might help.
func isIDProblem(p Problem) bool {
	return strings.HasSuffix(p.Path, ".id") && (p.Code == checklist.ProblemForm || p.Code == checklist.ProblemDuplicate || p.Code == checklist.ProblemEmpty)
}
