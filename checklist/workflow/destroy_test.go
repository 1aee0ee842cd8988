package workflow

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

// endOfRetention is when the sample's year 2026 may go.
func endOfRetention() time.Time { return fixedNow().AddDate(5, 0, 0) }

var toDestroy = DestroyRequest{Year: 2026, Approval: checklist.Approval{DocumentNumber: "情第7号", Date: date(2031, 5, 1)}}

// twoYears is the path of an office's workspace with the year 2026, closed, 2027,
// and a draft of 2028.
func twoYears(t *testing.T) string {
	t.Helper()
	ws := openRound(t, 3, fixedNow)
	submitted(t, ws, "tax", 1)
	for _, step := range []func() error{
		func() error { return ws.CloseRound(t.Context(), 2026) },
		func() error { _, _, err := ws.OpenRound(t.Context(), RoundSpec{Year: 2027}); return err },
		func() error { submitted(t, ws, "tax", 1); return nil },
		func() error { _, err := ws.CarryYear(t.Context(), CarryRequest{Year: 2028}); return err },
		ws.Close,
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	return ws.store.Path()
}

// with opens a workspace for a look at it.
func with(t *testing.T, path string, look func(ws *Workspace)) {
	t.Helper()
	ws, err := Open(t.Context(), path, Options{Now: endOfRetention})
	if err != nil {
		t.Fatal(err)
	}
	look(ws)
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
}

func archiveFile(t *testing.T, ws *Workspace, year checklist.FiscalYear) []byte {
	t.Helper()
	result, err := ws.Export(t.Context(), year, ExportRequest{Formats: []Format{FormatJSON}, Language: "ja", Dir: t.TempDir()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(result.Files[0])
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestDestroy(t *testing.T) {
	path := twoYears(t)
	var gone, stays []byte
	with(t, path, func(ws *Workspace) { gone, stays = archiveFile(t, ws, 2026), archiveFile(t, ws, 2027) })
	done, err := Destroy(t.Context(), path, toDestroy, Options{Now: endOfRetention}, nil)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(gone)
	if done.Digest != hex.EncodeToString(sum[:]) || done.Later != 2027 || done.Records["submissions"] != 1 || done.Records["assessments"] != 3 {
		t.Errorf("%+v", done)
	}
	if len(done.Holding) == 0 || len(done.Unreadable)+len(done.Deleted) > 0 {
		t.Errorf("backups: %+v", done)
	}
	with(t, path, func(ws *Workspace) {
		if string(archiveFile(t, ws, 2027)) != string(stays) {
			t.Error("the other year is not as it was")
		}
		if info, err := ws.Info(); err != nil || !slices.Equal(info.Years, []checklist.FiscalYear{2027}) || info.Draft != 2028 {
			t.Errorf("%v and the draft of %d, %v", info.Years, info.Draft, err)
		}
		sheet, err := ws.SheetOf(2027, "tax")
		if err != nil {
			t.Fatal(err)
		}
		if offers, err := ws.Offers(sheet); err != nil || offers.Year != 0 {
			t.Errorf("the next year offers %d, %v", offers.Year, err)
		}
		if state, err := ws.VerifyJournal(t.Context()); err != nil || !state.Intact {
			t.Errorf("%+v, %v", state, err)
		}
		all, err := ws.Destructions()
		if err != nil || len(all) != 1 || all[0].Digest != done.Digest || all[0].Stamp.Actor == "" {
			t.Errorf("%+v, %v", all, err)
		}
		var none *DestroyedError
		if _, err := ws.Board(2026); !errors.As(err, &none) || none.Approval.DocumentNumber != "情第7号" {
			t.Error(err)
		}
		if _, _, err := ws.OpenRound(t.Context(), RoundSpec{Year: 2026}); !errors.As(err, &none) {
			t.Error(err)
		}
	})
}

func TestDestroyDeletesBackups(t *testing.T) {
	path := twoYears(t)
	with(t, path, func(ws *Workspace) {
		if _, err := ws.Backup(t.Context(), "", nil); err != nil {
			t.Fatal(err)
		}
	})
	request := toDestroy
	request.Backups = true
	var planned *Destroyed
	with(t, path, func(ws *Workspace) {
		var err error
		if planned, err = ws.Destroying(request); err != nil || len(planned.Holding) == 0 || len(planned.Deleted) > 0 {
			t.Fatalf("%+v, %v", planned, err)
		}
	})
	done, err := Destroy(t.Context(), path, request, Options{Now: endOfRetention}, nil)
	if err != nil || !slices.Equal(done.Deleted, planned.Holding) || len(done.Holding) > 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	holding, unreadable, err := store.CopiesWith(path, "2026")
	if err != nil || len(holding)+len(unreadable) > 0 {
		t.Error(holding, unreadable, err)
	}
}

// All that stands against it is told at once, and nothing is changed.
func TestDestroyRefuses(t *testing.T) {
	path := twoYears(t)
	var gone *YearError
	early := toDestroy.Approval
	early.Date = date(2027, 3, 31)
	late := toDestroy.Approval
	late.Date = checklist.DateOf(endOfRetention().AddDate(0, 0, 1))
	for name, tt := range map[string]struct {
		request DestroyRequest
		want    []error
	}{
		"nothing said": {DestroyRequest{Year: 2027}, []error{checklist.ErrApprovalEmpty, ErrDestroyNewest, ErrDestroyOpen}},
		"draft":        {DestroyRequest{Year: 2028, Approval: toDestroy.Approval}, []error{ErrDestroyDraft}},
		"too early":    {DestroyRequest{Year: 2026, Approval: early}, []error{ErrDestroyDate}},
		"tomorrow":     {DestroyRequest{Year: 2026, Approval: late}, []error{ErrDestroyDate}},
	} {
		_, err := Destroy(t.Context(), path, tt.request, Options{Now: endOfRetention}, nil)
		var refused *DestroyError
		if !errors.As(err, &refused) || !slices.EqualFunc(refused.Reasons, tt.want, errors.Is) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Destroy(t.Context(), path, DestroyRequest{Year: 2019}, Options{Now: endOfRetention}, nil); !errors.As(err, &gone) || !errors.Is(err, checklist.ErrApprovalEmpty) {
		t.Error(err)
	}
	with(t, path, func(ws *Workspace) {
		if _, err := Destroy(t.Context(), path, toDestroy, Options{Now: endOfRetention}, nil); !errors.Is(err, store.ErrInUse) {
			t.Error(err)
		}
		if _, err := ws.Round(2026); err != nil {
			t.Error(err)
		}
	})
}

// What is told before is what is destroyed; the archive that was kept is known from
// any other file.
func TestDestroying(t *testing.T) {
	path := twoYears(t)
	archive := filepath.Join(t.TempDir(), "2026.json")
	var planned *Destroyed
	with(t, path, func(ws *Workspace) {
		if err := os.WriteFile(archive, archiveFile(t, ws, 2026), 0o600); err != nil {
			t.Fatal(err)
		}
		var err error
		if planned, err = ws.Destroying(DestroyRequest{Year: 2026}); err != nil {
			t.Fatal(err)
		}
		if _, err := ws.Destroying(DestroyRequest{Year: 2026, Approval: checklist.Approval{Date: date(2026, 5, 1)}}); !errors.Is(err, ErrDestroyDate) {
			t.Error(err)
		}
		if _, err := ws.Round(2026); err != nil {
			t.Error(err)
		}
	})
	for file, want := range map[string]bool{archive: true, path: false} {
		if kept, err := planned.KeptAt(file); err != nil || kept != want {
			t.Errorf("%s: %v, %v", file, kept, err)
		}
	}
	done, err := Destroy(t.Context(), path, toDestroy, Options{Now: endOfRetention}, nil)
	if err != nil || done.Digest != planned.Digest || !maps.Equal(done.Records, planned.Records) || !slices.Equal(done.Holding, planned.Holding) {
		t.Errorf("%+v\n%+v, %v", done, planned, err)
	}
}
