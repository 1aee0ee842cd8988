package report_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"tenken/checklist"
	"tenken/report"
)

// numbered is a text of n characters of which every part can be told from every
// other.
func numbered(name string, n int) string {
	var s strings.Builder
	for i := 0; utf8.RuneCountInString(s.String()) < n; i++ {
		fmt.Fprintf(&s, "%s%05d、情報資産台帳と「現物」を突き合わせた。", name, i)
	}
	return string([]rune(s.String())[:n])
}

// Texts that printers stumble over.
const (
	astral   = "𠮷野家😀と葛\U000E0100城"
	controls = "改行\r\n二行目\t表\x00制\x1B御\u202E逆\u2028三行目\uFEFF終"
	markup   = `<b>&amp;"_x0041_"'</b> ]]> %s {{.File}}`
)

var formulas = []string{"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"x\")", "06-01-03", "1E5", "00123", "\t=1", "'x"}

// torture is a sheet with the longest and oddest answers.
func torture(lang string) (report.Data, []string) {
	d := sample(lang, 60)
	keys := make([]checklist.Key, len(d.Scope.Items))
	for i, entry := range d.Scope.Items {
		keys[i] = entry.Key()
	}
	wanted := []string{numbered("現状", checklist.MaxText), numbered("原因", checklist.MaxText), numbered("措置", checklist.MaxText), numbered("理由", 900)}
	set := func(i int, change func(r *checklist.Response)) {
		r := &checklist.Response{Key: keys[i], Rating: "partly"}
		change(r)
		d.Answers.Responses[keys[i]] = r
	}
	set(0, func(r *checklist.Response) { r.Comment = wanted[0] })
	set(1, func(r *checklist.Response) {
		r.Plan, r.Reason = checklist.Plan{Cause: wanted[1], Action: wanted[2]}, wanted[3]
	})
	set(2, func(r *checklist.Response) { r.Comment, r.Reason = astral, controls })
	set(3, func(r *checklist.Response) { r.Comment = markup })
	for i, formula := range formulas {
		set(4+i, func(r *checklist.Response) { r.Comment = formula })
	}
	d.Answers.Evidence[keys[3]] = nil
	for i := range 1000 {
		title := fmt.Sprintf("証拠書類%04d号", i)
		wanted = append(wanted, title)
		d.Answers.Evidence[keys[3]] = append(d.Answers.Evidence[keys[3]], checklist.Evidence{ID: title, Key: keys[3], Title: title, Location: "書庫"})
	}
	long := numbered("資料", 3000)
	d.Answers.Evidence[keys[5]] = []checklist.Evidence{{ID: "long", Key: keys[5], Title: long}}
	return d, append(wanted, long)
}

func TestTortureIsAsLongAsItSays(t *testing.T) {
	_, wanted := torture("ja")
	if n := utf8.RuneCountInString(wanted[0]); n != checklist.MaxText || len(wanted) != 4+1000+1 {
		t.Fatalf("%d characters, %d texts", n, len(wanted))
	}
}
