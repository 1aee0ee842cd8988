package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"tenken/checklist"
)

// FileArchive is an archive of a year.
const FileArchive FileKind = "archive"

// Problems of an archive. Their places are the path, and the line on which the
// department begins.
const (
	ProblemDamaged  checklist.ProblemCode = "damaged"  // this part can't be read: a member or a code that there is not, or a wrong type
	ProblemMismatch checklist.ProblemCode = "mismatch" // Value, where the rest of the file says Known
	ProblemDigest   checklist.ProblemCode = "digest"   // the answers are not those of the digest Value
)

func archiveProblemCodes() []checklist.ProblemCode {
	return []checklist.ProblemCode{ProblemDamaged, ProblemMismatch, ProblemDigest}
}

// ReadArchive reads what WriteArchive has written, up to MaxArchive bytes, and
// holds its parts against each other: every answer must be one that the standard
// asks for, and every submission that of its digest. A *FileError tells of all
// that is wrong.
func ReadArchive(r io.Reader) (*Archive, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxArchive+1))
	if err != nil {
		return nil, err
	}
	reader := archiveReader{data: data}
	if reader.begin() {
		reader.departments()
	}
	if len(reader.problems) > 0 {
		return nil, newFileError(FileArchive, reader.problems)
	}
	return &reader.file.Archive, nil
}

// archiveReader reads an archive department by department, so that each problem
// has its place.
type archiveReader struct {
	data     []byte
	file     archiveFile
	line     int // of the part that is being looked at
	problems []Problem
}

type archiveFile struct {
	Archive
	Departments []json.RawMessage `json:"departments"`
}

func (r *archiveReader) wrong(path string, code checklist.ProblemCode, args checklist.ProblemArgs) {
	p := problemAt(r.line, 0, code, args)
	p.Path = path
	r.problems = append(r.problems, p)
}

// want holds a value against what it should be.
func (r *archiveReader) want(path, value, wanted string) {
	if value != wanted {
		r.wrong(path, ProblemMismatch, checklist.ProblemArgs{Value: value, Known: []string{quote(wanted)}})
	}
}

// begin reads all but the departments, and reports whether it is any use to go on.
func (r *archiveReader) begin() bool {
	switch {
	case len(r.data) > MaxArchive:
		r.wrong("", ProblemTooLarge, checklist.ProblemArgs{Max: MaxArchive})
	case !utf8.Valid(r.data):
		r.wrong("", ProblemEncoding, checklist.ProblemArgs{})
	case r.decode("", 0, r.data, &r.file):
		r.head()
	}
	return len(r.problems) == 0
}

func (r *archiveReader) head() {
	a := &r.file
	if a.Format != ArchiveFormat {
		r.want("format", a.Format, ArchiveFormat)
		return
	}
	if a.Version != ArchiveVersion {
		r.want("version", fmt.Sprint(a.Version), fmt.Sprint(ArchiveVersion))
		return
	}
	if a.Standard == nil {
		r.wrong("standard", checklist.ProblemEmpty, checklist.ProblemArgs{})
		return
	}
	for _, p := range a.Standard.Validate() {
		if p.Severity == checklist.SeverityError {
			p.Path = "standard." + p.Path
			r.problems = append(r.problems, Problem{Problem: p})
		}
	}
	r.want("round.standard", nameOf(a.Round.Standard), nameOf(a.Standard.Ref()))
	if a.Round.ID == "" || a.Round.FiscalYear == 0 {
		r.wrong("round", checklist.ProblemEmpty, checklist.ProblemArgs{})
	}
	for i := range a.Questions {
		r.want(fmt.Sprintf("questions[%d].round", i), a.Questions[i].Round, a.Round.ID)
	}
	for i := range a.Lists {
		r.want(fmt.Sprintf("lists[%d].round", i), a.Lists[i].Round, a.Round.ID)
	}
}

func nameOf(s checklist.StandardID) string { return s.ID + "@" + s.Version }

// decode reads the JSON text at an offset of the file, strictly.
func (r *archiveReader) decode(path string, at int, text []byte, v any) bool {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if err == nil {
		if _, err = d.Token(); err == io.EOF {
			return true
		}
	}
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at += int(syntax.Offset)
	case errors.As(err, &typed):
		at += int(typed.Offset)
		if typed.Field != "" {
			path = joinPath(path, typed.Field)
		}
	}
	r.line = 1 + bytes.Count(r.data[:min(at, len(r.data))], []byte("\n"))
	r.wrong(path, ProblemDamaged, checklist.ProblemArgs{})
	return false
}

func (r *archiveReader) departments() {
	at, lines := 0, 1
	seen := map[string]bool{}
	r.file.Archive.Departments = []ArchivedDepartment{}
	for i, text := range r.file.Departments {
		start := at + bytes.Index(r.data[at:], text)
		lines += bytes.Count(r.data[at:start], []byte("\n"))
		r.line, at = lines, start
		path := fmt.Sprintf("departments[%d]", i)
		var d ArchivedDepartment
		if !r.decode(path, start, text, &d) {
			continue
		}
		if id := d.Assessment.Department.ID; seen[id] || id == "" {
			r.wrong(path+".assessment.department.id", checklist.ProblemDuplicate, checklist.ProblemArgs{Value: id, First: "departments"})
		} else {
			seen[id] = true
		}
		r.department(path, &d)
		r.file.Archive.Departments = append(r.file.Archive.Departments, d)
	}
}

func (r *archiveReader) department(path string, d *ArchivedDepartment) {
	a := &d.Assessment
	r.want(path+".assessment.round", a.Round, r.file.Round.ID)
	newest := 0
	for i := range d.Submissions {
		at := fmt.Sprintf("%s.submissions[%d]", path, i)
		s := &d.Submissions[i]
		if s.Content.Revision <= newest {
			r.want(at+".submission.revision", fmt.Sprint(s.Content.Revision), fmt.Sprint(newest+1))
		}
		newest = s.Content.Revision
		r.submission(at, a, s)
	}
	for i := range d.Waiting {
		r.submission(fmt.Sprintf("%s.waiting[%d]", path, i), a, &d.Waiting[i])
	}
	r.want(path+".assessment.revision", fmt.Sprint(a.Revision), fmt.Sprint(newest))
	r.answers(path+".responses", &a.Department, d.Responses)
	r.files(path+".evidence", d.Evidence)
	for i := range d.Corrections {
		r.answers(fmt.Sprintf("%s.corrections[%d].after", path, i), &a.Department, []checklist.Response{d.Corrections[i].After})
	}
	r.want(path+".corrected", digestOf(d.Corrected), digestOf(correctedOf(d)))
}

// correctedOf is what Corrected of a department must be.
func correctedOf(d *ArchivedDepartment) *checklist.Submission {
	revision := d.Assessment.Revision
	if !slices.ContainsFunc(d.Corrections, func(c checklist.Correction) bool { return c.Revision == revision }) {
		return nil
	}
	for i := range d.Submissions {
		if s := &d.Submissions[i].Content; s.Revision == revision {
			corrected := s.Corrected(d.Corrections)
			return &corrected
		}
	}
	return nil
}

// digestOf is the digest of a submission, empty where there is none.
func digestOf(s *checklist.Submission) string {
	if s == nil {
		return ""
	}
	return Digest(s)
}

func (r *archiveReader) submission(path string, a *checklist.Assessment, s *ArchivedSubmission) {
	c := &s.Content
	r.want(path+".submission.round", c.Round, a.Round)
	r.want(path+".submission.department.id", c.Department.ID, a.Department.ID)
	r.want(path+".submission.fiscal_year", fmt.Sprint(c.FiscalYear), fmt.Sprint(r.file.Round.FiscalYear))
	r.want(path+".submission.standard", nameOf(c.Standard), nameOf(r.file.Standard.Ref()))
	if Digest(c) != s.Digest {
		r.wrong(path+".submission", ProblemDigest, checklist.ProblemArgs{Value: s.Digest})
		return
	}
	r.answers(path+".submission.responses", &c.Department, c.Responses)
	r.files(path+".submission.evidence", c.Evidence)
}

// files finds names and digests of attachments that can't be.
func (r *archiveReader) files(path string, all []checklist.Evidence) {
	for i := range all {
		if f := all[i].File; f != nil && checkFile(f) != nil {
			r.wrong(fmt.Sprintf("%s[%d].file", path, i), ProblemDamaged, checklist.ProblemArgs{})
		}
	}
}

// answers finds what the program cannot have recorded. What a department was asked
// may have changed since, so that an item need not be in its scope any more.
func (r *archiveReader) answers(path string, d *checklist.Department, all []checklist.Response) {
	std := r.file.Standard
	scope := checklist.NewScope(std, d, nil)
	draft := checklist.Assessment{State: checklist.StateDraft}
	for i := range all {
		key := all[i].Key
		at := fmt.Sprintf("%s[%d]", path, i)
		if item, _ := std.Find(key.Item); item == nil {
			r.wrong(at, ProblemUnknownItem, checklist.ProblemArgs{Value: key.Item})
			continue
		}
		if _, err := draft.Answer(scope, &std.Scale, all[i], all[i].Stamp); err != nil && !errors.Is(err, checklist.ErrNotInScope) {
			r.wrong(at, ProblemUnfit, checklist.ProblemArgs{})
			r.problems[len(r.problems)-1].Item = key.Item
		}
	}
}
