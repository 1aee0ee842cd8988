package checklist_test

import (
	"reflect"
	"slices"
	"testing"

	"tenken/checklist"
)

// received is a submission of a department with the answers.
func received(department string, responses ...*checklist.Response) *checklist.Submission {
	s := &checklist.Submission{Department: *office(), Revision: 1}
	s.Department.ID = department
	for _, r := range responses {
		s.Responses = append(s.Responses, *r)
	}
	return s
}

func with(r *checklist.Response, change func(*checklist.Response)) *checklist.Response {
	change(r)
	return r
}

func remarked(r *checklist.Response, comment string) *checklist.Response {
	return with(r, func(r *checklist.Response) { r.Comment = comment })
}

const (
	longText  = "毎年４月に台帳を見直し、課長が確認のうえで押印して保管している。"
	longTextB = "毎年4月に、台帳を見直し\n課長が確認のうえで押印して保管している"
)

func queueOf(day checklist.Date, departments []checklist.Reviewed, lists []checklist.KnownList) *checklist.Queue {
	std := standardOf(question("A"), question("B", critical), question("H", byHead), question("E", event, critical))
	return checklist.NewQueue(std, &checklist.Round{ID: "2026"}, day, departments, lists)
}

var today = checklist.Date{Year: 2026, Month: 11, Day: 23}

func TestQueueReasons(t *testing.T) {
	evidenced := received("zeimu", rated("A", done))
	evidenced.Evidence = []checklist.Evidence{{Key: at("A"), Title: "台帳"}}
	plan := func(p checklist.Plan) func(*checklist.Response) {
		return func(r *checklist.Response) { r.Plan = p }
	}
	for name, c := range map[string]struct {
		submission *checklist.Submission
		want       []checklist.QueueCode
	}{
		"done without a word":        {received("zeimu", rated("A", done)), codes(checklist.QueueUnsupported)},
		"done with a remark":         {received("zeimu", remarked(rated("A", done), "台帳あり")), nil},
		"done with a blank":          {received("zeimu", remarked(rated("A", done), "　")), codes(checklist.QueueUnsupported)},
		"done with evidence":         {evidenced, nil},
		"done by somebody else":      {received("zeimu", with(rated("A", done), func(r *checklist.Response) { r.Responsibility = checklist.Central })), nil},
		"everyone complies":          {received("zeimu", counted("H", 9, 9)), nil},
		"more than everyone":         {received("zeimu", counted("H", 9, 8)), codes(checklist.QueueCount)},
		"an ordinary item":           {received("zeimu", rated("A", na)), nil},
		"a critical item":            {received("zeimu", rated("B", na)), codes(checklist.QueueCriticalNotApplicable)},
		"a critical event, not seen": {received("zeimu", with(rated("E", na), func(r *checklist.Response) { r.Nothing = true })), nil},
		"a plan of the day before":   {received("zeimu", with(rated("A", notDone), plan(checklist.Plan{Due: today.AddDays(-1)}))), codes(checklist.QueueOverdue)},
		"a plan of the day":          {received("zeimu", with(rated("A", notDone), plan(checklist.Plan{Due: today}))), nil},
		"a plan that is done":        {received("zeimu", with(remarked(rated("A", done), "済"), plan(checklist.Plan{Due: today.AddDays(-1)}))), nil},
		"telling people":             {received("zeimu", with(rated("A", partly), plan(checklist.Plan{Action: "再度周知徹底を図る。"}))), codes(checklist.QueueAwarenessOnly)},
		"no answer":                  {received("zeimu", &checklist.Response{Key: at("B")}), nil},
		"an item that is not asked":  {received("zeimu", rated("X", done)), nil},
	} {
		queue := queueOf(today, []checklist.Reviewed{{Submission: c.submission}}, nil)
		var got []checklist.QueueCode
		for _, e := range queue.Entries {
			got = append(got, e.Code)
			if e.Department != "zeimu" || queue.Codes[e.Code] == 0 || queue.Departments["zeimu"] != len(queue.Entries) {
				t.Errorf("%s: %+v of %+v", name, e, queue)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func codes(all ...checklist.QueueCode) []checklist.QueueCode { return all }

func TestQueueFindsCopies(t *testing.T) {
	same := byKey(remarked(rated("A", done), longText))
	other := byKey(remarked(rated("A", done), "毎月、係長が点検して記録簿に書き、課長が印を押す。"))
	last := []checklist.Former{{Department: office(), Responses: same}}
	merged := []checklist.Former{{Department: &checklist.Department{ID: "old1"}, Responses: other}, {Department: &checklist.Department{ID: "old2"}, Responses: same}}
	departments := []checklist.Reviewed{
		{Submission: received("zeimu", remarked(rated("A", done), longTextB), remarked(rated("B", done), "台帳あり")), Last: last},
		{Submission: received("shimin", remarked(rated("A", done), longText), remarked(rated("B", done), "台帳あり")), Last: merged},
		{Submission: received("suido", remarked(rated("B", done), longText))},
		{Submission: received("joho", with(remarked(rated("A", done), longText), func(r *checklist.Response) { r.Responsibility = checklist.Central }))},
	}
	got := queueOf(today, departments, nil).Entries
	want := []checklist.QueueEntry{
		{Department: "zeimu", Key: at("A"), Code: checklist.QueueCopiedDepartment, Field: "comment", With: []string{"shimin"}},
		{Department: "shimin", Key: at("A"), Code: checklist.QueueCopiedDepartment, Field: "comment", With: []string{"zeimu"}},
		{Department: "zeimu", Key: at("A"), Code: checklist.QueueCopiedLastYear, Field: "comment"},
		{Department: "shimin", Key: at("A"), Code: checklist.QueueCopiedLastYear, Field: "comment", With: []string{"old2"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestCopiesAreTwentyLettersLong(t *testing.T) {
	for text, want := range map[string]int{"一二三四五六七八九十一二三四五六七八九": 0, "一二三四五六七八九十一二三四五六七八九十": 2, "一、二、三、四、五、六、七、八、九、十。": 0} {
		departments := []checklist.Reviewed{
			{Submission: received("zeimu", remarked(rated("A", partly), text))}, {Submission: received("shimin", remarked(rated("A", partly), text))}}
		if got := queueOf(today, departments, nil).Codes[checklist.QueueCopiedDepartment]; got != want {
			t.Errorf("%s: %d entries, want %d", text, got, want)
		}
	}
}

func TestQueueOrder(t *testing.T) {
	departments := []checklist.Reviewed{
		{Submission: received("zeimu", rated("A", done), rated("B", done), counted("H", 50, 50))},
		{Submission: received("shimin", rated("B", na))},
	}
	queue := queueOf(today, departments, listOf(headsOf("H", 41, 50)))
	var got []string
	for _, e := range queue.Entries {
		got = append(got, e.Department+" "+e.Item+" "+string(e.Code))
	}
	want := []string{"zeimu H contradiction", "shimin B critical_not_applicable", "zeimu B unsupported", "zeimu A unsupported"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if c := queue.Entries[0].Contradiction; c == nil || c.Code != checklist.ContradictionOverstated {
		t.Errorf("contradiction is %+v", c)
	}
	only := queue.Only("zeimu", checklist.QueueUnsupported)
	if len(only.Entries) != 2 || only.Departments["shimin"] != 0 || len(queue.Entries) != 4 || len(queue.Only("", "").Entries) != 4 {
		t.Errorf("only %+v of %+v", only, queue)
	}
}
