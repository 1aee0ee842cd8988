package store

import (
	"bytes"
	"encoding/json"
	"fmt"

	"tenken/checklist"
)

// Kind says whose workspace a file is.
type Kind string

// The three kinds.
const (
	KindDepartment Kind = "department"
	KindOffice     Kind = "office"
	KindAuditor    Kind = "auditor"
)

// UnmarshalText accepts the known codes only.
func (k *Kind) UnmarshalText(b []byte) error {
	switch Kind(b) {
	case KindDepartment, KindOffice, KindAuditor:
		*k = Kind(b)
		return nil
	}
	return fmt.Errorf("%w: workspace kind %q", checklist.ErrUnknownCode, b)
}

// Workspace says what file this is. It is written once, by Create.
type Workspace struct {
	ID   string `json:"id"` // unique among all workspaces
	Kind Kind   `json:"kind"`
	// Department is the id of the department whose file it is, empty in the
	// office's and the auditors' files.
	Department string          `json:"department,omitempty"`
	Created    checklist.Stamp `json:"created"`
}

var (
	workspaces = kind[Workspace]{bucketWorkspace, 4 << 10}
	settings   = kind[json.RawMessage]{bucketSettings, 1 << 20}
)

// Workspace returns what file this is.
func (tx *Tx) Workspace() (Workspace, error) { return workspaces.get(tx, keyCurrent) }

// Settings decodes the settings into v, a pointer to what PutSettings was
// given. Before the first PutSettings the error is ErrNoRecord; a member that
// v has no place for is ErrRecord.
func (tx *Tx) Settings(v any) error {
	plain, err := settings.get(tx, keyCurrent)
	if err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(plain))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return recordProblem(bucketSettings, keyCurrent, fmt.Errorf("%w: %w", ErrRecord, err))
	}
	return nil
}

// PutSettings records the workspace's settings, whose form is the caller's.
func (tx *Tx) PutSettings(v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return settings.put(tx, keyCurrent, text)
}
