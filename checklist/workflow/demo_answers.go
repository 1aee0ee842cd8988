package workflow

import (
	"encoding/json"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"tenken/assets"
	"tenken/checklist"
	"tenken/locales"
)

// sentences are what departments write, by occasion.
type sentences map[string][]checklist.Text

func loadSentences() (s sentences, err error) {
	return s, json.Unmarshal(assets.SampleAnswers(), &s)
}

// say picks a sentence and fills it in with pairs of a name in braces and a value.
func (s sentences) say(dice *rand.Rand, occasion, lang string, values ...string) string {
	all := s[occasion]
	return strings.NewReplacer(values...).Replace(all[dice.IntN(len(all))].In(lang))
}

// diceOf always fall the same way for the same words.
func diceOf(words ...string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(strings.Join(words, "\x00"))) // never fails
	return rand.New(rand.NewPCG(h.Sum64(), 0))
}

// respondent makes up the answers of one department in one round. Whether it does
// what an item asks depends on the department, on the item, on its weight, and
// somewhat on the year.
type respondent struct {
	stock   sentences
	lang    string
	sheet   *Sheet
	level   float64        // share of the items that it sees to
	heads   int            // in the department
	decided checklist.Date // day of the head's decision
}

func newRespondent(stock sentences, lang string, sheet *Sheet) *respondent {
	id, year := sheet.Assessment.Department.ID, sheet.Round.ID
	r := &respondent{stock: stock, lang: lang, sheet: sheet}
	dice := diceOf(id)
	r.heads = 8 + dice.IntN(30)
	r.level = 0.12 + 0.72*math.Sqrt(dice.Float64()) + 0.1*diceOf(id, year).Float64()
	r.decided = r.inYear(sheet.Round.Due.AddDays(-1 - dice.IntN(decidedWithin)))
	return r
}

// inYear is the day, or the first of the fiscal year.
func (r *respondent) inYear(day checklist.Date) checklist.Date {
	if first := r.sheet.Round.FiscalYear.Start(); day.Before(first) {
		return first
	}
	return day
}

// edits are answers to everything that is asked.
func (r *respondent) edits() []Edit {
	edits := make([]Edit, 0, len(r.sheet.Scope.Items))
	for _, entry := range r.sheet.Scope.Items {
		edits = append(edits, r.answer(entry))
	}
	return edits
}

// fill writes answers into the sheet, which is not recorded.
func (r *respondent) fill(edits []Edit) {
	answers := r.sheet.Answers
	for i := range edits {
		key := edits[i].Response.Key
		answers.Responses[key] = &edits[i].Response
		for _, added := range edits[i].Add {
			answers.Evidence[key] = append(answers.Evidence[key], added.Evidence)
		}
	}
	approval := r.approval()
	r.sheet.Assessment.Approval = &approval
}

// approval is the head's decision.
func (r *respondent) approval() checklist.Approval {
	d := &r.sheet.Assessment.Department
	number := strconv.Itoa(100 + diceOf(d.ID, r.sheet.Round.ID, "decision").IntN(900))
	return checklist.Approval{Date: r.decided, Post: d.Posts.Approver,
		DraftNumber:    r.stock.say(diceOf(d.ID), "draft", r.lang, "{number}", number),
		DocumentNumber: r.stock.say(diceOf(d.ID), "document", r.lang, "{number}", number, "{department}", d.Name.In(r.lang))}
}

// answering is one answer in the making.
type answering struct {
	*respondent
	entry checklist.Scoped
	// luck is the same in every year, words are not.
	luck, words *rand.Rand
	response    checklist.Response
}

func (r *respondent) answer(entry checklist.Scoped) Edit {
	id := []string{r.sheet.Assessment.Department.ID, entry.Subject.ID, entry.Item.ID}
	a := &answering{respondent: r, entry: entry, luck: diceOf(id...), words: diceOf(append(id, r.sheet.Round.ID)...)}
	a.response.Key = entry.Key()
	a.rate()
	a.explain()
	a.plan()
	return Edit{Response: a.response, Add: a.evidence()}
}

// rate decides what the answer is.
func (a *answering) rate() {
	class := a.class()
	item, r := a.entry.Item, &a.response
	if r.Nothing = item.Event && class != checklist.ClassNotDone && a.luck.IntN(4) > 0; r.Nothing {
		class = checklist.ClassNotApplicable
	} else if a.mayNotApply() && a.luck.IntN(20) == 0 {
		class = checklist.ClassNotApplicable
	}
	if item.Kind == checklist.KindCount {
		r.Count = a.count(class)
		return
	}
	ratings := a.sheet.Standard.Scale.Ratings
	r.Rating = ratings[slices.IndexFunc(ratings, func(s checklist.Rating) bool { return s.Class == class })].Code
}

// class is how well the item is done. Heavy items are seen to first; one item in
// six is hard for everybody.
func (a *answering) class() checklist.RatingClass {
	chance := a.level + 0.06*float64(a.entry.Item.Weight-2)
	if diceOf(a.entry.Item.ID).IntN(6) == 0 {
		chance -= 0.3
	}
	const partly = 0.7 // of those that are not done as a whole
	switch luck := a.luck.Float64(); {
	case luck < chance:
		return checklist.ClassDone
	case luck < chance+(1-chance)*partly:
		return checklist.ClassPartly
	}
	return checklist.ClassNotDone
}

// mayNotApply reports whether the item's own words allow it not to apply.
func (a *answering) mayNotApply() bool {
	const never = "なし"
	item := a.entry.Item
	return item.Kind == checklist.KindRating && !item.Critical && !item.NotApplicable.IsZero() && !strings.HasPrefix(item.NotApplicable.Ja, never)
}

// count is a head count that stands for the class.
func (a *answering) count(class checklist.RatingClass) *checklist.HeadCount {
	c := checklist.HeadCount{Concerned: a.heads, Complying: a.heads}
	switch class {
	case checklist.ClassPartly:
		c.Complying = a.heads * (85 + a.luck.IntN(15)) / 100
	case checklist.ClassNotDone:
		c.Complying = a.heads * (50 + a.luck.IntN(30)) / 100
	case checklist.ClassNotApplicable:
		c = checklist.HeadCount{}
	}
	return &c
}

// technical are the chapters of the bundled standard that the department which
// runs the network often sees to.
var technical = []string{"C03", "C06"}

// explain writes what people write: always where something is missing, sometimes
// where nothing is.
func (a *answering) explain() {
	r := &a.response
	scale := &a.sheet.Standard.Scale
	if checklist.WantsReason(scale, r) {
		r.Reason = a.say("not_applicable")
	}
	rating, _ := r.Effective(scale)
	done := rating.Class == checklist.ClassDone
	switch kind := a.entry.Subject.Kind; {
	case !rating.Applies():
	case r.Count != nil && !done:
		r.Comment = a.say("count")
	case r.Count != nil:
	case done && kind == checklist.SubjectDepartment && slices.Contains(technical, a.entry.Path[0].ID) && a.luck.IntN(2) == 0:
		r.Responsibility, r.Comment = checklist.Central, a.say("central")
	case done && kind == checklist.SubjectSystem && a.luck.IntN(3) == 0:
		r.Responsibility, r.Comment = checklist.Contractor, a.say("contractor")
	case !done || a.words.IntN(3) == 0:
		r.Comment = a.say(string(rating.Class))
	}
}

// plan writes as much of a plan as the answer asks for, now and then for a day
// that is past by now.
func (a *answering) plan() {
	r, item := &a.response, a.entry.Item
	demand := checklist.DemandOf(item, &a.sheet.Standard.Scale, r)
	if demand == checklist.PlanNone {
		return
	}
	first := item.FirstStep.In(a.lang)
	if first == "" {
		first = a.say("first")
	}
	r.Plan.Due = a.decided.AddDays(12 + a.words.IntN(150))
	r.Plan.Action = a.stock.say(a.words, "action", a.lang, "{day}", a.day(r.Plan.Due), "{first}", first)
	if demand != checklist.PlanFull {
		return
	}
	posts := a.sheet.Assessment.Department.Posts
	r.Plan.Cause, r.Plan.Owner = a.say("cause"), posts.Respondent
	if a.words.IntN(3) == 0 {
		r.Plan.Owner = posts.Approver
	}
	usual := []checklist.Funding{checklist.FundingNone, checklist.FundingNone, checklist.FundingCurrent, checklist.FundingNextYear}
	r.Plan.Funding = usual[a.words.IntN(len(usual))]
}

// evidence names what the item suggests, mostly.
func (a *answering) evidence() []NewEvidence {
	rating, _ := a.response.Effective(&a.sheet.Standard.Scale)
	if !rating.Evidence || a.words.IntN(8) == 0 {
		return nil
	}
	number := strconv.Itoa(1 + a.words.IntN(400))
	return []NewEvidence{{Evidence: checklist.Evidence{
		Title: a.suggested(), Date: a.earlier(), Location: a.say("location"),
		Number: a.stock.say(a.words, "document", a.lang, "{number}", number, "{department}", a.sheet.Assessment.Department.Name.In(a.lang)),
	}}}
}

// say picks a sentence about the answer.
func (a *answering) say(occasion string) string {
	missing := 0
	if c := a.response.Count; c != nil {
		missing = c.Concerned - c.Complying
	}
	return a.stock.say(a.words, occasion, a.lang, "{evidence}", a.suggested(), "{day}", a.day(a.earlier()),
		"{number}", strconv.Itoa(3+a.words.IntN(18)), "{missing}", strconv.Itoa(missing))
}

// earlier is a day of the year before the decision.
func (a *answering) earlier() checklist.Date {
	return a.inYear(a.decided.AddDays(-1 - a.words.IntN(120)))
}

func (a *answering) day(d checklist.Date) string {
	if a.lang == locales.English {
		return d.English()
	}
	return d.Japanese()
}

// suggested is the first piece of evidence that the item suggests.
func (a *answering) suggested() string {
	words := a.entry.Item.Evidence.In(a.lang)
	if words == "" {
		words = a.entry.Item.Topic.In(a.lang)
	}
	inside := 0
	for i, r := range words {
		switch {
		case strings.ContainsRune("（(", r):
			inside++
		case strings.ContainsRune("）)", r):
			inside--
		case inside == 0 && strings.ContainsRune("、,。;\n", r):
			return strings.TrimSpace(words[:i])
		}
	}
	return strings.TrimSpace(words)
}
