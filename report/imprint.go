package report

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"tenken/checklist"
)

// Imprint is what a report says of itself in its manifest, in letters that survive
// every program: of what it was made, and from which submissions. With it the report
// can be made again and held against the workspace.
type Imprint struct {
	Report      string // its kind, such as "sheet"
	Year        checklist.FiscalYear
	Department  string // id; empty for a report on a round
	Level       Level
	Language    string
	Made        checklist.Date
	Submissions []Submitted // in the order of the report
}

// Submitted is a submission that a report rests on. Revision 0 is a draft.
type Submitted struct {
	Department string // id
	Revision   int
	Digest     string // canonical; an imprint carries the first 8 digits
}

// Same reports whether both are of one revision and one digest, as far as an imprint
// carries it.
func (s Submitted) Same(other Submitted) bool {
	return s.Revision == other.Revision && s.shown() == other.shown()
}

func (s Submitted) shown() string { return s.Digest[:min(len(s.Digest), digestShown)] }

// digestShown is how much of a submission's digest stands in an imprint.
const digestShown = 8

// String is the imprint as it is printed:
//
//	[tenken/1;sheet;2026;tax;full;ja;2026-11-22;tax-1-5f70bf18]
//
// It holds no spaces, so that lines may break anywhere; ids are escaped as in a URL.
func (i *Imprint) String() string {
	parts := make([]string, len(i.Submissions))
	for n, s := range i.Submissions {
		parts[n] = fmt.Sprintf("%s-%d-%s", url.PathEscape(s.Department), s.Revision, s.shown())
	}
	return fmt.Sprintf("[tenken/1;%s;%d;%s;%s;%s;%s;%s]", i.Report, i.Year, url.PathEscape(i.Department), i.Level, i.Language, i.Made, strings.Join(parts, ","))
}

var imprintForm = regexp.MustCompile(`\[tenken/1;(\w+);(\d{4});([^;\]]*);(\w+);(\w+);(\d{4}-\d\d-\d\d);([^;\]]*)\]`)

// FindImprint finds the imprint in the text of a report, whatever spaces and line
// breaks it has. Of several the last one counts: what others have written stands
// before the manifest.
func FindImprint(text string) (Imprint, bool) {
	all := imprintForm.FindAllStringSubmatch(strings.Join(strings.FieldsFunc(text, unicode.IsSpace), ""), -1)
	if len(all) == 0 {
		return Imprint{}, false
	}
	found := all[len(all)-1]
	year, _ := strconv.Atoi(found[2])
	i := Imprint{Report: found[1], Year: checklist.FiscalYear(year), Level: Level(found[4]), Language: found[5]}
	var err error
	if i.Made, err = checklist.ParseDate(found[6]); err != nil {
		return Imprint{}, false
	}
	if i.Department, err = url.PathUnescape(found[3]); err != nil {
		return Imprint{}, false
	}
	return i, i.readSubmissions(found[7])
}

// readSubmissions reports whether all are well formed.
func (i *Imprint) readSubmissions(list string) bool {
	for entry := range strings.SplitSeq(list, ",") {
		if list == "" {
			return true
		}
		rest, digest, _ := cutLast(entry)
		escaped, revision, ok := cutLast(rest)
		id, err := url.PathUnescape(escaped)
		n, noNumber := strconv.Atoi(revision)
		if !ok || err != nil || noNumber != nil {
			return false
		}
		i.Submissions = append(i.Submissions, Submitted{Department: id, Revision: n, Digest: digest})
	}
	return true
}

// cutLast cuts s at its last hyphen.
func cutLast(s string) (before, after string, found bool) {
	at := strings.LastIndexByte(s, '-')
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+1:], true
}
