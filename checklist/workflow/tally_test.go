package workflow

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/store"
)

const lockItem = "C05-01-07" // who locks the screen, by heads

func survey(yes, no int) string {
	return lockItem + "\n" + strings.Repeat("はい\n", yes) + strings.Repeat("いいえ\n", no)
}

func TestTally(t *testing.T) {
	ws, sheet := openSample(t)
	key := checklist.Key{Subject: sheet.Assessment.Department.Subjects[0].ID, Item: lockItem}
	before := sheet.Response(key)
	one, two := write(t, "one.csv", survey(3, 1)), write(t, "two.csv", survey(2, 2))
	req := TallyRequest{Paths: []string{one, two, one}, DryRun: true}
	result, err := ws.Tally(t.Context(), sheet, req)
	if err != nil || result.People != 8 || result.Files[2].SameAs != one || result.Written || *sheet.Response(key).Count != *before.Count {
		t.Fatalf("%+v, %v", result, err)
	}
	req.DryRun = false
	if result, err = ws.Tally(t.Context(), sheet, req); err != nil || !result.Written || len(result.Undo) != 1 {
		t.Fatalf("%+v, %v", result, err)
	}
	if after := sheet.Response(key); *after.Count != (checklist.HeadCount{Concerned: 8, Complying: 5}) || after.Comment != before.Comment {
		t.Errorf("recorded is %+v", after)
	}
	if _, err := ws.Save(t.Context(), sheet, result.Undo...); err != nil || *sheet.Response(key).Count != *before.Count {
		t.Errorf("undone it is %+v, %v", sheet.Response(key), err)
	}
}

// Of four people there is no figure, in a file or in all files together.
func TestTallySuppresses(t *testing.T) {
	ws, sheet := openSample(t)
	path := write(t, "few.csv", survey(4, 0))
	result, err := ws.Tally(t.Context(), sheet, TallyRequest{Paths: []string{path}})
	if err != nil || len(result.Counts) != 1 || !result.Counts[0].Suppressed() || result.Proposals != nil || result.Undo != nil {
		t.Errorf("%+v, %v", result, err)
	}
}

func TestTallyRefusals(t *testing.T) {
	ws, sheet := openSample(t)
	good, bad := write(t, "good.csv", survey(5, 0)), write(t, "bad.csv", "a,b\n1,2\n")
	result, err := ws.Tally(t.Context(), sheet, TallyRequest{Paths: []string{bad, good, filepath.Join(t.TempDir(), "none.csv")}, DryRun: true})
	if err != nil || result.People != 5 || result.Files[0].Err == nil || !errors.Is(result.Files[2].Err, os.ErrNotExist) {
		t.Errorf("%+v, %v", result, err)
	}
	if _, err := ws.Tally(t.Context(), sheet, TallyRequest{Paths: []string{bad}}); !errors.Is(err, ErrNothingTallied) {
		t.Error(err)
	}
}

func TestWriteStaffSheet(t *testing.T) {
	ws, sheet := openSample(t)
	path := filepath.Join(t.TempDir(), "staff.xlsx")
	if err := ws.WriteStaffSheet(t.Context(), sheet, path, StaffSheetRequest{Items: []string{"ｃ05-01-07"}}); err != nil {
		t.Fatal(err)
	}
	if err := ws.WriteStaffSheet(t.Context(), sheet, path, StaffSheetRequest{}); !errors.Is(err, store.ErrExists) {
		t.Error(err)
	}
	if err := ws.WriteStaffSheet(t.Context(), sheet, path, StaffSheetRequest{Replace: true, Items: []string{"C01-01-04"}}); !errors.Is(err, ErrNoStaffItems) {
		t.Error(err)
	}
	tables, _, err := ReadTables(path)
	if err != nil || !strings.Contains(strings.Join(tables[0].Rows(9)[4].Cells, " "), lockItem) || len(tables[0].Rows(99)) != 5 {
		t.Errorf("%+v, %v", tables[0].Rows(99), err)
	}
}
