package message

import (
	"cmp"
	"errors"
	"strings"
	"time"

	"tenken/checklist/store"
	"tenken/locales"
)

// ofOpening explains why a workspace file can't be opened as it is.
func ofOpening(p *locales.Printer, err error) (string, bool) {
	var inUse *store.InUseError
	var torn *store.TornError
	var damage *store.DamageError
	var problem *store.Problem
	switch {
	case errors.As(err, &inUse):
		return ofHolder(p, inUse), true
	case errors.As(err, &torn):
		text := p.T("message.torn_at", "Entries", torn.Entries, "Last", clock(torn.Last))
		return at(p, torn.Path, withBackup(p, text, torn.Backup)), true
	case errors.As(err, &damage):
		text := p.T("message.damaged_at", "Where", where(p, damage.Place), "Text", Of(p, damage.Err))
		return at(p, damage.Path, withBackup(p, text, damage.Backup)), true
	case errors.As(err, &problem):
		return at(p, where(p, problem.Place), Of(p, problem.Err)), true
	}
	return "", false
}

// ofHolder says who has the file open, as far as that is known.
func ofHolder(p *locales.Printer, e *store.InUseError) string {
	if e.Holder.User == "" && e.Holder.Host == "" {
		return at(p, e.Path, p.T("message.in_use"))
	}
	return at(p, e.Path, p.T("message.in_use_by", "User", cmp.Or(e.Holder.User, p.T("message.someone")), "Host", e.Holder.Host, "Since", clock(e.Holder.Since)))
}

// withBackup names the backup to go back to.
func withBackup(p *locales.Printer, text, path string) string {
	if path == "" {
		return p.T("message.backup.none", "Text", text)
	}
	return p.T("message.backup.newest", "Text", text, "File", path)
}

// where is a place in a file: a page, or the ids of a record.
func where(p *locales.Printer, place store.Place) string {
	if place.Record == "" {
		return p.T("message.page", "Page", place.Page)
	}
	record := p.T("message.kept." + place.Record)
	return p.T("message.record_place", "Record", record, "Key", strings.Join(place.Key, "/"))
}

// clock is a moment as people write it, in the time of the machine.
func clock(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }
