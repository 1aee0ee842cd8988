package store

import "tenken/checklist"

var policies = kind[checklist.Policy]{bucketPolicy, 4 << 20}

// Policy returns the city's basic policy, or ErrNoRecord where none is kept.
func (tx *Tx) Policy() (checklist.Policy, error) { return policies.get(tx, keyCurrent) }

// PutPolicy keeps the basic policy in place of the one before.
func (tx *Tx) PutPolicy(p checklist.Policy) error { return policies.put(tx, keyCurrent, p) }
