package exchange_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/text"
)

// A department's answers go from A to B; the sheet of A brings them back to A.
func TestAnswerSheetBringsAnswersBack(t *testing.T) {
	base := sampleSheet(t, "ja")
	for _, id := range []string{ratingItem, countItem, eventItem(t, base)} {
		entry, _ := base.Scope.Find(checklist.Key{Subject: "dep", Item: id})
		base.Rows = append(base.Rows, entry)
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := *base
		s.Language = rapid.SampledFrom([]string{"ja", "en"}).Draw(rt, "lang")
		a, b := anyAnswers(rt, &s), anyAnswers(rt, &s)
		s.Answers = a
		file := writeSheet(t, &s)
		s.Answers = b
		read, err := exchange.ReadAnswerSheet("a.xlsx", bytes.NewReader(file), &s)
		if err != nil {
			rt.Fatal(err)
		}
		m := exchange.MergeAnswerSheets(&s, []exchange.ReadSheet{read}, exchange.MergeOptions{})
		if len(m.Problems)+len(m.Conflicts) > 0 || m.Understood != len(s.Rows) {
			rt.Fatalf("problems\n%s conflicts %+v", sheetProblems(m.Problems), m.Conflicts)
		}
		s.Answers = applied(b, m)
		for _, entry := range s.Rows {
			got, want := shown(t, &s, entry.Key()), shown(t, &exchange.AnswerSheet{Answers: a}, entry.Key())
			if got != want {
				rt.Errorf("got\n%s\nwant\n%s", got, want)
			}
		}
		if again := exchange.MergeAnswerSheets(&s, []exchange.ReadSheet{read}, exchange.MergeOptions{}); len(again.Edits) > 0 {
			rt.Errorf("the second time it changes %+v", again.Edits)
		}
	})
}

// applied puts edits over answers, as a workspace does.
func applied(to checklist.Answers, m exchange.MergedAnswers) checklist.Answers {
	for _, e := range m.Edits {
		key := e.Response.Key
		to.Responses[key] = &e.Response
		var left []checklist.Evidence
		for _, known := range to.Evidence[key] {
			if !contains(e.Remove, known.ID) {
				left = append(left, known)
			}
		}
		to.Evidence[key] = append(left, e.Add...)
	}
	return to
}

func contains(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

// shown is an answer in JSON, as far as a sheet can show it.
func shown(t testing.TB, s *exchange.AnswerSheet, key checklist.Key) string {
	r := checklist.Response{Key: key}
	if known := s.Answers.Responses[key]; known != nil {
		r = known.Clone()
	}
	for _, said := range []*string{&r.Comment, &r.Reason, &r.Plan.Cause, &r.Plan.Action, &r.Plan.Owner, &r.Plan.RequestTo} {
		*said = strings.TrimSpace(text.Clean(*said))
	}
	r.Note, r.Stamp = "", checklist.Stamp{}
	all := map[string]int{}
	for _, e := range s.Answers.Evidence[key] {
		e.ID = ""
		for _, said := range []*string{&e.Title, &e.Number, &e.Location} {
			*said = strings.TrimSpace(strings.ReplaceAll(text.Clean(*said), "\n", " "))
		}
		all[inJSON(t, e)]++
	}
	return inJSON(t, r) + inJSON(t, all)
}

// anyAnswers draws an answer for each row.
func anyAnswers(t *rapid.T, s *exchange.AnswerSheet) checklist.Answers {
	said := rapid.SampledFrom([]string{"", "", "台帳", " 前後に空白 ", "一行目\r\n二行目", "=1+1", "+81", "-", "@SUM(A1)", "'引用", "_x0041_", "か\u3099", "𠮷野家😀葛\U000E0100",
		"a\tb\x07c", "<b>&amp;\"", "41", "○", "R8.4.1", strings.Repeat("長い文。", 400)})
	days := rapid.SampledFrom([]checklist.Date{{}, day(2026, 4, 20), day(2027, 3, 31), day(1872, 12, 31), day(2200, 1, 1)})
	answers := checklist.Answers{Responses: map[checklist.Key]*checklist.Response{}, Evidence: map[checklist.Key][]checklist.Evidence{}}
	for _, entry := range s.Rows {
		key := entry.Key()
		r := &checklist.Response{Key: key, Comment: said.Draw(t, "comment"), Reason: said.Draw(t, "reason"), Inquiring: rapid.IntRange(0, 5).Draw(t, "inquiring") == 0,
			Responsibility: rapid.SampledFrom([]checklist.Responsibility{"", checklist.Central, checklist.Contractor, checklist.Joint}).Draw(t, "responsibility"),
			Plan: checklist.Plan{Cause: said.Draw(t, "cause"), Action: said.Draw(t, "action"), Due: days.Draw(t, "due"), Owner: said.Draw(t, "owner"),
				Funding: rapid.SampledFrom(append(checklist.Fundings(), "")).Draw(t, "funding"), RequestTo: said.Draw(t, "request")}}
		switch {
		case entry.Item.Event && rapid.Bool().Draw(t, "nothing"):
			r.Nothing, r.Rating = true, "not_applicable"
		case entry.Item.Kind == checklist.KindRating:
			r.Rating = rapid.SampledFrom([]checklist.RatingCode{"", "done", "partly", "not_done", "not_applicable"}).Draw(t, "rating")
		case rapid.Bool().Draw(t, "counted"):
			r.Count = &checklist.HeadCount{Concerned: rapid.IntRange(0, 50).Draw(t, "concerned"), Complying: rapid.IntRange(0, 50).Draw(t, "complying")}
		}
		answers.Responses[key] = r
		for i := range rapid.IntRange(0, 3).Draw(t, "evidence") {
			e := checklist.Evidence{ID: string(rune('1' + i)), Key: key, Title: "資料" + said.Draw(t, "title"), Number: said.Filter(isNoDash).Draw(t, "number"), Location: said.Filter(isNoDash).Draw(t, "place"), Date: days.Draw(t, "date")}
			answers.Evidence[key] = append(answers.Evidence[key], e)
		}
	}
	return answers
}

// isNoDash leaves out what stands for nothing in a line about evidence.
func isNoDash(s string) bool { return s != "-" }

// The longest text of an answer fits into a cell, unless it is made of characters
// that count twice there.
func TestLongestTexts(t *testing.T) {
	s := sampleSheet(t, "ja")
	key := checklist.Key{Subject: "dep", Item: ratingItem}
	s.Answers.Responses[key] = &checklist.Response{Key: key, Rating: "done", Comment: strings.Repeat("長", checklist.MaxText)}
	m := exchange.MergeAnswerSheets(s, []exchange.ReadSheet{readSheet(t, writeSheet(t, s), s)}, exchange.MergeOptions{})
	if len(m.Edits)+len(m.Problems) > 0 {
		t.Errorf("%+v", m)
	}
	s.Answers.Responses[key].Comment = strings.Repeat("😀", checklist.MaxText)
	var long *exchange.CellTooLongError
	if err := exchange.WriteAnswerSheet(&bytes.Buffer{}, *s); !errors.As(err, &long) || long.Key != key || long.Field != "comment" {
		t.Errorf("got %v", err)
	}
}

// Files that are none, or too much.
func TestAnswerFilesThatAreRefused(t *testing.T) {
	s := sampleSheet(t, "ja")
	file := writeSheet(t, s)
	for name, bad := range map[string][]byte{
		"nothing": nil, "a text": []byte("対象ID,項目ID"), "an old workbook": []byte("\xD0\xCF\x11\xE0"), "half a file": file[:len(file)/2],
		"a bomb":        repack(t, file, map[string]string{"xl/media/image1.png": strings.Repeat("\x00", 65<<20)}),
		"too many rows": repack(t, file, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><c r="A1048576"><v>1</v></c></worksheet>`}),
		"damaged XML":   repack(t, file, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><row`}),
	} {
		_, err := exchange.ReadAnswerSheet("x.xlsx", bytes.NewReader(bad), s)
		var refused *exchange.FileError
		if !errors.As(err, &refused) || refused.Kind != exchange.FileAnswers {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// Whatever the bytes, there is an answer.
func FuzzAnswerSheet(f *testing.F) {
	s := sampleSheet(f, "ja")
	s.Rows = s.Scope.Items[:3]
	f.Add(partOf(f, writeSheet(f, s), "xl/worksheets/sheet1.xml"))
	f.Add(`<worksheet><c r="A1"><v>1</v></c></worksheet>`)
	file := writeSheet(f, s)
	f.Fuzz(func(t *testing.T, sheet string) {
		read, err := exchange.ReadAnswerSheet("x.xlsx", bytes.NewReader(repack(t, file, map[string]string{"xl/worksheets/sheet1.xml": sheet})), s)
		if err != nil {
			return
		}
		m := exchange.MergeAnswerSheets(s, []exchange.ReadSheet{read}, exchange.MergeOptions{})
		for _, e := range m.Edits {
			if entry, ok := s.Scope.Find(e.Response.Key); !ok || len(e.Changes) == 0 {
				t.Errorf("an edit of %v with %+v", entry, e.Changes)
			}
		}
	})
}
