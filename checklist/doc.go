// Package checklist is the model of Tenken (点検): how a city inspects its own
// information security once a year. It turns control standards into checklists,
// records what each department answers, and computes the figures. Read this page
// first; the other packages are rooms around it.
//
// The package is pure. It uses the standard library only, opens no file, reads no
// clock, draws no random number and holds no text for the screen: time and ids
// come in as values, errors and reasons go out as data.
//
// # The path of the data
//
//	standard file                     a city's own, or one of package assets
//	    │  package exchange reads it, Standard.Validate names every problem
//	    ▼
//	Standard + Department             immutable per id and version; profile and subjects
//	    │  NewScope
//	    ▼
//	Scope                             which item each subject is asked, which not, and why
//	    │  commands on the Assessment, each in one transaction of package store
//	    ▼
//	Response, Evidence                by Key: subject and item
//	    │  Gaps, NewScore             computed whenever they are asked for, never stored
//	    │  Assessment.Submit, NewSubmission
//	    ▼
//	Submission                        what was handed in: numbered, never changed
//	    │  package report
//	    ▼
//	Excel and PDF
//
// A caller goes the same way:
//
//	scope := checklist.NewScope(std, &assessment.Department, round.Errata)
//	response, err := assessment.Answer(scope, &std.Scale, response, stamp)
//	gaps := checklist.Gaps(scope, &std.Scale, answers, round.FiscalYear)
//	score := checklist.NewScore(std, scope, answers.Responses)
//	assessment, err = assessment.Approve(approval, gaps)
//	assessment, err = assessment.Submit(gaps)
//	submission, err := checklist.NewSubmission(&assessment, &round, scope, answers, stamp)
//
// # Words
//
// One word for one thing, here, in files and on the screen:
//
//	Standard     点検表        the checklist made from the city's control standards (対策基準)
//	Section      区分          a chapter or a part of one; sections nest
//	Item         点検項目      one question, answered by a rating or by a head count
//	Variant      文の差替え    other words of an item for cities of some network models
//	Scale        評価          the ratings of a standard (○ △ × － or others), as data
//	Grade        総合評価      a letter made from the score; off unless the city wants it
//	Policy       基本方針      the city's basic policy, a tree of clauses that items refer to
//	Bureau       部            with its lead department (主管課)
//	Department   所属          whoever hands in one self-inspection
//	Subject      点検対象      what is inspected: the department, a system, a site, the city
//	Profile      所属の特性    flags and segments that decide which items apply
//	FiscalYear   年度          April to March
//	Round        年度点検      a fiscal year with one version of a standard and its dates
//	Erratum      正誤・解釈    the office's word on an item after the round has opened
//	Assessment   自己点検      one department in one round
//	Response     回答          the answer to one item for one subject
//	Evidence     根拠資料      a reference, or an attached file
//	Plan         改善計画      what will be done about an item
//	Approval     決裁          made in the city's document system, recorded here by number and date
//	Confirmation 部長確認      the same of the bureau, where the city has it
//	Submission   提出          and its Withdrawal 引戻し
//	Return       差戻し        the office asks for listed items again
//	Acceptance   確認済        the end of an assessment's life
//	Coverage     対応状況      which items see to which clause of the policy
//	Comparison   新旧対照      what became of each item from one version to the next
//	Offer        前年度の回答  what a department answered last year, beside this year's item
//
// Actors, owners and approvers are posts, never persons. Shares are in permyriad
// (10000 = 100 %), lengths of text in characters (runes), sizes of files in bytes.
//
// # What always holds
//
//   - A score is a pure function of standard, profile, responses and errata; the
//     order of anything makes no difference. It is
//     floor(10000 · Σ weight · points ÷ Σ weight · highest points) over what
//     applies, computed as one exact fraction and rounded down once. Sums of
//     numerators and denominators are passed on, averages of averages never occur.
//   - Not applicable needs a reason and leaves the denominator. No answer, and a
//     question under inquiry (照会中), is never done and blocks approval and
//     submission. A zero denominator gives no figure, instead of 0 or 100 %.
//   - Every figure can be traced to its lines, and the lines add up to it.
//   - Only a critical item that applies and earns nothing caps the grade.
//   - A command returns the changed value and leaves its receiver alone. Locked
//     states refuse every answer; a returned assessment takes the listed items only.
//   - A Submission shares no memory with what it was made from and carries no
//     notes to the successor.
//   - Codes in files are stable lower-case words. An unknown one is an error with
//     ErrUnknownCode, never replaced by a default.
//   - Whatever is recorded can be read back: codes, lengths and UTF-8 are checked
//     before.
//
// # Who may import what
//
// This package imports nothing of ours, and every other may import it. Package
// text knows how Japanese is written, xlsx the form of a workbook, store the
// workspace file, exchange the formats from outside, report the documents; store,
// exchange and report do not know each other. Package workflow joins them and is the one door: desktop and
// command line call nothing below it, and ui/message alone turns errors into
// sentences. The table, with a reason for each row, is in layering_test.go, which
// fails on any import that it does not name.
package checklist
