//go:build peers

package exchange_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// What other programs make of a sheet reads as it was written. LibreOffice and
// openpyxl must be there: scripts/setup.sh peers.
func TestAnswerSheetThroughOtherPrograms(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		s := sampleSheet(t, lang)
		file := writeSheet(t, s)
		libre := throughLibreOffice(t, file)
		for name, other := range map[string][]byte{
			"LibreOffice":              libre,
			"openpyxl":                 throughOpenpyxl(t, file),
			"openpyxl, bare":           throughOpenpyxl(t, file, "bare"),
			"LibreOffice and openpyxl": throughOpenpyxl(t, libre, "bare"),
		} {
			read := readSheet(t, other, s)
			merged := exchange.MergeAnswerSheets(s, []exchange.ReadSheet{read}, exchange.MergeOptions{})
			if len(merged.Edits)+len(merged.Conflicts)+len(merged.Problems) > 0 || merged.Understood != len(s.Scope.Items) {
				t.Errorf("%s in %s: understood %d of %d; edits %+v; problems\n%s", name, lang, merged.Understood, len(s.Scope.Items),
					merged.Edits, sheetProblems(merged.Problems))
			}
		}
		gappy := gappySheet(t, lang)
		file = writeSheet(t, gappy)
		sheet := regexp.MustCompile(`</f><v>[^<]*</v>`).ReplaceAllString(partOf(t, file, "xl/worksheets/sheet1.xml"), "</f>")
		compareGaps(t, file, throughLibreOffice(t, repack(t, file, map[string]string{"xl/worksheets/sheet1.xml": sheet})))
	}
}

// gappySheet has answers that lack everything that one can lack.
func gappySheet(t *testing.T, lang string) *exchange.AnswerSheet {
	s := sampleSheet(t, lang)
	plan := checklist.Plan{Action: "台帳を直す", Owner: "税務課長"}
	for i, entry := range s.Scope.Items {
		r := &checklist.Response{Key: entry.Key()}
		if entry.Item.Kind == checklist.KindCount {
			r.Count = []*checklist.HeadCount{nil, {}, {Concerned: 50, Complying: 50}, {Concerned: 50, Complying: 41}, {Concerned: 50, Complying: 7}, {Concerned: 7, Complying: 50}}[i%6]
		} else {
			r.Rating = []checklist.RatingCode{"", "done", "partly", "not_done", "not_applicable"}[i%5]
		}
		switch i % 3 {
		case 1:
			r.Plan = plan
		case 2:
			r.Reason = "理由"
		}
		r.Inquiring = i%11 == 0
		if entry.Item.Event && i%2 == 0 {
			*r = checklist.Response{Key: entry.Key(), Nothing: true, Rating: r.Rating}
			r.Count, r.Rating = nil, "not_applicable"
			if entry.Item.Kind == checklist.KindCount {
				r.Count, r.Rating = &checklist.HeadCount{}, ""
			}
		}
		s.Answers.Responses[entry.Key()] = r
	}
	return s
}

// compareGaps holds the numbers of gaps that LibreOffice computes against ours.
func compareGaps(t *testing.T, ours, theirs []byte) {
	t.Helper()
	want, got := gapsIn(t, ours), gapsIn(t, theirs)
	if len(want) == 0 || strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("LibreOffice counts\n%v\nwant\n%v", got, want)
	}
}

// gapsIn are the numbers in the column of gaps, and their sum.
func gapsIn(t *testing.T, file []byte) []string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	all := []string{rows[0][4]}
	sum := 0
	for _, row := range rows[5:] {
		n, err := strconv.Atoi(row[3])
		if err != nil {
			t.Fatal(err)
		}
		sum += n
		all = append(all, row[3])
	}
	if !strings.HasSuffix(all[0], strconv.Itoa(sum)) {
		t.Errorf("the sum of %d is written %q", sum, all[0])
	}
	return all
}

func throughLibreOffice(t *testing.T, file []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in.xlsx")
	if err := os.WriteFile(in, file, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out"), in)
	return mustRead(t, filepath.Join(dir, "out", "in.xlsx"))
}

func throughOpenpyxl(t *testing.T, file []byte, args ...string) []byte {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.xlsx"), filepath.Join(dir, "out.xlsx")
	if err := os.WriteFile(in, file, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "/usr/bin/python3", append([]string{"testdata/answersheet/resave.py", in, out}, args...)...)
	return mustRead(t, out)
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}
