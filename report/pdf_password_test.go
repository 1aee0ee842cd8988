package report_test

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"tenken/report"
)

// A PDF with a password opens with it alone, is sealed with AES-256, and has its text
// and its title.
func TestPDFPassword(t *testing.T) {
	doc := sheet(t, sample("ja", 20))
	var out bytes.Buffer
	if _, err := report.WritePDF(context.Background(), &out, doc, report.Options{Password: "点検-2026"}); err != nil {
		t.Fatal(err)
	}
	for password, want := range map[string]error{"点検-2026": nil, "点検-2027": pdfcpu.ErrWrongPassword, "": pdfcpu.ErrWrongPassword} {
		conf := model.NewDefaultConfiguration()
		conf.UserPW = password
		if err := api.Validate(bytes.NewReader(out.Bytes()), conf); !errors.Is(err, want) {
			t.Errorf("%q: %v", password, err)
		}
	}
	if text := pdftotext(t, out.Bytes(), "-upw", "点検-2026"); !strings.Contains(squeeze(text), "税務システム") {
		t.Errorf("the text is lost: %.100q", text)
	}
	command := exec.Command("pdfinfo", "-upw", "点検-2026", "-")
	command.Stdin = bytes.NewReader(out.Bytes())
	info, err := command.Output()
	if err != nil || !bytes.Contains(info, []byte("algorithm:AES-256")) || !bytes.Contains(info, []byte(doc.Title)) {
		t.Errorf("%v\n%s", err, info)
	}
}
