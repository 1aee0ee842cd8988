package store

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Errors of creating and opening a workspace. A file that isn't there, or that
// the user may not read, gives the usual fs.ErrNotExist and fs.ErrPermission.
var (
	// ErrExists: nothing is ever written over a file that is there.
	ErrExists = errors.New("store: file exists already")
	// ErrEmpty: the file has 0 bytes, mostly what a broken copy leaves.
	ErrEmpty = errors.New("store: file is empty")
	// ErrNotAFile: a device or a pipe.
	ErrNotAFile = errors.New("store: not a regular file")
	// ErrNotWorkspace: not a database at all.
	ErrNotWorkspace = errors.New("store: not a workspace")
	// ErrForeign: a sound database, but of another program.
	ErrForeign = errors.New("store: database of another program")
	// ErrNewer: the schema is newer than this program.
	ErrNewer = errors.New("store: written by a newer version of the program")
	// ErrOlder: the schema is older and the file was to be opened for reading
	// only. Opened for writing once, it is brought up to date.
	ErrOlder = errors.New("store: to be brought up to date by opening it for writing")
	// ErrKeyWrap: the data key is kept in a way that this program doesn't know.
	ErrKeyWrap = errors.New("store: data key is wrapped in an unknown way")
	// ErrReadOnly: the file or its folder can't be written. Opening with
	// Options.ReadOnly works.
	ErrReadOnly = errors.New("store: file or folder can't be written")
	// ErrInUse is what an InUseError is.
	ErrInUse = errors.New("store: open elsewhere")
	// ErrTorn is what a TornError is.
	ErrTorn = errors.New("store: the last write was cut off")
	// ErrDamaged is what a DamageError is, and what most Problems wrap.
	ErrDamaged = errors.New("store: damaged")
	// ErrTruncated: the end of the file is missing. It is an ErrDamaged.
	ErrTruncated = fmt.Errorf("%w: truncated", ErrDamaged)
)

// Errors of transactions.
var (
	// ErrNoRecord: there is no such record, or none to refer to.
	ErrNoRecord = errors.New("store: no such record")
	// ErrFrozen: the record is there already and never changes.
	ErrFrozen = errors.New("store: record never changes")
	// ErrDestroyed: the round was destroyed by approval.
	ErrDestroyed = errors.New("store: round was destroyed")
	// ErrID: an id is empty, too long, or holds a control character.
	ErrID = errors.New("store: not an id")
	// ErrTooLarge: the record is larger than its kind allows.
	ErrTooLarge = errors.New("store: record is too large")
	// ErrStamp: a write needs a verb, an actor and a time.
	ErrStamp = errors.New("store: write without verb, actor or time")
	// ErrUnreachable: the file can't be read any more; a share or a disk has
	// gone. What was acknowledged is kept; close the store and open it again.
	ErrUnreachable = errors.New("store: file can't be reached any more")
)

// Errors of attachments.
var (
	// ErrAttachmentTooLarge: above checklist.MaxAttachment.
	ErrAttachmentTooLarge = errors.New("store: attachment is too large")
	// ErrAttachmentsFull: the workspace would exceed checklist.MaxAttachments.
	ErrAttachmentsFull = errors.New("store: no room for more attachments")
	// ErrNoContent: the record names an attachment whose content isn't there.
	ErrNoContent = errors.New("store: attachment without its content")
)

// Errors that Check finds; those of damage besides ErrDamaged.
var (
	// ErrSeal: a value isn't what was written under this key. It is an
	// ErrDamaged.
	ErrSeal = fmt.Errorf("%w: value doesn't fit its seal", ErrDamaged)
	// ErrRecord: a value is sealed properly and yet not understood.
	ErrRecord = errors.New("store: record is not understood")
	// ErrJournal: the journal is cut or doesn't follow from its beginning.
	ErrJournal = errors.New("store: journal is broken")
	// ErrUnjournaled: the record isn't the one that the journal saw last.
	ErrUnjournaled = errors.New("store: record is not in the journal")
	// ErrUnused: a part of an attachment that belongs to no evidence.
	ErrUnused = errors.New("store: content without its record")
)

// Place says where in a file something is wrong: on a page, or in a record.
type Place struct {
	Page   uint64   // set if Record is empty
	Record string   // the kind, which is the name of the bucket
	Key    []string // the ids that make the key
}

// String is the place in a form that people can tell each other.
func (p Place) String() string {
	if p.Record == "" {
		return fmt.Sprintf("page %d", p.Page)
	}
	return strings.Join(append([]string{p.Record}, p.Key...), "/")
}

// Problem is one thing wrong with a file.
type Problem struct {
	Place Place
	Err   error // wraps one of the errors above
}

func (p *Problem) Error() string { return fmt.Sprintf("%v: %v", p.Place, p.Err) }

// Unwrap returns Err.
func (p *Problem) Unwrap() error { return p.Err }

func pageProblem(page uint64, err error) error {
	return &Problem{Place: Place{Page: page}, Err: err}
}

func recordProblem(bucket string, key []byte, err error) error {
	return &Problem{Place: Place{Record: bucket, Key: splitKey(key)}, Err: err}
}

// DamageError refuses a damaged file, a workspace or a backup. The file itself
// is left as it is.
type DamageError struct {
	Path   string
	Place  Place
	Err    error  // what is wrong there
	Backup string // newest automatic backup that is sound, or empty; set by Open
}

func (e *DamageError) Error() string { return fmt.Sprintf("%s: %v: %v", e.Path, e.Place, e.Err) }

// Unwrap returns Err.
func (e *DamageError) Unwrap() error { return e.Err }

// Is makes every DamageError an ErrDamaged.
func (e *DamageError) Is(target error) bool { return target == ErrDamaged }

// TornError says that one of the two meta pages is not valid: a power failure
// in the middle of the last write leaves that, and then nothing acknowledged is
// lost; damage to the newest page leaves it too, and then the last write is.
// Options.ReadOnly shows the state that is left, Options.Continue goes on
// from it.
type TornError struct {
	Path    string
	Entries uint64    // of the journal
	Last    time.Time // when the last of them was written
	Backup  string    // newest automatic backup that is sound, or empty
}

func (e *TornError) Error() string {
	return fmt.Sprintf("%s: %v; the journal ends with entry %d of %s", e.Path, ErrTorn, e.Entries, e.Last.Format(time.RFC3339))
}

// Unwrap returns ErrTorn.
func (e *TornError) Unwrap() error { return ErrTorn }

// InUseError says that another program, or another window of this one, has the
// file open. Options.ReadOnly opens it nevertheless.
type InUseError struct {
	Path   string
	Holder Holder // zero if it has left no word
}

func (e *InUseError) Error() string { return fmt.Sprintf("%s: %v: %v", e.Path, ErrInUse, e.Holder) }

// Unwrap returns ErrInUse.
func (e *InUseError) Unwrap() error { return ErrInUse }
