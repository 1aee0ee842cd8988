package store

import "tenken/checklist"

var organisations = kind[checklist.Organisation]{bucketOrganisation, 16 << 20}

// Organisation returns the city with its bureaus and departments as they are
// today, or ErrNoRecord. What a department was in a round stands in
// its assessment.
func (tx *Tx) Organisation() (checklist.Organisation, error) {
	return organisations.get(tx, keyCurrent)
}

// PutOrganisation keeps the organisation in place of the one before.
func (tx *Tx) PutOrganisation(o checklist.Organisation) error {
	return organisations.put(tx, keyCurrent, o)
}
