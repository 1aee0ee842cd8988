package checklist

import "strconv"

// Rate is a share in permyriad (10000 = 100 %), rounded down once. A share with
// a zero denominator is not Valid and prints as "－".
type Rate struct {
	Permyriad int
	Valid     bool
}

// NewRate is floor(10000 · part ÷ whole).
func NewRate(part, whole int) Rate {
	if whole == 0 {
		return Rate{}
	}
	return Rate{Permyriad: part * 10000 / whole, Valid: true}
}

// MarshalJSON writes the number, or null.
func (r Rate) MarshalJSON() ([]byte, error) {
	if !r.Valid {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(r.Permyriad), 10), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Rate) UnmarshalJSON(b []byte) (err error) {
	if string(b) == "null" {
		*r = Rate{}
		return nil
	}
	r.Permyriad, err = strconv.Atoi(string(b))
	r.Valid = err == nil
	return err
}
