package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
)

// Digest is the canonical digest of what a department has handed in: SHA-256, in
// lower hex, of the form that the package's text describes under "The canonical
// digest". It is the same whichever way the answers came. Two revisions with the
// same answers and decisions have the same digest.
func Digest(s *checklist.Submission) string {
	form, err := appendCanonical(nil, canonicalSubmission(s))
	if err != nil {
		panic(err) // the tree is made of texts and whole numbers
	}
	return hexDigest(form)
}

// StandardDigest is SHA-256, in lower hex, of a standard as canonical JSON.
func StandardDigest(s *checklist.Standard) (string, error) {
	form, err := canonicalOf(s)
	return hexDigest(form), err
}

func hexDigest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// object is a JSON object in the making. What is empty is left out.
type object map[string]any

// text adds a text in the form in which texts are compared.
func (o object) text(name, s string) {
	if s = strings.TrimSpace(text.Clean(s)); s != "" {
		o[name] = s
	}
}

func (o object) number(name string, n int) { o[name] = n }

func (o object) yes(name string, b bool) {
	if b {
		o[name] = true
	}
}

func (o object) object(name string, inner object) {
	if len(inner) > 0 {
		o[name] = map[string]any(inner)
	}
}

func canonicalSubmission(s *checklist.Submission) map[string]any {
	o := object{}
	o.text("round", s.Round)
	o.number("fiscal_year", int(s.FiscalYear))
	o.object("standard", object{"id": s.Standard.ID, "version": s.Standard.Version})
	o.text("department", s.Department.ID)
	o.object("approval", canonicalApproval(&s.Approval))
	o.object("confirmation", canonicalApproval(s.Confirmation))
	o["responses"] = canonicalResponses(s.Responses)
	o["evidence"] = canonicalEvidence(s.Evidence)
	return o
}

func canonicalApproval(a *checklist.Approval) object {
	o := object{}
	if a != nil {
		o.text("draft_number", a.DraftNumber)
		o.text("document_number", a.DocumentNumber)
		o.text("date", a.Date.String())
		o.text("post", a.Post)
	}
	return o
}

func canonicalResponses(responses []checklist.Response) []any {
	sorted := slices.SortedFunc(slices.Values(responses), func(a, b checklist.Response) int { return a.Key.Compare(b.Key) })
	list := make([]any, 0, len(sorted))
	for i := range sorted {
		if r := &sorted[i]; !r.IsBlank() {
			list = append(list, map[string]any(canonicalResponse(r)))
		}
	}
	return list
}

func canonicalResponse(r *checklist.Response) object {
	o := canonicalKey(r.Key)
	o.text("rating", string(r.Rating))
	if r.Count != nil {
		o.object("count", object{"concerned": r.Count.Concerned, "complying": r.Count.Complying})
	}
	o.yes("nothing", r.Nothing)
	o.yes("inquiring", r.Inquiring)
	if r.Responsibility != checklist.Own {
		o.text("responsibility", string(r.Responsibility))
	}
	o.text("comment", r.Comment)
	o.text("reason", r.Reason)
	o.object("plan", canonicalPlan(&r.Plan))
	return o
}

func canonicalKey(k checklist.Key) object {
	o := object{}
	o.text("subject", k.Subject)
	o.text("item", k.Item)
	return o
}

func canonicalPlan(p *checklist.Plan) object {
	o := object{}
	o.text("cause", p.Cause)
	o.text("action", p.Action)
	o.text("due", p.Due.String())
	o.text("owner", p.Owner)
	o.text("funding", string(p.Funding))
	o.text("request_to", p.RequestTo)
	return o
}

// canonicalEvidence sorts the pieces by their own form: their ids differ by the
// way they came.
func canonicalEvidence(evidence []checklist.Evidence) []any {
	forms := make([]any, 0, len(evidence))
	for i := range evidence {
		form, err := appendCanonical(nil, map[string]any(canonicalPiece(&evidence[i])))
		if err != nil {
			panic(err) // made of texts
		}
		forms = append(forms, canonical(form))
	}
	slices.SortFunc(forms, func(a, b any) int { return bytes.Compare(a.(canonical), b.(canonical)) })
	return forms
}

func canonicalPiece(e *checklist.Evidence) object {
	o := canonicalKey(e.Key)
	o.text("title", e.Title)
	o.text("number", e.Number)
	o.text("location", e.Location)
	o.text("date", e.Date.String())
	if e.File != nil {
		o.text("sha256", e.File.SHA256)
	}
	return o
}
