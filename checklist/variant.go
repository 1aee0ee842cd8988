package checklist

import "slices"

// Texts are the words of an item: what is asked, which facts earn which rating,
// and how to check and to mend. The topic, a name for lists, is not among them.
type Texts struct {
	Question      Text        `json:"question,omitzero"`
	Criteria      []Criterion `json:"criteria,omitempty"`
	Counting      Text        `json:"counting,omitzero"`       // who is concerned, who complies
	NotApplicable Text        `json:"not_applicable,omitzero"` // when － is allowed
	Verify        Text        `json:"verify,omitzero"`
	Evidence      Text        `json:"evidence,omitzero"` // what to name as evidence
	Why           Text        `json:"why,omitzero"`
	FirstStep     Text        `json:"first_step,omitzero"`
}

// Criterion says which facts earn a rating. In files its text stands beside the
// rating.
type Criterion struct {
	Rating RatingCode `json:"rating"`
	Text
}

// Criterion returns what counts as the rating, if the texts say so.
func (t *Texts) Criterion(code RatingCode) (Text, bool) {
	for _, c := range t.Criteria {
		if c.Rating == code {
			return c.Text, true
		}
	}
	return Text{}, false
}

// wording is one of the texts with its name in files.
type wording struct {
	field string
	text  *Text
}

// wordings are the texts, the criteria aside.
func (t *Texts) wordings() []wording {
	return []wording{
		{"question", &t.Question}, {"counting", &t.Counting}, {"not_applicable", &t.NotApplicable}, {"verify", &t.Verify},
		{"evidence", &t.Evidence}, {"why", &t.Why}, {"first_step", &t.FirstStep},
	}
}

func (t *Texts) isZero() bool {
	return len(t.Criteria) == 0 && !slices.ContainsFunc(t.wordings(), func(w wording) bool { return !w.text.IsZero() })
}

// Variant is what an item says in cities of some network models, where that
// differs. No model is in two variants of an item.
type Variant struct {
	NetworkModels []NetworkModel `json:"network_models"`
	// Texts that are given replace the item's, the criteria as a whole; for all
	// others the item's own hold.
	Texts
}

// For returns the item as cities of the model read it, without variants, or i
// itself where no variant is for the model. A city that has not named its model,
// "", reads the item's own texts.
func (i *Item) For(model NetworkModel) *Item {
	v := slices.IndexFunc(i.Variants, func(v Variant) bool { return slices.Contains(v.NetworkModels, model) })
	if v < 0 {
		return i
	}
	item := *i
	item.Texts.replace(&i.Variants[v].Texts)
	item.Variants = nil
	return &item
}

// replace takes over the texts that are given.
func (t *Texts) replace(given *Texts) {
	to := t.wordings()
	for i, w := range given.wordings() {
		if !w.text.IsZero() {
			*to[i].text = *w.text
		}
	}
	if len(given.Criteria) > 0 {
		t.Criteria = given.Criteria
	}
}
