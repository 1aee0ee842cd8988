package message

import (
	"errors"
	"strings"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
	"tenken/checklist/workflow"
	"tenken/locales"
	"tenken/report"
	"tenken/report/verify"
)

// known is an error that stands for one thing, and its sentence.
type known struct {
	err    error
	key    string
	detail detail
}

// detail says what becomes of the data behind an error's own text.
type detail int

const (
	behind detail = iota // in brackets behind the sentence
	inside               // in the sentence, which has a place for it
	hidden               // the sentence says all
)

// sentinels are looked through in order: of errors that come together the one
// that says most stands first.
var sentinels = []known{
	{checklist.ErrNotInScope, "message.not_in_scope", behind},
	{checklist.ErrLocked, "message.locked", inside},
	{checklist.ErrItemLocked, "message.item_locked", behind},
	{checklist.ErrUnknownRating, "message.unknown_rating", inside},
	{checklist.ErrWrongKind, "message.wrong_kind", behind},
	{checklist.ErrCountRange, "message.count_range", behind},
	{checklist.ErrTextInvalid, "message.text_invalid", behind},
	{checklist.ErrTextTooLong, "message.text_too_long", behind},
	{checklist.ErrTextEmpty, "message.text_empty", behind},
	{checklist.ErrNotAnEvent, "message.not_an_event", behind},
	{checklist.ErrEvidenceFields, "message.evidence_title", behind},
	{checklist.ErrState, "message.wrong_state", inside},
	{checklist.ErrGaps, "message.gaps", inside},
	{checklist.ErrApprovalEmpty, "message.approval_empty", behind},
	{checklist.ErrNothingListed, "message.nothing_listed", behind},
	{checklist.ErrRevision, "message.revision", behind},
	{checklist.ErrRoundDraft, "nextyear.error.draft", hidden},
	{checklist.ErrRoundClosed, "message.round_closed", hidden},
	{checklist.ErrUnknownItem, "message.unknown_item", behind},
	{checklist.ErrConsent, "message.consent", behind},
	{checklist.ErrCondition, "message.condition", behind},
	{checklist.ErrUnknownCode, "message.unknown_code", behind},

	{workflow.ErrNotDepartment, "message.not_department", behind},
	{workflow.ErrMyNumberAttachment, "message.my_number", behind},
	{workflow.ErrNoSuchEvidence, "message.no_evidence", behind},
	{workflow.ErrNotAttached, "message.not_attached", behind},
	{workflow.ErrApprovalDate, "message.approval_date", inside},
	{workflow.ErrNothingAsked, "message.nothing_asked", behind},
	{workflow.ErrLogo, "message.logo", behind},
	{workflow.ErrNotReceived, "message.not_received", behind},
	{workflow.ErrWhichDepartments, "workflow.which_departments", behind},
	{workflow.ErrIncompleteSpec, "message.incomplete_spec", behind},
	{workflow.ErrHeadCount, "message.head_count", behind},

	{workflow.ErrNotOffice, "message.not_office", behind},
	{workflow.ErrKind, "message.kind", behind},
	{workflow.ErrNoDepartments, "message.no_departments", behind},
	{workflow.ErrNoStandard, "message.no_standard", behind},
	{workflow.ErrOfficeBegins, "nextyear.error.office_begins", hidden},
	{workflow.ErrNotNext, "nextyear.error.not_next", inside},
	{workflow.ErrNoDraft, "nextyear.error.no_draft", hidden},
	{workflow.ErrMapNotOffice, "nextyear.error.map", hidden},
	{workflow.ErrDestroyNewest, "destroy.error.newest", hidden},
	{workflow.ErrDestroyOpen, "destroy.error.open", hidden},
	{workflow.ErrDestroyDraft, "destroy.error.draft", hidden},
	{workflow.ErrDestroyDate, "destroy.error.date", inside},
	{workflow.ErrRoundExists, "message.round_exists", hidden},
	{workflow.ErrInRound, "message.in_round", behind},
	{workflow.ErrOrganisationAs, "message.organisation_as", behind},

	{workflow.ErrMappingSame, "message.mapping_same", behind},
	{workflow.ErrNoHeadings, "message.no_headings", behind},
	{workflow.ErrNothingTallied, "message.nothing_tallied", behind},
	{workflow.ErrNoStaffItems, "message.no_staff_items", behind},
	{workflow.ErrArchiveNotOffice, "archive.error.not_office", hidden},
	{workflow.ErrArchiveCity, "archive.error.city", hidden},
	{workflow.ErrArchiveStandard, "archive.error.standard", hidden},
	{workflow.ErrNothingToImport, "message.import.nothing", behind},

	{exchange.ErrPolicyTooLarge, "message.policy_too_large", behind},
	{exchange.ErrPolicyNotText, "message.policy_not_text", behind},
	{exchange.ErrPolicyNoClauses, "message.policy_no_clauses", behind},

	{workflow.ErrNotJoined, "sealing.error.not_joined", hidden},
	{workflow.ErrFormerKeys, "sealing.error.former_keys", hidden},
	{workflow.ErrRecoveryWritten, "sealing.error.recovery_written", hidden},
	{workflow.ErrNotAKey, "sealing.error.not_a_key", hidden},
	{workflow.ErrNotConfirmed, "sealing.error.not_confirmed", hidden},
	{workflow.ErrOtherDepartment, "sealing.error.other_department", hidden},
	{workflow.ErrOlderPackage, "sealing.error.older_package", hidden},
	{workflow.ErrNotSubmitted, "sealing.error.not_submitted", behind},
	{workflow.ErrWithdrawn, "sealing.error.withdrawn", hidden},
	{workflow.ErrNoNote, "receive.error.no_note", hidden},
	{workflow.ErrDecided, "receive.error.decided", behind},
	{workflow.ErrSheetLate, "receive.error.sheet_late", hidden},
	{workflow.ErrSheetEmpty, "receive.error.sheet_empty", hidden},
	{workflow.ErrSheetHidden, "receive.error.sheet_hidden", hidden},
	{workflow.ErrNothingToUndo, "receive.error.nothing_to_undo", hidden},
	{workflow.ErrWaiting, "receive.error.waiting", hidden},
	{workflow.ErrNobody, "receive.error.nobody", hidden},
	{exchange.ErrSealForm, "sealing.error.form", hidden},
	{exchange.ErrSealNewer, "sealing.error.newer", hidden},
	{exchange.ErrSealTampered, "sealing.error.tampered", behind},
	{exchange.ErrSealKey, "sealing.error.key", hidden},
	{exchange.ErrSealForeign, "sealing.error.foreign", hidden},
	{exchange.ErrSealTooLarge, "sealing.error.too_large", behind},

	{report.ErrPDF, "message.pdf", behind},
	{verify.ErrFormat, "verified.error.format", hidden},
	{verify.ErrDamaged, "verified.error.damaged", hidden},
	{verify.ErrPassword, "verified.error.password", hidden},
	{verify.ErrNoImprint, "verified.error.no_imprint", hidden},
	{workflow.ErrReportKind, "verified.error.kind", hidden},
	{workflow.ErrNotItsReport, "verified.error.other_department", hidden},
	{workflow.ErrReportLarge, "verified.error.large", hidden},
	{workflow.ErrPasswordFile, "verified.error.password_file", hidden},
	{workflow.ErrPaperOnly, "answersheet.error.xlsx", hidden},
	{workflow.ErrPasswordXLSX, "verified.error.password_xlsx", hidden},

	{store.ErrExists, "message.exists", behind},
	{store.ErrEmpty, "message.empty", behind},
	{store.ErrNotAFile, "message.not_a_file", behind},
	{store.ErrNotWorkspace, "message.not_workspace", behind},
	{store.ErrForeign, "message.foreign", behind},
	{store.ErrNewer, "message.newer", hidden},
	{store.ErrOlder, "message.older", hidden},
	{store.ErrKeyWrap, "message.newer", hidden},
	{store.ErrReadOnly, "message.read_only", hidden},
	{store.ErrUnreachable, "message.unreachable", hidden},
	{store.ErrAttachmentTooLarge, "message.attachment_too_large", behind},
	{store.ErrAttachmentsFull, "message.attachments_full", behind},
	{store.ErrNoContent, "message.no_content", behind},
	{store.ErrTruncated, "message.truncated", hidden},
	{store.ErrSeal, "message.seal", behind},
	{store.ErrRecord, "message.record", behind},
	{store.ErrJournal, "message.journal", behind},
	{store.ErrUnjournaled, "message.unjournaled", behind},
	{store.ErrUnused, "message.unused", behind},
	{store.ErrDestroyed, "destroy.error.record", behind},
	{store.ErrNoRecord, "message.no_record", behind},
	{store.ErrTooLarge, "message.record_too_large", behind},
	{store.ErrFrozen, "message.frozen", behind},
	{store.ErrID, "message.internal", behind},
	{store.ErrStamp, "message.internal", behind},
	{store.ErrInUse, "message.in_use", behind},
	{store.ErrTorn, "message.torn", behind},
	{store.ErrDamaged, "message.damaged", behind},
}

// sentinel explains an error that is one of the known ones. What was wrapped
// around it is the place, what it was wrapped with the detail.
func sentinel(p *locales.Printer, err error) (string, bool) {
	for _, k := range sentinels {
		if errors.Is(err, k.err) {
			place, rest, _ := strings.Cut(err.Error(), k.err.Error())
			return at(p, trim(place), k.sentence(p, word(p, trim(rest)))), true
		}
	}
	return "", false
}

func (k known) sentence(p *locales.Printer, rest string) string {
	switch {
	case k.detail == inside:
		return p.T(k.key, "Detail", rest)
	case k.detail == hidden || rest == "":
		return p.T(k.key)
	}
	return p.T("message.detail", "Text", p.T(k.key), "Detail", rest)
}

// trim takes off punctuation and the texts of other known errors.
func trim(text string) string {
	for _, k := range sentinels {
		text = strings.ReplaceAll(text, k.err.Error(), "")
	}
	for strings.Contains(text, ": : ") {
		text = strings.ReplaceAll(text, ": : ", ": ")
	}
	return strings.Trim(text, ":; \n")
}

// word is a detail in the user's words where it is a code.
func word(p *locales.Printer, detail string) string {
	for _, state := range checklist.States() {
		if detail == string(state) {
			return State(p, state)
		}
	}
	return detail
}
