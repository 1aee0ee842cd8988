package command

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tenken/locales"
)

const oldStandard = `
id: town
version: 1
title: 点検表
scale:
  id: two
  title: 二段階
  ratings:
    - {code: "yes", symbol: ○, label: はい, class: done, points: 1, plan: none, plan_if_critical: none}
    - {code: "no", symbol: ×, label: いいえ, class: not_done, points: 0, plan: line, plan_if_critical: full}
sections:
  - id: A
    title: 資産
    items:
      - {id: A1, kind: rating, topic: 台帳, subject: department, role: head, weight: 1, question: 台帳を作成していますか。}
      - {id: A2, kind: rating, topic: 廃棄, subject: department, role: head, weight: 1, question: 廃棄の記録がありますか。}
      - {id: A3, kind: rating, topic: 施錠, subject: department, role: head, weight: 1, question: 書庫を施錠していますか。}
      - {id: A4, kind: rating, topic: 鍵, subject: department, role: head, weight: 1, question: 鍵の貸出簿がありますか。}
  - id: B
    title: 人
    items:
      - {id: B1, kind: rating, topic: 研修, subject: department, role: head, weight: 1, question: 職員に研修を行いましたか。}
      - {id: B2, kind: rating, topic: 誓約, subject: department, role: head, weight: 1, question: 誓約書を全員から受け取りましたか。}
`

// versions writes the standard and one that differs in every way.
func versions(t *testing.T) (old, new string) {
	dir := t.TempDir()
	old, new = filepath.Join(dir, "old.yaml"), filepath.Join(dir, "new.yaml")
	revised := strings.NewReplacer(
		"version: 1", "version: 2",
		"weight: 1, question: 台帳を作成していますか。", "weight: 2, question: 目録を作成していますか。",
		"      - {id: A2, kind: rating, topic: 廃棄, subject: department, role: head, weight: 1, question: 廃棄の記録がありますか。}\n", "",
		"id: A3", "id: A3a, replaces: [A3, A4]",
		"      - {id: A4, kind: rating, topic: 鍵, subject: department, role: head, weight: 1, question: 鍵の貸出簿がありますか。}\n", "",
		"id: B1", "id: B9",
		"id: B2", "id: B3, replaces: [B2]",
	).Replace(oldStandard)
	revised += "      - {id: B4, replaces: [B2], kind: rating, topic: 誓約の更新, subject: department, role: head, weight: 1, question: 誓約書を毎年改めていますか。}\n" +
		"      - {id: B5, kind: rating, topic: 新人, subject: department, role: head, weight: 1, question: 採用の日に説明しましたか。}\n"
	for name, content := range map[string]string{old: oldStandard, new: revised} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return old, new
}

func TestDiffForScripts(t *testing.T) {
	old, new := versions(t)
	r := runLine(t.Context(), "standard", "diff", old, new, "--json")
	var got comparison
	if err := json.Unmarshal([]byte(r.out), &got); err != nil || r.exit != exitDone || r.err != "" {
		t.Fatalf("%+v, %v", r, err)
	}
	for _, test := range []struct {
		name  string
		items []comparedItem
		want  string
	}{
		{"added", got.Added, "B5"}, {"removed", got.Removed, "A2<A2"}, {"changed", got.Changed, "A1<A1"}, {"renumbered", got.Renumbered, "B9<B1"},
		{"split", got.Split, "B3<B2 B4<B2"}, {"merged", got.Merged, "A3a<A3+A4"},
	} {
		var ids []string
		for _, item := range test.items {
			ids = append(ids, strings.TrimSuffix(item.ID+"<"+strings.Join(item.Old, "+"), "<"))
		}
		if strings.Join(ids, " ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, ids, test.want)
		}
	}
	fields := got.Changed[0].Fields
	if len(fields) != 2 || fields[0].Field != "question" || fields[0].New.Text.Ja != "目録を作成していますか。" || !slices.Equal(fields[1].Old.Codes, []string{"1"}) {
		t.Errorf("A1 differs in %+v", fields)
	}
	if got.Old.Version != "1" || got.New.Version != "2" || got.Unchanged != 0 || len(got.Standard) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestDiffForPeople(t *testing.T) {
	old, new := versions(t)
	for lang, wants := range map[string][]string{
		"ja": {"town  1  →  town  2", "新設1件  削除1件  改正1件  番号変更1件  分割2件  統合1件", "    設問  [-台帳-]{+目録+}を作成していますか。", "# 番号変更（旧 B1）", "項目  {+B5 新人+}"},
		"en": {"1 added  1 removed", "Question  [-台帳-]{+目録+}", "# Merged (was A3, A4)", "# Removed"},
	} {
		r := runLine(t.Context(), "standard", "diff", old, new, "--lang", lang)
		for _, want := range wants {
			if !strings.Contains(r.out, want) || r.exit != exitDone || strings.Contains(r.out, "⟦") {
				t.Errorf("%s: no %q in %+v", lang, want, r)
			}
		}
	}
	if r := runLine(t.Context(), "standard", "diff", old, old); r.exit != exitDone || r.out != "town  1  →  town  1\n変更なし6件\n" {
		t.Errorf("a standard differs from itself: %+v", r)
	}
}

// Items that only stand in another order are no unchanged standard.
func TestDiffOfAnotherOrder(t *testing.T) {
	old, new := versions(t)
	lines := strings.SplitAfter(oldStandard, "\n")
	first := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "{id: A1") })
	lines[first], lines[first+1] = lines[first+1], lines[first]
	if err := os.WriteFile(new, []byte(strings.Join(lines, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := runLine(t.Context(), "standard", "diff", old, new); r.exit != exitDone || !strings.Contains(r.out, "変更なし6件\n項目の順序が変わりました。") {
		t.Errorf("%+v", r)
	}
	if r := runLine(t.Context(), "standard", "diff", old, new, "--json"); !strings.Contains(r.out, `"reordered": true`) {
		t.Errorf("%+v", r)
	}
}

// What need not be mended is counted apart; a bundled standard is checked by its id.
func TestValidateCountsWhatHasToBeMended(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.yaml")
	content := strings.Replace(oldStandard, "weight: 1, question: 台帳", "weight: 9, question: 台帳", 1) + "  - id: C\n    title: 空\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := runLine(t.Context(), "standard", "validate", file); r.exit != exitRefused || !strings.Contains(r.err, "直すところが1件、注意が2件あります。") {
		t.Errorf("%+v", r)
	}
	if r := runLine(t.Context(), "standard", "validate", "municipal"); r.exit != exitDone {
		t.Errorf("%+v", r)
	}
}

// The encoding is that of CSV: asked for another form it is refused, not forgotten.
func TestConvertRefusesAnEncodingOfJSON(t *testing.T) {
	out := filepath.Join(t.TempDir(), "a")
	if r := runLine(t.Context(), "standard", "convert", "municipal", out+".json", "--encoding", "cp932"); r.exit != exitUsage || !strings.Contains(r.err, "--encoding") {
		t.Errorf("%+v", r)
	}
	if r := runLine(t.Context(), "standard", "convert", "municipal", out+".csv", "--encoding", "utf-8"); r.exit != exitDone {
		t.Errorf("%+v", r)
	}
	if r := runLine(t.Context(), "standard", "template", out+".csv"); r.exit != exitRefused || !strings.Contains(r.err, "：.xlsx, .yaml") {
		t.Errorf("%+v", r)
	}
}

// A version is what answers belong to: two that share a number are pointed out.
func TestDiffOfOneVersionInTwoForms(t *testing.T) {
	old, new := versions(t)
	content, err := os.ReadFile(new)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(new, bytes.Replace(content, []byte("version: 2"), []byte("version: 1"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := runLine(t.Context(), "standard", "diff", old, new); r.exit != exitDone || !strings.Contains(r.err, "town 1") || !strings.Contains(r.out, "新設1件") {
		t.Errorf("%+v", r)
	}
}

// The same comparison gives the same file, at a fixed time.
func TestDiffWritesTheComparison(t *testing.T) {
	old, new := versions(t)
	for ending, magic := range map[string]string{"xlsx": "PK", "pdf": "%PDF-", "PDF": "%PDF-"} {
		out := filepath.Join(t.TempDir(), "新旧対照表."+ending)
		var written [2][]byte
		for i := range written {
			r := runLine(t.Context(), "standard", "diff", old, new, "--out", out, "--at", "2026-11-22T09:00:00+09:00", "--lang", locales.Japanese)
			if r.exit != exitDone || r.out != out+"\n" {
				t.Fatalf("%+v", r)
			}
			content, err := os.ReadFile(out)
			if err != nil || !bytes.HasPrefix(content, []byte(magic)) {
				t.Fatalf("%s: %v, %.10q", out, err, content)
			}
			written[i] = content
		}
		if !bytes.Equal(written[0], written[1]) {
			t.Errorf("%s differs the second time", ending)
		}
	}
}

func TestDiffRefuses(t *testing.T) {
	old, new := versions(t)
	for _, test := range []struct {
		args []string
		exit int
		want string
	}{
		{[]string{old}, exitUsage, "NEW"},
		{[]string{old, "none.yaml"}, exitRefused, "none.yaml：見つかりません"},
		{[]string{old, new, "--out", "a.doc"}, exitUsage, "xlsx（Excel）"},
		{[]string{old, new, "--out", "none/a.pdf"}, exitRefused, "none"},
	} {
		r := runLine(t.Context(), append([]string{"standard", "diff"}, test.args...)...)
		if r.exit != test.exit || r.out != "" || !strings.Contains(r.err, test.want) {
			t.Errorf("%q: %+v", test.args, r)
		}
	}
}
