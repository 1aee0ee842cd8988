package checklist

// Outcome is what has become of a plan by the next inspection.
type Outcome string

// The six outcomes.
const (
	OutcomeDone          Outcome = "done"           // the item is met
	OutcomeImproved      Outcome = "improved"       // partly met, and was not met at all
	OutcomeOpen          Outcome = "open"           // as it was, or worse
	OutcomeNotApplicable Outcome = "not_applicable" // the item applies no more
	OutcomeUnanswered    Outcome = "unanswered"     // nobody has said yet
	OutcomeNotAsked      Outcome = "not_asked"      // the item is not asked this year
)

// Outcomes lists the six in the order in which reports show them.
func Outcomes() []Outcome {
	return []Outcome{OutcomeDone, OutcomeImproved, OutcomeOpen, OutcomeNotApplicable, OutcomeUnanswered, OutcomeNotAsked}
}

// OutcomeOf compares the class of last year's rating with this year's; nil is no
// answer.
func OutcomeOf(before RatingClass, now *Rating) Outcome {
	switch {
	case now == nil:
		return OutcomeUnanswered
	case now.Class == ClassDone:
		return OutcomeDone
	case now.Class == ClassNotApplicable:
		return OutcomeNotApplicable
	case now.Class == ClassPartly && before == ClassNotDone:
		return OutcomeImproved
	}
	return OutcomeOpen
}

// FollowUp is a plan of last year and what has become of it (改善報告).
type FollowUp struct {
	Key     Key   // of this year; of an item that is asked no more, last year's
	Item    *Item // nil if it is asked no more
	Last    *Response
	Before  Rating    // last year's
	Now     *Response // nil without an answer
	Rating  *Rating   // this year's; nil without an answer
	Outcome Outcome
}

// FollowUps finds what has become of the plans that were open last year: of
// answers that were not or partly done and had a plan. The offers are those of
// CarryOver; last is the scale of their answers, responses are this year's.
func FollowUps(offers []Offer, last *Scale, scope *Scope, scale *Scale, responses map[Key]*Response) []FollowUp {
	var all []FollowUp
	for _, offer := range offers {
		for _, before := range offer.Last {
			rating, ok := before.Effective(last)
			if !ok || before.Plan.IsZero() || rating.Class != ClassNotDone && rating.Class != ClassPartly {
				continue
			}
			f := FollowUp{Key: offer.Key, Last: before, Before: rating, Outcome: OutcomeNotAsked}
			if entry, asked := scope.Find(offer.Key); asked && offer.Carry != CarryArchived {
				f.Item = entry.Item
				f.Now, f.Rating = answerTo(responses[offer.Key], scale)
				f.Outcome = OutcomeOf(rating.Class, f.Rating)
			}
			all = append(all, f)
		}
	}
	return all
}

// answerTo is an answer with its rating, or nothing.
func answerTo(r *Response, scale *Scale) (*Response, *Rating) {
	rating, ok := r.Effective(scale)
	if !ok {
		return nil, nil
	}
	return r, &rating
}
