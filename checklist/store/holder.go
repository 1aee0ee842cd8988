package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"
)

// Holder says who has a file open. The word is left in a small file beside the
// workspace, and is only courtesy: bbolt's lock on the workspace decides, so a
// note that a crash left behind locks nobody out.
type Holder struct {
	Host  string    `json:"host,omitempty"`
	User  string    `json:"user,omitempty"`
	PID   int       `json:"pid,omitempty"`
	Since time.Time `json:"since,omitzero"`
}

// String is the holder in a form for logs.
func (h Holder) String() string {
	if h == (Holder{}) {
		return "by someone unknown"
	}
	return fmt.Sprintf("by %s on %s (process %d) since %s", h.User, h.Host, h.PID, h.Since.Format(time.RFC3339))
}

// maxHolder bounds the note that is read.
const maxHolder = 4 << 10

func holderPath(path string) string { return path + ".lock" }

// self is this process. Names come from the environment: asking a directory
// service can take seconds where there is no network.
func self(now time.Time) Holder {
	host, _ := os.Hostname() // unknown is as good as empty
	return Holder{
		Host:  host,
		User:  cmp.Or(os.Getenv("USERNAME"), os.Getenv("USER")),
		PID:   os.Getpid(),
		Since: now,
	}
}

// leaveNote writes who has the file. It fails in a folder that can't be
// written.
func leaveNote(path string, h Holder) error {
	b, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := os.WriteFile(holderPath(path), b, 0o600); err != nil {
		os.Remove(holderPath(path)) // half a note, on a full disk
		return err
	}
	return nil
}

// readNote returns the zero Holder where there is no readable note.
func readNote(path string) Holder {
	f, err := os.Open(holderPath(path))
	if err != nil {
		return Holder{}
	}
	defer f.Close()
	var h Holder
	b, err := io.ReadAll(io.LimitReader(f, maxHolder))
	if err != nil || json.Unmarshal(b, &h) != nil {
		return Holder{}
	}
	return h
}
