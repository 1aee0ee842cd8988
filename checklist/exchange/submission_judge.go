package exchange

import "tenken/checklist"

// Outcome is what becomes of a file that the office receives.
type Outcome string

// The outcomes.
const (
	OutcomeNew               Outcome = "new"                // the first that has come from the department
	OutcomeNewer             Outcome = "newer"              // takes the place of what was there
	OutcomeOlder             Outcome = "older"              // kept, and superseded
	OutcomeDuplicate         Outcome = "duplicate"          // is there already
	OutcomeTampered          Outcome = "tampered"           // was changed on its way
	OutcomeWrongRound        Outcome = "wrong_round"        // of another round, or another version of its standard
	OutcomeUnknownDepartment Outcome = "unknown_department" // of none that takes part
	OutcomeWrongKey          Outcome = "wrong_key"          // sealed for another office
	OutcomeUnconfirmedKey    Outcome = "unconfirmed_key"    // signed by a key that nobody has confirmed
	OutcomeReview            Outcome = "review"             // does not follow from what is there
	OutcomeRefused           Outcome = "refused"            // cannot be read, or not now
)

// Outcomes lists the outcomes.
func Outcomes() []Outcome {
	return []Outcome{OutcomeNew, OutcomeNewer, OutcomeOlder, OutcomeDuplicate, OutcomeTampered, OutcomeWrongRound, OutcomeUnknownDepartment,
		OutcomeWrongKey, OutcomeUnconfirmedKey, OutcomeReview, OutcomeRefused}
}

// Link is one revision of a department's submission in the chain of them.
type Link struct {
	Revision  int         `json:"revision"`
	Digest    string      `json:"digest"`
	Previous  string      `json:"previous,omitempty"`
	Workspace string      `json:"workspace,omitempty"` // empty for an Excel sheet
	Journal   JournalHead `json:"journal,omitzero"`
}

// Link is the place of a submission in its chain.
func (m *Manifest) Link() Link {
	return Link{m.Revision, m.Digest, m.Previous, m.Workspace, m.Journal}
}

// Expected is what the office knows when a submission of a department comes.
type Expected struct {
	Offices        []OfficePublic // all generations
	Round          *checklist.Round
	StandardDigest string
	// TakesPart: the department is one of the round.
	TakesPart bool
	// Key is the department's confirmed public key, empty before there is one;
	// Secret that of its package, empty once it has been used.
	Key, Secret string
	Known       []Link // what has come from the department in this round
}

// Judge tells what becomes of a submission, given all that is known, and whether
// its key is to be kept as the department's: it is the first, and shows the secret
// of the package. Which of several files comes first makes no difference to
// what is new and what is old; two that contradict each other are for review,
// whichever comes second.
func Judge(m *Manifest, e Expected) (outcome Outcome, pin bool) {
	switch {
	case !e.meantForUs(m):
		return OutcomeWrongKey, false
	case e.Round == nil || m.Round != e.Round.ID || m.FiscalYear != e.Round.FiscalYear || m.Standard != e.Round.Standard ||
		m.StandardDigest != e.StandardDigest:
		return OutcomeWrongRound, false
	case !e.TakesPart:
		return OutcomeUnknownDepartment, false
	}
	pin = e.Key == "" && e.Secret != "" && m.Enrolled(e.Secret)
	if e.Key != m.Signer && !pin {
		return OutcomeUnconfirmedKey, false
	}
	return judgeLink(m.Link(), e.Known), pin
}

func (e *Expected) meantForUs(m *Manifest) bool {
	for _, office := range e.Offices {
		if m.Office == office.Fingerprint() {
			return true
		}
	}
	return false
}

// judgeLink places a link in the whole chain.
func judgeLink(link Link, known []Link) Outcome {
	newest := 0
	for _, other := range known {
		if other.Revision == link.Revision && other.Digest == link.Digest {
			return OutcomeDuplicate
		}
		newest = max(newest, other.Revision)
	}
	for _, other := range known {
		if link.Contradicts(other) {
			return OutcomeReview
		}
	}
	switch {
	case newest == 0:
		return OutcomeNew
	case link.Revision > newest:
		return OutcomeNewer
	}
	return OutcomeOlder
}

// Contradicts tells whether two revisions cannot both be of one history: the same
// number twice, a revision that follows from another than the one before it, or a
// journal that has become shorter.
func (a Link) Contradicts(b Link) bool {
	if a.Revision > b.Revision {
		a, b = b, a
	}
	switch {
	case a.Revision == b.Revision:
		return true
	case a.Revision+1 == b.Revision && b.Previous != "" && b.Previous != a.Digest:
		return true
	}
	return a.Workspace != "" && a.Workspace == b.Workspace && b.Journal.Entries <= a.Journal.Entries
}

// Kept reports whether a submission with the outcome has its place in the chain.
func (o Outcome) Kept() bool {
	return o == OutcomeNew || o == OutcomeNewer || o == OutcomeOlder
}
