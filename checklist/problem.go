package checklist

// Severity says whether a problem hinders the use of a standard.
type Severity string

// The two severities. A standard with errors is not loaded; one with warnings
// is.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
)

// ProblemCode names a kind of problem. Codes are stable: messages and scripts
// rely on them.
type ProblemCode string

// Problems of a single value.
const (
	ProblemEmpty     ProblemCode = "empty"      // a required value is missing
	ProblemNoEnglish ProblemCode = "no_english" // warning: there is only the Japanese text
	ProblemForm      ProblemCode = "form"       // Value is not written like Known
	ProblemTooLong   ProblemCode = "too_long"   // Value characters, Max allowed
	ProblemTooMany   ProblemCode = "too_many"   // Value entries, Max allowed
	ProblemTooDeep   ProblemCode = "too_deep"   // more than Max levels
	ProblemUnknown   ProblemCode = "unknown"    // Value is none of Known
	ProblemRange     ProblemCode = "range"      // Value is not from Min to Max
	ProblemDuplicate ProblemCode = "duplicate"  // Value was used before, at First
)

// Problems of a scale or of a grading.
const (
	ProblemPointsOrder     ProblemCode = "points_order"      // more points than the rating before it
	ProblemClassOrder      ProblemCode = "class_order"       // a better class than the rating before it
	ProblemClassPoints     ProblemCode = "class_points"      // the points, Value, contradict the class
	ProblemNoPoints        ProblemCode = "no_points"         // no rating earns anything
	ProblemNeedsReason     ProblemCode = "needs_reason"      // not applicable without a reason
	ProblemNoNotApplicable ProblemCode = "no_not_applicable" // the item Value needs such a rating
	ProblemCountsNeeded    ProblemCode = "counts_needed"     // the head count item Value needs steps
	ProblemNotFalling      ProblemCode = "not_falling"       // a step is not below the one before it
	ProblemLastNotZero     ProblemCode = "last_not_zero"     // the last step does not start at 0
)

// Problems of an item as a whole.
const (
	ProblemStaffRating     ProblemCode = "staff_rating"     // staff are asked by head count only
	ProblemRoleSubject     ProblemCode = "role_subject"     // warning: Value is unusual for a subject; Known would fit
	ProblemCountingMissing ProblemCode = "counting_missing" // warning: a head count without a rule for counting
	ProblemCountingUnused  ProblemCode = "counting_unused"  // warning: a rule for counting on a rating item
	ProblemUnreachable     ProblemCode = "unreachable"      // warning: no subject of the kind Known is ever Value, so nobody is asked
	ProblemNoItems         ProblemCode = "no_items"         // a standard, or as a warning a section, without items
	ProblemNoArticle       ProblemCode = "no_article"       // warning: Value items name no article of the city's, of which this is the first
)

// ProblemCodes lists the codes that Validate uses.
func ProblemCodes() []ProblemCode {
	return []ProblemCode{ProblemEmpty, ProblemNoEnglish, ProblemForm, ProblemTooLong, ProblemTooMany, ProblemTooDeep,
		ProblemUnknown, ProblemRange, ProblemDuplicate, ProblemPointsOrder, ProblemClassOrder, ProblemClassPoints,
		ProblemNoPoints, ProblemNeedsReason, ProblemNoNotApplicable, ProblemCountsNeeded, ProblemNotFalling,
		ProblemLastNotZero, ProblemStaffRating, ProblemRoleSubject, ProblemCountingMissing, ProblemCountingUnused,
		ProblemUnreachable, ProblemNoItems, ProblemNoArticle}
}

// ProblemArgs is what the sentence about a problem needs. Which fields are set
// is said with each code.
type ProblemArgs struct {
	Value string   `json:"value,omitempty"` // as written, cut at 80 characters, or a number
	Known []string `json:"known,omitempty"` // what would be right, or one example of it
	Min   int      `json:"min,omitempty"`
	Max   int      `json:"max,omitempty"`
	First string   `json:"first,omitempty"` // the path of the other place concerned
}

// Problem is one thing wrong with a standard, as data.
type Problem struct {
	// Path leads to the value, such as "sections[0].items[3].weight"; names
	// are those of the files, counting starts at 0.
	Path     string      `json:"path"`
	Item     string      `json:"item,omitempty"` // id of the item concerned
	Code     ProblemCode `json:"code"`
	Severity Severity    `json:"severity"`
	Args     ProblemArgs `json:"args,omitzero"`
}
