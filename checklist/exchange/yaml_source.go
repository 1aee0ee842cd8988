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

// readSource reads a text file in UTF-8, with or without a byte order mark and
// with any line ends, and returns it with "\n" alone. Problems are those that
// make parsing senseless.
func readSource(r io.Reader) (string, []Problem, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxStandardFile+1))
	if err != nil {
		return "", nil, fmt.Errorf("read the standard: %w", err)
	}
	if len(data) > MaxStandardFile {
		return "", []Problem{problemAt(0, 0, ProblemTooLarge, checklist.ProblemArgs{Max: MaxStandardFile})}, nil
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) {
		return "", []Problem{problemAt(firstInvalid(data), 0, ProblemEncoding, checklist.ProblemArgs{})}, nil
	}
	source := newlines.Replace(string(data))
	problems := lineProblems(source)
	if countMarks(source) > maxMarks {
		problems = append(problems, problemAt(0, 0, ProblemTooComplex, checklist.ProblemArgs{Max: maxMarks}))
	}
	return source, problems, nil
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

// lineProblems finds control characters, and tabs where YAML counts columns.
func lineProblems(source string) []Problem {
	var problems []Problem
	line := 0
	for text := range strings.SplitSeq(source, "\n") {
		line++
		indent := len(text) - len(strings.TrimLeft(text, " \t"))
		if tab := strings.IndexByte(text[:indent], '\t'); tab >= 0 && indent < len(text) {
			problems = append(problems, problemAt(line, tab+1, ProblemTab, checklist.ProblemArgs{}))
		}
		if at := strings.IndexFunc(text, isForbidden); at >= 0 {
			r, _ := utf8.DecodeRuneInString(text[at:])
			column := utf8.RuneCountInString(text[:at]) + 1
			args := checklist.ProblemArgs{Value: fmt.Sprintf("U+%04X", r)}
			problems = append(problems, problemAt(line, column, ProblemControlCharacter, args))
		}
	}
	return problems
}

// isForbidden reports the characters that YAML does not allow in a file. A byte
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
