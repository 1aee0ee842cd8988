package exchange

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"tenken/checklist"
	"tenken/locales"
)

// ReadSheet is what an answer sheet says, held against what was asked.
type ReadSheet struct {
	Identity Identity
	// Approval as far as it is filled in, without a stamp.
	Approval checklist.Approval
	// Answers of the rows of which every cell was understood, in their order. An
	// item may be answered more than once: see [MergeAnswerSheets].
	Answers []ReadAnswer
	// Cells are all cells with an answer that was understood.
	Cells []ReadCell
	// Problems in the order of the file. Refusals leave out what they are about.
	Problems []SheetProblem
}

// ReadCell tells how a cell was understood: a code, a number, a date as in ISO
// 8601, or the text itself.
type ReadCell struct {
	SheetPlace
	checklist.Key
	Column     string `json:"column"` // see [AnswerColumnName]
	Written    string `json:"written"`
	Understood string `json:"understood"`
}

// ReadAnswer is one row.
type ReadAnswer struct {
	checklist.Key
	At SheetPlace // of the item's id
	// Response has what the row says; what it has no column for is zero.
	Response checklist.Response
	Evidence []checklist.Evidence // references, without ids
	columns  map[string]int       // those that are there, see answerTable
}

// has reports whether the sheet can say something in a column, or of a head count.
func (a *ReadAnswer) has(field string) bool {
	if field == fieldCount {
		return a.Response.Count != nil || a.has(columnConcerned) && a.has(columnComplying)
	}
	return a.columns[field] > 0
}

// ReadAnswerSheet reads an answer sheet that was written for expected, or parts of
// it. It is [OpenAnswerFile] and [AnswerFile.Read] in one.
func ReadAnswerSheet(name string, r io.Reader, expected *AnswerSheet) (ReadSheet, error) {
	f, err := OpenAnswerFile(name, r)
	if err != nil {
		return ReadSheet{}, err
	}
	return f.Read(expected), nil
}

// Read holds the file against what was asked. It looks at the scope, the standard
// and the identification of expected, not at its answers.
func (f *AnswerFile) Read(expected *AnswerSheet) ReadSheet {
	r := &answerReader{file: f, sheet: expected, out: ReadSheet{Identity: f.identity, Problems: slices.Clone(f.problems)},
		ratings: newRatingWords(&expected.Standard.Scale), rated: map[string]rated{}, folds: map[string]string{},
		codes: map[string]map[string]string{fieldResponsibility: newCodeWords(fieldResponsibility), fieldFunding: newCodeWords(fieldFunding)}}
	r.index()
	for _, t := range f.tables {
		if r.isExpected(t) {
			r.out.Problems = append(r.out.Problems, t.problems...)
			r.table = t
			const filled = 6 // cells of a row, as a rule
			r.out.Answers, r.out.Cells = slices.Grow(r.out.Answers, len(t.rows)), slices.Grow(r.out.Cells, filled*len(t.rows))
			for _, row := range t.rows {
				r.row = row
				r.answer()
			}
		}
	}
	return r.out
}

// answerReader holds one file against what was asked.
type answerReader struct {
	file      *AnswerFile
	sheet     *AnswerSheet
	out       ReadSheet
	items     map[string][]string // ids by their spellings
	subjects  map[string][]string // ids by their spellings
	names     map[string][]string // ids of subjects by their names
	asked     map[string][]string // ids of subjects by the item that they are asked
	questions map[string][]string // ids of items by their questions
	ratings   ratingWords
	rated     map[string]rated
	codes     map[string]map[string]string
	folds     map[string]string // what rows say again and again, folded
	// The row being read.
	table *answerTable
	row   *gridRow
	entry checklist.Scoped
	key   checklist.Key
	wrong bool
}

// rated remembers what a word was found to mean.
type rated struct {
	meaning
	known bool
}

// index prepares the look-ups.
func (r *answerReader) index() {
	r.items, r.subjects, r.names = map[string][]string{}, map[string][]string{}, map[string][]string{}
	r.asked, r.questions = map[string][]string{}, map[string][]string{}
	add := func(to map[string][]string, key, id string) {
		if key != "" && !slices.Contains(to[key], id) {
			to[key] = append(to[key], id)
		}
	}
	for _, item := range r.sheet.Standard.Items() {
		add(r.items, idKey(item.ID), item.ID)
	}
	for _, s := range r.sheet.Department.Subjects {
		add(r.subjects, idKey(s.ID), s.ID)
		for _, lang := range locales.Languages() {
			add(r.names, folded(s.Name.In(lang)), s.ID)
		}
	}
	for _, entry := range r.sheet.Scope.Items {
		add(r.asked, entry.Item.ID, entry.Subject.ID)
		for _, lang := range locales.Languages() {
			add(r.questions, clean(entry.Item.Question.In(lang)), entry.Item.ID)
		}
	}
}

// folded is that of a text which other rows are likely to have as well.
func (r *answerReader) folded(s string) string {
	form, known := r.folds[s]
	if !known {
		form = folded(s)
		r.folds[s] = form
	}
	return form
}

// idKey is the form in which ids compare equal.
func idKey(id string) string { return strings.ToUpper(strings.ReplaceAll(word(id), " ", "")) }

// isExpected holds what a table says of itself against what is wanted. What says
// nothing goes by what the file says elsewhere.
func (r *answerReader) isExpected(t *answerTable) bool {
	data := t.data
	if !slices.ContainsFunc(data, func(d datum) bool { return d.name == "department_id" && d.value != "" }) {
		data = nil
		for _, other := range r.file.tables {
			data = append(data, other.data...)
		}
	}
	before := len(r.out.Problems)
	found := map[string]bool{}
	for _, d := range data {
		if d.value != "" {
			found[d.name] = true
			r.compare(d)
		}
	}
	at := r.file.place(t.sheet, "", 0)
	if !found["department_id"] || !found["round"] && !found["year"] {
		r.note(SheetProblem{SheetPlace: at, Code: SheetUnidentified, Severity: checklist.SeverityError})
	} else if !found["revision"] {
		r.note(SheetProblem{SheetPlace: at, Code: SheetNoRevision, Severity: checklist.SeverityWarning})
	}
	if slices.ContainsFunc(r.out.Problems[before:], func(p SheetProblem) bool { return p.Refuses() }) {
		return false
	}
	for _, d := range t.data {
		r.approval(d)
	}
	return true
}

// compare finds a statement that is not the expected one.
func (r *answerReader) compare(d datum) {
	wanted := func(code SheetProblemCode, same bool, known string) {
		if !same {
			r.note(SheetProblem{SheetPlace: d.at, Code: code, Severity: checklist.SeverityError, Written: quote(d.value), Known: []string{known}})
		}
	}
	s := r.sheet
	switch d.name {
	case "department_id":
		wanted(SheetWrongDepartment, idKey(d.value) == idKey(s.Department.ID), s.Department.ID)
	case "department": // ids made by hand may be the same in two files
		name := s.Department.Name
		wanted(SheetWrongDepartment, same(d.value, name.Ja) || same(d.value, name.En), name.In(s.Language))
	case "round":
		wanted(SheetWrongRound, idKey(d.value) == idKey(s.Round.ID), s.Round.ID)
	case "year":
		year, err := checklist.ParseFiscalYear(d.value)
		wanted(SheetWrongRound, err == nil && year == s.Round.FiscalYear, strconv.Itoa(int(s.Round.FiscalYear)))
	case "standard":
		known := s.Standard.ID + "@" + s.Standard.Version
		wanted(SheetWrongStandard, idKey(d.value) == idKey(known), known)
	case "revision":
		n, err := strconv.Atoi(word(d.value))
		known := strconv.Itoa(s.Revision)
		wanted(SheetOlder, err != nil || n >= s.Revision, known)
		wanted(SheetNewer, err != nil || n <= s.Revision, known)
		wanted(SheetUnidentified, err == nil, known)
	}
}

// approval takes what is written of the decision.
func (r *answerReader) approval(d datum) {
	a := &r.out.Approval
	switch d.name {
	case "post":
		a.Post = d.value
	case "draft_number":
		a.DraftNumber = d.value
	case "document_number":
		a.DocumentNumber = d.value
	case "date":
		if d.value == "" {
			return
		}
		day, problem := r.day(d.value, d.kind)
		a.Date = day
		if problem != "" {
			severity := checklist.SeverityError
			if problem == SheetSerialDate {
				severity = checklist.SeverityWarning
			}
			r.note(SheetProblem{SheetPlace: d.at, Code: problem, Severity: severity, Written: quote(d.value)})
		}
	}
}

func (r *answerReader) note(p SheetProblem) { r.out.Problems = append(r.out.Problems, p) }

// answer reads the row.
func (r *answerReader) answer() {
	r.wrong, r.entry, r.key = false, checklist.Scoped{}, checklist.Key{}
	if !r.identify() {
		return
	}
	a := ReadAnswer{Key: r.key, At: r.at(columnItem), columns: r.table.columns}
	a.Response.Key = r.key
	cells := len(r.out.Cells)
	r.read(&a)
	if r.wrong {
		r.out.Cells = r.out.Cells[:cells]
		return
	}
	r.out.Answers = append(r.out.Answers, a)
}

// identify finds out which answer the row is. Rows that say nothing, and notes
// below the table, are none.
func (r *answerReader) identify() bool {
	written := r.plain(columnItem)
	if written == "" {
		if r.saysSomething() {
			r.refuse(columnItem, SheetNoItem, "")
		}
		return false
	}
	if c := r.row.cell(r.table.columns[columnItem]); c.kind == cellDate {
		r.refuse(columnItem, SheetDateID, written, beforeDate(written)...)
		return false
	}
	ids := r.items[idKey(written)]
	if i := slices.Index(ids, written); i >= 0 {
		ids = ids[i : i+1]
	}
	if len(ids) != 1 {
		if len(r.row.cells) > 1 || r.saysSomething() {
			r.refuse(columnItem, SheetUnknownItem, written)
		}
		return false
	}
	r.key.Item = ids[0]
	return r.subject() && r.belongs()
}

// subject finds the subject by its id, or else by its name, or because it is the
// only one that is asked the item.
func (r *answerReader) subject() bool {
	id, name, asked := r.plain(columnSubjectID), r.plain(columnSubject), r.asked[r.key.Item]
	named := r.names[r.folded(name)]
	var found []string
	switch {
	case id != "":
		found = r.subjects[idKey(id)]
		if i := slices.Index(found, id); i >= 0 {
			found = found[i : i+1]
		}
	case name != "":
		found = named
	case len(asked) == 1:
		found = asked
		r.warn(columnItem, SheetOnlySubject, asked[0])
	default:
		r.refuse(columnItem, SheetNoSubject, "", asked...)
		return false
	}
	if len(found) != 1 {
		r.refuse(columnSubjectID, SheetUnknownSubject, strings.TrimSpace(id+" "+name), r.subjectIDs()...)
		return false
	}
	r.key.Subject = found[0]
	if len(named) > 0 && !slices.Contains(named, found[0]) {
		r.refuse(columnSubject, SheetMixedRow, name)
		return false
	}
	return true
}

func (r *answerReader) subjectIDs() []string {
	var ids []string
	for _, s := range r.sheet.Department.Subjects {
		ids = append(ids, s.ID)
	}
	return ids
}

// belongs reports whether the row is asked, and whether its question is that of
// its id: who sorts some of the columns tears rows apart.
func (r *answerReader) belongs() bool {
	entry, ok := r.sheet.Scope.Find(r.key)
	if !ok {
		r.refuse(columnItem, SheetNotAsked, r.key.Item)
		return false
	}
	r.entry = entry
	question := r.plain(columnQuestion)
	if of := r.questions[question]; len(of) > 0 && !slices.Contains(of, r.key.Item) {
		r.refuse(columnQuestion, SheetMixedRow, question)
		return false
	}
	return true
}

// saysSomething reports whether the row holds an answer.
func (r *answerReader) saysSomething() bool {
	return slices.ContainsFunc(answerColumns, func(c answerColumn) bool { return c.input && r.plain(c.code) != "" })
}

// plain is what a column says, without a look at how.
func (r *answerReader) plain(code string) string {
	if c := r.cell(code); c != nil {
		return clean(c.text)
	}
	return ""
}

// cell is that of a column in the row, nil for none.
func (r *answerReader) cell(code string) *gridCell {
	column := r.table.columns[code]
	if column == 0 {
		return nil
	}
	return r.row.cell(column)
}

func (r *answerReader) at(code string) SheetPlace {
	column := r.table.columns[code]
	if column == 0 {
		column = r.table.columns[columnItem]
	}
	return r.file.place(r.table.sheet, columnName(column), r.row.number)
}

func (r *answerReader) refuse(code string, problem SheetProblemCode, written string, known ...string) {
	r.wrong = true
	r.note(SheetProblem{SheetPlace: r.at(code), Key: r.key, Code: problem, Severity: checklist.SeverityError, Written: quote(written), Known: known})
}

func (r *answerReader) warn(code string, problem SheetProblemCode, written string) {
	r.note(SheetProblem{SheetPlace: r.at(code), Key: r.key, Code: problem, Severity: checklist.SeverityWarning, Written: quote(written)})
}
