package workflow_test

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"tenken/checklist/workflow"
)

func TestReadLogo(t *testing.T) {
	picture := func(width, height int) image.Image { return image.NewNRGBA64(image.Rect(0, 0, width, height)) }
	var jpg, deep, wide bytes.Buffer
	for _, err := range []error{jpeg.Encode(&jpg, picture(30, 10), nil), png.Encode(&deep, picture(40, 20)), png.Encode(&wide, picture(2001, 1))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name          string
		data          []byte
		width, height int // 0: refused
	}{
		{"jpeg", jpg.Bytes(), 30, 10},
		{"16 bits a channel", deep.Bytes(), 40, 20},
		{"too wide", wide.Bytes(), 0, 0},
		{"cut short", deep.Bytes()[:deep.Len()/2], 0, 0},
		{"no picture", []byte("<svg/>"), 0, 0},
		{"empty", nil, 0, 0},
		{"too long", append(jpg.Bytes(), make([]byte, workflow.MaxLogoFile)...), 0, 0},
	}
	for _, test := range tests {
		path := filepath.Join(t.TempDir(), "logo")
		if err := os.WriteFile(path, test.data, 0o600); err != nil {
			t.Fatal(err)
		}
		logo, err := workflow.ReadLogo(path)
		if width, height := workflow.LogoSize(logo); width != test.width || height != test.height || errors.Is(err, workflow.ErrLogo) != (test.width == 0) {
			t.Errorf("%s: %d×%d, %v", test.name, width, height, err)
		}
	}
}
