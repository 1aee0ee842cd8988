package checklist

import (
	"regexp"
	"slices"
	"strconv"
)

// policyForm is the ref of a clause (see Clause) in a policy that numbers its
// clauses, such as "7" and "6(3)①", or its articles, such as "第6条第2項(3)".
var policyForm = regexp.MustCompile(`^(第[1-9][0-9]*[編章節款条]|[1-9][0-9]*|附則)` +
	`(第[1-9][0-9]*[条項号]|の[1-9][0-9]*|-[1-9][0-9]*|\(([1-9][0-9]*|[ア-ンa-z])\)|[①-⑳]|[ア-ンa-z])*$`)

// catalogForm keeps a catalogue's name apart from the number after it.
var catalogForm = regexp.MustCompile(`^\S+$`)

// catalogs are those whose numbers are known: the clauses and controls of ISO/IEC
// 27001, and the functions, categories and subcategories of the NIST CSF.
var catalogs = map[string]struct {
	form    *regexp.Regexp
	example string
}{
	"iso27001:2022": {regexp.MustCompile(`^(A\.[5-8]\.[1-9][0-9]?|([4-9]|10)(\.[1-9][0-9]?){0,2})$`), "A.5.9"},
	"csf2":          {regexp.MustCompile(`^(GV|ID|PR|DE|RS|RC)(\.[A-Z]{2}(-[0-9]{2})?)?$`), "ID.AM-07"},
}

var kinds = []ItemKind{KindRating, KindCount}

// protections are confidentiality, integrity and availability.
var protections = []string{"C", "I", "A"}

// usualSubjects says of what each role answers items, as a rule.
var usualSubjects = map[Role][]SubjectKind{
	RoleHead:           {SubjectDepartment, SubjectSite},
	RoleStaff:          {SubjectDepartment, SubjectSite},
	RoleSystemOwner:    {SubjectSystem},
	RoleInfrastructure: {SubjectCity},
	RoleChief:          {SubjectCity},
	RoleCSIRT:          {SubjectCity},
	RoleAuditor:        {SubjectCity},
}

// checkItem checks one item on its own and against the scale.
func (c *checker) checkItem(item *Item) {
	c.count++
	c.item = item.ID
	c.identifier("id", item.ID)
	c.unique("id", item.ID, c.items)
	c.replaces(item.Replaces)
	c.itemKind(item)
	c.itemScope(item)
	c.inRange("weight", item.Weight, 1, heaviestWeight)
	c.itemReferences(item)
	c.itemTexts(item)
	c.variants(item)
}

func (c *checker) replaces(ids []string) {
	c.listLength("replaces", len(ids))
	seen := map[string]string{}
	for i, id := range ids {
		c.identifier(index("replaces", i), id)
		c.unique(index("replaces", i), id, seen)
	}
}

func (c *checker) itemKind(item *Item) {
	kind := code(c, "kind", item.Kind, kinds)
	subject := code(c, "subject", item.Subject, SubjectKinds())
	role := code(c, "role", item.Role, Roles())
	if kind && item.Role == RoleStaff && item.Kind != KindCount {
		c.fail("kind", ProblemStaffRating, ProblemArgs{Value: string(item.Kind)})
	}
	if usual := usualSubjects[item.Role]; subject && role && !slices.Contains(usual, item.Subject) {
		c.warn("subject", ProblemRoleSubject, ProblemArgs{Value: string(item.Role), Known: words(usual)})
	}
}

func (c *checker) itemScope(item *Item) {
	var known []Segment
	for _, s := range c.std.Segments {
		known = append(known, s.ID)
	}
	codes(c, "segments", item.Segments, known)
	codes(c, "network_models", item.NetworkModels, NetworkModels())
	if !item.Condition.canHold(item.Subject) {
		c.warn("condition", ProblemUnreachable, ProblemArgs{Value: item.Condition.String(), Known: []string{string(item.Subject)}})
	}
}

func (c *checker) itemReferences(item *Item) {
	c.policy(item.Policy)
	c.tooLong("article", item.Article, MaxLabel)
	if item.Article == "" {
		c.bare = append(c.bare, place{c.path, item.ID})
	}
	c.threats(item.Threats)
	codes(c, "protects", item.Protects, protections)
	c.listLength("references", len(item.References))
	seen := map[string]string{}
	for i, r := range item.References {
		field := index("references", i)
		if r.Catalog == "" || r.ID == "" {
			c.fail(field, ProblemForm, ProblemArgs{Value: r.Catalog + r.ID, Known: []string{"iso27001:2022 A.5.9"}})
			continue
		}
		if !catalogForm.MatchString(r.Catalog) {
			c.fail(field+".catalog", ProblemForm, ProblemArgs{Value: r.Catalog, Known: []string{"iso27001:2022"}})
		}
		if known, ok := catalogs[r.Catalog]; ok && !known.form.MatchString(r.ID) {
			c.warn(field+".id", ProblemForm, ProblemArgs{Value: r.ID, Known: []string{known.example}})
		}
		c.unique(field, r.Catalog+" "+r.ID, seen)
	}
}

func (c *checker) policy(refs []string) {
	c.listLength("policy", len(refs))
	seen := map[string]string{}
	for i, ref := range refs {
		if !policyForm.MatchString(ref) {
			c.fail(index("policy", i), ProblemForm, ProblemArgs{Value: ref, Known: []string{"6(3)①"}})
		}
		c.unique(index("policy", i), ref, seen)
	}
}

func (c *checker) threats(threats []int) {
	c.listLength("threats", len(threats))
	seen := map[string]string{}
	for i, n := range threats {
		c.inRange(index("threats", i), n, 1, highestThreat)
		c.unique(index("threats", i), strconv.Itoa(n), seen)
	}
}

func (c *checker) itemTexts(item *Item) {
	c.text("topic", item.Topic, MaxLabel)
	if item.Question.IsZero() {
		c.fail("question.ja", ProblemEmpty, ProblemArgs{})
	}
	if item.Kind == KindCount && item.Counting.IsZero() {
		c.warn("counting", ProblemCountingMissing, ProblemArgs{})
	}
	c.texts("", item.Kind, &item.Texts)
}

// variants checks the other words of an item as its own. A model is in one
// variant at most, and one of those that are asked the item.
func (c *checker) variants(item *Item) {
	known := item.NetworkModels
	if len(known) == 0 {
		known = NetworkModels()
	}
	c.listLength("variants", len(item.Variants))
	seen := map[string]string{}
	for i := range item.Variants {
		variant, field := &item.Variants[i], index("variants", i)
		if len(variant.NetworkModels) == 0 {
			c.fail(field+".network_models", ProblemEmpty, ProblemArgs{})
		}
		codesOnce(c, field+".network_models", variant.NetworkModels, known, seen)
		if variant.isZero() {
			c.fail(field, ProblemEmpty, ProblemArgs{})
		}
		c.texts(field+".", item.Kind, &variant.Texts)
	}
}

// texts checks the texts of an item, or of a variant whose field is before.
func (c *checker) texts(before string, kind ItemKind, t *Texts) {
	for _, w := range t.wordings() {
		c.optionalText(before+w.field, *w.text, MaxItemText)
	}
	if kind == KindRating && !t.Counting.IsZero() {
		c.warn(before+"counting", ProblemCountingUnused, ProblemArgs{})
	}
	c.criteria(before+"criteria", t.Criteria)
}

func (c *checker) criteria(list string, criteria []Criterion) {
	var known []RatingCode
	for _, r := range c.std.Scale.Ratings {
		known = append(known, r.Code)
	}
	c.listLength(list, len(criteria))
	seen := map[string]string{}
	for i, criterion := range criteria {
		field := index(list, i)
		code(c, field+".rating", criterion.Rating, known)
		c.unique(field+".rating", string(criterion.Rating), seen)
		c.text(field, criterion.Text, MaxItemText)
	}
}
