package checklist

// Correction is a slip in a submission that the office has put right (事務局訂正),
// with the department's consent on record. The submission itself stays.
type Correction struct {
	Key
	Revision int      `json:"revision"` // of the submission that it corrects
	After    Response `json:"after"`
	Consent  string   `json:"consent"` // which post agreed, when and how
	Stamp    Stamp    `json:"stamp"`
}

// Correct checks a correction and gives it the spelling in which it is recorded.
// The errors are those of answering, and ErrConsent without the consent.
func (s *Submission) Correct(scope *Scope, scale *Scale, c Correction) (Correction, error) {
	if isBlank(c.Consent) {
		return c, c.Key.of(ErrConsent)
	}
	entry, ok := scope.Find(c.Key)
	if !ok {
		return c, c.Key.of(ErrNotInScope)
	}
	c.After, c.Revision = c.After.Clone(), s.Revision
	c.After.Key, c.After.Stamp = c.Key, c.Stamp
	if err := c.After.settle(entry.Item, scale); err != nil {
		return c, c.Key.of(err)
	}
	return c, checkTexts(field{"consent", c.Consent})
}

// Corrected returns the submission with the corrections of its revision, the
// last one of each answer counting. The receiver stays as it was.
func (s Submission) Corrected(corrections []Correction) Submission {
	after := map[Key]Response{}
	for _, c := range corrections {
		if c.Revision == s.Revision {
			after[c.Key] = c.After
		}
	}
	if len(after) == 0 {
		return s
	}
	responses := make([]Response, len(s.Responses))
	for i, r := range s.Responses {
		if corrected, ok := after[r.Key]; ok {
			r = corrected
		}
		responses[i] = r.Clone()
	}
	s.Responses = responses
	return s
}
