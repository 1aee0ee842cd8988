package checklist

import "errors"

// Errors of reading codes and expressions.
var (
	ErrUnknownCode = errors.New("checklist: unknown code")
	ErrCondition   = errors.New("checklist: condition is malformed")
)

// Errors of answering. They are returned wrapped with the key of the response.
var (
	ErrNotInScope     = errors.New("checklist: item is not in the scope of this subject")
	ErrLocked         = errors.New("checklist: the assessment is locked in its present state")
	ErrItemLocked     = errors.New("checklist: the item was not returned and stays locked")
	ErrUnknownRating  = errors.New("checklist: rating is not on the scale")
	ErrWrongKind      = errors.New("checklist: a head count item takes a head count, a rating item a rating")
	ErrCountRange     = errors.New("checklist: head count is out of range")
	ErrTextInvalid    = errors.New("checklist: text is not valid UTF-8")
	ErrTextTooLong    = errors.New("checklist: text is too long")
	ErrNotAnEvent     = errors.New("checklist: only an event item on a scale with not applicable can be answered with nothing happened")
	ErrEvidenceFields = errors.New("checklist: evidence needs a title")
)

// Errors of the life cycle of an assessment.
var (
	ErrState         = errors.New("checklist: not possible in the present state")
	ErrGaps          = errors.New("checklist: answers are incomplete")
	ErrApprovalEmpty = errors.New("checklist: an approval needs its number and date")
	ErrNothingListed = errors.New("checklist: a return lists at least one item")
	ErrRevision      = errors.New("checklist: a revision that is as new or newer is there already")
	ErrRoundDraft    = errors.New("checklist: the round has not been opened yet")
	ErrRoundClosed   = errors.New("checklist: the round is closed")
	ErrUnknownItem   = errors.New("checklist: the standard has no such item")
	ErrConsent       = errors.New("checklist: a correction needs the department's consent")
)
