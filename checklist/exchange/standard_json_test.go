package exchange_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

func writeJSON(t interface{ Fatal(...any) }, std *checklist.Standard) []byte {
	var b bytes.Buffer
	if err := exchange.WriteStandardJSON(&b, std); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func example(t testing.TB) *checklist.Standard {
	t.Helper()
	std, err := exchange.ReadStandard(open(t, "example.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return std
}

// everyStandard returns the example of the format and the bundled standards.
func everyStandard(t testing.TB) []*checklist.Standard {
	t.Helper()
	return append([]*checklist.Standard{example(t)}, bundled(t)...)
}

func TestJSONKeepsEverything(t *testing.T) {
	for _, want := range everyStandard(t) {
		got, err := exchange.ReadStandard(bytes.NewReader(writeJSON(t, want)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(write(t, got), write(t, want)) || !equal(got, want) {
			t.Errorf("%s is not the same after JSON", want.ID)
		}
	}
}

// soundJSON is the shortest standard, with what editors do to files.
const soundJSON = "\uFEFF\r\n" + `{
	"id": "town", "version": 2026.10, "title": "点検表", "note": null,
	"scale": {"id": "two", "title": {"ja": "二択"}, "ratings": [
		{"code": "yes", "symbol": "○", "label": "はい", "class": "done", "points": 1, "plan": "none", "plan_if_critical": "none"},
		{"code": "no", "symbol": "×", "label": "いいえ", "class": "not_done", "points": 0, "plan": "line", "plan_if_critical": "line"}]},
	"sections": [{"id": "S", "title": "資産", "items": [
		{"id": "S-1", "kind": "rating", "topic": "台帳", "subject": "department", "role": "head", "weight": 1,
		 "question": "台帳は\nありますか。"}]}]
}
`

func TestJSONAsWrittenByHand(t *testing.T) {
	got := read(t, strings.Replace(soundJSON, `, "note": null`, "", 1))
	if want := read(t, sound); !equal(got, want) {
		t.Errorf("read as %+v", got)
	}
}

func TestJSONThatIsRefused(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"cut off", `{"id": "a", `, "1:13 error syntax \n"},
		{"no comma", "{\n  \"id\": \"a\"\n  \"version\": 1}", "3:3 error syntax  value=\"\\\"version\\\": 1}\"\n"},
		{"a comma too many", `{"id": ["a",]}`, "1:13 error syntax  value=\"]}\"\n"},
		{"a comment", "{\n// 注記\n}", "2:1 error syntax  value=\"// 注記\"\n"},
		{"two values", "{}\n{}", "2:1 error syntax  value=\"{}\"\n"},
		{"deep", `{"id": ` + strings.Repeat("[", 60), "1:57 error too_deep  range=\"0-50\"\n"},
		{"CP932", "{\"id\":\n\"\x93\x5f\"}", "2:0 error encoding \n"},
		{"wrong types", "{\"id\": [1],\n \"scale\": \"x\", \"sections\": {}}",
			"1:1 error empty version\n1:1 error empty title.ja\n1:2 error wrong_type id value=\"list\" known=\"text\"\n" +
				"2:2 error wrong_type scale value=\"text\" known=\"mapping\"\n2:16 error wrong_type sections value=\"mapping\" known=\"list\"\n"},
		{"a field twice", strings.Replace(soundJSON, `"note": null`, `"id": "b", "titel": 1`, 1),
			"3:52 error duplicate_field id value=\"id\" first line 3\n" +
				"3:63 error unknown_field titel value=\"titel\" known=\"id version title note scale grading segments sections\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := exchange.ReadStandard(strings.NewReader(tt.text))
			var refused *exchange.StandardError
			if !errors.As(err, &refused) {
				t.Fatalf("error is %v", err)
			}
			if got := string(listing(errorsOnly(refused.Problems))); got != tt.want {
				t.Errorf("problems are\n%swant\n%s", got, tt.want)
			}
		})
	}
}
