package checklist_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
)

// A situation is one combination of what an item wants and what a subject and
// its department are.
type situation struct {
	kind      checklist.SubjectKind
	excluded  string
	roles     []checklist.Role // answered for the subject; the item's is head
	models    []checklist.NetworkModel
	model     checklist.NetworkModel // of the city
	wants     []checklist.Segment
	has       []checklist.Segment
	condition string
	flags     []checklist.Flag
	erratum   *checklist.Erratum
}

// situations yields the full cross product.
func situations(yield func(situation)) {
	for _, kind := range checklist.SubjectKinds() {
		for _, excluded := range []string{"", "市立病院が管理する"} {
			for _, roles := range [][]checklist.Role{nil, {checklist.RoleHead}, {checklist.RoleStaff, checklist.RoleHead}, {checklist.RoleChief}} {
				for _, erratum := range []*checklist.Erratum{nil, {Item: "A", Text: "解釈"}, {Item: "A", Text: "数えない", NotCounted: true}, {Item: "B", NotCounted: true}} {
					base := situation{kind: kind, excluded: excluded, roles: roles, erratum: erratum}
					withNetwork(base, func(s situation) { withCondition(s, yield) })
				}
			}
		}
	}
}

func withNetwork(s situation, yield func(situation)) {
	beta := []checklist.NetworkModel{checklist.ModelB, checklist.ModelBPrime}
	for _, s.models = range [][]checklist.NetworkModel{nil, beta} {
		for _, s.model = range append(checklist.NetworkModels(), "") {
			for _, s.wants = range [][]checklist.Segment{nil, {checklist.SegmentMN}, {checklist.SegmentLG, checklist.SegmentIN}} {
				for _, s.has = range [][]checklist.Segment{nil, {checklist.SegmentIN}, {checklist.SegmentMN, checklist.SegmentLG}, {"水道"}} {
					yield(s)
				}
			}
		}
	}
}

func withCondition(s situation, yield func(situation)) {
	for _, s.condition = range []string{"", "cloud", "cloud&website|counter"} {
		for _, s.flags = range [][]checklist.Flag{nil, {checklist.FlagCloud}, {checklist.FlagCounter}} {
			yield(s)
		}
	}
}

// scope builds the situation: an item A for the kind of subject, and an item of
// another kind that must not show anywhere.
func (s situation) scope(t *testing.T) *checklist.Scope {
	condition, err := checklist.ParseCondition(s.condition)
	if err != nil {
		t.Fatal(err)
	}
	item := question("A")
	item.Subject, item.NetworkModels, item.Segments, item.Condition = s.kind, s.models, s.wants, condition
	other := item
	other.ID, other.Subject = "B", checklist.SubjectDepartment
	if s.kind == checklist.SubjectDepartment {
		other.Subject = checklist.SubjectSystem
	}
	subject := checklist.Subject{ID: "x", Kind: s.kind, Roles: s.roles, Excluded: s.excluded}
	dep := &checklist.Department{Profile: checklist.Profile{NetworkModel: s.model}}
	if s.kind == checklist.SubjectSystem || s.kind == checklist.SubjectSite {
		subject.Flags, subject.Segments = s.flags, s.has
	} else {
		dep.Profile.Flags, dep.Profile.Segments = s.flags, s.has
	}
	dep.Subjects = []checklist.Subject{subject}
	var errata []checklist.Erratum
	if s.erratum != nil {
		errata = append(errata, *s.erratum)
	}
	return checklist.NewScope(standardOf(item, other), dep, errata)
}

// want is the exclusion printed as "code missing… note", "" if the item is in.
func (s situation) want() string {
	apart := func(a, b []checklist.Segment) bool {
		return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(x checklist.Segment) bool { return slices.Contains(b, x) })
	}
	missing := map[string]string{
		"cloud []": "cloud", "cloud [counter]": "cloud", "cloud&website|counter []": "counter", "cloud&website|counter [cloud]": "website",
	}[fmt.Sprint(s.condition, " ", s.flags)]
	switch {
	case s.excluded != "":
		return "subject_excluded [] 市立病院が管理する"
	case len(s.roles) == 1 && s.roles[0] == checklist.RoleChief:
		return "role [] "
	case s.models != nil && (s.model == checklist.ModelA || s.model == checklist.ModelAPrime):
		return "network_model [] "
	case apart(s.wants, s.has):
		return "segment [] "
	case missing != "":
		return "condition [" + missing + "] "
	case s.erratum != nil && s.erratum.NotCounted && s.erratum.Item == "A":
		return "erratum [] 数えない"
	}
	return ""
}

func TestWhoIsAskedWhatAndWhyNot(t *testing.T) {
	n := 0
	situations(func(s situation) {
		n++
		scope, want := s.scope(t), s.want()
		entry, found := scope.Find(checklist.Key{Subject: "x", Item: "A"})
		if found != (want == "") || found != (len(scope.Items) == 1) || len(scope.Items)+len(scope.LeftOut) != 1 {
			t.Errorf("%+v: found %v, %d in, %d out, want %q", s, found, len(scope.Items), len(scope.LeftOut), want)
			return
		}
		if found {
			if entry.Item.ID != "A" || entry.Subject.ID != "x" || len(entry.Path) != 2 || entry.Path[1].ID != "1-1" {
				t.Errorf("%+v: found %v", s, entry)
			}
			return
		}
		out := scope.LeftOut[0]
		if got := fmt.Sprint(out.Exclusion.Code, " ", out.Exclusion.Missing, " ", out.Exclusion.Note); got != want || out.Item.ID != "A" {
			t.Errorf("%+v: got %q for %s, want %q", s, got, out.Item.ID, want)
		}
	})
	if n != 4*2*4*4*2*5*3*4*3*3 {
		t.Errorf("%d situations", n)
	}
}

// inAndOut prints the keys in scope and those left out.
func inAndOut(scope *checklist.Scope) string {
	var in, out []string
	for _, entry := range scope.Items {
		in = append(in, entry.Subject.ID+"/"+entry.Item.ID)
	}
	for _, entry := range scope.LeftOut {
		out = append(out, entry.Subject.ID+"/"+entry.Item.ID)
	}
	return strings.Join(in, " ") + " | " + strings.Join(out, " ")
}

func TestSubjectsKeepTheOrderOfTheDepartment(t *testing.T) {
	system := func(i *checklist.Item) { i.Subject = checklist.SubjectSystem }
	std := standardOf(question("A"), question("B", system), question("C"), question("D", system))
	std.Sections = append(std.Sections, checklist.Section{ID: "2", Items: []checklist.Item{question("E", system)}})
	dep := &checklist.Department{Subjects: []checklist.Subject{
		{ID: "s2", Kind: checklist.SubjectSystem}, {ID: "d", Kind: checklist.SubjectDepartment}, {ID: "s1", Kind: checklist.SubjectSystem},
	}}
	want := "s2/B s2/D s2/E d/A d/C s1/B s1/D s1/E | "
	if got := inAndOut(checklist.NewScope(std, dep, nil)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A system answers for its own flags and segments, the department for its own;
// that a system is a system and a site a site need not be said.
func TestWhoseFlagsDecide(t *testing.T) {
	wants := func(kind checklist.SubjectKind, condition string) func(*checklist.Item) {
		return func(i *checklist.Item) {
			i.Subject = kind
			i.Condition, _ = checklist.ParseCondition(condition)
		}
	}
	std := standardOf(
		question("department-cloud", wants(checklist.SubjectDepartment, "cloud")),
		question("department-website", wants(checklist.SubjectDepartment, "website")),
		question("department-owns", wants(checklist.SubjectDepartment, "owns_system")),
		question("system-owns", wants(checklist.SubjectSystem, "owns_system")),
		question("system-cloud", wants(checklist.SubjectSystem, "owns_system&cloud")),
		question("system-website", wants(checklist.SubjectSystem, "website")),
		question("system-site", wants(checklist.SubjectSystem, "site")),
		question("site-site", wants(checklist.SubjectSite, "site")),
		question("site-owns", wants(checklist.SubjectSite, "owns_system")),
		question("city-website", wants(checklist.SubjectCity, "website")),
	)
	own := []checklist.Flag{checklist.FlagCloud, checklist.FlagCounter}
	dep := &checklist.Department{Profile: checklist.Profile{Flags: []checklist.Flag{checklist.FlagWebsite}}, Subjects: []checklist.Subject{
		{ID: "d", Kind: checklist.SubjectDepartment, Flags: own}, {ID: "s", Kind: checklist.SubjectSystem, Flags: own[:1]},
		{ID: "p", Kind: checklist.SubjectSite}, {ID: "c", Kind: checklist.SubjectCity},
	}}
	want := "d/department-website s/system-owns s/system-cloud p/site-site c/city-website | " +
		"d/department-cloud d/department-owns s/system-website s/system-site p/site-owns"
	if got := inAndOut(checklist.NewScope(std, dep, nil)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if own[1] != checklist.FlagCounter {
		t.Error("the scope wrote into the subject's flags")
	}
}

func TestWhatLiesInTheMyNumberSegment(t *testing.T) {
	mn, lg := checklist.SegmentMN, checklist.SegmentLG
	tests := []struct {
		kind      checklist.SubjectKind
		item, has []checklist.Segment
		want      bool
	}{
		{checklist.SubjectDepartment, []checklist.Segment{mn}, nil, true},
		{checklist.SubjectDepartment, []checklist.Segment{mn, lg}, nil, false},
		{checklist.SubjectDepartment, nil, nil, false},
		{checklist.SubjectDepartment, []checklist.Segment{mn, lg}, []checklist.Segment{mn}, false}, // its own segments count for systems and sites only
		{checklist.SubjectSystem, []checklist.Segment{mn, lg}, []checklist.Segment{mn}, true},
		{checklist.SubjectSystem, nil, []checklist.Segment{mn}, true},
		{checklist.SubjectSystem, []checklist.Segment{mn}, []checklist.Segment{mn, lg}, true},
		{checklist.SubjectSystem, []checklist.Segment{mn, lg}, []checklist.Segment{mn, lg}, false},
		{checklist.SubjectSite, []checklist.Segment{lg}, []checklist.Segment{lg}, false},
		{checklist.SubjectSite, nil, nil, false},
	}
	for _, test := range tests {
		item := question("A")
		item.Segments = test.item
		entry := checklist.Scoped{Subject: &checklist.Subject{Kind: test.kind, Segments: test.has}, Item: &item}
		if got := entry.InMyNumberSegment(); got != test.want {
			t.Errorf("%s in %v, item of %v: got %v", test.kind, test.has, test.item, got)
		}
	}
}
