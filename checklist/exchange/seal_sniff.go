package exchange

import "bytes"

// FileForm is what a file is, by its first bytes.
type FileForm string

// The kinds of file that the office and the departments send each other.
const (
	FileSubmission FileForm = "submission" // sealed
	FileSigned     FileForm = "signed"     // a package or a receipt
	FileWorkbook   FileForm = "workbook"   // any other archive: perhaps an answer sheet
	FileOther      FileForm = "other"
)

// SniffLength is how many bytes FormOfFile wants to see.
const SniffLength = 64

// FormOfFile tells what a file seems to be from its beginning, whatever it is
// called. Whether it is one, its reader tells.
func FormOfFile(beginning []byte) FileForm {
	switch {
	case bytes.HasPrefix(beginning, []byte(ageIntro)):
		return FileSubmission
	case !bytes.HasPrefix(beginning, []byte("PK\x03\x04")):
		return FileOther
	case bytes.HasPrefix(beginning[min(30, len(beginning)):], []byte(manifestName)):
		return FileSigned
	}
	return FileWorkbook
}
