package exchange

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"tenken/checklist"
)

var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

var byteOrderMark = []byte("\uFEFF")

// readFile reads a file of bounded size with something in it.
func readFile(r io.Reader) ([]byte, []Problem, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxCatalogFile+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read the standard: %w", err)
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(data, byteOrderMark))) == 0 {
		return nil, []Problem{problemAt(0, 0, ProblemEmptyFile, checklist.ProblemArgs{})}, nil
	}
	limit := MaxStandardFile
	if IsOSCAL(data) {
		limit = MaxCatalogFile
	}
	if len(data) > limit {
		return nil, []Problem{problemAt(0, 0, ProblemTooLarge, checklist.ProblemArgs{Max: limit})}, nil
	}
	return data, nil, nil
}

// readText returns a text in UTF-8, with or without a byte order mark and with
// any line ends, with "\n" alone. Problems are those that make parsing senseless.
func readText(data []byte) (string, []Problem) {
	data = bytes.TrimPrefix(data, byteOrderMark)
	if !utf8.Valid(data) {
		return "", []Problem{problemAt(firstInvalid(data), 0, ProblemEncoding, checklist.ProblemArgs{})}
	}
	source := newlines.Replace(string(data))
	return source, controlProblems(source)
}

// firstInvalid is the line, from 1, with the first byte that is not UTF-8.
func firstInvalid(data []byte) int {
	line := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
	return line
}

// controlProblems finds control characters.
func controlProblems(source string) []Problem {
	var problems []Problem
	line := 0
	for text := range strings.SplitSeq(source, "\n") {
		line++
		if at := strings.IndexFunc(text, isForbidden); at >= 0 {
			r, _ := utf8.DecodeRuneInString(text[at:])
			column := utf8.RuneCountInString(text[:at]) + 1
			args := checklist.ProblemArgs{Value: fmt.Sprintf("U+%04X", r)}
			problems = append(problems, problemAt(line, column, ProblemControlCharacter, args))
		}
	}
	return problems
}

// tabProblems finds tabs where YAML counts columns.
func tabProblems(source string) []Problem {
	var problems []Problem
	line := 0
	for text := range strings.SplitSeq(source, "\n") {
		line++
		indent := len(text) - len(strings.TrimLeft(text, " \t"))
		if tab := strings.IndexByte(text[:indent], '\t'); tab >= 0 && indent < len(text) {
			problems = append(problems, problemAt(line, tab+1, ProblemTab, checklist.ProblemArgs{}))
		}
	}
	return problems
}

// isForbidden reports the characters that no text file needs, and YAML refuses. A byte
// order mark inside comes from files that were joined.
func isForbidden(r rune) bool { return unicode.IsControl(r) && r != '\t' || r == '\uFEFF' }

// countMarks counts what can end or begin a token.
func countMarks(source string) int {
	marks := 0
	for i := range len(source) {
		if strings.IndexByte("\n:-[]{},?&*!|>#'\"%@`<", source[i]) >= 0 {
			marks++
		}
	}
	return marks
}
