package viewmodel

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// A library holds the bundled standards, those of the workspace and the files; what
// was read of a file stays as long as the file does.
func TestLibrary(t *testing.T) {
	s := open(t, smallForm(t))
	file, missing := filepath.Join("..", "testdata", "standard.yaml"), filepath.Join(t.TempDir(), "none.yaml")
	l, err := NewLibrary(s.Workspace(), []string{file, missing})
	if err != nil {
		t.Fatal(err)
	}
	bundled, err := workflow.BundledStandards()
	if err != nil {
		t.Fatal(err)
	}
	n := len(bundled)
	if len(l.Entries) != n+3 {
		t.Fatalf("%d entries", len(l.Entries))
	}
	own := l.Entries[n]
	if own.Shelf != ShelfWorkspace || own.Standard.ID != "small" || !slices.Equal(own.Years, []checklist.FiscalYear{2026}) {
		t.Errorf("%+v", own)
	}
	if l.Entries[n+1].Missing || !l.Entries[n+2].Missing {
		t.Errorf("missing: %v, %v", l.Entries[n+1].Missing, l.Entries[n+2].Missing)
	}
	read := ReadEntry(file)
	if at := l.Put(read); at != n+1 || read.Standard == nil || read.Err != nil {
		t.Errorf("place %d, %+v", at, read)
	}
	later, err := NewLibrary(nil, []string{missing, file})
	if err != nil {
		t.Fatal(err)
	}
	later.Adopt(l)
	if len(later.Entries) != n+2 || later.Entries[n+1] != read || later.Entries[n].Standard != nil {
		t.Errorf("%d entries, %+v", len(later.Entries), later.Entries[n+1])
	}
	if later.Find(own) != -1 || later.Find(nil) != -1 || later.Find(read) != n+1 {
		t.Error("entries are mistaken for each other")
	}
	later.Remove(n + 1)
	if later.Find(read) != -1 {
		t.Error("the file is still there")
	}
}

func TestFileWithMistakes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "broken.yaml")
	if e := ReadEntry(path); !e.Missing || e.Err == nil {
		t.Errorf("%+v", e)
	}
	if err := os.WriteFile(path, []byte("id: x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if e := ReadEntry(path); e.Missing || e.Err == nil || e.Standard != nil {
		t.Errorf("%+v", e)
	}
}

func TestAbout(t *testing.T) {
	std := catalogue(t, nil).Standard
	a := About(std, NewFormat("ja"))
	if a.Items != 7 || a.Languages != "日本語・英語" || a.Scale[0] != (Labelled{"○ 実施", "2点"}) || a.Scale[3].Text != "計算に含めない" {
		t.Errorf("%+v", a)
	}
	for i, want := range [][]Count{
		{{"課長", 4}, {"職員", 1}, {"情報システム管理者", 1}, {"統括責任者・事務局", 1}},
		{{"所属", 5}, {"情報システム", 1}, {"全庁", 1}},
		{{"評価で回答", 6}, {"人数で回答", 1}},
		{{"重要", 1}, {"事案があった年だけ", 1}},
	} {
		if !slices.Equal(a.Tallies[i].Counts, want) {
			t.Errorf("%s: %v", a.Tallies[i].Title, a.Tallies[i].Counts)
		}
	}
	if want := []Count{{"C01 組織体制", 2}, {"C02 人的セキュリティ", 4}}; !slices.Equal(a.Sections[:2], want) {
		t.Errorf("%v", a.Sections)
	}
	std.Sections[0].Sections[0].Items[0].Question.En = ""
	if a = About(std, NewFormat("en")); a.Languages != "1 item without English" {
		t.Errorf("languages %q", a.Languages)
	}
	for _, item := range std.Items() {
		item.Question.En = ""
	}
	std.Title.En = ""
	if a = About(std, NewFormat("en")); a.Languages != "Japanese only" {
		t.Errorf("languages %q", a.Languages)
	}
}

func TestStandardCopy(t *testing.T) {
	c := NewStandardCopy("市の点検表", "folder", StandardEndings())
	if c.Path() != filepath.Join("folder", "市の点検表.xlsx") || !c.Ready() || c.AsksEncoding() {
		t.Errorf("%+v", c)
	}
	c.Ending, c.Name = "csv", "a.CSV"
	if c.Path() != filepath.Join("folder", "a.CSV") || !c.AsksEncoding() {
		t.Errorf("%s", c.Path())
	}
	if c.Name = "municipal-2026.1"; c.Path() != filepath.Join("folder", "municipal-2026.1.csv") {
		t.Errorf("%s", c.Path())
	}
	if c.Dir = " "; c.Ready() {
		t.Error("it is ready without a folder")
	}
	for path, want := range map[string]bool{"a.yml": true, "a.YAML": true, "a.xlsx": true, "a.csv": true, "a.json": true, "a.txt": false, "yaml": false} {
		if IsStandardFile(path) != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
}

// What a workspace keeps is offered first, and what it shares with the program once.
func TestLibraryOffersEachStandardOnce(t *testing.T) {
	bundled, err := workflow.BundledStandards()
	if err != nil {
		t.Fatal(err)
	}
	own := *bundled[0]
	own.Version = "kept"
	l := &Library{Entries: []*LibraryEntry{{Shelf: ShelfBundled, Standard: bundled[0]}, {Shelf: ShelfFile}, {Shelf: ShelfWorkspace, Standard: bundled[0]}, {Shelf: ShelfWorkspace, Standard: &own}}}
	if got := l.Offered(); len(got) != 2 || got[0] != bundled[0] || got[1] != &own {
		t.Errorf("%d are offered", len(got))
	}
}
