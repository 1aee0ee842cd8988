package exchange

import (
	"regexp"
	"slices"
	"strings"

	"tenken/locales"
)

// fieldTables are the tables whose rows a list of the model holds, by the list's
// name. What stands in no list is of the standard as a whole.
var fieldTables = map[string]string{
	"sections": tableSections, "items": tableItems, "variants": tableVariants, "ratings": tableRatings, "counts": tableCounts,
	"steps": tableGrades, "segments": tableSegments,
	"departments": tableDepartments, "bureaus": tableBureaus, "subjects": tableSubjects, "contacts": tableContacts,
}

var (
	lastEntry = regexp.MustCompile(`^(?:.*\.)?([a-z]+)\[[0-9]+\]\.(.+)$`)
	criterion = regexp.MustCompile(`^(.*)\bcriteria\[[0-9]+\]`)
)

// fieldOf is the column in which the value at a path stands, as [FieldName] knows
// it, "" where a path leads to none.
func fieldOf(root *node, path string) string {
	if at := criterion.FindString(path); at != "" {
		rating, ok := root.follow(at + ".rating")
		if !ok {
			return ""
		}
		path = strings.TrimSuffix(at, at[strings.LastIndex(at, "criteria["):]) + "criteria." + rating.text + path[len(at):]
	}
	table, code := tableStandard, path
	if m := lastEntry.FindStringSubmatch(path); m != nil {
		table, code = fieldTables[m[1]], m[2]
		if table == "" {
			return fieldOf(root, path[:strings.LastIndex(path, m[1]+"[")+len(m[1])])
		}
	}
	code, _, _ = strings.Cut(code, "[")
	if table == "" || code == "" {
		return ""
	}
	return table + "." + code
}

// fieldColumn is the column that a name such as items.question.ja means.
func fieldColumn(name string) (column, bool) {
	sheet, code, _ := strings.Cut(name, ".")
	for _, t := range slices.Concat(tables(nil), organisationTables()) {
		if t.name != sheet {
			continue
		}
		columns := t.columns
		switch sheet {
		case tableItems:
			columns = slices.Concat(csvColumns(1, nil), columns, criteriaColumn(code))
		case tableVariants:
			columns = slices.Concat(columns, criteriaColumn(code))
		}
		if i := slices.IndexFunc(columns, func(c column) bool { return c.code == code }); i >= 0 {
			return columns[i], true
		}
	}
	return column{}, false
}

// CodeLabel is what a cell of a field such as items.kind shows for a code, and
// its drop-down offers. Another code, and one of another field, comes back as it
// is.
func CodeLabel(lang, field, code string) string {
	c, ok := fieldColumn(field)
	group := c.group
	if c.form == formYesNo {
		group = groupYesNo
	}
	if !ok || group == "" || !slices.Contains(codesOf(group), code) {
		return code
	}
	return label(locales.For(lang), group, code)
}
