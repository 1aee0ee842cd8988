// Package report turns an inspection into paper and workbooks.
//
// A report is laid out once, as a [Document] of sections, tables and cells, and
// printed by two printers that add nothing of their own:
//
//	doc, err := report.Sheet(data)                      // 自己点検票
//	doc := report.AnswerSheet(data)                     // 自己点検票（回答用）, on paper
//	doc := report.Plan(data)                            // 改善計画書・改善報告書
//	doc := report.Notice(data)                          // 結果通知
//	doc := report.Receipt(data)                         // 提出確認書, 差戻し通知書
//	doc := report.Comparison(data)                      // 新旧対照表
//	doc, err := report.Scorecard(city)                  // 点検結果一覧, for the committee
//	doc, err := report.Consolidated(city)               // 集計表, the office's workbook
//	doc, err := report.CityPlan(city)                   // 改善計画書 of all departments
//	doc, err := report.Review(city)                     // 見直し候補一覧
//	doc, err := report.Board(city)                      // 提出状況一覧
//	doc, err := report.Questions(city)                  // 質疑応答集
//	notes, err := report.WritePDF(ctx, file, doc, report.Options{})
//	notes, err := report.WriteXLSX(ctx, file, doc, report.Options{})
//
// # Paper
//
// [WritePDF] makes A4 landscape pages. The handling label, the form number, the
// day and the page's number stand on every page, the head of a table on every
// page that the table reaches. Lines break by the rules of Japanese (kinsoku). A
// text may be of any length: a row goes on, on the next page, with the number of
// its item. The font is embedded, the text can be searched and copied, and the
// outline holds sections, subjects and chapters. A character that the font lacks
// stands as 〓; it is named at the end of the document and in [Notes].
//
// # Workbooks
//
// [WriteXLSX] keeps two kinds of sheets apart. Form sheets are the Document: the
// same cells as on paper, with frozen heads, print titles and explicit row
// heights, for Excel does not fit merged rows by itself; a row that would be
// higher than Excel allows goes on in a second one. Data sheets are for machines
// and keep the government's rule for machine-readable data, see [DataSheet]. No
// cell is a formula, whatever the answer starts with.
//
// Charts of a workbook are its own, made from the cells beside them; a PDF has a
// picture in their place. The rows of a data sheet are made while they are
// written, so that hundreds of thousands of answers need little memory.
//
// [Tables] and [CityTables] give the same data for other forms, such as CSV.
//
// # Reports on one department
//
// [Data] is what they are made from; a notice and a receipt speak for the office
// and need Data.Office. Last year's answers stand beside this year's, and its open
// plans with what has become of them, by checklist.FollowUps. They end in a manifest
// like those on a round. The answer sheet is a form to be filled in by hand: what has
// been answered is marked in it, and fields are open where there is no answer yet.
//
// # Reports on a whole round
//
// [CityData] is what they are made from. They end in a manifest: what was counted,
// what was left out and why, and the digest of the data. Rates stand beside what
// they rest on, and are sums over sums, never averages. The scorecard's first page
// is one page whatever the city is like: texts are cut there, which stand in full
// on the pages behind it.
//
// # Does it still agree?
//
// The manifest ends in an [Imprint]: of what the report was made and from which
// submissions, in letters that survive other programs. With it the report can be made
// again, and package verify compares the two as a reader would.
//
// # Promises
//
// Nothing that was answered is lost, however long it is. Figures are computed
// once, in the Document, and printed as they are: screen, PDF and workbook show
// the same. The same Document gives the same bytes, on any day; all times come
// from Document.Made. Symbols and words carry the meaning, colours only repeat
// it. Nothing is written before the whole file is made: a report that is
// cancelled or fails leaves its writer alone.
package report
