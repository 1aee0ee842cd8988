package report

import "tenken/checklist"

// Options say how a document is written. The zero value is fine.
type Options struct {
	// Progress is told how many pages or rows are done.
	Progress checklist.Progress
	// TempDir is a private folder for what a large workbook (16 MiB of a form
	// sheet, 1 MiB of a data sheet) can't keep in memory. Its content is in plain text and is removed
	// before WriteXLSX returns. Empty is the system's.
	TempDir string
	// Password closes a PDF with AES-256; empty leaves it open. It holds
	// no spaces: pdfcpu would not open the file again. No two closed PDFs
	// have the same bytes. A workbook takes none.
	Password string
}

// Notes tell what the surface should say about a report.
type Notes struct {
	// Replaced lists the characters that the font can't show and that stand as
	// 〓 in the PDF, each once.
	Replaced []rune
}
