package exchange_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"tenken/assets"
	"tenken/checklist"
	"tenken/checklist/exchange"
)

// readBundled reads the bundled standards once for all tests, which don't change
// them.
var readBundled = sync.OnceValues(func() ([]*checklist.Standard, error) {
	var all []*checklist.Standard
	for _, id := range assets.Standards() {
		file, err := assets.Standard(id)
		if err != nil {
			return nil, err
		}
		std, err := exchange.ReadStandard(bytes.NewReader(file))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", id, err)
		}
		all = append(all, std)
	}
	return all, nil
})

func bundled(t testing.TB) []*checklist.Standard {
	t.Helper()
	all, err := readBundled()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// bundledItems yields the items of all bundled standards with what to call them.
func bundledItems(t testing.TB) iter.Seq2[string, *checklist.Item] {
	all := bundled(t)
	return func(yield func(string, *checklist.Item) bool) {
		for _, std := range all {
			for _, item := range std.Items() {
				if !yield(std.ID+" "+item.ID, item) {
					return
				}
			}
		}
	}
}

// municipal is the standard made from the list of topics, which more is asked of
// than of the others.
func municipal(t testing.TB) *checklist.Standard {
	t.Helper()
	return bundled(t)[0]
}

func TestEveryBundledStandardIsSound(t *testing.T) {
	for _, id := range assets.Standards() {
		file, err := assets.Standard(id)
		if err != nil {
			t.Fatal(err)
		}
		if problems := problemsOf(t, file, nil); len(problems) > 0 {
			t.Errorf("%s:\n%s", id, listing(problems))
		}
	}
}

// The folder's name is the id by which the program finds a standard.
func TestBundledStandardsAreCalledAsTheirFolders(t *testing.T) {
	for i, std := range bundled(t) {
		if id := assets.Standards()[i]; std.ID != id {
			t.Errorf("%s calls itself %s", id, std.ID)
		}
	}
}

func TestBundledStandardsComeBack(t *testing.T) {
	for _, std := range bundled(t) {
		if got := read(t, string(write(t, std))); !equal(got, std) {
			t.Errorf("%s is another standard after YAML", std.ID)
		}
		data, err := json.Marshal(std)
		if err != nil {
			t.Fatal(err)
		}
		got := &checklist.Standard{}
		if err := json.Unmarshal(data, got); err != nil || !equal(got, std) {
			t.Errorf("%s is another standard in a workspace, %v", std.ID, err)
		}
	}
}

// The figures of the list of topics that the standard was made from.
func TestBundledStandardCarriesEveryTopic(t *testing.T) {
	count := map[string]int{}
	for _, item := range municipal(t).Items() {
		count["items"]++
		count[fmt.Sprint(item.Subject, " ", item.Role, " ", item.Kind)]++
		count[string("chapter "+item.ID[:3])]++
		for name, holds := range map[string]bool{"critical": item.Critical, "mandatory": item.Mandatory, "event": item.Event,
			"conditional": !item.Condition.IsZero(), "by network model": len(item.NetworkModels) > 0, "My Number alone": item.InMyNumberSegment()} {
			if holds {
				count[name]++
			}
		}
	}
	want := map[string]int{
		"items": 276, "critical": 15, "mandatory": 181, "event": 12, "conditional": 109, "by network model": 10, "My Number alone": 21,
		"department head rating": 97, "department head count": 5, "department staff count": 36,
		"system system_owner rating": 32, "site head rating": 9,
		"city chief rating": 35, "city chief count": 3, "city infrastructure rating": 37, "city csirt rating": 13, "city auditor rating": 9,
		"chapter C01": 18, "chapter C02": 31, "chapter C03": 31, "chapter C04": 27, "chapter C05": 37, "chapter C06": 57,
		"chapter C07": 17, "chapter C08": 34, "chapter C09": 24,
	}
	if !maps.Equal(count, want) {
		t.Errorf("counts are %v, want %v", count, want)
	}
}

func TestBundledStandardCoversThePolicy(t *testing.T) {
	clauses, threats := map[string]bool{}, map[int]bool{}
	for _, item := range municipal(t).Items() {
		for _, ref := range item.Policy {
			clauses[ref] = true
		}
		for _, n := range item.Threats {
			threats[n] = true
		}
		if len(item.Policy) == 0 || len(item.Threats) == 0 || len(item.References) < 2 || len(item.Protects) == 0 {
			t.Errorf("%s lacks a mapping", item.ID)
		}
	}
	for _, ref := range []string{"5", "6(1)", "6(2)", "6(3)①", "6(3)②", "6(3)③", "6(4)", "6(5)", "6(6)", "6(7)", "6(8)", "6(9)", "7", "8", "9", "10"} {
		if !clauses[ref] {
			t.Errorf("no item for clause %s", ref)
		}
	}
	for n := range 6 {
		if !threats[n+1] {
			t.Errorf("no item against threat %d", n+1)
		}
	}
}

func TestWhatSubjectsAreAsked(t *testing.T) {
	tests := []struct {
		name        string
		kind        checklist.SubjectKind
		flags       []checklist.Flag
		heads       int // items of all other roles
		headCounts  int // of those
		staffCounts int
	}{
		{"a plain department", checklist.SubjectDepartment, nil, 41, 3, 28},
		{"a department of citizens' affairs", checklist.SubjectDepartment, []checklist.Flag{checklist.FlagMyNumber, checklist.FlagPersonalData,
			checklist.FlagDVSupport, checklist.FlagCounter, checklist.FlagTemporary}, 67, 5, 32},
		{"a system in the office", checklist.SubjectSystem, []checklist.Flag{checklist.FlagOwnsSystem}, 20, 0, 0},
		{"a system with everything", checklist.SubjectSystem, checklist.Flags(), 32, 0, 0},
		{"a site", checklist.SubjectSite, []checklist.Flag{checklist.FlagSite}, 9, 0, 0},
		{"the city", checklist.SubjectCity, nil, 91, 3, 0},
	}
	std := municipal(t)
	for _, tt := range tests {
		subject := checklist.Subject{ID: "x", Kind: tt.kind, Flags: tt.flags}
		profile := checklist.Profile{Flags: tt.flags, NetworkModel: checklist.ModelA}
		scope := checklist.NewScope(std, &checklist.Department{Profile: profile, Subjects: []checklist.Subject{subject}}, nil)
		var heads, headCounts, staffCounts int
		for _, entry := range scope.Items {
			switch {
			case entry.Item.Role == checklist.RoleStaff:
				staffCounts++
			case entry.Item.Kind == checklist.KindCount:
				headCounts++
				heads++
			default:
				heads++
			}
		}
		if heads != tt.heads || headCounts != tt.headCounts || staffCounts != tt.staffCounts {
			t.Errorf("%s: %d items (%d counts) and %d staff counts, want %d (%d) and %d",
				tt.name, heads, headCounts, staffCounts, tt.heads, tt.headCounts, tt.staffCounts)
		}
	}
}

// A question asks for facts, in one sentence, and no two ask the same.
func TestQuestionsOfBundledStandards(t *testing.T) {
	for _, std := range bundled(t) {
		asked := map[string]string{}
		for _, item := range std.Items() {
			q := item.Question
			if asked[q.Ja]+asked[q.En] != "" {
				t.Errorf("%s: %s asks what %s%s asks", std.ID, item.ID, asked[q.Ja], asked[q.En])
			}
			asked[q.Ja], asked[q.En] = item.ID, item.ID
		}
	}
	for id, item := range bundledItems(t) {
		for _, read := range readings(item) {
			checkQuestion(t, id, item.Kind, read.Question)
		}
	}
}

// readings are an item as it reads in cities without a model and for each of its
// variants.
func readings(item *checklist.Item) []*checklist.Item {
	all := []*checklist.Item{item}
	for _, v := range item.Variants {
		all = append(all, item.For(v.NetworkModels[0]))
	}
	return all
}

func checkQuestion(t *testing.T, id string, kind checklist.ItemKind, q checklist.Text) {
	t.Helper()
	if strings.Count(q.Ja, "。") != 1 || !strings.Contains(q.Ja, "か") || strings.Count(q.En, "?") != 1 || !strings.HasSuffix(q.En, "?") {
		t.Errorf("%s is not one question: %q, %q", id, q.Ja, q.En)
	}
	if counts := strings.Contains(q.Ja, "何人ですか"); counts != (kind == checklist.KindCount) ||
		counts != strings.Contains(strings.ToLower(q.En), "how many") {
		t.Errorf("%s does not ask for its kind: %q, %q", id, q.Ja, q.En)
	}
	for _, vague := range []string{"適切", "十分", "必要に応じ", "適正", "徹底", "appropriate", "adequate", "sufficient", "if necessary"} {
		if strings.Contains(q.Ja+q.En, vague) {
			t.Errorf("%s says %q", id, vague)
		}
	}
}

// Weights of the bundled standard: critical 3, mandatory at least 2.
func TestWeightsOfTheBundledStandard(t *testing.T) {
	for _, item := range municipal(t).Items() {
		if item.Critical && item.Weight != 3 || item.Mandatory && item.Weight < 2 {
			t.Errorf("%s weighs %d", item.ID, item.Weight)
		}
	}
}

func TestItemsWrittenInFull(t *testing.T) {
	std := municipal(t)
	for _, id := range []string{"C02-02-02", "C03-02-01", "C05-02-02"} {
		item, _ := std.Find(id)
		for name, text := range map[string]checklist.Text{"verify": item.Verify, "why": item.Why, "first step": item.FirstStep, "evidence": item.Evidence} {
			if text.Ja == "" || text.En == "" {
				t.Errorf("%s has no %s", id, name)
			}
		}
		for _, code := range []checklist.RatingCode{"done", "partly", "not_done"} {
			if _, ok := item.Criterion(code); ok != (item.Kind == checklist.KindRating) {
				t.Errorf("%s: criterion for %s is %v", id, code, ok)
			}
		}
	}
}

func TestScaleOfTheBundledStandard(t *testing.T) {
	scale := municipal(t).Scale
	for count, want := range map[checklist.HeadCount]checklist.RatingCode{
		{Concerned: 41, Complying: 41}: "done", {Concerned: 41, Complying: 40}: "partly", {Concerned: 5, Complying: 4}: "partly",
		{Concerned: 41, Complying: 32}: "not_done", {Concerned: 3}: "not_done", {}: "not_applicable",
	} {
		if got, _ := scale.CountRating(count); got.Code != want {
			t.Errorf("%d of %d is %s, want %s", count.Complying, count.Concerned, got.Code, want)
		}
	}
	var ratings []string
	for _, r := range scale.Ratings {
		ratings = append(ratings, fmt.Sprint(r.Symbol, r.Label.Ja, " ", r.Points, " ", r.Demand(false), " ", r.Demand(true)))
	}
	want := []string{"○実施 2 none none", "△一部実施 1 line full", "×未実施 0 full full", "－該当なし 0 none none"}
	if !slices.Equal(ratings, want) {
		t.Errorf("ratings are %q, want %q", ratings, want)
	}
}

func BenchmarkReadStandard(b *testing.B) {
	file, err := assets.Standard("municipal")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := exchange.ReadStandard(bytes.NewReader(file)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteStandard(b *testing.B) {
	std := municipal(b)
	for b.Loop() {
		write(b, std)
	}
}
