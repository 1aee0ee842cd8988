package exchange_test

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// inspectionStandard asks the same thing of a department, its systems and its sites,
// under ids that OSCAL can and can not hold.
func inspectionStandard(t testing.TB) *checklist.Standard {
	std := example(t)
	section := &std.Sections[0].Sections[0]
	base := section.Items[0]
	base.Condition = checklist.Condition{}
	base.Segments, base.NetworkModels, base.Variants, base.Threats = nil, nil, nil, []int{1, 3}
	section.Items = nil
	for _, id := range []string{"A1", "A2", "A3", "A4", "A5", "A6", "7-1", "S1", "P1", "K1"} {
		item := base
		switch item.ID = id; id {
		case "S1":
			item.Subject = checklist.SubjectSystem
		case "P1":
			item.Subject = checklist.SubjectSite
		case "K1":
			item.Subject = checklist.SubjectCity
		}
		section.Items = append(section.Items, item)
	}
	std.Sections[0].Sections = std.Sections[0].Sections[:1]
	return std
}

// inspectionAnswers has an answer of every kind, with texts that are hard to carry.
func inspectionAnswers() ([]checklist.Response, []checklist.Evidence) {
	at := func(subject, item string) checklist.Key { return checklist.Key{Subject: subject, Item: item} }
	stamp := checklist.Stamp{Actor: "税務課 庶務係長", At: time.Date(2026, 10, 5, 9, 30, 0, 0, time.FixedZone("JST", 9*60*60))}
	plan := checklist.Plan{Cause: "人手が足りない。\n引継ぎもない。", Action: "台帳を作る。", Due: day(2027, 3, 31), Owner: "庶務係長", Funding: checklist.FundingNone, RequestTo: "情報政策課"}
	responses := []checklist.Response{
		{Key: at("dep", "A1"), Rating: "done", Comment: "\n  台帳と突き合わせた。\n\n*毎月* <確認> している。\x00", Stamp: stamp},
		{Key: at("dep", "A2"), Rating: "partly", Plan: plan, Stamp: stamp},
		{Key: at("dep", "A3"), Rating: "not_done", Responsibility: checklist.Central, Stamp: stamp},
		{Key: at("dep", "A4"), Rating: "na", Reason: "対象の資産がない。", Stamp: stamp},
		{Key: at("dep", "A6"), Rating: "done", Plan: plan, Stamp: stamp},
		{Key: at("dep", "7-1"), Inquiring: true, Stamp: stamp},
		{Key: at("sys", "S1"), Rating: "not_done", Plan: checklist.Plan{Due: day(3026, 3, 31), Owner: "　"}, Stamp: stamp},
		{Key: at("hall", "P1"), Rating: "done"},
		{Key: at("city", "K1"), Rating: "na", Nothing: true, Stamp: stamp},
	}
	evidence := []checklist.Evidence{
		{ID: "1", Key: at("dep", "A1"), Title: "情報資産台帳\n（写し）", Number: "税務-001", Location: "書庫A", Date: day(2026, 4, 20)},
		{ID: "2", Key: at("dep", "A1"), Title: "写真", File: &checklist.File{Name: "写真 1.jpg", Size: 12, SHA256: strings.Repeat("ab", 32)}},
		{ID: "3", Key: at("dep", "A5"), Title: "起案"},
	}
	return responses, evidence
}

// inspectionArchive is an office's year: one department has handed in, one has not,
// one is excused.
func inspectionArchive(t testing.TB) *exchange.Archive {
	std := inspectionStandard(t)
	dep := checklist.Department{ID: "tax", Name: checklist.Text{Ja: "税務課", En: "Tax Department"}, Bureau: "b1", Subjects: []checklist.Subject{
		{ID: "dep", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "税務課", En: "Tax Department"}},
		{ID: "sys", Kind: checklist.SubjectSystem, Name: checklist.Text{Ja: "税務\nシステム", En: "Tax system"}},
		{ID: "hall", Kind: checklist.SubjectSite, Name: checklist.Text{Ja: "市役所本庁舎", En: "City hall"}},
		{ID: "city", Kind: checklist.SubjectCity, Name: checklist.Text{Ja: "青葉市", En: "Aoba City"}},
	}}
	round := checklist.Round{ID: "2026", FiscalYear: 2026, Standard: std.Ref(), Opens: day(2026, 9, 1), Due: day(2026, 10, 30)}
	responses, evidence := inspectionAnswers()
	sub := checklist.Submission{Assessment: "a", Round: "2026", FiscalYear: 2026, Standard: std.Ref(), Department: dep, Revision: 1, Responses: responses, Evidence: evidence}
	late, gone := dep.Clone(), dep.Clone()
	late.ID, late.Name, gone.ID, gone.Name = "late", checklist.Text{Ja: "財政課"}, "gone", checklist.Text{Ja: "病院"}
	return &exchange.Archive{Format: exchange.ArchiveFormat, Version: exchange.ArchiveVersion, Kind: "office", Round: round, Standard: std,
		Organisation: checklist.Organisation{City: checklist.Text{Ja: "青葉市", En: "Aoba City"}, Departments: []checklist.Department{dep, late, gone}},
		Departments: []exchange.ArchivedDepartment{
			{Assessment: checklist.Assessment{ID: "c", Round: "2026", Department: gone, State: checklist.StateDraft, Excused: "指定管理"}},
			{Assessment: checklist.Assessment{ID: "b", Round: "2026", Department: late, State: checklist.StateDraft}},
			{Assessment: checklist.Assessment{ID: "a", Round: "2026", Department: dep, State: checklist.StateSubmitted, Revision: 1},
				Submissions: []exchange.ArchivedSubmission{{Content: sub}}},
		}}
}

type inspectionWriter = func(io.Writer, *exchange.Archive, exchange.OSCALOptions) error

func writeInspection(t testing.TB, write inspectionWriter, a *exchange.Archive, lang string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, a, exchange.OSCALOptions{Language: lang, At: catalogTime, Label: "取扱注意", Catalog: "点検表 1.json"}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestInspectionAsWritten(t *testing.T) {
	a := inspectionArchive(t)
	golden(t, "oscal/results.json", writeInspection(t, exchange.WriteResultsOSCAL, a, "ja"))
	golden(t, "oscal/plans.json", writeInspection(t, exchange.WritePlansOSCAL, a, "en"))
}

// parsed is as much of both documents as the tests look at.
type parsed struct {
	Results struct{ Results []parsedResult } `json:"assessment-results"`
	Plans   struct {
		Risks []parsedRisk
		Items []parsedItem `json:"poam-items"`
	} `json:"plan-of-action-and-milestones"`
}

type (
	parsedResult struct {
		Observations []parsedItem
		Risks        []parsedRisk
		Findings     []struct {
			parsedItem
			Target struct {
				ID     string `json:"target-id"`
				Status struct{ State, Reason string }
			}
		}
	}
	parsedRisk struct {
		parsedItem
		Status, Deadline string
		Remediations     []struct{ UUID, Lifecycle string }
	}
	parsedItem struct {
		UUID  string
		Props []struct{ Name, Value string }
	}
)

func (p *parsedItem) prop(name string) string {
	for _, prop := range p.Props {
		if prop.Name == name {
			return prop.Value
		}
	}
	return ""
}

func parseInspection(t testing.TB, file []byte) (p parsed) {
	t.Helper()
	if err := json.Unmarshal(file, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// What an answer becomes: every kind of it, and what has no answer.
func TestFindingsFollowAnswers(t *testing.T) {
	a := inspectionArchive(t)
	result := parseInspection(t, writeInspection(t, exchange.WriteResultsOSCAL, a, "ja")).Results.Results[0]
	findings, observed, risks := map[string]string{}, map[string]bool{}, map[string]string{}
	for _, f := range result.Findings {
		findings[f.prop("item_id")] = f.Target.Status.State + " " + f.Target.Status.Reason
	}
	for _, o := range result.Observations {
		observed[o.prop("item_id")] = true
	}
	for _, r := range result.Risks {
		risks[r.prop("item_id")] = r.Status
	}
	want := map[string]string{
		"A1": "satisfied pass", "A2": "not-satisfied fail", "A3": "not-satisfied fail", "A5": "not-satisfied other", "A6": "satisfied pass",
		"7-1": "not-satisfied other", "S1": "not-satisfied fail", "P1": "satisfied pass", // not A4 and K1, which do not apply
	}
	if !maps.Equal(findings, want) {
		t.Errorf("findings are %v", findings)
	}
	if got := slices.Sorted(maps.Keys(observed)); !slices.Equal(got, []string{"A1", "A2", "A3", "A4", "A5", "A6", "K1", "P1", "S1"}) {
		t.Errorf("observed are %v", got)
	}
	if want := map[string]string{"A2": "remediating", "A3": "open", "S1": "remediating"}; !maps.Equal(risks, want) {
		t.Errorf("risks are %v", risks)
	}
	plans := parseInspection(t, writeInspection(t, exchange.WritePlansOSCAL, a, "ja")).Plans
	status := map[string]string{}
	for _, item := range plans.Items {
		status[item.prop("item_id")] = item.prop("status") + " " + item.prop("overdue")
	}
	if want := map[string]string{"A2": "remediating no", "A3": "open ", "A6": "closed ", "S1": "remediating no"}; !maps.Equal(status, want) {
		t.Errorf("plans are %v", status)
	}
	var b bytes.Buffer
	if err := exchange.WritePlansOSCAL(&b, a, exchange.OSCALOptions{Language: "ja", At: catalogTime.AddDate(1, 0, 0)}); err != nil {
		t.Fatal(err)
	}
	if got := parseInspection(t, b.Bytes()).Plans.Items[0].prop("overdue"); got != "yes" {
		t.Errorf("a year later A2 is overdue: %s", got)
	}
	if at := plans.Risks[0].Deadline; at != "2027-03-31T00:00:00+09:00" {
		t.Errorf("the deadline is %s", at)
	}
}

// Every reference leads somewhere: within its document, or to the catalog.
func TestReferencesLeadSomewhere(t *testing.T) {
	a := inspectionArchive(t)
	catalog := map[string]bool{}
	walk(decoded(t, writeOSCAL(t, a.Standard, "ja")), func(name, value string) {
		if name == "id" {
			catalog[value] = true
		}
	})
	for name, write := range map[string]inspectionWriter{"results": exchange.WriteResultsOSCAL, "plans": exchange.WritePlansOSCAL} {
		document, ids := decoded(t, writeInspection(t, write, a, "ja")), map[string]bool{}
		walk(document, func(field, value string) {
			if field == "uuid" && ids[value] {
				t.Errorf("%s: %s is used twice", name, value)
			}
			ids[value] = ids[value] || field == "uuid"
		})
		walk(document, func(field, value string) {
			inside := strings.HasSuffix(field, "-uuid") || field == "member-of-organizations" || field == "href" && strings.HasPrefix(value, "#")
			outside := field == "control-id" || field == "target-id"
			if inside && !ids[strings.TrimPrefix(value, "#")] || outside && !catalog[value] {
				t.Errorf("%s: %s %s leads nowhere", name, field, value)
			}
		})
	}
}

func decoded(t testing.TB, file []byte) (document any) {
	t.Helper()
	if err := json.Unmarshal(file, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

// walk calls see with every text and the name of its field.
func walk(value any, see func(field, value string)) {
	each := func(field string, value any) {
		if text, ok := value.(string); ok {
			see(field, text)
			return
		}
		walk(value, see)
	}
	switch value := value.(type) {
	case map[string]any:
		for field, inner := range value {
			if list, ok := inner.([]any); ok {
				for _, entry := range list {
					each(field, entry)
				}
				continue
			}
			each(field, inner)
		}
	case []any:
		for _, entry := range value {
			walk(entry, see)
		}
	}
}

// A department's own document is about the same things as the office's, and a later
// year's about the same risks.
func TestInspectionsNameTheSameThings(t *testing.T) {
	office, own, next := inspectionArchive(t), inspectionArchive(t), inspectionArchive(t)
	own.Kind, own.Departments = "department", own.Departments[2:]
	own.Departments[0].Responses, own.Departments[0].Evidence = inspectionAnswers()
	own.Departments[0].Submissions = nil
	next.Round.ID, next.Round.FiscalYear = "2027", 2027
	read := func(a *exchange.Archive) parsedResult {
		return parseInspection(t, writeInspection(t, exchange.WriteResultsOSCAL, a, "ja")).Results.Results[0]
	}
	first, same, later := read(office), read(own), read(next)
	if len(first.Findings) != len(same.Findings) || len(first.Findings) != len(later.Findings) {
		t.Fatalf("%d, %d and %d findings", len(first.Findings), len(same.Findings), len(later.Findings))
	}
	for i := range first.Findings {
		if first.Findings[i].UUID != same.Findings[i].UUID || first.Findings[i].UUID == later.Findings[i].UUID {
			t.Errorf("finding %d is %s, %s and %s", i, first.Findings[i].UUID, same.Findings[i].UUID, later.Findings[i].UUID)
		}
	}
	for i := range first.Risks {
		if first.Risks[i].UUID != later.Risks[i].UUID {
			t.Errorf("risk %d is another one in the next year", i)
		}
	}
}

// Slips that the office has put right count, as in all figures.
func TestInspectionHasWhatWasPutRight(t *testing.T) {
	a := inspectionArchive(t)
	d := &a.Departments[2]
	slip := d.Submissions[0].Content.Responses[2].Clone()
	slip.Rating = "done"
	corrected := d.Submissions[0].Content.Corrected([]checklist.Correction{{Revision: 1, Key: slip.Key, After: slip}})
	d.Corrected = &corrected
	for _, f := range parseInspection(t, writeInspection(t, exchange.WriteResultsOSCAL, a, "ja")).Results.Results[0].Findings {
		if f.prop("item_id") == "A3" && f.Target.Status.State != "satisfied" {
			t.Errorf("A3 is %s", f.Target.Status.State)
		}
	}
}

func TestNothingToPlan(t *testing.T) {
	a := inspectionArchive(t)
	if !exchange.HasPlans(a, exchange.OSCALOptions{}) {
		t.Error("no plans are found")
	}
	s := &a.Departments[2].Submissions[0].Content
	s.Responses = slices.DeleteFunc(s.Responses, func(r checklist.Response) bool { return r.Rating == "not_done" || !r.Plan.IsZero() })
	if exchange.HasPlans(a, exchange.OSCALOptions{}) {
		t.Error("plans are found")
	}
}

// What was planned last year and is done now is closed; what is still unmet has this
// year's plan or none.
func TestPlansOfTheYearBefore(t *testing.T) {
	before, now := inspectionArchive(t), inspectionArchive(t)
	now.Round.ID, now.Round.FiscalYear = "2027", 2027
	s := &now.Departments[2].Submissions[0].Content
	for i := range s.Responses {
		r := &s.Responses[i]
		r.Plan = checklist.Plan{}
		if r.Item == "A2" || r.Item == "A3" {
			r.Rating = "done"
		}
	}
	read := func(options exchange.OSCALOptions) map[string]string {
		var b bytes.Buffer
		if err := exchange.WritePlansOSCAL(&b, now, options); err != nil {
			t.Fatal(err)
		}
		status := map[string]string{}
		for _, risk := range parseInspection(t, b.Bytes()).Plans.Risks {
			status[risk.prop("item_id")] = risk.Status
			for _, remediation := range risk.Remediations {
				status[risk.prop("item_id")] += " " + remediation.Lifecycle + " " + remediation.UUID
			}
		}
		return status
	}
	first := parseInspection(t, writeInspection(t, exchange.WritePlansOSCAL, before, "ja")).Plans.Risks[0].Remediations[0]
	if got, want := read(exchange.OSCALOptions{Before: before}), map[string]string{"A2": "closed completed " + first.UUID, "S1": "open"}; !maps.Equal(got, want) {
		t.Errorf("the plans are %v", got)
	}
	if got, want := read(exchange.OSCALOptions{}), map[string]string{"S1": "open"}; !maps.Equal(got, want) {
		t.Errorf("without the year before they are %v", got)
	}
}
