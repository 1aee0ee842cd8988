package viewmodel

import (
	"slices"
	"strings"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Detail is everything that the page shows of one item, in the words of a
// language. Texts that the standard lacks are empty, and are not shown.
type Detail struct {
	Key      checklist.Key
	ID       string
	Where    string // 税務課 › 人的セキュリティ › 研修
	Topic    string
	Question string
	Critical bool
	Status   Status
	Last     LastYear
	Same     bool          // answered as the year before, in the same words
	Central  []CentralLine // what others have answered about the matter for the whole city
	// Corrected is what the office has put right, beside what was handed in.
	Corrected string

	Options      []Option // ratings of the scale, for a rating item
	Chosen       int      // index of the rating given, or -1
	Counted      bool     // a head count is asked instead of a rating
	Counting     string   // who is concerned, who complies
	CountResult  string   // 82.00% △ 一部実施
	MayBeNothing bool     // 事案なし can be answered

	AskReason bool
	Demand    checklist.PlanDemand

	EvidenceHint string
	Evidence     []EvidenceRow
	MayAttach    bool // files, not only references
	MyNumber     bool // what was written may hold an individual number

	Clauses    []ClauseText
	Article    string
	References []string
	Verify     string
	Why        string
	FirstStep  string

	Gaps   []checklist.GapCode
	Locked error  // why the answer cannot be changed; nil if it can
	Stamp  string // 税務課長 14:03; "" before the first answer
}

// Option is one rating that can be given.
type Option struct {
	Code   checklist.RatingCode
	Symbol string
	Word   string
	Help   string // what counts as this rating
	Class  checklist.RatingClass
}

// ClauseText is one clause of the basic policy, with the clauses inside it.
type ClauseText struct {
	Ref  string
	Text string
}

// EvidenceRow is one piece of evidence.
type EvidenceRow struct {
	ID    string
	Title string
	Small string // number, place, date, size
	File  bool   // has content that can be opened
	Name  string // of the file
	Stale bool
}

// Detail describes the item of a key that is on the sheet, with the answer as it
// would be recorded: the one on the sheet, or one that is being changed.
func (s *Session) Detail(answer checklist.Response, f Format, now time.Time) Detail {
	r := &s.rows[s.index[answer.Key]]
	d := Detail{
		Key: r.key, ID: r.Item.ID, Where: s.where(r, f), Topic: f.Text(r.Item.Topic), Question: f.Text(r.Item.Question),
		Critical: r.Item.Critical, Counted: r.Item.Kind == checklist.KindCount, MayBeNothing: r.Item.Event,
		Counting: f.Text(r.Item.Counting), EvidenceHint: f.Text(r.Item.Evidence),
		Article: r.Item.Article, Verify: f.Text(r.Item.Verify), Why: f.Text(r.Item.Why), FirstStep: f.Text(r.Item.FirstStep),
		Clauses: s.clauses(r.Item), References: references(r.Item, f), Gaps: s.codes[r.key], Locked: s.CanChange(r.key),
	}
	d.Status, _ = s.status(r.key)
	d.Last, d.Same, d.Central = s.describeLast(r.key, f), s.sameAsLast(r.key), s.centralBeside(r, f)
	d.Corrected = s.corrected(r.key, f)
	s.describeAnswer(&d, r.Item, answer, f)
	s.describeEvidence(&d, r, f)
	d.MyNumber = namesMyNumber(&answer, s.sheet.Evidence(r.key))
	if !answer.Stamp.At.IsZero() {
		d.Stamp = strings.TrimSpace(answer.Stamp.Actor + " " + f.Clock(answer.Stamp.At, now))
	}
	return d
}

// crumb stands between the steps of a path.
const crumb = " › "

func (s *Session) where(r *row, f Format) string {
	steps := []string{f.Text(r.Subject.Name)}
	for _, section := range r.Path {
		steps = append(steps, f.Text(section.Title))
	}
	return strings.Join(steps, crumb)
}

// describeAnswer fills in what depends on the answer.
func (s *Session) describeAnswer(d *Detail, item *checklist.Item, answer checklist.Response, f Format) {
	scale := &s.sheet.Standard.Scale
	rating, rated := answer.Effective(scale)
	d.Demand = checklist.DemandOf(item, scale, &answer)
	d.AskReason = rated && rating.Reason && !answer.Nothing && !d.Counted
	d.Chosen = -1
	if d.Counted {
		if rated && !answer.Nothing {
			share := checklist.NewRate(answer.Count.Complying, answer.Count.Concerned)
			d.CountResult = strings.Join([]string{f.Rate(share), rating.Symbol, f.Text(rating.Label)}, " ")
		}
		return
	}
	for i, option := range scale.Ratings {
		d.Options = append(d.Options, Option{option.Code, option.Symbol, f.Text(option.Label), f.Text(helpFor(item, option)), option.Class})
		if option.Code == answer.Rating && !answer.Nothing {
			d.Chosen = i
		}
	}
}

// helpFor is what counts as a rating of an item: the criterion, and for what is
// not applicable otherwise when that can be said.
func helpFor(item *checklist.Item, rating checklist.Rating) checklist.Text {
	help, ok := item.Criterion(rating.Code)
	if !ok && !rating.Applies() {
		return item.NotApplicable
	}
	return help
}

func (s *Session) describeEvidence(d *Detail, r *row, f Format) {
	settings, err := s.ws.Settings()
	d.MayAttach = err == nil && (settings.MyNumberAttachments || !r.Item.InMyNumberSegment())
	for _, e := range s.sheet.Evidence(r.key) {
		name := ""
		if e.File != nil {
			name = e.File.Name
		}
		d.Evidence = append(d.Evidence, EvidenceRow{
			ID: e.ID, Name: name, Title: e.Title, Small: joinGiven(f.T("desktop.evidence.separator"), e.Number, e.Location, f.Date(e.Date), fileOf(e, f)),
			File: e.File != nil, Stale: e.Stale(s.sheet.Round.FiscalYear),
		})
	}
}

func fileOf(e checklist.Evidence, f Format) string {
	if e.File == nil {
		return ""
	}
	if e.File.Name == e.Title {
		return f.Size(e.File.Size)
	}
	return e.File.Name + " " + f.Size(e.File.Size)
}

// clauses are those of the city's policy that the item refers to.
func (s *Session) clauses(item *checklist.Item) []ClauseText {
	var out []ClauseText
	for _, clause := range s.sheet.Clauses(item) {
		out = append(out, ClauseText{clause.Ref, clauseText(clause)})
	}
	return out
}

func clauseText(c checklist.Clause) string {
	lines := []string{strings.TrimSpace(c.Title), strings.TrimSpace(c.Text)}
	for _, inner := range c.Clauses {
		lines = append(lines, strings.TrimPrefix(inner.Ref, c.Ref)+" "+clauseText(inner))
	}
	return joinGiven("\n", lines...)
}

// joinGiven joins the texts that are not empty.
func joinGiven(separator string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), separator)
}

// references name the item's places in catalogues that others maintain.
func references(item *checklist.Item, f Format) []string {
	var out []string
	for _, ref := range item.References {
		out = append(out, f.catalogue(ref.Catalog)+" "+ref.ID)
	}
	return out
}

// Evidence finds a piece of evidence of a key.
func (s *Session) Evidence(key checklist.Key, id string) (checklist.Evidence, bool) {
	for _, e := range s.sheet.Evidence(key) {
		if e.ID == id {
			return e, true
		}
	}
	return checklist.Evidence{}, false
}

// AddEvidence is the step that adds evidence to the answer of a key.
func (s *Session) AddEvidence(key checklist.Key, add ...workflow.NewEvidence) workflow.Edit {
	return workflow.Edit{Response: s.Answer(key), Add: add}
}

// RemoveEvidence is the step that takes evidence away from the answer of a key.
func (s *Session) RemoveEvidence(key checklist.Key, id string) workflow.Edit {
	return workflow.Edit{Response: s.Answer(key), Remove: []string{id}}
}
