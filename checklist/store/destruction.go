package store

import (
	"bytes"
	"iter"
	"slices"

	"tenken/checklist"
)

// Destruction is what remains of a year that was destroyed (廃棄): that it was
// here, how much of it, and by whose decision. Nobody's answer is in it.
type Destruction struct {
	Round      string               `json:"round"`
	FiscalYear checklist.FiscalYear `json:"fiscal_year"`
	Standard   checklist.StandardID `json:"standard"`
	// Records counts what was destroyed by kind, which is the name of the bucket.
	Records map[string]int `json:"records"`
	// Attached is the size of the attachments among it, in bytes.
	Attached int64 `json:"attached"`
	// Digest is SHA-256 of the year's archive as it was, in lower hex: who has kept
	// the archive can show that it is of this year.
	Digest   string             `json:"digest"`
	Approval checklist.Approval `json:"approval"`
	Stamp    checklist.Stamp    `json:"stamp"`
}

// Kinds are the kinds of Records, in the order of the schema.
func (d *Destruction) Kinds() []string {
	return slices.DeleteFunc(slices.Clone(yearly), func(bucket string) bool { return d.Records[bucket] == 0 })
}

var destructions = kind[Destruction]{bucketDestroyed, 64 << 10}

// yearly are the buckets whose keys begin with a round, lasting all others:
// destroying a year takes all that yearly ones hold of it and nothing else.
var (
	yearly = []string{
		bucketRounds, bucketAssessments, bucketResponses, bucketDrafts, bucketEvidence, bucketRemoved, bucketContent, bucketSubmissions,
		bucketReceipts, bucketCentral, bucketEnrolments, bucketKnown, bucketQuestions, bucketCalls, bucketHeld, bucketPartials, bucketCorrections,
	}
	lasting = []string{
		bucketHead, bucketWorkspace, bucketSettings, bucketStandards, bucketPolicy, bucketOrganisation, bucketKeys, bucketPins,
		bucketDestroyed, bucketJournal,
	}
)

// ofRound reports whether a record belongs to a round.
func ofRound(bucket string, key []byte, round string) bool {
	return slices.Contains(yearly, bucket) && (string(key) == round || bytes.HasPrefix(key, under([]byte(round))))
}

// Destruction returns what remains of a round that was destroyed, or ErrNoRecord.
func (tx *Tx) Destruction(round string) (Destruction, error) {
	key, err := makeKey(round)
	if err != nil {
		return Destruction{}, err
	}
	return destructions.get(tx, key)
}

// Destructions yields what remains of all rounds that were destroyed, ordered by
// round.
func (tx *Tx) Destructions() iter.Seq2[Destruction, error] { return destructions.all(tx, nil) }

// Extent tells how much there is of a round: the number of records of each kind,
// none for a kind without any, and the size of its attachments in bytes.
func (tx *Tx) Extent(round string) (records map[string]int, attached int64, err error) {
	records = map[string]int{}
	for _, bucket := range yearly {
		for key := range tx.sealed(bucket, []byte(round)) {
			if ofRound(bucket, key, round) {
				records[bucket]++
			}
		}
	}
	for e, err := range evidence.all(tx, under([]byte(round))) {
		if err != nil {
			return nil, 0, err
		}
		attached += fileSize(e.File)
	}
	return records, attached, nil
}
