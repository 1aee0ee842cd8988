package assets

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"image/png"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// The licence lets us ship the fonts as they are; a changed copy would be a
// derivative that has to say so.
func TestFontsAreAsPublished(t *testing.T) {
	for name, test := range map[string]struct {
		font   []byte
		sha256 string
	}{
		"regular": {FontRegular(), "8d4fd9568ad662d9eb1bc8ca8663dcd76a6336373e3e3f32d634978db4c7388e"},
		"bold":    {FontBold(), "4148bfdc5da1f32b9e20b2ca25c26da409f4594b8c31da8d3f0d04628793adc4"},
	} {
		sum := sha256.Sum256(test.font)
		if got := hex.EncodeToString(sum[:]); got != test.sha256 {
			t.Errorf("%s font has SHA-256 %s, want %s", name, got, test.sha256)
		}
	}
}

func TestFontLicenceIsComplete(t *testing.T) {
	for _, part := range []string{
		"Copyright 2022 The BIZ UDGothic Project Authors",
		"SIL OPEN FONT LICENSE Version 1.1",
		"PERMISSION & CONDITIONS",
		"DISCLAIMER",
	} {
		if !strings.Contains(FontLicence(), part) {
			t.Errorf("the licence of the fonts lacks %q", part)
		}
	}
}

func TestIcon(t *testing.T) {
	config, err := png.DecodeConfig(bytes.NewReader(Icon()))
	if err != nil {
		t.Fatal(err)
	}
	if size := image.Pt(config.Width, config.Height); size != image.Pt(512, 512) {
		t.Errorf("icon is %v pixels, want (512,512)", size)
	}
}

func TestStandardJoinsItsPartsInOrder(t *testing.T) {
	fsys := fstest.MapFS{
		"standards/README.md":                  {Data: []byte("about\n")},
		"standards/town/20-people.yaml":        {Data: []byte("c\n")},
		"standards/town/00-standard.yaml":      {Data: []byte("a\n")},
		"standards/town/10-assets.yaml":        {Data: []byte("b\n")},
		"standards/town/notes.txt":             {Data: []byte("x\n")},
		"standards/city-2/00-standard.yaml":    {Data: []byte("z\n")},
		"standards/maturity/00-standard.yaml":  {},
		"standards/municipal/00-standard.yaml": {},
	}
	if got := strings.Join(standards(fsys), " "); got != "municipal maturity city-2 town" {
		t.Errorf("standards are %q", got)
	}
	got, err := standard(fsys, "town")
	if err != nil || string(got) != "a\nb\nc\n" {
		t.Errorf("standard is %q, %v", got, err)
	}
}

func TestDefaultStandardIsBundled(t *testing.T) {
	if got := Standards(); len(got) == 0 || got[0] != DefaultStandard {
		t.Errorf("bundled standards are %q", got)
	}
	if content, err := Standard(DefaultStandard); err != nil || len(content) == 0 {
		t.Errorf("%d bytes, %v", len(content), err)
	}
}

func TestUnknownStandard(t *testing.T) {
	for _, id := range []string{"", ".", "..", "README.md", "../fonts", "nowhere"} {
		if _, err := Standard(id); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Standard(%q) gives %v", id, err)
		}
	}
}

func TestEveryPartOfABundledStandardEndsItsLine(t *testing.T) {
	err := fs.WalkDir(bundled, "standards", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		part, err := fs.ReadFile(bundled, path)
		if !bytes.HasSuffix(part, []byte("\n")) {
			t.Errorf("%s does not end with a line break", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
