// Package workflow is the one door to a workspace file: everything that the
// desktop and the command line can see and do goes through it, so that both
// give the same answers.
//
// [Create] makes a workspace, [Open] opens one, and [Workspace.Sheet] loads what
// one department is asked in one fiscal year together with what it has answered.
// [Workspace.Save] records answers: pure commands of package checklist inside
// one transaction of package store, journaled.
//
//	ws, err := workflow.Open(ctx, path, workflow.Options{Actor: "税務課長"})
//	sheet, err := ws.Sheet(0)
//	undo, err := ws.Save(ctx, sheet, workflow.Edit{Response: r})
//	figures := sheet.Score()
//
// # Promises
//
// A verb that writes either happens as a whole or not at all, also when the
// process is killed half-way: its doc says what remains. Files are written
// beside their final name and renamed when they are complete and on disk.
// Nothing here opens a network connection.
//
// [Destroy] takes a year out of a workspace by the city's approval. What remains is a
// [Destruction], and the year never comes back: opening it, a package, a receipt, an
// import or a submission of it are refused by a *[DestroyedError], and the years
// after offer nothing of it any more.
//
// A Workspace may be used from several goroutines; a Sheet belongs to one: work
// in the background loads its own.
package workflow
