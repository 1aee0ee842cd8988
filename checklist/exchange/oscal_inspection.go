package exchange

import (
	"strconv"
	"strings"
	"time"

	"tenken/checklist"
	"tenken/locales"
)

// oscalInspectionNamespace marks the props of an inspection's documents that are this
// program's own. It is a name, not an address.
const oscalInspectionNamespace = "urn:x-tenken:inspection"

// OSCALOptions say how the documents of an inspection are written.
type OSCALOptions struct {
	Language string    // of titles and prose, "ja" or "en"
	At       time.Time // of the last change; plans due before its day in Japan are overdue
	Label    string    // how they are to be handled (取扱い); may be empty
	Catalog  string    // name of the file beside them with the standard as a catalog
	// Before is the year before, nil if nothing is known of it: what was unmet and
	// planned then, and is met now, stands among the plans as closed.
	Before *Archive
}

// oscalInspection is a year of a workspace as its documents see it: everything that
// was asked, in the order of the archive's departments and of the standard.
type oscalInspection struct {
	OSCALOptions
	*Archive
	p           *locales.Printer
	departments []oscalDepartment
	asked       []*oscalAsked
	lists       []oscalList
}

// oscalDepartment is a department with what counts of it.
type oscalDepartment struct {
	*checklist.Department
	assessment *checklist.Assessment
	counts     bool // whether there are answers
}

// oscalAsked is one item of one subject with its answer.
type oscalAsked struct {
	department *checklist.Department
	checklist.Scoped
	response *checklist.Response
	rating   *checklist.Rating // nil without an answer
	evidence []checklist.Evidence
	plan     oscalPlan
}

// oscalPlan is the plan for an item: this year's, or last year's where that has been
// carried out.
type oscalPlan struct {
	checklist.Plan
	round string // that it is of
}

func newOSCALInspection(a *Archive, options OSCALOptions) *oscalInspection {
	in := &oscalInspection{OSCALOptions: options, Archive: a, p: locales.For(options.Language)}
	for i := range a.Departments {
		in.take(&a.Departments[i])
	}
	if options.Before != nil {
		in.carriedOut(newOSCALInspection(options.Before, OSCALOptions{}))
	}
	return in
}

// carriedOut finds last year's plans for what is not unmet any more. Years are compared
// by the ids of department, subject and item alone.
func (in *oscalInspection) carriedOut(before *oscalInspection) {
	open := map[string]oscalPlan{}
	for _, a := range before.asked {
		if a.unmet() && !a.plan.IsZero() {
			open[before.ofItem("risk", a)] = a.plan
		}
	}
	for _, a := range in.asked {
		if a.rating != nil && !a.unmet() && a.plan.IsZero() {
			a.plan = open[in.ofItem("risk", a)]
		}
	}
}

func (in *oscalInspection) take(d *ArchivedDepartment) {
	dep, answers, counts := d.counted(in.Kind)
	in.departments = append(in.departments, oscalDepartment{dep, &d.Assessment, counts})
	if !counts {
		return
	}
	for _, entry := range checklist.NewScope(in.Standard, dep, in.Round.Errata).Items {
		one := &oscalAsked{department: dep, Scoped: entry, response: answers.Responses[entry.Key()], evidence: answers.Evidence[entry.Key()]}
		if one.response == nil {
			one.response = &checklist.Response{}
		}
		one.plan = oscalPlan{one.response.Plan, in.Round.ID}
		if rating, ok := one.response.Effective(&in.Standard.Scale); ok {
			one.rating = &rating
		}
		in.asked = append(in.asked, one)
	}
}

// counted are the answers that figures go by: in an office's archive the newest
// submission, slips corrected; in a department's what it has recorded.
func (d *ArchivedDepartment) counted(kind string) (*checklist.Department, checklist.Answers, bool) {
	a := &d.Assessment
	switch {
	case kind == "department":
		s := checklist.Submission{Responses: d.Responses, Evidence: d.Evidence}
		return &a.Department, s.Answers(), true
	case a.Excused != "":
	case d.Corrected != nil:
		return &d.Corrected.Department, d.Corrected.Answers(), true
	default:
		for i := range d.Submissions {
			if s := &d.Submissions[i].Content; a.Revision > 0 && s.Revision == a.Revision {
				return &s.Department, s.Answers(), true
			}
		}
	}
	return &a.Department, checklist.Answers{}, false
}

// unmet reports whether the item is answered and not, or not wholly, done.
func (a *oscalAsked) unmet() bool {
	return a.rating != nil && (a.rating.Class == checklist.ClassNotDone || a.rating.Class == checklist.ClassPartly)
}

// uuid makes the UUID of a thing of the city. What is the same in every year leaves
// the round out of its parts.
func (in *oscalInspection) uuid(parts ...string) string {
	return oscalUUID(in.Organisation.City.Ja + "\n" + strings.Join(parts, "\n"))
}

// ofAnswer is the UUID of what was said in this round about an item.
func (in *oscalInspection) ofAnswer(what string, a *oscalAsked) string {
	return in.uuid(what, in.Round.ID, a.department.ID, a.Subject.ID, a.Item.ID)
}

// ofItem is the UUID of what stays from year to year.
func (in *oscalInspection) ofItem(what string, a *oscalAsked) string {
	return in.uuid(what, a.department.ID, a.Subject.ID, a.Item.ID)
}

func (in *oscalInspection) party(department string) string { return in.uuid("department", department) }

func (in *oscalInspection) city() string { return in.uuid("city") }

// inspectionProps gathers props of our own; empty ones are left out.
type inspectionProps []oscalProp

func (props *inspectionProps) add(name, value string) {
	if value = clean(value); value != "" {
		*props = append(*props, newOSCALProp(oscalInspectionNamespace, name, value))
	}
}

func (props *inspectionProps) number(name string, n int) { props.add(name, strconv.Itoa(n)) }

func (props *inspectionProps) yesNo(name string, yes bool) {
	if yes {
		props.add(name, "yes")
	} else {
		props.add(name, "no")
	}
}

// keyProps say what a part of a document is about, in the words of the data sheets.
func keyProps(a *oscalAsked) inspectionProps {
	var props inspectionProps
	props.add("department_id", a.department.ID)
	props.add("subject_id", a.Subject.ID)
	props.add("item_id", a.Item.ID)
	return props
}

// title names the item; what it is about stands behind it.
func (in *oscalInspection) title(a *oscalAsked) string {
	return titled(in.p.T("oscal.item", "ID", a.Item.ID, "Topic", a.Item.Topic.In(in.Language), "Subject", a.Subject.Name.In(in.Language)))
}

func (in *oscalInspection) year() string {
	if in.Language == locales.English {
		return in.Round.FiscalYear.English()
	}
	return in.Round.FiscalYear.Japanese()
}

// prose joins what there is, in paragraphs.
func prose(parts ...string) string {
	var there []string
	for _, part := range parts {
		if part = clean(part); part != "" {
			there = append(there, escapeMarkup.Replace(part))
		}
	}
	return strings.Join(there, "\n\n")
}

// titled is a text on one line.
func titled(s string) string { return escapeMarkup.Replace(oneLine(s)) }

// escapeMarkup keeps what was typed: OSCAL's titles and prose are Markdown.
var escapeMarkup = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "~", `\~`, "^", `\^`, "[", `\[`, "<", `\<`, "{", `\{`)

// japan is the zone of the days of an inspection.
var japan = time.FixedZone("JST", 9*60*60)

// moment writes a time; one that is not known is that of the document.
func (in *oscalInspection) moment(t time.Time) string {
	if t.IsZero() {
		t = in.At
	}
	return t.UTC().Format(time.RFC3339)
}

// startOf writes the beginning of a day, and nothing for one that OSCAL's calendar,
// from 1900 to 2999, does not have.
func startOf(d checklist.Date) string {
	if d.Year < 1900 || d.Year > 2999 {
		return ""
	}
	return d.Time(japan).Format(time.RFC3339)
}

// said is an answer in words: the rating, the head count, the present state and the
// reason.
func (in *oscalInspection) said(a *oscalAsked) string {
	r, rating, heads, reason := a.response, in.p.T("oscal.unanswered"), "", ""
	if r.Inquiring {
		rating = in.p.T("oscal.inquiring")
	}
	if a.rating != nil {
		rating = strings.TrimSpace(a.rating.Symbol + " " + a.rating.Label.In(in.Language))
	}
	if r.Count != nil {
		heads = in.p.T("oscal.heads", "Concerned", r.Count.Concerned, "Complying", r.Count.Complying)
	}
	if r.Reason != "" {
		reason = in.p.T("oscal.reason", "Text", r.Reason)
	}
	return prose(rating, heads, r.Comment, reason)
}

// statementID is the id of the statement of an item's control in the catalog.
func statementID(item string) string { return controlID(item) + "_smt" }

// controlID is the id of a section's or an item's group or control. OSCAL's do not
// begin with a figure; ours may.
func controlID(id string) string {
	if strings.IndexAny(id, "0123456789") == 0 {
		return "_" + id
	}
	return id
}
