package command

import (
	"context"

	"github.com/alecthomas/kong"
)

// grammar is everything that can be typed. Names of flags are those of the
// fields, in lower case with dashes; their texts are in locales.
type grammar struct {
	Lang string `placeholder:"ja|en"`
	JSON bool   `name:"json"`
	At   string `placeholder:"TIME"`
	Year string `placeholder:"YEAR"`
	Help bool   `short:"h"`

	Demo     demo `cmd:""`
	Standard struct {
		List     standardList     `cmd:""`
		Show     standardShow     `cmd:""`
		Validate standardValidate `cmd:""`
		Coverage standardCoverage `cmd:""`
		Diff     standardDiff     `cmd:""`
		Convert  standardConvert  `cmd:""`
		Map      standardMap      `cmd:""`
		Template standardTemplate `cmd:""`
	} `cmd:""`
	Policy struct {
		Show policyShow `cmd:"" default:"withargs"`
		Set  policySet  `cmd:""`
	} `cmd:""`
	New      create `cmd:""`
	Answer   answer `cmd:""`
	Evidence struct {
		Add     evidenceAdd     `cmd:""`
		List    evidenceList    `cmd:""`
		Get     evidenceGet     `cmd:""`
		Remove  evidenceRemove  `cmd:""`
		Extract evidenceExtract `cmd:""`
	} `cmd:""`
	Import importAnswers `cmd:""`
	Sheet  struct {
		Export sheetExport `cmd:""`
		Import sheetImport `cmd:""`
	} `cmd:""`
	Tally        tally `cmd:""`
	Organisation struct {
		Import   organisationImport   `cmd:""`
		Export   organisationExport   `cmd:""`
		Template organisationTemplate `cmd:""`
	} `cmd:""`
	Round struct {
		Preview  roundPreview  `cmd:""`
		Open     roundOpen     `cmd:""`
		Show     roundShow     `cmd:""`
		Packages roundPackages `cmd:""`
		Extend   roundExtend   `cmd:""`
		Add      roundAdd      `cmd:""`
		Excuse   roundExcuse   `cmd:""`
		Erratum  roundErratum  `cmd:""`
		Close    roundClose    `cmd:""`
	} `cmd:""`
	Receive   receive   `cmd:""`
	Undo      undo      `cmd:""`
	Return    giveBack  `cmd:""`
	Accept    accept    `cmd:""`
	Correct   correct   `cmd:""`
	Export    export    `cmd:""`
	Carryover carryover `cmd:""`
	Destroy   destroy   `cmd:""`
	Destroyed destroyed `cmd:""`
	Board     board     `cmd:""`
	Queue     queue     `cmd:""`
	Known     struct {
		Import knownImport `cmd:""`
		Show   knownShow   `cmd:""`
		Remove knownRemove `cmd:""`
	} `cmd:""`
	Questions struct {
		Add    questionsAdd    `cmd:""`
		Answer questionsAnswer `cmd:""`
		List   questionsList   `cmd:""`
	} `cmd:""`
	Calls struct {
		Add  callsAdd  `cmd:""`
		List callsList `cmd:""`
	} `cmd:""`
	Remind   remind   `cmd:""`
	Status   status   `cmd:""`
	Settings settings `cmd:""`
	Approve  approve  `cmd:""`
	Join     join     `cmd:""`
	Submit   submit   `cmd:""`
	Withdraw withdraw `cmd:""`
	Receipt  receipt  `cmd:""`
	Keys     struct {
		Show     keysShow     `cmd:"" default:"withargs"`
		Recovery keysRecovery `cmd:""`
		Rotate   keysRotate   `cmd:""`
		Confirm  keysConfirm  `cmd:""`
	} `cmd:""`
	Report struct {
		Sheet        reportSheet        `cmd:""`
		Answersheet  reportAnswersheet  `cmd:""`
		Plan         reportPlan         `cmd:""`
		Notice       reportNotice       `cmd:""`
		Receipt      reportReceipt      `cmd:""`
		Scorecard    reportScorecard    `cmd:""`
		Consolidated reportConsolidated `cmd:""`
		Review       reportReview       `cmd:""`
		Board        reportBoard        `cmd:""`
		Questions    reportQuestions    `cmd:""`
		Verify       reportVerify       `cmd:""`
	} `cmd:""`
	Check   check   `cmd:""`
	Backup  backup  `cmd:""`
	Restore restore `cmd:""`
	Journal journal `cmd:""`
}

// verb is one leaf of the grammar.
type verb interface {
	run(ctx context.Context, s *session) error
}

// newParser builds the parser into g. The grammar is part of the program, so
// an error is a mistake in it.
func newParser(g *grammar) *kong.Kong {
	return kong.Must(g, kong.Name("tenken"), kong.NoDefaultHelp(), kong.Vars{"formats": "xlsx,pdf"})
}
