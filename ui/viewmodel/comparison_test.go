package viewmodel

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
)

// compared compares the small standard with a revision of it.
func compared(t *testing.T, lang string) *Comparison {
	t.Helper()
	old, new := catalogue(t, nil).Standard, catalogue(t, nil).Standard
	new.Version = "2"
	items := new.Sections[0].Sections[0].Items
	items[0].Question.Ja = "情報セキュリティの責任者を事務分担表に書いていますか。"
	items[1].Question.En = "Do you keep passwords secret?"
	second := &new.Sections[1].Items
	added := (*second)[1]
	added.ID, added.Question, added.Criteria = "C02-01-09", checklist.Text{Ja: "全く新しい問いですか。", En: "Is this new?"}, nil
	*second = append((*second)[:1], append([]checklist.Item{added}, (*second)[2:]...)...)
	new.Sections[1].Title.Ja = "人のセキュリティ"
	c, err := NewComparison(t.Context(), old, new, NewFormat(lang))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestComparisonByFate(t *testing.T) {
	c := compared(t, "ja")
	fates, counts := c.Fates()
	if !slices.Equal(fates, []checklist.Fate{"", checklist.FateAdded, checklist.FateRemoved, checklist.FateChanged}) || !slices.Equal(counts, []int{4, 1, 1, 1}) {
		t.Errorf("%q: %v", fates, counts)
	}
	if c.Hidden != 1 {
		t.Errorf("%d items differ in English only", c.Hidden)
	}
	if first := c.Row(0); first.Fate != "" || first.Topic != "評価方法と区分" {
		t.Errorf("%+v", first)
	}
	row := c.Row(c.Select(checklist.FateChanged, "")[0])
	if row.ID != "C01-01-01" || row.Where != "組織体制 › 責任者と役割" {
		t.Errorf("%+v", row)
	}
	if got := c.Select("", "ｾｷｭﾘﾃｨ 責任者"); len(got) != 1 {
		t.Errorf("found %v", got)
	}
	if en := compared(t, "en"); len(en.Select(checklist.FateChanged, "")) != 1 || en.Row(en.Select(checklist.FateChanged, "")[0]).ID != "C01-01-02" {
		t.Error("in English the other item differs")
	}
}

// Each side is its version of the text, and what is marked is what differs.
func TestSides(t *testing.T) {
	c := compared(t, "ja")
	joined := func(side Side, differing bool) string {
		var all strings.Builder
		for _, part := range side {
			if part.Differs || !differing {
				all.WriteString(part.Text)
			}
		}
		return all.String()
	}
	for i := range c.rows {
		for _, field := range c.Row(i).Fields {
			old, new := Sides(field)
			if joined(old, false) != field.Old || joined(new, false) != field.New {
				t.Errorf("%s: %q and %q", field.Label, joined(old, false), joined(new, false))
			}
		}
	}
	for _, field := range c.Row(c.Select(checklist.FateChanged, "")[0]).Fields {
		if field.Label == "設問" {
			old, new := Sides(field)
			if joined(old, true) != "担当" || joined(new, true) != "責任者" {
				t.Errorf("marked are %q and %q", joined(old, true), joined(new, true))
			}
			return
		}
	}
	t.Error("the question is not compared")
}

func TestComparisonCanBeCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	std := catalogue(t, nil).Standard
	if _, err := NewComparison(ctx, std, std, NewFormat("ja")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
