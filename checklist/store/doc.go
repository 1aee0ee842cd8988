// Package store keeps a workspace: one file, one bbolt database, every value in
// it sealed. This text is the schema. Whoever changes what lies in the file
// changes it here first.
//
// [Create] and [Open] give a [Store]; [Store.View] and [Store.Update] run
// transactions on it. The methods of [Tx] read and write one kind of record
// each, and there is one file for each kind in this package.
//
//	s, err := store.Open(path, store.Options{})
//	…
//	err = s.Update(stamp, "answer", func(tx *store.Tx) error {
//		return tx.PutResponse(ref, response)
//	})
//
// # Promises
//
//   - When Update returns nil, the answer is on the disk: killed a moment later,
//     the program finds it again. When it returns an error, nothing has changed.
//   - A damaged file is refused with the place of the damage and the newest good
//     backup ([DamageError]); it never crashes or hangs the program. Every page
//     and every seal but those of attached content is tried at opening,
//     contents when they are read and by [Store.Check].
//   - A record that reads without an error is what was written in that place.
//   - Every change has its entry in the journal, in the same transaction.
//   - The first opening for writing on a day makes a backup.
//
// # Limits
//
// Without a passphrase the data key lies in the file. Damage and mistakes are
// found then; a deliberate change by someone who has the program is not, and
// nothing is hidden from whoever has the file. An older value put back in its
// own place opens; Check finds it, because the journal knows the newest. The
// file belongs on a disk or a share where one program at a time writes.
//
// # Schema 2
//
// A database of bbolt with these buckets, none inside another. The key of a
// record is its ids, in UTF-8, with a zero byte between them; ids are opaque
// codes of at most 200 bytes without control characters, never names. Numbers in
// keys are decimal with leading zeros. Where there is one record of a kind its
// key is "current". keys.go alone makes keys.
//
//	bucket        key                                      value                     changes
//	tenken        "current"                                header, not sealed        by migrations
//	head          "current"                                [Head]                    with every entry
//	workspace     "current"                                [Workspace]               never
//	settings      "current"                                the workflow's own        any time
//	standards     id, version                              checklist.Standard        never
//	policy        "current"                                checklist.Policy          any time
//	organisation  "current"                                checklist.Organisation    any time
//	rounds        round                                    checklist.Round           any time
//	assessments   round, department                        checklist.Assessment      by its life cycle
//	responses     round, department, subject, item         checklist.Response        while the answer is unlocked
//	drafts        round, department, subject, item         checklist.Response        while it is typed; not journaled
//	evidence      round, department, subject, item, id     checklist.Evidence        as its response
//	removed       as evidence                              checklist.Evidence        until the next opening; not journaled
//	content       as evidence, then part (6 digits)        256 KiB of an attachment  never; its digest lies in the evidence
//	submissions   round, department, revision (6 digits)   checklist.Submission      never
//	receipts      round, department, revision, digest      [Receipt]                 as it is decided
//	central       round                                    checklist.CentralAnswer…  with a newer package
//	keys          "current"                                the workflow's own        by rotation, with a newer package
//	pins          department                               [Pin]                     when a person confirms another key
//	enrolments    round, department                        [Enrolment]               once, when it is used
//	known         round, list                              checklist.KnownList       when it is loaded again, with a newer package
//	questions     round, number (6 digits)                 checklist.Question        with its answer
//	calls         round, number of the journal entry       checklist.Call            never
//	held          round, department, revision, digest      checklist.Submission      never; see below
//	partials      round, department, revision, digest      [Partial]                 never
//	corrections   round, department, number (6 digits)     checklist.Correction      never
//	destroyed     round                                    [Destruction]             never
//	journal       number (12 digits)                       [Entry]                   never
//
// The buckets from receipts to destroyed came later: a file without them is
// whole, and opening it for writing adds them.
//
// A submission never changes, but in the office's workspace it may change places:
// submissions are those that count and their forerunners, one of each revision;
// held are those that another file contradicts, that are signed by a key which
// nobody has confirmed, or that were taken back. [Tx.Hold] and [Tx.Release] move
// them.
//
// Package workflow decides what is written; this package sees to it that what
// is referred to is there (an assessment its round, a round its standard, a
// response its assessment) and that what never changes doesn't.
//
// Values are JSON with stable lower-case codes, content excepted. Those of 4 KiB and
// more are packed before they are sealed: a zero byte, the length of the JSON as an
// unsigned varint, the JSON deflated (RFC 1951). Schema 1 had none of these; its values
// stay as they are until they are written again. The digests in the journal are of the
// JSON. Unknown codes
// and unknown members are errors, so that nothing of a newer program is lost by
// being written back. A new optional field needs no migration; a new name or
// a new meaning does.
//
// A value is sealed with XChaCha20-Poly1305 under the workspace's data key: 24
// random bytes of nonce, the ciphertext, 16 bytes of tag. Associated data are
// the name of the bucket, a zero byte and the key. The header holds, after its
// own SHA-256, the number of the schema and the data key. The data key is
// wrapped by a kind: "plain" is the key itself; others are refused
// with [ErrKeyWrap].
//
// # Journal
//
// One [Entry] for every Update: number, stamp, verb, keys and digests of what
// was written, digest of the entry before. Number and digest of the newest entry
// are sealed in the head as well, so that neither a changed entry nor a cut
// tail goes unseen; [Tx.VerifyJournal] follows the chain.
//
// # Destruction
//
// The years of a file end by the city's decision. [Store.Destroy] takes every
// record out of it whose key begins with the round, in whatever bucket, and
// leaves a [Destruction]; the round never comes back. All other buckets stay as they
// are: the standard, which is a text of its own, and the journal. Its entries say who
// wrote which record and when, by ids, and the record's digest. They hold no
// answer; but a digest lets somebody who has a guess try it, and an answer that is
// a bare rating is soon guessed. So whoever must not know even those must not get
// the file. Taking the digests out would break the chain that makes the journal
// worth keeping.
//
// The rest is written to a new file under a new data key, which then takes the place
// of the old one: no page of it has ever held the year. That is all that a program
// can do: what the disk or the share keeps of the old file, its snapshots and its
// backups are the business of those who run them. [CopiesWith] finds what this
// program itself has put beside the workspace.
//
// # Opening
//
// bbolt trusts its pages. So the file is first walked with bounded reads: both
// meta pages, every page that the newest of them reaches, the list of free
// pages. Only then bbolt opens it, and takes the lock. No lock is needed for the
// walk, as bbolt never writes over the newest committed state.
//
// Who opens a file that someone has open for writing gets an [InUseError] with
// what the small file beside the workspace (.lock) says about them; with
// [Options.ReadOnly] a private copy of the newest state is shown. If one meta
// page is not valid the error is a [TornError], and [Options.Continue] goes on
// with what is left.
//
// # Backups
//
// They lie in the folder NAME.backup beside NAME.tenken, named by local time.
// All of the newest seven days are kept, and the newest of each of the four weeks
// before; those made before a migration for ever. A backup is a workspace file
// like any other.
package store
