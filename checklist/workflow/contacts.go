package workflow

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/store"
)

const verbContact store.Verb = "contact"

// PutContacts records whom the office calls about a department, named by id or name,
// in the organisation of today. It returns who that was before: given to PutContacts,
// they stand again. The board and the reminders go by it at once. A contact without a
// post is checklist.ErrTextEmpty.
func (w *Workspace) PutContacts(ctx context.Context, typed string, contacts []checklist.Contact) (before []checklist.Contact, err error) {
	for _, c := range contacts {
		if strings.TrimSpace(c.Post) == "" {
			return nil, fmt.Errorf("%w: post", checklist.ErrTextEmpty)
		}
	}
	err = w.update(ctx, verbContact, func(tx *store.Tx) error {
		if err := needOffice(tx); err != nil {
			return err
		}
		org, err := tx.Organisation()
		if err != nil {
			return err
		}
		d, err := findDepartment(org.Departments, typed)
		if err != nil {
			return err
		}
		before, d.Contacts = d.Contacts, slices.Clone(contacts)
		return tx.PutOrganisation(org)
	})
	return before, err
}
