package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"
)

// decodeStrict reads one JSON text in UTF-8 without members that v has no place
// for. The error is ErrSealForm.
func decodeStrict(b []byte, v any) error {
	if !utf8.Valid(b) {
		return fmt.Errorf("%w: not UTF-8", ErrSealForm)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return fmt.Errorf("%w: %w", ErrSealForm, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("%w: more than one JSON text", ErrSealForm)
	}
	return nil
}

// decodeForm reads a manifest: first what it is, then all of it. Of a newer
// version nothing more is read: ErrSealNewer.
func decodeForm(manifest []byte, format string, v any) error {
	var head formHead
	if err := json.Unmarshal(manifest, &head); err != nil {
		return fmt.Errorf("%w: %w", ErrSealForm, err)
	}
	switch {
	case head.Format != format || head.Version < 1:
		return fmt.Errorf("%w: %q", ErrSealForm, head.Format)
	case head.Version > formVersion:
		return fmt.Errorf("%w: version %d", ErrSealNewer, head.Version)
	}
	return decodeStrict(manifest, v)
}

// formHead begins every manifest.
type formHead struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
}

// formVersion is the newest version of each form that this program knows.
const formVersion = 1

// The three forms.
const (
	formatPackage    = "tenken-package"
	formatSubmission = "tenken-submission"
	formatReceipt    = "tenken-receipt"
)
