package checklist

import (
	"fmt"
	"slices"
	"strings"
)

// Flag is a fact of a profile that switches items on, such as "my_number".
type Flag string

// The flags. A city's standard may use these only, so that a misspelt flag is
// found instead of never holding.
const (
	FlagMyNumber      Flag = "my_number"
	FlagPersonalData  Flag = "personal_data"
	FlagDVSupport     Flag = "dv_support"
	FlagCounter       Flag = "counter"
	FlagOwnsSystem    Flag = "owns_system"
	FlagOnPremises    Flag = "on_premises"
	FlagDevelops      Flag = "develops"
	FlagCloud         Flag = "cloud"
	FlagGovCloud      Flag = "gov_cloud"
	FlagControlSystem Flag = "control_system"
	FlagOutsources    Flag = "outsources"
	FlagWebsite       Flag = "website"
	FlagSocialMedia   Flag = "social_media"
	FlagRemoteWork    Flag = "remote_work"
	FlagMobileDevices Flag = "mobile_devices"
	FlagSite          Flag = "site"
	FlagTemporary     Flag = "temporary"
	FlagAudited       Flag = "audited"
	FlagOpenActions   Flag = "open_actions"
)

// Flags lists every flag in the order in which forms show them.
func Flags() []Flag {
	return []Flag{FlagMyNumber, FlagPersonalData, FlagDVSupport, FlagCounter, FlagOwnsSystem, FlagOnPremises,
		FlagDevelops, FlagCloud, FlagGovCloud, FlagControlSystem, FlagOutsources, FlagWebsite, FlagSocialMedia,
		FlagRemoteWork, FlagMobileDevices, FlagSite, FlagTemporary, FlagAudited, FlagOpenActions}
}

// UnmarshalText accepts the known flags only.
func (f *Flag) UnmarshalText(b []byte) (err error) {
	*f, err = parseCode("flag", b, Flags()...)
	return err
}

// Condition is an expression over flags: alternatives of conjunctions, written
// "a&b|c" where & binds tighter than |. The zero Condition always holds.
type Condition struct {
	alternatives [][]Flag
}

// ParseCondition reads the written form. Unknown flags and empty operands are
// errors.
func ParseCondition(text string) (Condition, error) {
	if strings.TrimSpace(text) == "" {
		return Condition{}, nil
	}
	var c Condition
	for alternative := range strings.SplitSeq(text, "|") {
		var all []Flag
		for word := range strings.SplitSeq(alternative, "&") {
			f := Flag(strings.TrimSpace(word))
			if !slices.Contains(Flags(), f) {
				return Condition{}, fmt.Errorf("%w: %q in %q", ErrCondition, f, text)
			}
			all = append(all, f)
		}
		c.alternatives = append(c.alternatives, all)
	}
	return c, nil
}

// Holds reports whether the profile's flags satisfy the condition.
func (c Condition) Holds(flags []Flag) bool {
	if c.IsZero() {
		return true
	}
	return slices.ContainsFunc(c.alternatives, func(all []Flag) bool { return len(missing(all, flags)) == 0 })
}

// impossible are the flags that a kind of subject never has.
var impossible = map[SubjectKind][]Flag{SubjectSystem: {FlagSite}, SubjectSite: {FlagOwnsSystem}}

// canHold reports whether the condition holds for some subject of the kind.
func (c Condition) canHold(kind SubjectKind) bool {
	return c.IsZero() || slices.ContainsFunc(c.alternatives, func(all []Flag) bool {
		return len(missing(impossible[kind], all)) == len(impossible[kind])
	})
}

// Missing returns the flags that would satisfy the condition and are not there,
// for the shortest alternative; nil if it holds.
func (c Condition) Missing(flags []Flag) []Flag {
	var best []Flag
	for i, all := range c.alternatives {
		m := missing(all, flags)
		if len(m) == 0 {
			return nil
		}
		if i == 0 || len(m) < len(best) {
			best = m
		}
	}
	return best
}

// missing are those of all that flags lacks, each once.
func missing(all, flags []Flag) []Flag {
	var out []Flag
	for _, f := range all {
		if !slices.Contains(flags, f) && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// IsZero reports whether the condition always holds.
func (c Condition) IsZero() bool { return len(c.alternatives) == 0 }

// String is the written form; it parses back to the same condition.
func (c Condition) String() string {
	alternatives := make([]string, len(c.alternatives))
	for i, all := range c.alternatives {
		words := make([]string, len(all))
		for j, f := range all {
			words[j] = string(f)
		}
		alternatives[i] = strings.Join(words, "&")
	}
	return strings.Join(alternatives, "|")
}

// MarshalText writes the written form.
func (c Condition) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the written form; see ParseCondition.
func (c *Condition) UnmarshalText(b []byte) (err error) {
	*c, err = ParseCondition(string(b))
	return err
}
