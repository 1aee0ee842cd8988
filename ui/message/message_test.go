package message

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/crash"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
	"tenken/checklist/workflow"
	"tenken/locales"
)

var update = flag.Bool("update", false, "write the golden files")

// carriers are errors with data of their own, as the core makes them.
func carriers() []error {
	since := time.Date(2026, time.November, 22, 9, 30, 0, 0, time.Local)
	place := store.Place{Record: "responses", Key: []string{"2026", "tax", "dep", "C01-01-04"}}
	return []error{
		context.Canceled,
		&crash.Report{Panic: &crash.Panic{Kind: "runtime.boundsError"}, Path: "crash-20261001.txt"},
		&crash.Report{Panic: &crash.Panic{Kind: "runtime.boundsError"}},
		&store.InUseError{Path: "税務課.tenken"},
		&store.InUseError{Path: "税務課.tenken", Holder: store.Holder{User: "zeimu", Host: "PC-12", Since: since}},
		&store.TornError{Path: "税務課.tenken", Entries: 41, Last: since},
		&store.DamageError{Path: "税務課.tenken", Place: place, Err: store.ErrSeal, Backup: "backup/税務課.tenken"},
		&store.DamageError{Path: "税務課.tenken", Place: store.Place{Page: 7}, Err: store.ErrTruncated},
		&store.Problem{Place: place, Err: fmt.Errorf("%w: used twice", store.ErrDamaged)},
		fmt.Errorf("方針.txt: %w", &exchange.PolicyTextError{Line: 12, Err: exchange.ErrPolicyNotText}),
		fmt.Errorf("基準.yaml: %w", &exchange.StandardError{Problems: make([]exchange.Problem, 3), More: 17}),
		&checklist.DateError{Text: "令和8年13月1日", Part: checklist.DateMonth},
		&checklist.DateError{Text: "来週", Part: checklist.DateForm},
		&workflow.ImportError{Year: 2025, Held: true},
		&workflow.ImportError{Year: 2026},
		&exchange.EncodingError{Encoding: exchange.EncodingCP932, Characters: []rune("〜𠮷")},
		fmt.Errorf("対応表.yaml: %w", &exchange.FileError{Kind: exchange.FileMapping, Problems: make([]exchange.Problem, 2), More: 1}),
		fmt.Errorf("写真.xlsx: %w", &exchange.FileError{Kind: exchange.FileTable, Problems: make([]exchange.Problem, 1)}),
		&workflow.YearError{},
		&workflow.DepartmentError{Typed: "庶務課"},
		&workflow.DepartmentError{Typed: "庶務課", Found: []checklist.Department{{ID: "0101", Name: checklist.Text{Ja: "庶務課"}}, {ID: "0201", Name: checklist.Text{Ja: "庶務課"}}}},
		&workflow.DestroyError{Year: 2019, Reasons: []error{workflow.ErrDestroyNewest, workflow.ErrDestroyOpen}},
		&workflow.DestroyedError{Year: 2019, Approval: checklist.Approval{DocumentNumber: "情第7号", Date: checklist.Date{Year: 2025, Month: 5, Day: 1}}},
		&workflow.YearError{Year: 2019, Years: []checklist.FiscalYear{2026, 2025}},
		fmt.Errorf("%w: %s", checklist.ErrLocked, checklist.StateApproved),
		fmt.Errorf("%w: %d", checklist.ErrGaps, 3),
		fmt.Errorf("%w: %q", checklist.ErrUnknownRating, "best"),
		fmt.Errorf("tax C01-01-04: %w: 写真.jpg has 30000000 of 20971520 bytes", store.ErrAttachmentTooLarge),
		fmt.Errorf("税務課.tenken: %w: %w", store.ErrReadOnly, &os.PathError{Op: "open", Path: "税務課.tenken", Err: syscall.EACCES}),
		&os.PathError{Op: "open", Path: "ない.tenken", Err: syscall.ENOENT},
		&os.PathError{Op: "write", Path: "満杯.tenken", Err: syscall.ENOSPC},
		&os.PathError{Op: "read", Path: "フォルダー", Err: syscall.EISDIR},
		&os.LinkError{Op: "rename", Old: "a", New: "共有/b.tenken", Err: syscall.EACCES},
		errors.New("nobody has foreseen this"),
	}
}

// The golden file holds every sentence, so that a change of words is seen.
func TestSentences(t *testing.T) {
	for _, lang := range locales.Languages() {
		var got strings.Builder
		p := locales.For(lang)
		for _, k := range sentinels {
			fmt.Fprintln(&got, Of(p, fmt.Errorf("場所: %w: 詳細", k.err)))
		}
		for _, err := range carriers() {
			fmt.Fprintln(&got, Of(p, err))
		}
		compare(t, "sentences."+lang+".txt", got.String())
	}
}

// Every code of a problem, with all the data that one can have.
func TestProblemsOfAStandard(t *testing.T) {
	for _, lang := range locales.Languages() {
		var got strings.Builder
		for _, code := range exchange.ProblemCodes() {
			args := checklist.ProblemArgs{Value: "VALUE", Known: []string{"a", "b"}, Min: 1, Max: 3, First: "sections[0].id"}
			if code == exchange.ProblemWrongType {
				args.Value, args.Known = "text", []string{"list"}
			}
			if code == exchange.ProblemTooLarge || code == exchange.ProblemUnzipsTo {
				args.Max = 3 << 20
			}
			problem := checklist.Problem{Path: "sections[0].items[3].weight", Item: "C01-01-04", Code: code, Args: args}
			for _, said := range Standard(locales.For(lang), []exchange.Problem{{Problem: problem, Line: 12}}) {
				fmt.Fprintf(&got, "%s | %s\n", said.Place, said.Text)
			}
		}
		compare(t, "problems."+lang+".txt", got.String())
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	if strings.Contains(got, "⟦") {
		t.Errorf("%s: a text is missing:\n%s", name, got)
	}
	golden := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

func TestKindsOfValuesHaveNames(t *testing.T) {
	for _, kind := range []string{"null", "text", "number", "boolean", "list", "mapping"} {
		if !locales.For("ja").Has("message.type." + kind) {
			t.Errorf("a %s has no name", kind)
		}
	}
}

func TestStatesAndPartsOfDatesHaveSentences(t *testing.T) {
	p := locales.For("ja")
	for _, state := range checklist.States() {
		if text := State(p, state); strings.Contains(text, "⟦") {
			t.Errorf("state %q has no name", state)
		}
	}
	for _, part := range []checklist.DatePart{checklist.DateForm, checklist.DateYear, checklist.DateMonth, checklist.DateDay, checklist.DateEra} {
		if text := Of(p, &checklist.DateError{Text: "x", Part: part}); strings.Contains(text, "⟦") {
			t.Errorf("a wrong %s has no sentence", part)
		}
	}
}

// A severe mistake and a warning in a real file, as validate shows them.
func TestProblemsKeepTheirPlace(t *testing.T) {
	_, err := exchange.ReadStandard(strings.NewReader("id: a\nversion: b\ntitel: c\n"))
	problems := Problems(locales.For("ja"), err)
	if !slices.ContainsFunc(problems, func(found Problem) bool { return found.Place == "3行目 titel" }) {
		t.Errorf("got %+v", problems)
	}
	if lines := Lines(locales.For("ja"), err); len(lines) != 1+len(problems) {
		t.Errorf("%d lines for %d problems", len(lines), len(problems))
	}
}

// Each cell that an encoding can't hold is named, in both languages.
func TestLackingCharactersHaveTheirCells(t *testing.T) {
	err := &exchange.EncodingError{Encoding: exchange.EncodingCP932, Characters: []rune("〜𠮷"), More: 4,
		Places: []exchange.EncodingPlace{{File: "回答.csv", Row: 1234, Column: "現状", Characters: []rune("𠮷〜")}}}
	var got strings.Builder
	for _, lang := range locales.Languages() {
		fmt.Fprintln(&got, strings.Join(Lines(locales.For(lang), err), "\n"))
	}
	compare(t, "encoding.txt", got.String())
}

// In a table the words are those of its headings and its drop-downs, in another
// file its codes.
func TestProblemsSpeakOfColumns(t *testing.T) {
	unknown := checklist.Problem{Code: checklist.ProblemUnknown, Args: checklist.ProblemArgs{Value: "とても", Known: []string{"rating", "count"}}}
	empty := checklist.Problem{Code: checklist.ProblemEmpty}
	formula := checklist.Problem{Code: exchange.ProblemFormulaCell}
	tests := []struct {
		lang    string
		problem exchange.Problem
		want    string
	}{
		{"ja", exchange.Problem{Problem: unknown, Cell: "E3", Field: "items.kind"}, "「とても」という語は使えません。使えるのは：評価, 人数"},
		{"ja", exchange.Problem{Problem: unknown, Line: 3, Field: "items.kind"}, "「とても」という語は使えません。使えるのは：rating, count"},
		{"ja", exchange.Problem{Problem: empty, Cell: "H3", Field: "items.id"}, "「項目ID」が書かれていません。"},
		{"en", exchange.Problem{Problem: empty, Cell: "H3", Field: "items.id"}, "\"Item ID (項目ID)\" is missing."},
		{"ja", exchange.Problem{Problem: empty}, "必要な内容がありません。"},
		{"ja", exchange.Problem{Problem: formula}, "数式は使えません。値に直してください。"},
	}
	for _, tt := range tests {
		if got := Standard(locales.For(tt.lang), []exchange.Problem{tt.problem})[0].Text; got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// Warnings are no mistakes to be mended.
func TestWarningsAreNotCounted(t *testing.T) {
	warning := exchange.Problem{Problem: checklist.Problem{Code: checklist.ProblemNoEnglish, Severity: checklist.SeverityWarning}}
	mistake := exchange.Problem{Problem: checklist.Problem{Code: checklist.ProblemNoItems, Severity: checklist.SeverityError}}
	err := &exchange.StandardError{Problems: []exchange.Problem{warning, mistake}}
	if got := Of(locales.For("ja"), err); !strings.Contains(got, "直すところが1件") {
		t.Errorf("got %q", got)
	}
}

func TestNothingToSay(t *testing.T) {
	p := locales.For("ja")
	if Of(p, nil) != "" || Lines(p, nil) != nil || Problems(p, io.EOF) != nil {
		t.Error("no error has a sentence")
	}
}
