package exchange

import "tenken/checklist"

// Problems of an OSCAL catalog.
const (
	ProblemParamCycle   checklist.ProblemCode = "param_cycle"   // the param Value needs itself
	ProblemUnknownParam checklist.ProblemCode = "unknown_param" // warning: no param has the id Value
	ProblemOneLanguage  checklist.ProblemCode = "one_language"  // warning: the texts became the Japanese ones as they are
	ProblemShortened    checklist.ProblemCode = "shortened"     // warning: a text of Value characters was cut at Max
	ProblemReplaced     checklist.ProblemCode = "replaced"      // warning: Value can't be written, Known stands for it
	ProblemWithdrawn    checklist.ProblemCode = "withdrawn"     // warning: Value withdrawn controls are left out
	ProblemUnreadParts  checklist.ProblemCode = "unread_parts"  // warning: parts called Known are not read
)

func catalogProblems() []checklist.ProblemCode {
	return []checklist.ProblemCode{ProblemParamCycle, ProblemUnknownParam, ProblemOneLanguage, ProblemShortened, ProblemReplaced,
		ProblemWithdrawn, ProblemUnreadParts}
}
