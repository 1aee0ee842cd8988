package exchange

import (
	"fmt"
	"slices"

	"tenken/checklist"
)

// form is how the cells of a column are written.
type form int

const (
	formText   form = iota // a text as it is
	formWord               // an id, a code of the city or an expression
	formCode               // a code of the program, or its label
	formNumber             // a whole number
	formYesNo              // yes or no
	formID                 // a word that a spreadsheet's number must not stand for
	formMark               // ○ or nothing; in a list ○ for the entry that the column is called after
	formDate               // a day
)

// column is one field of a table.
type column struct {
	code string // path of the field, as in YAML: "question.ja"
	key  string // of the heading and of the help, the table's name in front
	of   string // the table that has the words, "" for the column's own
	name string // fills a heading that several columns share: ○
	form form
	// group is the group of codes, for formCode.
	group string
	list  bool
	// required is whether reading is senseless without the column.
	required bool
	// quiet is whether nobody misses the column.
	quiet bool
	width float64 // in Excel, in half-width characters
}

// table is one sheet of a workbook.
type table struct {
	name    string
	columns []column
	// turned is whether headings stand below each other.
	turned bool
	// needed is whether a workbook is no standard without the sheet.
	needed bool
}

// Names of the tables, which are those of their sheets in locales as well.
const (
	tableItems    = "items"
	tableVariants = "variants"
	tableSections = "sections"
	tableRatings  = "ratings"
	tableCounts   = "counts"
	tableGrades   = "grades"
	tableSegments = "segments"
	tableStandard = "standard"
	tableHelp     = "help"
)

// tables are those of a workbook, in the order of its sheets.
func tables(ratings []checklist.Rating) []table {
	return []table{
		{name: tableItems, needed: true, columns: itemColumns(ratings)},
		{name: tableVariants, columns: variantColumns(ratings)},
		{name: tableSections, needed: true, columns: columns(
			one(column{code: "id", form: formWord, required: true, width: 12}),
			one(column{code: "parent", form: formWord, width: 12}),
			pair(column{code: "title", required: true, width: 40}))},
		{name: tableRatings, needed: true, columns: columns(
			one(column{code: "code", form: formWord, required: true, width: 12}),
			one(column{code: "symbol", required: true, width: 8}),
			pair(column{code: "label", required: true, width: 16}),
			one(column{code: "class", form: formCode, group: "class", required: true, width: 14}),
			one(column{code: "points", form: formNumber, required: true, width: 8}),
			one(column{code: "reason", form: formYesNo, width: 10}),
			one(column{code: "plan", form: formCode, group: "plan", required: true, width: 14}),
			one(column{code: "plan_if_critical", form: formCode, group: "plan", required: true, width: 14}),
			one(column{code: "evidence", form: formYesNo, width: 10}))},
		{name: tableCounts, columns: columns(
			one(column{code: "from", form: formNumber, required: true, width: 16}),
			one(column{code: "rating", form: formWord, required: true, width: 14}))},
		{name: tableGrades, columns: columns(
			one(column{code: "grade", required: true, width: 12}),
			one(column{code: "from", form: formNumber, required: true, width: 16}))},
		{name: tableSegments, columns: columns(
			one(column{code: "id", form: formWord, required: true, width: 12}),
			pair(column{code: "label", required: true, width: 30}))},
		{name: tableStandard, needed: true, turned: true, columns: columns(
			one(column{code: "id", form: formWord, required: true}),
			one(column{code: "version", form: formWord, required: true}),
			pair(column{code: "title", required: true}),
			pair(column{code: "note"}),
			one(column{code: "scale.id", form: formWord, required: true}),
			pair(column{code: "scale.title", required: true}),
			one(column{code: "scale.plan_below", form: formNumber}),
			one(column{code: "grading.cap"}))},
	}
}

// itemColumns are the fields of an item.
func itemColumns(ratings []checklist.Rating) []column {
	return columns(
		one(column{code: "section", form: formWord, required: true, width: 10}),
		one(column{code: "id", form: formWord, required: true, width: 12}),
		pair(column{code: "topic", required: true, width: 24}),
		one(column{code: "kind", form: formCode, group: "kind", required: true, width: 10}),
		one(column{code: "subject", form: formCode, group: "subject", required: true, width: 14}),
		one(column{code: "role", form: formCode, group: "role", required: true, width: 16}),
		textColumns(ratings),
		one(column{code: "weight", form: formNumber, required: true, width: 8}),
		one(column{code: "critical", form: formYesNo, width: 8}),
		one(column{code: "mandatory", form: formYesNo, width: 8}),
		one(column{code: "event", form: formYesNo, width: 8}),
		one(column{code: "condition", form: formWord, width: 24}),
		one(column{code: "segments", form: formWord, list: true, width: 14}),
		one(column{code: "network_models", form: formCode, group: "network_model", list: true, width: 14}),
		one(column{code: "policy", form: formWord, list: true, width: 14}),
		one(column{code: "article", width: 14}),
		one(column{code: "threats", form: formNumber, list: true, width: 10}),
		one(column{code: "protects", form: formWord, list: true, width: 10}),
		one(column{code: "references", list: true, width: 24}),
		one(column{code: "replaces", form: formWord, list: true, width: 14}))
}

// textColumns are the texts of an item, with a pair of criteria for each rating.
func textColumns(ratings []checklist.Rating) []column {
	all := pair(column{code: "question", required: true, width: 44})
	for _, r := range ratings {
		code := "criteria." + string(r.Code)
		all = append(all, pair(column{code: code, key: "criteria", name: r.Symbol, width: 32})...)
	}
	return append(all, columns(
		pair(column{code: "counting", width: 32}),
		pair(column{code: "not_applicable", width: 24}),
		pair(column{code: "verify", width: 32}),
		pair(column{code: "evidence", width: 24}),
		pair(column{code: "why", width: 32}),
		pair(column{code: "first_step", width: 32}))...)
}

// variantColumns are the item, the models and the texts of a variant, which need
// not be there.
func variantColumns(ratings []checklist.Rating) []column {
	all := columns(
		one(column{code: "item", form: formWord, required: true, width: 12}),
		one(column{code: "network_models", form: formCode, group: "network_model", list: true, required: true, width: 14}))
	for _, c := range textColumns(ratings) {
		c.of, c.required, c.quiet = tableItems, false, true
		all = append(all, c)
	}
	return all
}

// csvColumns are those of the sheet of items with the sections around an item,
// from the chapter down, in place of the section's id, and with the models of a
// row that is a variant of an item.
func csvColumns(depth int, ratings []checklist.Rating) []column {
	var all []column
	for level := 1; level <= depth; level++ {
		code, name := fmt.Sprintf("level%d", level), fmt.Sprint(level)
		all = append(all, column{code: code + ".id", key: "level", name: name, form: formWord, required: level == 1, quiet: true})
		all = append(all, pair(column{code: code + ".title", key: "level_title", name: name, quiet: true})...)
	}
	variant := column{code: "variant", key: "variant", form: formCode, group: "network_model", list: true, quiet: true}
	return append(all, slices.Insert(itemColumns(ratings)[1:], 1, variant)...)
}

func columns(groups ...[]column) []column { return slices.Concat(groups...) }

func one(c column) []column {
	if c.key == "" {
		c.key = c.code
	}
	return []column{c}
}

// pair makes the columns of a text in both languages.
func pair(c column) []column {
	ja, en := one(c)[0], one(c)[0]
	ja.code += ".ja"
	en.code += ".en"
	en.required = false
	return []column{ja, en}
}
