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
	put(t, s, password, rated("done")) // evidence is wanted
	put(t, s, incident, func(r *checklist.Response) { r.Inquiring = true })
	for _, by := range CheckWays() {
		seen, promised := map[checklist.Gap]int{}, 0
		for _, row := range s.Check(by, f) {
			if row.Head {
				if row.N == 0 {
					t.Errorf("%s: an empty group %q", by, row.Title)
				}
				promised += row.N
				continue
			}
			seen[checklist.Gap{Key: row.Key, Code: row.Code}]++
			if row.Blocks != row.Code.Blocks() {
				t.Errorf("%s: %+v", by, row)
			}
		}
		if len(seen) != len(s.gaps) || promised != len(s.gaps) {
			t.Errorf("%s: %d lines and %d promised of %d gaps", by, len(seen), promised, len(s.gaps))
		}
	}
	blocking, warning := s.Gaps()
	if blocking != len(s.gaps)-1 || warning != 1 {
		t.Errorf("%d block, %d warn", blocking, warning)
	}
}

// What hinders comes before what only warns.
func TestCheckPutsFirstWhatHinders(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	put(t, s, duty, rated("done"))
	warned := false
	for _, row := range s.Check(CheckByKind, f) {
		if row.Head {
			if row.Blocks && warned {
				t.Errorf("%q comes late", row.Title)
			}
			warned = warned || !row.Blocks
		}
	}
	if !warned {
		t.Fatal("nothing warns")
	}
	rows := s.Check(CheckByChapter, f)
	if rows[0].Title != "税務課 › 組織体制" || rows[1].Key != password || rows[2].Key != duty {
		t.Errorf("%+v", rows[:3])
	}
	if rows := s.Check(CheckByKind, f); rows[0].Title != "未回答" || rows[0].N != 5 || rows[1].Small != "C01-01-02  税務課 › 組織体制 › 責任者と役割" {
		t.Errorf("%+v", rows[:2])
	}
	complete(t, s)
	for _, key := range []checklist.Key{duty, password, register, accounts} {
		put(t, s, key, func(r *checklist.Response) { r.Rating, r.Reason = "not_applicable", "ない" })
	}
	put(t, s, training, func(r *checklist.Response) { r.Count = &checklist.HeadCount{} })
	if rows := s.Check(CheckByKind, f); len(rows) != 0 {
		t.Errorf("%+v", rows)
	}
}

// What the office's lists say otherwise warns, with both figures.
func TestCheckShowsContradictions(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	s.Sheet().Known = []checklist.KnownList{{ID: "training", Source: "研修受講名簿", Figures: []checklist.KnownFigure{
		{Department: s.Sheet().Assessment.Department.ID, Item: training.Item, Kind: checklist.KnownHeads, Count: &checklist.HeadCount{Concerned: 50, Complying: 41}}}}}
	put(t, s, training, func(r *checklist.Response) { r.Count = &checklist.HeadCount{Concerned: 50, Complying: 50} })
	if blocking, warning := s.Gaps(); blocking+warning != len(s.gaps)+1 {
		t.Errorf("%d block and %d warn beside %d gaps", blocking, warning, len(s.gaps))
	}
	for _, by := range CheckWays() {
		i := slices.IndexFunc(s.Check(by, f), func(r CheckRow) bool { return !r.Head && r.Key == training && r.Code == "" })
		if i < 0 {
			t.Fatalf("%s: not listed", by)
		}
		if row := s.Check(by, f)[i]; row.Blocks || !strings.Contains(row.Small, "50 / 50、研修受講名簿では41 / 50") {
			t.Errorf("%s: %+v", by, row)
		}
	}
	if rows := s.Check(CheckByKind, f); rows[len(rows)-2].Title != "事務局の名簿と食い違う" || rows[len(rows)-2].N != 1 || rows[len(rows)-2].Blocks {
		t.Errorf("%+v", rows[len(rows)-2:])
	}
}
