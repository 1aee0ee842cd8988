package viewmodel

import (
	"fmt"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// items names the items of rows.
func items(s *Session, rows []int) []string {
	var ids []string
	for _, i := range rows {
		ids = append(ids, s.Row(i).Key.Item)
	}
	return ids
}

func TestRowsFollowTheSheet(t *testing.T) {
	s := open(t, smallForm(t))
	want := []string{"C01-01-01", "C01-01-02", "C02-01-01", "C02-01-02", "C02-01-03", "C02-02-01"}
	if got := items(s, s.Select(Filter{})); !slices.Equal(got, want) {
		t.Fatalf("rows %v", got)
	}
	row := s.Row(1)
	if row.Section.Ja != "責任者と役割" || !row.Critical || row.Status != StatusUnanswered || row.Symbol != "" {
		t.Errorf("%+v", row)
	}
	put(t, s, password, rated("not_done"))
	if row = s.Row(1); row.Status != StatusNotDone || row.Symbol != "×" || row.Warnings != 5 {
		t.Errorf("%+v", row)
	}
	if i, ok := s.Index(password); i != 1 || !ok {
		t.Errorf("index %d", i)
	}
}

func TestShow(t *testing.T) {
	s := open(t, smallForm(t))
	put(t, s, duty, rated("done")) // evidence is optional
	put(t, s, password, rated("partly"))
	put(t, s, training, func(r *checklist.Response) { r.Count = &checklist.HeadCount{Concerned: 10, Complying: 10} })
	put(t, s, incident, func(r *checklist.Response) { r.Inquiring = true })
	if err := s.Save(t.Context(), s.AddEvidence(training, workflow.NewEvidence{Evidence: checklist.Evidence{Title: "受講者名簿"}})); err != nil {
		t.Fatal(err)
	}
	for show, want := range map[Show][]string{
		ShowAll:        {"C01-01-01", "C01-01-02", "C02-01-01", "C02-01-02", "C02-01-03", "C02-02-01"},
		ShowUnanswered: {"C02-01-03", "C02-02-01"},
		ShowProblems:   {"C01-01-02"},
		ShowInquiring:  {"C02-01-02"},
		ShowCritical:   {"C01-01-02"},
		ShowEvidence:   {"C02-01-01"},
		ShowWarnings:   {"C01-01-02"},
		ShowOther:      nil, // see TestEveryCarry
		ShowSame:       nil,
	} {
		if got := items(s, s.Select(Filter{Show: show})); !slices.Equal(got, want) {
			t.Errorf("%s shows %v, want %v", show, got, want)
		}
	}
	if len(Shows()) != 9 {
		t.Error("a choice is missing in this test")
	}
}

func TestSearch(t *testing.T) {
	s := open(t, smallForm(t))
	put(t, s, duty, func(r *checklist.Response) {
		r.Comment = "管理係長がＩＣカードを台帳で管理している"
	})
	for search, want := range map[string][]string{
		"":            {"C01-01-01", "C01-01-02", "C02-01-01", "C02-01-02", "C02-01-03", "C02-02-01"},
		"c01-01":      {"C01-01-01", "C01-01-02"},
		"Ｃ０１－０１":      {"C01-01-01", "C01-01-02"},
		"ぱすわーど":       {"C01-01-02"},
		"ﾊﾟｽﾜｰﾄﾞ":     {"C01-01-02"},
		"secret":      {"C01-01-02"},
		"icカード":       {"C01-01-01"},
		"管理":          {"C01-01-01", "C01-01-02"},
		"台帳 個人":       {"C02-01-03"},
		"どこにもない":      nil,
		"台帳　　管理":      {"C01-01-01"},
		"事務分担表 いますか。": {"C01-01-01"},
	} {
		if got := items(s, s.Select(Filter{Search: search})); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", search, got, want)
		}
	}
	put(t, s, duty, func(r *checklist.Response) { r.Comment = "" })
	if got := s.Select(Filter{Search: "icカード"}); len(got) != 0 {
		t.Error("a text that was deleted is still found")
	}
	if _, _, err := s.Undo(t.Context()); err != nil || len(s.Select(Filter{Search: "icカード"})) != 1 {
		t.Error("a text that came back is not found", err)
	}
}

func TestTree(t *testing.T) {
	s := open(t, smallForm(t))
	tree := s.Tree()
	if got := tree.Children(""); !slices.Equal(got, []string{"department", "system1"}) {
		t.Fatalf("subjects %v", got)
	}
	if got := tree.Children("department"); !slices.Equal(got, []string{"department/C01", "department/C02"}) {
		t.Errorf("chapters %v", got)
	}
	put(t, s, duty, rated("done"))
	put(t, s, incident, func(r *checklist.Response) { r.Inquiring = true })
	for id, want := range map[string]Node{
		"":                        {Answered: 1, InScope: 6, Open: 5},
		"department":              {ID: "department", Title: checklist.Text{Ja: "税務課"}, Answered: 1, InScope: 5, Open: 4},
		"department/C01/C01-01":   {ID: "department/C01/C01-01", Title: checklist.Text{Ja: "責任者と役割", En: "Roles"}, Answered: 1, InScope: 2, Open: 1},
		"system1":                 {ID: "system1", Title: checklist.Text{Ja: "税務システム"}, InScope: 1, Open: 1},
		"there is no such branch": {},
	} {
		if got := tree.Node(id); got != want {
			t.Errorf("%q is %+v, want %+v", id, got, want)
		}
	}
	put(t, s, duty, rated("not_done"))
	if got := tree.Node("department/C01/C01-01"); got.Answered != 1 || got.Open != 2 {
		t.Errorf("with a plan missing: %+v", got)
	}
	if got := items(s, s.Select(Filter{Node: "department/C02"})); len(got) != 3 {
		t.Errorf("a branch selects %v", got)
	}
	if got := s.Nodes(accounts); !slices.Equal(got, []string{"system1", "system1/C02"}) {
		t.Errorf("above an item stand %v", got)
	}
	if got := s.Nodes(checklist.Key{Subject: "nobody"}); got != nil {
		t.Errorf("above an unknown item stand %v", got)
	}
}

func TestNext(t *testing.T) {
	s := open(t, smallForm(t))
	for _, key := range []checklist.Key{duty, incident, register, accounts} {
		put(t, s, key, rated("partly"))
	}
	next := func(from int, of func(int) (int, bool), want int, found bool) {
		t.Helper()
		if got, ok := of(from); ok != found || ok && got != want {
			t.Errorf("after %d comes %d, %v", from, got, ok)
		}
	}
	next(-1, s.NextOpen, 1, true)
	next(1, s.NextOpen, 2, true)
	next(2, s.NextOpen, 1, true) // begins again at the top
	next(5, s.NextGap, 0, true)
	put(t, s, password, rated("done"))
	put(t, s, training, func(r *checklist.Response) { r.Inquiring = true })
	next(0, s.NextOpen, 2, true)
	put(t, s, training, func(r *checklist.Response) { r.Count, r.Inquiring = &checklist.HeadCount{}, false })
	next(0, s.NextOpen, 0, false)
}

func TestFigures(t *testing.T) {
	s := open(t, smallForm(t))
	f := NewFormat("ja")
	if got := s.Figures(f); got.Score != "0.00%" || got.Answer != "0.00%" || got.AnswerParts != "0 / 6" || got.Open != 6 || got.Unfinished != 0 {
		t.Errorf("%+v", got)
	}
	put(t, s, duty, rated("done"))
	put(t, s, password, rated("not_done"))
	put(t, s, incident, func(r *checklist.Response) { r.Nothing = true })
	got := s.Figures(f)
	want := Figures{Score: "12.50%", Answer: "50.00%", AnswerParts: "3 / 6", Implementation: "20.00%", DoneParts: "1 / 5", Open: 3, Unfinished: 1}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	s.Sheet().Round.ShowGrade = true
	if got := s.Figures(f).Grade; got != "D" {
		t.Errorf("grade %q", got)
	}
}

// large is a session on many items, which is never saved.
func large(n int) *Session {
	std := &checklist.Standard{ID: "large", Version: "1", Scale: checklist.Scale{Ratings: []checklist.Rating{
		{Code: "done", Symbol: "○", Class: checklist.ClassDone, Points: 2}, {Code: "not_done", Symbol: "×", Class: checklist.ClassNotDone},
	}}}
	for c := range n / 100 {
		section := checklist.Section{ID: fmt.Sprintf("C%02d", c), Title: checklist.Text{Ja: "情報システム全体の強靭性の向上"}}
		for i := range 100 {
			section.Items = append(section.Items, checklist.Item{
				ID: fmt.Sprintf("C%02d-%02d", c, i), Kind: checklist.KindRating, Subject: checklist.SubjectDepartment, Role: checklist.RoleHead, Weight: 1,
				Topic: checklist.Text{Ja: "課の事務分担表への情報セキュリティ担当の明記", En: "Security duty entered in the duty list"},
				Texts: checklist.Texts{Question: checklist.Text{Ja: "課の事務分担表に、情報セキュリティの担当を書いていますか。", En: "Is the security duty entered in the department's duty list?"}},
			})
		}
		std.Sections = append(std.Sections, section)
	}
	dep := checklist.Department{Subjects: []checklist.Subject{{ID: "department", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "税務課"}}}}
	sheet := &workflow.Sheet{
		Standard: std, Scope: checklist.NewScope(std, &dep, nil), Assessment: checklist.Assessment{State: checklist.StateDraft},
		Answers: checklist.Answers{Responses: map[checklist.Key]*checklist.Response{}, Evidence: map[checklist.Key][]checklist.Evidence{}},
	}
	for i, entry := range sheet.Scope.Items {
		if i%2 == 0 {
			key := entry.Key()
			sheet.Answers.Responses[key] = &checklist.Response{Key: key, Rating: "done", Comment: "今年度の事務分担表に書いてあり、課内で確認した。"}
		}
	}
	return NewSession(nil, sheet)
}

func BenchmarkSelect(b *testing.B) {
	s := large(5000)
	for name, filter := range map[string]Filter{
		"all":        {Show: ShowAll},
		"unanswered": {Show: ShowUnanswered},
		"warnings":   {Show: ShowWarnings},
		"search":     {Search: "課内 確認"},
		"miss":       {Search: "どこにもない言葉"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s.Select(filter)
			}
		})
	}
}

// What every answer costs beside its transaction: figures, gaps and progress.
func BenchmarkRefresh(b *testing.B) {
	s := large(5000)
	for b.Loop() {
		s.refresh()
	}
}

func BenchmarkNewSession(b *testing.B) {
	sheet := large(5000).Sheet()
	for b.Loop() {
		NewSession(nil, sheet)
	}
}

// What an attachment costs the window, beside the work in the background.
func BenchmarkAdopt(b *testing.B) {
	s := large(5000)
	for b.Loop() {
		s.adopt(s.Sheet())
	}
}
