// Package viewmodel is what the screens show and what a person can do on them,
// without a window: everything here is plain, synchronous and tested without
// Fyne.
//
// A [Session] is one open sheet. It knows the rows of the list ([Session.Row],
// [Session.Select]), the tree of sections with its progress ([Session.Tree]),
// everything about one item ([Session.Detail]) and the figures of the header
// ([Session.Figures]). Answers are recorded at once by [Session.Put]; every
// step can be taken back by [Session.Undo].
//
//	s := viewmodel.NewSession(ws, sheet)
//	rows := s.Select(viewmodel.Filter{Show: viewmodel.ShowUnanswered, Search: "パスワード"})
//	answer := s.Answer(s.Row(rows[0]).Key)
//	answer.Rating = "done"
//	err := s.Put(ctx, answer)
//
// A [Catalogue] is a standard to browse: it searches all texts of its items
// ([Catalogue.Search]), says everything about one ([Catalogue.Describe]) and counts
// which see to which clause of the basic policy ([Catalogue.Matrix]), which a
// [PolicyView] shows for reading. [Library] lists the standards there are,
// [Comparison] puts two side by side, and [Form.Preview] says what a department is
// asked and why.
//
// [Form] is the form for a new workspace, [Export] the choice of reports,
// [ApprovalForm] the record of the head's decision. [Format] writes numbers, dates
// and names in the language of the screen.
//
// Nothing here is safe for concurrent use: like the widgets it serves, it
// belongs to the goroutine of the window.
package viewmodel
