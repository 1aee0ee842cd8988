package workflow

import (
	"errors"
	"testing"

	"tenken/checklist"
)

func TestParseRating(t *testing.T) {
	std, err := ReadStandard("municipal")
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]checklist.RatingCode{
		"done": "done", "DONE": "done", "○": "done", "〇": "done", "◯": "done", "ｏ": "done", "まる": "done", "マル": "done", " 実施 ": "done",
		"△": "partly", "さんかく": "partly", "一部実施": "partly",
		"×": "not_done", "x": "not_done", "Ｘ": "not_done", "バツ": "not_done", "未実施": "not_done",
		"－": "not_applicable", "-": "not_applicable", "‐": "not_applicable", "該当なし": "not_applicable",
		"": "", "？": "", "やった": "", "○×": "", "1": "done", "ＯＫ": "done", "対象外": "not_applicable",
		"なし": "", "無": "", "照会中": "", "照会中（○）": "", "事案なし": "", "未回答": "",
	} {
		got, ok := ParseRating(&std.Scale, typed)
		if got.Code != want || ok != (want != "") {
			t.Errorf("ParseRating(%q) = %q, %v; want %q", typed, got.Code, ok, want)
		}
	}
}

func TestFindItem(t *testing.T) {
	std, err := ReadStandard("municipal")
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"C05-02-02", "c05-02-02", "Ｃ０５－０２－０２", " C05‐02‐02 "} {
		if item := FindItem(std, typed); item == nil || item.ID != "C05-02-02" {
			t.Errorf("FindItem(%q) = %v", typed, item)
		}
	}
	if item := FindItem(std, "C05-02"); item != nil {
		t.Errorf("half an id finds %s", item.ID)
	}
}

func TestParseHeadCount(t *testing.T) {
	for typed, want := range map[string]checklist.HeadCount{
		"41/50": {Concerned: 50, Complying: 41}, "４１／５０": {Concerned: 50, Complying: 41},
		" 41人 / 50人 ": {Concerned: 50, Complying: 41}, "0/0": {},
	} {
		if got, err := ParseHeadCount(typed); err != nil || got != want {
			t.Errorf("ParseHeadCount(%q) = %v, %v; want %v", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "41", "41/", "/50", "41/50/60", "a/b", "4.5/5", "四/五"} {
		if got, err := ParseHeadCount(typed); !errors.Is(err, ErrHeadCount) {
			t.Errorf("ParseHeadCount(%q) = %v, %v; want ErrHeadCount", typed, got, err)
		}
	}
}
