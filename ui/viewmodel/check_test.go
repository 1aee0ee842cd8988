package viewmodel

import (
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
)

// Every gap stands once below the head of its group, and the heads count them.
func TestCheckShowsEveryGap(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	put(t, s, duty, rated("not_done"))
	put(t, s, password, rated("done")) // evidence is wanted of a critical item
	put(t, s, register, rated("done")) // and optional for others
	put(t, s, incident, func(r *checklist.Response) { r.Inquiring = true })
	for _, by := range CheckWays() {
		seen, promised := map[checklist.Gap]int{}, 0
		for _, row := range s.Check(by, true, f) {
			if row.Head {
				if row.N == 0 {
					t.Errorf("%s: an empty group %q", by, row.Title)
				}
				promised += row.N
				continue
			}
			seen[checklist.Gap{Key: row.Key, Code: row.Code}]++
			if row.Level != levelOf(row.Code) {
				t.Errorf("%s: %+v", by, row)
			}
		}
		if all := len(s.sheet.Gaps()); len(seen) != all || promised != all {
			t.Errorf("%s: %d lines and %d promised of %d gaps", by, len(seen), promised, all)
		}
	}
	blocking, doubts := s.Gaps()
	if all := len(s.sheet.Gaps()); blocking != all-2 || doubts != 1 {
		t.Errorf("%d block and %d are doubts of %d", blocking, doubts, all)
	}
}

// What hinders comes before doubts, and what is optional last, folded.
func TestCheckPutsFirstWhatHinders(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	put(t, s, duty, rated("done"))
	put(t, s, password, rated("done"))
	var levels []CheckLevel
	for _, row := range s.Check(CheckByKind, false, f) {
		if row.Head {
			levels = append(levels, row.Level)
		}
	}
	if !slices.Equal(levels, []CheckLevel{CheckBlocks, CheckDoubts, CheckOptional}) {
		t.Errorf("%q", levels)
	}
	for _, by := range CheckWays() {
		rows := s.Check(by, false, f)
		if last := rows[len(rows)-1]; !last.Folded || last.Level != CheckOptional || last.N != 1 {
			t.Errorf("%s: %+v", by, last)
		}
		if rows = s.Check(by, true, f); rows[len(rows)-2].Folded || rows[len(rows)-1].Key != duty {
			t.Errorf("%s: %+v", by, rows[len(rows)-2:])
		}
	}
	if rows := s.Check(CheckByChapter, false, f); rows[0].Title != "税務課 › 組織体制" || rows[1].Key != password {
		t.Errorf("%+v", rows[:2])
	}
	if rows := s.Check(CheckByKind, false, f); rows[0].Title != "未回答" || rows[0].N != 4 || rows[1].Small != "C02-01-01  税務課 › 人的セキュリティ" {
		t.Errorf("%+v", rows[:2])
	}
	complete(t, s)
	for _, key := range []checklist.Key{duty, password, register, accounts} {
		put(t, s, key, func(r *checklist.Response) { r.Rating, r.Reason = "not_applicable", "ない" })
	}
	put(t, s, training, func(r *checklist.Response) { r.Count = &checklist.HeadCount{} })
	if rows := s.Check(CheckByKind, true, f); len(rows) != 0 {
		t.Errorf("%+v", rows)
	}
}

// What the office's lists say otherwise warns, with both figures.
func TestCheckShowsContradictions(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	s.Sheet().Known = trainedLess(s)
	put(t, s, training, func(r *checklist.Response) { r.Count = &checklist.HeadCount{Concerned: 50, Complying: 50} })
	if blocking, doubts := s.Gaps(); blocking+doubts != len(s.gaps)+1 {
		t.Errorf("%d block and %d are doubts beside %d gaps", blocking, doubts, len(s.gaps))
	}
	for _, by := range CheckWays() {
		i := slices.IndexFunc(s.Check(by, false, f), func(r CheckRow) bool { return !r.Head && r.Key == training && r.Code == "" })
		if i < 0 {
			t.Fatalf("%s: not listed", by)
		}
		if row := s.Check(by, false, f)[i]; row.Level != CheckDoubts || !strings.Contains(row.Small, "50 / 50、研修受講名簿では41 / 50") {
			t.Errorf("%s: %+v", by, row)
		}
	}
	rows := s.Check(CheckByKind, false, f)
	i := slices.IndexFunc(rows, func(r CheckRow) bool { return r.Head && r.Code == "" })
	if i < 0 || rows[i].Title != "事務局の名簿と食い違う" || rows[i].N != 1 || rows[i].Level != CheckDoubts || rows[i+1].Key != training {
		t.Errorf("%+v", rows)
	}
}

// trainedLess is a list of the office's by which 41 of 50 were trained.
func trainedLess(s *Session) []checklist.KnownList {
	return []checklist.KnownList{{ID: "training", Source: "研修受講名簿", Figures: []checklist.KnownFigure{
		{Department: s.Sheet().Assessment.Department.ID, Item: training.Item, Kind: checklist.KnownHeads, Count: &checklist.HeadCount{Concerned: 50, Complying: 41}}}}}
}
