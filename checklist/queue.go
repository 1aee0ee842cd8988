package checklist

import (
	"cmp"
	"slices"
)

// QueueCode says why a person should look at an answer.
type QueueCode string

// The reasons.
const (
	QueueContradiction         QueueCode = "contradiction"           // a list of the office's says otherwise
	QueueCriticalNotApplicable QueueCode = "critical_not_applicable" // a critical item is said not to apply
	QueueCount                 QueueCode = "count"                   // more comply than are concerned
	QueueOverdue               QueueCode = "overdue"                 // the plan's day is past
	QueueCopiedDepartment      QueueCode = "copied_department"       // another department has the same text
	QueueCopiedLastYear        QueueCode = "copied_last_year"        // the text is last year's
	QueueAwarenessOnly         QueueCode = "awareness_only"          // the plan is only 「周知する」
	QueueUnsupported           QueueCode = "unsupported"             // done, with neither remark nor evidence
)

// QueueCodes lists the reasons, those that matter most first.
func QueueCodes() []QueueCode {
	return []QueueCode{QueueContradiction, QueueCriticalNotApplicable, QueueCount, QueueOverdue,
		QueueCopiedDepartment, QueueCopiedLastYear, QueueAwarenessOnly, QueueUnsupported}
}

// QueueEntry is one answer to look at, and why.
type QueueEntry struct {
	Department string `json:"department"` // id
	Key
	Code     QueueCode `json:"code"`
	Critical bool      `json:"critical"`
	// Field of a copied text: comment, reason, cause or action.
	Field string `json:"field,omitempty"`
	// With are the other departments that have the text, or had it last year.
	With []string `json:"with,omitempty"`
	// Contradiction is set with that code.
	Contradiction *Contradiction `json:"contradiction,omitempty"`
}

// Reviewed is one department of a round as the queue looks at it.
type Reviewed struct {
	Submission *Submission
	Last       []Former // last year's answers; none if there are none
}

// Former is what a department answered in an earlier year that goes on in a
// department of this one: in itself or, after a reorganisation, in another.
type Former struct {
	Department *Department // as it was
	Responses  map[Key]*Response
}

// Queue is what a person should look at before a round's submissions are
// accepted (確認待ち). It is computed, never stored, and nothing in it is wrong by
// itself.
type Queue struct {
	// Entries: what matters most first, critical items before others, then by
	// department and in the order of its scope.
	Entries     []QueueEntry
	Codes       map[QueueCode]int
	Departments map[string]int
}

// NewQueue looks at all submissions of a round on a day.
func NewQueue(std *Standard, round *Round, day Date, departments []Reviewed, lists []KnownList) *Queue {
	q := &queueMaker{std: std, round: round, day: day, lists: lists, shared: sharedTexts(departments)}
	for _, d := range departments {
		q.review(d)
	}
	rank := map[QueueCode]int{}
	for i, code := range QueueCodes() {
		rank[code] = i
	}
	slices.SortStableFunc(q.entries, func(a, b QueueEntry) int {
		return cmp.Or(cmp.Compare(rank[a.Code], rank[b.Code]), compareFirst(a.Critical, b.Critical))
	})
	return countQueue(q.entries)
}

// compareFirst puts what is true before what is not.
func compareFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func countQueue(entries []QueueEntry) *Queue {
	queue := &Queue{Entries: entries, Codes: map[QueueCode]int{}, Departments: map[string]int{}}
	for _, e := range entries {
		queue.Codes[e.Code]++
		queue.Departments[e.Department]++
	}
	return queue
}

// Only returns the entries of one department and one reason; empty are all.
func (q *Queue) Only(department string, code QueueCode) *Queue {
	return countQueue(slices.DeleteFunc(slices.Clone(q.Entries), func(e QueueEntry) bool {
		return department != "" && e.Department != department || code != "" && e.Code != code
	}))
}

// queueMaker gathers the entries of all departments.
type queueMaker struct {
	std     *Standard
	round   *Round
	day     Date
	lists   []KnownList
	shared  map[sharedText][]string
	entries []QueueEntry
}

func (q *queueMaker) review(d Reviewed) {
	department := &d.Submission.Department
	scope := NewScope(q.std, department, q.round.Errata)
	responses := d.Submission.byKey()
	evidence := map[Key]bool{}
	for _, e := range d.Submission.Evidence {
		evidence[e.Key] = true
	}
	for _, entry := range scope.Items {
		r := responses[entry.Key()]
		if rating := r.effective(&q.std.Scale); rating != nil {
			a := &reviewedAnswer{queueMaker: q, Scoped: entry, department: department.ID, Response: r, rating: rating}
			a.judge(evidence[r.Key])
			a.texts(d.Last)
		}
	}
	for _, c := range Contradictions(scope, &q.std.Scale, department.ID, responses, q.lists) {
		entry, _ := scope.Find(c.Key)
		q.entries = append(q.entries, QueueEntry{Department: department.ID, Key: c.Key, Code: QueueContradiction,
			Critical: entry.Item.Critical, Contradiction: &c})
	}
}

// reviewedAnswer is one answer under review.
type reviewedAnswer struct {
	*queueMaker
	Scoped
	*Response
	department string
	rating     *Rating
}

func (a *reviewedAnswer) add(found bool, e QueueEntry) {
	if found {
		e.Department, e.Key, e.Critical = a.department, a.Response.Key, a.Item.Critical
		a.entries = append(a.entries, e)
	}
}

// judge looks at the answer itself. That somebody else sees to an item is a
// remark on it.
func (a *reviewedAnswer) judge(evidence bool) {
	isDone := a.rating.Class == ClassDone
	a.add(a.Item.Critical && !a.rating.Applies() && !a.Nothing, QueueEntry{Code: QueueCriticalNotApplicable})
	a.add(a.Count != nil && a.Count.Complying > a.Count.Concerned, QueueEntry{Code: QueueCount})
	a.add(!isDone && !a.Plan.Due.IsZero() && a.Plan.Due.Before(a.day), QueueEntry{Code: QueueOverdue})
	a.add(AwarenessOnly(a.Plan.Action), QueueEntry{Code: QueueAwarenessOnly})
	a.add(isDone && a.Item.Kind == KindRating && isBlank(a.Comment) && !evidence && a.Responsibility == "", QueueEntry{Code: QueueUnsupported})
}

// texts looks for texts that others, or the department itself last year, have
// written. What is answered centrally is said with the office's words.
func (a *reviewedAnswer) texts(last []Former) {
	if a.Responsibility == Central {
		return
	}
	for _, f := range copiedFields(a.Response) {
		text := plain(f.text)
		if !tellsCopies(text) {
			continue
		}
		found, others := a.copiedFrom(last, f.name, text)
		a.add(found, QueueEntry{Code: QueueCopiedLastYear, Field: f.name, With: others})
		others = slices.DeleteFunc(slices.Clone(a.shared[sharedText{a.Item.ID, f.name, text}]), func(id string) bool { return id == a.department })
		a.add(len(others) > 0, QueueEntry{Code: QueueCopiedDepartment, Field: f.name, With: others})
	}
}

// copiedFrom reports whether a text of last year is the same, and names the
// departments that had it if it was not the department itself.
func (a *reviewedAnswer) copiedFrom(last []Former, name, text string) (found bool, others []string) {
	for i := range last {
		before := last[i].Responses[a.Response.Key]
		if before == nil || !slices.ContainsFunc(copiedFields(before), func(f field) bool { return f.name == name && plain(f.text) == text }) {
			continue
		}
		found = true
		if id := last[i].Department.ID; id != a.department {
			others = append(others, id)
		}
	}
	return found, others
}
