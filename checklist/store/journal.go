package store

import (
	"encoding/json"
	"iter"

	"tenken/checklist"
)

// Verb is the stable code of what somebody did, such as "answer". Callers of
// Update choose it.
type Verb string

// Verbs of the store's own entries.
const (
	VerbCreate   Verb = "create"
	VerbMigrate  Verb = "migrate"  // the schema was brought up to date
	VerbContinue Verb = "continue" // went on after a torn write
)

// program is the actor of the entries that no person asked for.
const program = "tenken"

// Entry is one line of the journal: one Update.
type Entry struct {
	N uint64 `json:"n"` // 1 is the first
	checklist.Stamp
	Verb   Verb    `json:"verb"`
	Writes []Write `json:"writes,omitempty"`
	// Previous is the digest of the entry before, empty in the first. The
	// digest of an entry is SHA-256 of its JSON as it is stored, in lower hex.
	Previous string `json:"previous,omitempty"`
}

// Write is one record that was written or removed.
type Write struct {
	Record string   `json:"record"` // the kind, which is the name of the bucket
	Key    []string `json:"key"`    // the ids that make the key
	// Digest is SHA-256 of the record's JSON, in lower hex; empty if the
	// record was removed.
	Digest string `json:"digest,omitempty"`
}

// Head is where the journal stands. It is sealed apart from the journal and
// goes with every submission, so that a tail cut off shows.
type Head struct {
	Entries uint64 `json:"entries"`
	Digest  string `json:"digest,omitempty"` // of the newest entry
	// Attached is the size of all attachments, in bytes; see Tx.Attached.
	Attached int64 `json:"attached"`
}

// JournalState is what VerifyJournal has found.
type JournalState struct {
	Entries uint64 // that the head knows of
	Intact  bool
	// FirstBad is the number of the first entry that is missing, unreadable or
	// doesn't follow from the one before; 0 if the journal is intact.
	FirstBad uint64
}

var (
	heads   = kind[Head]{bucketHead, 1 << 10}
	entries = kind[Entry]{bucketJournal, 16 << 20}
)

// JournalHead returns where the journal stands before this transaction.
func (tx *Tx) JournalHead() (Head, error) { return heads.get(tx, keyCurrent) }

// Journal yields all entries, oldest first, up to the first that can't be read.
func (tx *Tx) Journal() iter.Seq2[Entry, error] { return entries.all(tx, nil) }

// VerifyJournal follows the chain of digests from the first entry to the head.
func (tx *Tx) VerifyJournal() (JournalState, error) {
	head, err := tx.JournalHead()
	if err != nil {
		return JournalState{}, err
	}
	c := chain{head: head}
	for key, sealed := range tx.sealed(bucketJournal, nil) {
		plain, err := entries.unseal(tx, nil, key, sealed)
		if err != nil {
			return c.brokenAt(c.n + 1), nil
		}
		if _, ok := c.follow(key, plain); !ok {
			return c.brokenAt(c.n + 1), nil
		}
	}
	return c.end(), nil
}

// chain checks one entry after the other.
type chain struct {
	head Head
	n    uint64 // entries that follow
	last string // digest of the newest of them
}

// follow returns the next entry, if it is that.
func (c *chain) follow(key, plain []byte) (Entry, bool) {
	e, err := entries.decode(key, plain)
	if err != nil || e.N != c.n+1 || e.N > c.head.Entries || e.Previous != c.last || string(key) != string(journalKey(e.N)) {
		return Entry{}, false
	}
	c.n, c.last = e.N, digest(plain)
	return e, true
}

// end is the state after the last entry that is there.
func (c *chain) end() JournalState {
	switch {
	case c.n < c.head.Entries:
		return c.brokenAt(c.n + 1)
	case c.last != c.head.Digest:
		return c.brokenAt(c.n)
	}
	return JournalState{Entries: c.n, Intact: true}
}

func (c *chain) brokenAt(n uint64) JournalState {
	return JournalState{Entries: c.head.Entries, FirstBad: n}
}

// note remembers a write for the journal; dg is empty for a removal.
func (tx *Tx) note(bucket string, key []byte, dg string) {
	tx.writes = append(tx.writes, Write{Record: bucket, Key: splitKey(key), Digest: dg})
}

// appendEntry closes a transaction with its journal entry.
func (tx *Tx) appendEntry(stamp checklist.Stamp, verb Verb) error {
	head, err := tx.JournalHead()
	if err != nil {
		return err
	}
	e := Entry{N: head.Entries + 1, Stamp: stamp, Verb: verb, Writes: tx.writes, Previous: head.Digest}
	key := journalKey(e.N)
	plain, err := entries.encode(key, e)
	if err != nil {
		return err
	}
	tx.bucket(bucketJournal).FillPercent = 1 // keys only ever grow
	if err := tx.keep(bucketJournal, key, plain); err != nil {
		return err
	}
	head.Entries, head.Digest = e.N, digest(plain)
	return tx.putHead(head)
}

func (tx *Tx) putHead(h Head) error {
	plain, err := json.Marshal(h)
	if err != nil {
		return err
	}
	return tx.keep(bucketHead, keyCurrent, plain)
}
