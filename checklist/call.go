package checklist

// Call is one talk with a department about a round, as the office's log keeps it
// (電話等の記録).
type Call struct {
	ID         string `json:"id"`
	Round      string `json:"round"`
	Department string `json:"department"`     // id
	Post       string `json:"post,omitempty"` // with whom
	Text       string `json:"text"`
	Stamp      Stamp  `json:"stamp"`
}

// Check tells whether a call can be recorded. Its text must say something:
// ErrTextEmpty.
func (c *Call) Check() error {
	if isBlank(c.Text) {
		return ErrTextEmpty
	}
	return checkTexts(field{"text", c.Text}, field{"post", c.Post})
}
