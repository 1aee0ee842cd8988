package exchange_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// sampleArchive is a year of one department, returned once and handed in again,
// with a fork that waits.
func sampleArchive(t testing.TB) *exchange.Archive {
	s := largeSheet(t, 3)
	first := checklist.Assessment{ID: "a", Round: s.Round.ID, Department: *s.Department, State: checklist.StateSubmitted, Revision: 1,
		Approval: &checklist.Approval{DocumentNumber: "第1号", Date: day(2026, 10, 6)}}
	submit := func(revision int, comment string) exchange.ArchivedSubmission {
		a := first
		a.Revision = revision
		s.Answers.Responses[s.Scope.Items[0].Key()].Comment = comment
		content, err := checklist.NewSubmission(&a, s.Round, s.Scope, s.Answers, checklist.Stamp{})
		if err != nil {
			t.Fatal(err)
		}
		return exchange.ArchivedSubmission{Digest: exchange.Digest(&content), Route: checklist.RouteApp, Content: content}
	}
	d := exchange.ArchivedDepartment{Assessment: first, Submissions: []exchange.ArchivedSubmission{submit(1, "一"), submit(2, "二")},
		Waiting: []exchange.ArchivedSubmission{submit(2, "三")}, Corrections: []checklist.Correction{}, Responses: []checklist.Response{}, Evidence: []checklist.Evidence{}}
	d.Assessment.Revision = 2
	newest := &d.Submissions[1].Content
	slip := newest.Responses[0].Clone()
	slip.Comment = "訂正"
	d.Corrections = append(d.Corrections, checklist.Correction{Revision: 2, Key: slip.Key, After: slip, Consent: "電話で同意"})
	corrected := newest.Corrected(d.Corrections)
	d.Corrected = &corrected
	return &exchange.Archive{Format: exchange.ArchiveFormat, Version: exchange.ArchiveVersion, Kind: "office", Round: *s.Round, Standard: s.Standard,
		Organisation: checklist.Organisation{City: checklist.Text{Ja: "青葉市"}, Departments: []checklist.Department{*s.Department}},
		Departments:  []exchange.ArchivedDepartment{d}, Questions: []checklist.Question{}, Lists: []checklist.KnownList{}}
}

func writeArchive(t testing.TB, a *exchange.Archive) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := exchange.WriteArchive(&out, a); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestArchiveComesBack(t *testing.T) {
	want := writeArchive(t, sampleArchive(t))
	read, err := exchange.ReadArchive(bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	if got := writeArchive(t, read); !bytes.Equal(got, want) {
		t.Errorf("it comes back as\n%s", got)
	}
}

// Every damage is told with its place, all at once.
func TestArchiveDamaged(t *testing.T) {
	whole := string(writeArchive(t, sampleArchive(t)))
	second := strings.Index(whole, `"revision": 2,`)
	inDepartment := 1 + strings.Count(whole[:strings.LastIndex(whole, `"departments": [`)], "\n") + 1
	for _, c := range []struct {
		name, from, to string
		want           []string
	}{
		{"cut", whole[second:], "", []string{"damaged"}},
		{"two texts", "", "{}", []string{"damaged"}},
		{"another format", `"tenken.archive"`, `"tenken.standard"`, []string{"mismatch format"}},
		{"a newer version", `"version": 1`, `"version": 2`, []string{"mismatch version"}},
		{"an unknown member", `"kind": "office"`, `"kind": "office", "mood": 1`, []string{"damaged"}},
		{"a wrong type", `"assessment": {`, `"assessment": [], "more": {`, []string{"damaged departments[0].assessment"}},
		{"another answer", `"comment": "二"`, `"comment": "弐"`, []string{"digest departments[0].submissions[1].submission"}},
		{"another corrected answer", `"corrected": {`, `"corrected": null, "submission": {`, []string{"damaged departments[0]"}},
		{"no corrected answers", `"consent": "電話で同意"`, `"consent": "電話で同意", "revision": 1`, []string{"mismatch departments[0].corrected"}},
		{"a route that there is not", `"route": "app"`, `"route": "pigeon"`, []string{"damaged departments[0]"}},
		{"another round", `"round": "2026",
        "department"`, `"round": "2025",
        "department"`, []string{"mismatch departments[0].assessment.round", "mismatch departments[0].submissions[0].submission.round",
			"mismatch departments[0].submissions[1].submission.round", "mismatch departments[0].waiting[0].submission.round"}},
	} {
		text := strings.Replace(whole, c.from, c.to, 1)
		if c.from == "" {
			text = whole + c.to
		}
		_, err := exchange.ReadArchive(strings.NewReader(text))
		if got := placesOf(t, err); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		var refused *exchange.FileError
		if errors.As(err, &refused) {
			if p := refused.Problems[0]; strings.HasPrefix(p.Path, "departments[0].s") && p.Line != inDepartment {
				t.Errorf("%s: in line %d, want %d", c.name, p.Line, inDepartment)
			}
		}
	}
}

// placesOf are the problems of a refusal, as code and path.
func placesOf(t *testing.T, err error) (all []string) {
	t.Helper()
	var refused *exchange.FileError
	if err != nil && (!errors.As(err, &refused) || refused.Kind != exchange.FileArchive) {
		t.Fatal(err)
	}
	if refused != nil {
		for _, p := range refused.Problems {
			all = append(all, strings.TrimSpace(fmt.Sprint(p.Code, " ", p.Path)))
		}
	}
	return all
}

// What digests do not cover is held against the rest as well.
func TestArchiveContradicts(t *testing.T) {
	for want, spoil := range map[string]func(*exchange.Archive){
		"mismatch round.standard":                           func(a *exchange.Archive) { a.Round.Standard.Version = "9" },
		"empty standard":                                    func(a *exchange.Archive) { a.Standard = nil },
		"mismatch questions[0].round":                       func(a *exchange.Archive) { a.Questions = []checklist.Question{{Round: "2025"}} },
		"mismatch departments[0].assessment.revision":       func(a *exchange.Archive) { a.Departments[0].Assessment.Revision = 3 },
		"duplicate departments[1].assessment.department.id": func(a *exchange.Archive) { a.Departments = append(a.Departments, a.Departments[0]) },
		"unknown_item departments[0].responses[0]": func(a *exchange.Archive) {
			a.Departments[0].Responses = []checklist.Response{{Key: checklist.Key{Subject: "department", Item: "Z99"}}}
		},
		"unfit departments[0].responses[0]": func(a *exchange.Archive) {
			r := a.Departments[0].Submissions[0].Content.Responses[0]
			r.Comment = strings.Repeat("長", 20_001)
			a.Departments[0].Responses = []checklist.Response{r}
		},
		"damaged departments[0].evidence[0].file": func(a *exchange.Archive) {
			a.Departments[0].Evidence = []checklist.Evidence{{File: &checklist.File{Name: "../x"}}}
		},
		"mismatch departments[0].submissions[1].submission.revision": func(a *exchange.Archive) {
			all := a.Departments[0].Submissions
			a.Departments[0].Submissions, a.Departments[0].Assessment.Revision = append(all, all[1]), 2
			a.Departments[0].Submissions = slices.Delete(a.Departments[0].Submissions, 0, 1)
		},
	} {
		a := sampleArchive(t)
		spoil(a)
		_, err := exchange.ReadArchive(bytes.NewReader(writeArchive(t, a)))
		if got := placesOf(t, err); !slices.Contains(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Whatever stands in an archive, there is an answer; what is accepted comes back.
func FuzzReadArchive(f *testing.F) {
	a := sampleArchive(f)
	f.Add(writeArchive(f, a))
	a.Standard = nil
	f.Add(writeArchive(f, a))
	small, err := json.Marshal(a.Departments[0])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	f.Fuzz(func(t *testing.T, source []byte) {
		read, err := exchange.ReadArchive(bytes.NewReader(source))
		var refused *exchange.FileError
		if err != nil {
			if !errors.As(err, &refused) || len(refused.Problems) == 0 {
				t.Fatalf("error is %v", err)
			}
			return
		}
		written := writeArchive(t, read)
		again, err := exchange.ReadArchive(bytes.NewReader(written))
		if err != nil || !bytes.Equal(writeArchive(t, again), written) {
			t.Fatalf("%v: it does not come back", err)
		}
	})
}
