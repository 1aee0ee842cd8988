package store

import (
	"iter"

	"tenken/checklist"
)

// Receipt is what happened to one revision of a submission: in a department's
// workspace how it was sealed and what the office has answered, in the office's
// how it came and what was decided.
type Receipt struct {
	Round      string `json:"round"`
	Department string `json:"department"`
	Revision   int    `json:"revision"`
	Digest     string `json:"digest"` // canonical, of the submission
	// What the submission's manifest says: empty for an Excel sheet.
	ID        string `json:"id,omitempty"`
	Previous  string `json:"previous,omitempty"`
	Workspace string `json:"workspace,omitempty"`
	Journal   Head   `json:"journal,omitzero"`
	Signer    string `json:"signer,omitempty"`
	Office    string `json:"office,omitempty"` // fingerprint of the keys it is sealed for

	Route   checklist.Route `json:"route,omitempty"`
	File    string          `json:"file,omitempty"`    // its name without folders
	Outcome string          `json:"outcome,omitempty"` // code; in the office's workspace
	Stamp   checklist.Stamp `json:"stamp"`             // made, or received
	// Merged: it was made of the parts that have come; see Partial.
	Merged bool `json:"merged,omitempty"`
	// Stated is the revision that an answer sheet says of itself, where a person
	// has given it another one.
	Stated int `json:"stated,omitempty"`
	// Batch is the id of the receive that brought it, for taking that back; Undone
	// tells when it was.
	Batch  string           `json:"batch,omitempty"`
	Undone *checklist.Stamp `json:"undone,omitempty"`
	// Ruling is a person's word on a file that could not be placed by itself,
	// "accept" or "reject", with its reason.
	Ruling string           `json:"ruling,omitempty"`
	Note   string           `json:"note,omitempty"`
	Ruled  *checklist.Stamp `json:"ruled,omitempty"`
	// RuledIn is the batch in which that was said.
	RuledIn string `json:"ruled_in,omitempty"`
	// Decision of the office, "received", "returned" or "accepted"; empty before.
	Decision string           `json:"decision,omitempty"`
	Decided  *checklist.Stamp `json:"decided,omitempty"`
}

var receipts = kind[Receipt]{bucketReceipts, 128 << 10}

func (r *Receipt) key() ([]byte, error) {
	key, err := Ref{Round: r.Round, Department: r.Department}.submissionKey(r.Revision)
	if err != nil {
		return nil, err
	}
	digest, err := makeKey(r.Digest)
	return append(under(key), digest...), err
}

// Receipts yields what is known of a department's submissions in a round, by
// revision. Of a revision there are several where files contradict each other.
func (tx *Tx) Receipts(ref Ref) iter.Seq2[Receipt, error] {
	key, err := ref.key()
	if err != nil {
		return failed[Receipt](err)
	}
	return receipts.all(tx, under(key))
}

// PutReceipt keeps what is known of one revision. The assessment must be there:
// otherwise ErrNoRecord.
func (tx *Tx) PutReceipt(r Receipt) error {
	ref, err := Ref{Round: r.Round, Department: r.Department}.key()
	if err != nil {
		return err
	}
	if err := tx.needs(bucketAssessments, ref); err != nil {
		return err
	}
	key, err := r.key()
	if err != nil {
		return err
	}
	return receipts.put(tx, key, r)
}

// RemoveReceipt takes away what was known of a revision, as it gets another
// number.
func (tx *Tx) RemoveReceipt(r Receipt) error {
	key, err := r.key()
	if err != nil {
		return err
	}
	return receipts.delete(tx, key)
}
