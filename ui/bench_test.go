package ui

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// largeDesk is a desktop on a sheet of many items.
func largeDesk(b testing.TB, n int) *App {
	b.Helper()
	std, err := workflow.ReadStandardFile(filepath.Join("testdata", "standard.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	item := std.Sections[0].Sections[0].Items[0]
	std.Sections = nil
	for c := range n / 100 {
		section := checklist.Section{ID: fmt.Sprintf("L%02d", c), Title: checklist.Text{Ja: "情報システム全体の強靭性の向上"}}
		for i := range 100 {
			item.ID = fmt.Sprintf("L%02d-%02d", c, i)
			section.Items = append(section.Items, item)
		}
		std.Sections = append(std.Sections, section)
	}
	path := filepath.Join(b.TempDir(), "large.tenken")
	ws, err := workflow.Create(b.Context(), path, workflow.Spec{
		Kind: workflow.KindDepartment, City: checklist.Text{Ja: "青葉市"}, Year: 2026, Standard: std, Settings: workflow.DefaultSettings("ja"),
		Department: checklist.Department{Name: checklist.Text{Ja: "税務課"}, Subjects: []checklist.Subject{{ID: "department", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "税務課"}}}},
	}, workflow.Options{Now: now})
	if err != nil {
		b.Fatal(err)
	}
	if err := ws.Close(); err != nil {
		b.Fatal(err)
	}
	inline := clockwork{start: func(work func()) { work() }, after: func(time.Duration, func()) func() { return func() {} }}
	app := newApp(b.Context(), test.NewTempApp(b), Options{Now: now}, inline)
	app.open(path)
	app.home().answer()
	app.window.Resize(fyne.NewSize(firstWidth, firstHeight))
	b.Cleanup(func() {
		if err := app.end(); err != nil {
			b.Error(err)
		}
	})
	return app
}

const largeSheet = 5000

// jump is the row of the nth jump through the whole list.
func jump(n int) int { return n * 2741 % largeSheet }

// One jump in the list, as by its scroll bar.
func BenchmarkListJump(b *testing.B) {
	s := largeDesk(b, largeSheet).sheet()
	n := 0
	for b.Loop() {
		n++
		s.list.ScrollToOffset(float32(jump(n)) * 50)
	}
}

// Opening an item: the list follows, the detail is filled.
func BenchmarkOpenItem(b *testing.B) {
	s := largeDesk(b, largeSheet).sheet()
	n := 0
	for b.Loop() {
		n++
		s.goTo(jump(n))
	}
}

// A key in the search, which finds nothing.
func BenchmarkSearchKey(b *testing.B) {
	s := largeDesk(b, largeSheet).sheet()
	n := 0
	for b.Loop() {
		n++
		s.search.SetText(fmt.Sprint("どこにもない", n))
	}
}

// A rating key: recorded in the file, and shown.
func BenchmarkRate(b *testing.B) {
	s := largeDesk(b, largeSheet).sheet()
	n := 0
	for b.Loop() {
		n++
		s.detail.rate(n % 2)
	}
}

// A key in the search over all texts of a standard of 5,000 items, with the list,
// the numbers of the tree and the first item found.
func BenchmarkStandardSearchKey(b *testing.B) {
	app := largeDesk(b, largeSheet)
	app.browse(app.sheet().session.Sheet().Standard, viewmodel.CatalogueFilter{})
	p, ok := app.page.(*standardPage)
	if !ok {
		b.Fatalf("open is %T", app.page)
	}
	n := 0
	for b.Loop() {
		n++
		p.search.SetText([]string{"情報", "情報セキュリティ", "どこにもない"}[n%3])
	}
}

// Ticking a fact of a department.
func BenchmarkPreviewTick(b *testing.B) {
	app := largeDesk(b, largeSheet)
	app.previewItems(app.sheet().session.Sheet().Standard)
	p, ok := app.page.(*previewPage)
	if !ok {
		b.Fatalf("open is %T", app.page)
	}
	for b.Loop() {
		p.refresh()
	}
}

// Coming back to the first page.
func BenchmarkHome(b *testing.B) {
	app := largeDesk(b, largeSheet)
	app.backTo(app.home())
	for b.Loop() {
		app.home().comeBack()
	}
}

// The check of a sheet on which everything is missing.
func BenchmarkCheck(b *testing.B) {
	app := largeDesk(b, largeSheet)
	for b.Loop() {
		app.check()
		app.back()
	}
}
