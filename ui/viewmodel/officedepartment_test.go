package viewmodel

import (
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// department loads one as the page does.
func department(t *testing.T, ws *workflow.Workspace, id string) *OfficeDepartment {
	t.Helper()
	city, err := LoadCity(ws, 2026)
	if err != nil {
		t.Fatal(err)
	}
	d, err := LoadOfficeDepartment(ws, 2026, city.Nearest(id), city)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// itemsOf are the items in the list.
func itemsOf(d *OfficeDepartment) (ids []string) {
	for line := range d.Lines() {
		ids = append(ids, d.Key(line).Item)
	}
	return ids
}

// correction is the step that corrects tax's training to what the list says.
func correction(t *testing.T, d *OfficeDepartment) workflow.CorrectionRequest {
	t.Helper()
	form := d.NewCorrection(dep(training), checklist.DateOf(now()), NewFormat("ja"))
	form.Complying, form.Post, form.How = "４１", "税務課長", "電話"
	req, wrong := form.Request(d.ID(), NewFormat("ja"))
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	return req
}

func TestOfficeDepartmentFilters(t *testing.T) {
	ws := inspected(t)
	d := department(t, ws, "tax")
	if _, err := ws.Correct(t.Context(), 2026, correction(t, d)); err != nil {
		t.Fatal(err)
	}
	d = department(t, ws, "tax")
	for _, c := range []struct {
		filter OfficeFilter
		want   []string
	}{
		{OfficeFilter{}, []string{"C01-01-01", "C01-01-02", "C02-01-01", "C02-01-02"}},
		{OfficeFilter{Show: OfficeProblems}, []string{"C02-01-01"}},
		{OfficeFilter{Show: OfficeDoubted}, []string{"C01-01-01", "C02-01-02"}},
		{OfficeFilter{Show: OfficeChanged}, []string{"C01-01-02", "C02-01-01"}},
		{OfficeFilter{Show: OfficeCorrected}, []string{"C02-01-01"}},
		{OfficeFilter{Show: OfficeAttached}, nil},
		{OfficeFilter{Show: OfficeDoubted, Search: "事故"}, []string{"C02-01-02"}},
	} {
		d.SetFilter(c.filter)
		if got := itemsOf(d); !slices.Equal(got, c.want) || c.filter.Search == "" && d.Count(c.filter.Show) != len(got) {
			t.Errorf("%+v: %q, counted %d", c.filter, got, d.Count(c.filter.Show))
		}
	}
	if d.Find(dep(duty)) != -1 || d.Find(dep(incident)) != 0 || d.SubjectName(dep(duty), NewFormat("ja")) != "" {
		t.Error("the lines are not found")
	}
}

// A row says this year's and last year's rating, how others answered, and what is
// to be looked at.
func TestOfficeDepartmentRows(t *testing.T) {
	d := department(t, inspected(t), "tax")
	row := d.Line(d.Find(dep(password)))
	if row.Symbol != "○" || row.Last != "△" || !row.Changed || row.Evidence != 1 || row.Doubts != 0 || row.Share.Permyriad != 10000 {
		t.Errorf("%+v", row)
	}
	if row = d.Line(d.Find(dep(incident))); row.Doubts != 2 || row.Changed || row.Mended || row.Ticked {
		t.Errorf("%+v", row)
	}
	if got := d.Others(dep(password), NewFormat("ja")); got != "○ 2　△ 0　× 0　－ 1（○の割合 100.00%）" {
		t.Errorf("%q", got)
	}
	for from, want := range map[checklist.Key]checklist.Key{dep(duty): dep(training), dep(training): dep(incident), dep(incident): dep(duty)} {
		if line, ok := d.NextDoubt(from); !ok || d.Key(line) != want {
			t.Errorf("after %v comes line %d", from, line)
		}
	}
	d.SetFilter(OfficeFilter{Search: "パスワード"})
	if _, ok := d.NextDoubt(dep(password)); ok {
		t.Error("there is nothing to look at")
	}
}

// The detail sets this year's answer beside last year's, and says what was put right
// and how the answer was in every revision.
func TestOfficeDepartmentDetail(t *testing.T) {
	ws, f := inspected(t), NewFormat("ja")
	d := department(t, ws, "tax")
	detail := d.Inspect(dep(incident), f, now())
	if want := (OfficeField{"現状", sameText, sameText}); detail.LastYear != "令和7年度" || !slices.Contains(detail.Fields, want) {
		t.Errorf("%q %+v", detail.LastYear, detail.Fields)
	}
	if got := strings.Join(detail.Doubts, "\n"); got != "ほかの所属と同じ文章　現状 市民課\n前年度と同じ文章　現状" {
		t.Errorf("%q", got)
	}
	if got := d.Inspect(dep(password), f, now()); got.Fields[0] != (OfficeField{"評価", "○ 実施", "△ 一部実施"}) || len(got.Attached) != 1 || !got.Attached[0].Stale {
		t.Errorf("%+v %+v", got.Fields, got.Attached)
	}
	if _, err := ws.Correct(t.Context(), 2026, correction(t, d)); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.Return(t.Context(), 2026, workflow.ReturnRequest{Departments: []string{"tax"}, Items: []string{duty.Item}, Text: "直してください"}); err != nil {
		t.Fatal(err)
	}
	if department(t, ws, "tax").Returnable() {
		t.Error("what is returned can be returned")
	}
	handIn(t, ws, 2026, "tax", answers{dep(duty): said("partly", "まだ書いていない"), dep(incident): said("done", sameText),
		dep(training): func(r *checklist.Response) { r.Count = &checklist.HeadCount{Concerned: 50, Complying: 50} }})
	d = department(t, ws, "tax")
	revisions := d.Inspect(dep(duty), f, now()).Revisions
	if len(revisions) != 2 || revisions[0].Title != "第1版（令和8年10月1日 受付）、令和8年10月1日 差戻し" || revisions[0].Answer != "○ 実施" || revisions[1].Text != "まだ書いていない\n不足\n直す" {
		t.Errorf("%+v", revisions)
	}
	if got := d.Inspect(dep(training), f, now()).Corrected; !strings.Contains(got, "○ 50 / 50") || !strings.Contains(got, "税務課長、令和8年10月1日、電話") {
		t.Errorf("%q", got)
	}
}

// What a department planned is set beside last year's plan.
func TestOfficeDepartmentPlans(t *testing.T) {
	plan := checklist.Plan{Action: "直す", Due: checklist.Date{Year: 2026, Month: 12, Day: 1}, Owner: "庶務係長", Funding: checklist.FundingNone, RequestTo: "情報政策課"}
	d := &OfficeDepartment{Session: open(t, smallForm(t)), city: &City{}}
	put(t, d.Session, duty, func(r *checklist.Response) {
		r.Rating, r.Plan, r.Responsibility = "partly", plan, checklist.Central
	})
	got := d.Inspect(duty, NewFormat("ja"), now())
	want := []OfficeField{{"評価", "△ 一部実施", ""}, {"対応しているところ", "情報政策課で一括", ""}, {"改善策", "直す", ""}, {"期限・担当・予算", "令和8年12月1日　庶務係長　不要　情報政策課", ""}}
	if !slices.Equal(got.Fields, want) || got.LastYear != "" || got.Others != "" {
		t.Errorf("%+v", got.Fields)
	}
}

// Items go back once for all subjects; what makes them doubtful is proposed.
func TestReturnDraft(t *testing.T) {
	ws, f := inspected(t), NewFormat("ja")
	d := department(t, ws, "tax")
	if draft := d.NewReturn(dep(password), f); len(draft.Items) != 1 || draft.Items[0].ID != password.Item || draft.Ready(f) {
		t.Errorf("%+v", draft)
	}
	d.Tick(d.Find(dep(duty)))
	d.Tick(d.Find(dep(incident)))
	d.Tick(d.Find(dep(password)))
	d.Tick(d.Find(dep(password)))
	draft := d.NewReturn(dep(password), f)
	draft.Text = " 次の項目を直してください。 "
	draft.Items[1].Text = ""
	want := "次の項目を直してください。\n■C01-01-01 担当者の指名：「実施」の根拠が分かりません。現状か根拠資料を書いてください。"
	if d.Ticks() != 2 || draft.Letter(f) != want || draft.Name != "税務課" || draft.Items[0].Subjects != 1 {
		t.Errorf("%d: %q", d.Ticks(), draft.Letter(f))
	}
	done, err := ws.Return(t.Context(), 2026, draft.Request(f))
	if err != nil || len(done) != 1 || !slices.Equal(done[0].Keys, []checklist.Key{dep(duty), dep(incident)}) {
		t.Fatalf("%+v, %v", done, err)
	}
	if d.TickNone(); d.Ticks() != 0 {
		t.Error("ticks stay")
	}
	if d.TickShown(); d.Ticks() != 4 || !d.Line(0).Ticked {
		t.Errorf("%d ticks", d.Ticks())
	}
}

// A form says what is wrong in it; the consent names who, when and how.
func TestCorrectionForm(t *testing.T) {
	ws, f := inspected(t), NewFormat("ja")
	d := department(t, ws, "tax")
	form := d.NewCorrection(dep(training), checklist.DateOf(now()), f)
	if !form.Counted() || form.Concerned != "50" || form.Date != "令和8年10月1日" {
		t.Errorf("%+v", form)
	}
	form.Post, form.Date = "", "きのう"
	if _, wrong := form.Request("tax", f); !slices.Equal(wrong, []CorrectionField{CorrectionAnswer, CorrectionPost, CorrectionDate, CorrectionHow}) {
		t.Errorf("%v", wrong)
	}
	form.Complying = "半分"
	if _, wrong := form.Request("tax", f); wrong[0] != CorrectionAnswer {
		t.Errorf("%v", wrong)
	}
	req := correction(t, d)
	if *req.After.Count != (checklist.HeadCount{Concerned: 50, Complying: 41}) || req.Consent != "税務課長、令和8年10月1日、電話" {
		t.Errorf("%+v", req)
	}
	rating := d.NewCorrection(dep(duty), checklist.DateOf(now()), f)
	rating.Answer.Rating, rating.Post, rating.How = "partly", "税務課長", "電話"
	if req, wrong := rating.Request("tax", f); len(wrong) > 0 || rating.Counted() || req.After.Rating != "partly" {
		t.Errorf("%+v, %v", req, wrong)
	}
}

// Filter and ticks outlast a reload; ticks are those of one department.
func TestOfficeDepartmentKeeps(t *testing.T) {
	ws := inspected(t)
	before := department(t, ws, "tax")
	before.SetFilter(OfficeFilter{Show: OfficeDoubted})
	before.Tick(0)
	same, other := department(t, ws, "tax"), department(t, ws, "citizens-affairs")
	same.Keep(before)
	other.Keep(before)
	if same.Ticks() != 1 || same.Lines() != 3 || other.Ticks() != 0 || other.Lines() != 2 {
		t.Errorf("%d of %d, %d of %d", same.Ticks(), same.Lines(), other.Ticks(), other.Lines())
	}
}

// Without a department that is in the round, the first that has handed in shows.
func TestNearestDepartment(t *testing.T) {
	ws := inspected(t)
	for id, want := range map[string]string{"": "tax", "gone": "tax", "policy": "policy"} {
		if got := department(t, ws, id).ID(); got != want {
			t.Errorf("%q: %s", id, got)
		}
	}
	if got := (&City{board: &workflow.Board{}}).Nearest("x"); got != "" {
		t.Errorf("%q in an empty round", got)
	}
}
