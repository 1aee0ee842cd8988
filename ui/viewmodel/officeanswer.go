package viewmodel

import (
	"strings"
	"time"

	"tenken/checklist"
)

// OfficeDetail is everything that the office is shown of one answer.
type OfficeDetail struct {
	Detail
	LastYear  string // which year Before is of; "" without an earlier answer
	Fields    []OfficeField
	Attached  []EvidenceRow // with the digests of files
	Others    string        // how the departments answered
	Doubts    []string
	Revisions []OfficeRevision // oldest first
}

// OfficeField is one field of an answer, this year's and last year's.
type OfficeField struct{ Label, Now, Before string }

// OfficeRevision is one submission: when it came and what was said of it, and the
// answer as it was then.
type OfficeRevision struct{ Title, Answer, Text string }

// Inspect describes the answer to a key that is on the sheet.
func (d *OfficeDepartment) Inspect(key checklist.Key, f Format, now time.Time) OfficeDetail {
	answer := d.Answer(key)
	out := OfficeDetail{Detail: d.Detail(answer, f, now), Others: d.Others(key, f), Attached: d.attached(key, f)}
	if offer := d.last[key]; len(offer.Last) > 0 {
		out.LastYear = f.Year(d.lastYear)
	}
	out.Fields = d.fields(&answer, f)
	for _, e := range d.doubts[key] {
		out.Doubts = append(out.Doubts, joinGiven(wideSpace, f.T("queue.code."+string(e.Code)), f.Doubt(&e, &answer, d.city.queue.Names)))
	}
	out.Revisions = d.history(key, f)
	return out
}

// fields sets this year's answer beside last year's. What both lack is left out.
func (d *OfficeDepartment) fields(now *checklist.Response, f Format) (all []OfficeField) {
	add := func(label string, of func(*checklist.Response, *checklist.Scale) string) {
		field := OfficeField{label, of(now, &d.sheet.Standard.Scale), d.before(now.Key, of, f)}
		if field.Now != "" || field.Before != "" {
			all = append(all, field)
		}
	}
	add(f.T("inspect.rating"), f.Answer)
	add(f.T("desktop.label.responsibility"), func(r *checklist.Response, _ *checklist.Scale) string { return f.responsibility(r) })
	for _, field := range TextFields() {
		add(f.T("desktop.label."+string(field)), func(r *checklist.Response, _ *checklist.Scale) string { return strings.TrimSpace(field.of(r)) })
	}
	add(f.T("inspect.plan"), func(r *checklist.Response, _ *checklist.Scale) string { return f.planned(r.Plan) })
	return all
}

// before is a field of last year's answers, with the departments' names where they
// were others.
func (d *OfficeDepartment) before(key checklist.Key, of func(*checklist.Response, *checklist.Scale) string, f Format) string {
	offer := d.last[key]
	var lines []string
	for i, response := range offer.Last {
		line := of(response, &d.lastScale)
		if line != "" && offer.By != nil {
			line = f.T("correction.by", "Department", f.Text(offer.By[i]), "Answer", line)
		}
		lines = append(lines, line)
	}
	return joinGiven("\n", lines...)
}

func (f Format) responsibility(r *checklist.Response) string {
	if r.Responsibility == "" {
		return ""
	}
	return f.T("desktop.responsibility." + string(r.Responsibility))
}

// planned is who will act by when, and with which money.
func (f Format) planned(p checklist.Plan) string {
	funding := ""
	if p.Funding != "" {
		funding = f.T("desktop.funding." + string(p.Funding))
	}
	due := ""
	if !p.Due.IsZero() {
		due = f.Date(p.Due)
	}
	return joinGiven(wideSpace, due, p.Owner, funding, p.RequestTo)
}

// attached lists the evidence of an answer. What a file holds stays with the
// department; its digest tells whether another copy is the same.
func (d *OfficeDepartment) attached(key checklist.Key, f Format) (all []EvidenceRow) {
	for _, e := range d.sheet.Evidence(key) {
		row := EvidenceRow{ID: e.ID, Title: e.Title, File: e.File != nil, Stale: e.Stale(d.sheet.Round.FiscalYear)}
		date := ""
		if !e.Date.IsZero() {
			date = f.Date(e.Date)
		}
		row.Small = joinGiven(f.T("desktop.evidence.separator"), e.Number, e.Location, date, fileOf(e, f))
		if e.File != nil {
			row.Small += "\n" + f.T("inspect.digest", "Digest", e.File.SHA256)
		}
		all = append(all, row)
	}
	return all
}

// history is the answer in every revision.
func (d *OfficeDepartment) history(key checklist.Key, f Format) (all []OfficeRevision) {
	for i := range d.revisions {
		r := &d.revisions[i]
		answer := r.Answers().Responses[key]
		title := f.T("inspect.revision", "N", r.Revision, "Date", f.Date(checklist.DateOf(r.Received.At)))
		if r.Decided != nil && f.Has("inspect.decided."+r.Decision) {
			title += f.T("inspect.decided."+r.Decision, "Date", f.Date(checklist.DateOf(r.Decided.At)))
		}
		one := OfficeRevision{Title: title, Answer: f.Answer(answer, &d.sheet.Standard.Scale)}
		if answer != nil {
			one.Text = written(answer)
		}
		all = append(all, one)
	}
	return all
}
