package store

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"tenken/checklist"
)

// The buckets; doc.go says what lies in them.
const (
	bucketHeader       = "tenken"
	bucketHead         = "head"
	bucketWorkspace    = "workspace"
	bucketSettings     = "settings"
	bucketStandards    = "standards"
	bucketPolicy       = "policy"
	bucketOrganisation = "organisation"
	bucketRounds       = "rounds"
	bucketAssessments  = "assessments"
	bucketResponses    = "responses"
	bucketDrafts       = "drafts"
	bucketEvidence     = "evidence"
	bucketRemoved      = "removed"
	bucketContent      = "content"
	bucketSubmissions  = "submissions"
	bucketReceipts     = "receipts"
	bucketCentral      = "central"
	bucketKeys         = "keys"
	bucketPins         = "pins"
	bucketEnrolments   = "enrolments"
	bucketKnown        = "known"
	bucketQuestions    = "questions"
	bucketCalls        = "calls"
	bucketHeld         = "held"
	bucketPartials     = "partials"
	bucketCorrections  = "corrections"
	bucketDestroyed    = "destroyed"
	bucketJournal      = "journal"
)

// sealedBuckets are all buckets but the header's.
var sealedBuckets = append([]string{
	bucketHead, bucketWorkspace, bucketSettings, bucketStandards, bucketPolicy, bucketOrganisation, bucketRounds, bucketAssessments,
	bucketResponses, bucketDrafts, bucketEvidence, bucketRemoved, bucketContent, bucketSubmissions, bucketJournal,
}, addedBuckets...)

// addedBuckets may be missing in a file that an earlier program of the same schema
// has made. Opening for writing adds them; until then they are empty.
var addedBuckets = []string{bucketReceipts, bucketCentral, bucketKeys, bucketPins, bucketEnrolments, bucketKnown, bucketQuestions, bucketCalls,
	bucketHeld, bucketPartials, bucketCorrections, bucketDestroyed}

// keyCurrent is the key where there is one record of a kind.
var keyCurrent = []byte("current")

// maxID is the limit of one id in bytes.
const maxID = 200

// separator stands between the ids of a key. No id can hold it.
const separator = "\x00"

// Ref names an assessment: a department in a round.
type Ref struct {
	Round      string
	Department string
}

// makeKey joins ids to a key. The error is ErrID.
func makeKey(ids ...string) ([]byte, error) {
	for _, id := range ids {
		if id == "" || len(id) > maxID || !utf8.ValidString(id) || strings.ContainsFunc(id, unicode.IsControl) {
			return nil, fmt.Errorf("%w: %q", ErrID, id)
		}
	}
	return []byte(strings.Join(ids, separator)), nil
}

// splitKey is the inverse of makeKey, for the journal and for messages.
func splitKey(key []byte) []string {
	return strings.Split(string(key), separator)
}

// under is the prefix of all keys that go on from key.
func under(key []byte) []byte {
	return append(bytes.Clone(key), separator...)
}

// maxNumber is the highest number of numbered.
const maxNumber = 999_999

// numbered goes on from key with a number, in digits that sort.
func numbered(key []byte, n int) []byte {
	return fmt.Appendf(under(key), "%06d", n)
}

// journalKey is the key of the n-th entry.
func journalKey(n uint64) []byte {
	return fmt.Appendf(nil, "%012d", n)
}

func (r Ref) key() ([]byte, error) {
	return makeKey(r.Round, r.Department)
}

func (r Ref) answerKey(k checklist.Key) ([]byte, error) {
	return makeKey(r.Round, r.Department, k.Subject, k.Item)
}

// submissionKey gives ErrID for a revision that isn't one.
func (r Ref) submissionKey(revision int) ([]byte, error) {
	key, err := r.key()
	if err != nil {
		return nil, err
	}
	if revision < 1 || revision > maxNumber {
		return nil, fmt.Errorf("%w: revision %d", ErrID, revision)
	}
	return numbered(key, revision), nil
}

func (r Ref) evidenceKey(k checklist.Key, id string) ([]byte, error) {
	return makeKey(r.Round, r.Department, k.Subject, k.Item, id)
}
