package viewmodel

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func TestFormat(t *testing.T) {
	ja, en := NewFormat("ja"), NewFormat("en")
	day := checklist.Date{Year: 2026, Month: time.October, Day: 30}
	for _, test := range []struct{ got, want string }{
		{ja.Rate(checklist.NewRate(2, 3)), "66.66%"},
		{ja.Rate(checklist.NewRate(1, 2000)), "0.05%"},
		{ja.Rate(checklist.Rate{}), "－"},
		{ja.Parts(33, 1041), "33 / 1,041"},
		{ja.Number(0), "0"},
		{ja.Number(999), "999"},
		{ja.Number(1000), "1,000"},
		{ja.Number(1234567), "1,234,567"},
		{ja.Number(-1000), "-1,000"},
		{ja.Number(-100), "-100"},
		{ja.Text(checklist.Text{Ja: "税務課", En: "Tax"}), "税務課"},
		{en.Text(checklist.Text{Ja: "税務課", En: "Tax"}), "Tax"},
		{en.Text(checklist.Text{Ja: "税務課"}), "税務課"},
		{ja.Date(day), "令和8年10月30日"},
		{en.Date(day), "30 October 2026"},
		{ja.Date(checklist.Date{}), ""},
		{ja.Year(2026), "令和8年度"},
		{en.Year(2026), "FY2026"},
		{ja.DaysLeft(day, checklist.DateOf(now())), "あと29日"},
		{ja.DaysLeft(day, day), "今日まで"},
		{ja.DaysLeft(day, day.AddDays(3)), "3日過ぎています"},
		{en.DaysLeft(day, day.AddDays(-1)), "1 day left"},
		{ja.Clock(now(), now()), "09:30"},
		{ja.Clock(now().AddDate(0, 0, -1), now()), "令和8年9月30日 09:30"},
		{ja.Clock(now().UTC(), now()), "09:30"},
		{ja.Size(0), "0バイト"},
		{ja.Size(1023), "1023バイト"},
		{ja.Size(1536), "1.5キロバイト"},
		{ja.Size(20 << 20), "20.0メガバイト"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

// Whatever code the model has, the screen has words for it in both languages.
func TestEveryCodeHasWords(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		f := NewFormat(lang)
		var words []string
		for _, flag := range checklist.Flags() {
			words = append(words, f.Flag(flag))
		}
		for _, state := range checklist.States() {
			words = append(words, f.State(state))
		}
		for _, role := range checklist.Roles() {
			words = append(words, f.Role(role))
		}
		for _, word := range words {
			if strings.Contains(word, "⟦") {
				t.Errorf("%s: %s", lang, word)
			}
		}
	}
}

func TestReadHeads(t *testing.T) {
	for _, test := range []struct {
		concerned, complying string
		count                *checklist.HeadCount
		wrong                []Blank
	}{
		{"50", "41", &checklist.HeadCount{Concerned: 50, Complying: 41}, nil},
		{"５０人", " ４１ 人", &checklist.HeadCount{Concerned: 50, Complying: 41}, nil},
		{"1,234", "1，200", &checklist.HeadCount{Concerned: 1234, Complying: 1200}, nil},
		{"0", "0", &checklist.HeadCount{}, nil},
		{"", "", nil, nil},
		{"50", "", nil, nil},
		{"五十", "41", nil, []Blank{BlankConcerned}},
		{"-1", "4.5", nil, []Blank{BlankConcerned, BlankComplying}},
		{"1000001", "1", nil, []Blank{BlankConcerned}},
	} {
		count, problems := ReadHeads(test.concerned, test.complying)
		if (count == nil) != (test.count == nil) || count != nil && *count != *test.count {
			t.Errorf("%q, %q: %v", test.concerned, test.complying, count)
		}
		for _, blank := range []Blank{BlankConcerned, BlankComplying} {
			if problems[blank] != slices.Contains(test.wrong, blank) {
				t.Errorf("%q, %q: problems %v", test.concerned, test.complying, problems)
			}
		}
	}
}

func TestExport(t *testing.T) {
	e := NewExport("ja", "/out")
	if !e.Ready() {
		t.Error("the first choice is not ready")
	}
	all := []workflow.Format{workflow.FormatXLSX, workflow.FormatPDF}
	e.Formats = With(all, e.Formats, workflow.FormatXLSX, false)
	if !slices.Equal(e.Formats, []workflow.Format{workflow.FormatPDF}) {
		t.Errorf("%v", e.Formats)
	}
	e.Formats = With(all, e.Formats, workflow.FormatXLSX, true)
	if request := e.Request(); !slices.Equal(request.Formats, all) || request.Dir != "/out" || request.Level != workflow.LevelFull {
		t.Errorf("%+v", request)
	}
	for _, e := range []Export{{Languages: []string{"ja"}, Dir: "x"}, {Formats: all, Dir: "x"}, {Formats: all, Languages: []string{"ja"}}} {
		if e.Ready() {
			t.Errorf("%+v is ready", e)
		}
	}
}

func TestApprovalForm(t *testing.T) {
	got, err := ApprovalForm{DraftNumber: " 8税第12号 ", Date: "Ｒ８.１０.１", Post: "税務課長"}.Approval()
	if err != nil || got.DraftNumber != "8税第12号" || got.Date != (checklist.Date{Year: 2026, Month: time.October, Day: 1}) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := (ApprovalForm{}).Approval(); err != nil || !got.Date.IsZero() {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := (ApprovalForm{Date: "あした"}).Approval(); err == nil {
		t.Error("a date was made of あした")
	}
}

func TestRecent(t *testing.T) {
	files := []string{"b", "a"}
	if got := WithRecent(files, "a"); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("%v", got)
	}
	if got := WithoutRecent(files, "b"); !slices.Equal(got, []string{"a"}) || !slices.Equal(files, []string{"b", "a"}) {
		t.Errorf("%v", got)
	}
	for i := range 20 {
		files = WithRecent(files, string(rune('A'+i)))
	}
	if len(files) != maxRecent || files[0] != "T" {
		t.Errorf("%v", files)
	}
}

func TestReadFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"い.tenken", "あ.TENKEN", "メモ.txt", ".hidden.tenken", "い.tenken.lock"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("123"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"b", "A", ".cache", "い.backup"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := ReadFolder(dir, Extension)
	want := []DirEntry{{Name: "A", Folder: true}, {Name: "b", Folder: true}, {Name: "い.backup", Folder: true}, {Name: "あ.TENKEN", Size: 3}, {Name: "い.tenken", Size: 3}}
	for i := range entries {
		if entries[i].Folder {
			entries[i].Size = 0
		}
	}
	if err != nil || !slices.Equal(entries, want) {
		t.Errorf("%+v, %v", entries, err)
	}
	if entries, err := ReadFolder(dir, ""); err != nil || len(entries) != 5 {
		t.Errorf("%+v, %v", entries, err)
	}
	if _, err := ReadFolder(filepath.Join(dir, "missing"), ""); err == nil {
		t.Error("a missing folder was read")
	}
}

func TestPlacesExist(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	if err := os.Mkdir(filepath.Join(home, "Documents"), 0o700); err != nil {
		t.Fatal(err)
	}
	places := Places(NewFormat("ja"))
	if len(places) != 2 || places[0] != (Place{"ホーム", home}) || places[1].Name != "ドキュメント" {
		t.Errorf("%+v", places)
	}
}

// A month is named by the era that it ends in, beside the Western year.
func TestMonth(t *testing.T) {
	for day, want := range map[checklist.Date][2]string{
		{Year: 2026, Month: 1, Day: 31}: {"令和8年（2026年）1月", "January 2026"},
		{Year: 2019, Month: 5, Day: 1}:  {"令和元年（2019年）5月", "May 2019"},
		{Year: 2019, Month: 4, Day: 30}: {"平成31年（2019年）4月", "April 2019"},
		{Year: 1989, Month: 1, Day: 1}:  {"平成元年（1989年）1月", "January 1989"},
	} {
		if got := [2]string{NewFormat("ja").Month(day), NewFormat("en").Month(day)}; got != want {
			t.Errorf("%v: %v", day, got)
		}
	}
	if got := NewFormat("ja").Weekdays(); got != [7]string{"日", "月", "火", "水", "木", "金", "土"} {
		t.Error(got)
	}
}
