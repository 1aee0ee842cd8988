package viewmodel

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// KnownImport is a list on its way into the office's file: which it is, which of its
// tables and rows is read, and what its columns mean. It begins with what the headings
// suggest.
type KnownImport struct {
	Path         string
	Tables       []*workflow.Table // those that show
	Table        int               // of Tables
	Header       int               // number of the row with the headings
	Columns      []workflow.TableColumn
	Fields       map[int]string // what a column means, by its number
	List         string         // id
	Each         checklist.KnownKind
	Item         string // that all rows are about, where no column says it
	Source, Date string // as typed
	// Result is what the list says read so, nil while that is not known; Refused why
	// it can't be read.
	Result  *workflow.KnownResult
	Refused error
	before  []checklist.KnownList
}

// NewKnownImport reads a file. before are the lists that are loaded.
func NewKnownImport(path string, before []checklist.KnownList) (*KnownImport, error) {
	tables, _, err := workflow.ReadTables(path)
	if err != nil {
		return nil, err
	}
	found, header := workflow.SuggestKnown(tables)
	if found == nil {
		return nil, fmt.Errorf("%s: %w", path, workflow.ErrNoHeadings)
	}
	k := &KnownImport{Path: path, Source: filepath.Base(path), before: before}
	k.Tables = slices.DeleteFunc(tables, func(t *workflow.Table) bool { return t.Hidden || len(t.Rows(1)) == 0 })
	k.Table = slices.Index(k.Tables, found)
	k.SetHeader(header)
	k.SetList(namedLists[0])
	return k, nil
}

func (k *KnownImport) table() *workflow.Table { return k.Tables[k.Table] }

// SetTable chooses the table that is read.
func (k *KnownImport) SetTable(table int) {
	k.Table = table
	_, header := workflow.SuggestKnown(k.Tables[table : table+1])
	k.SetHeader(header)
}

// SetHeader chooses the row with the headings.
func (k *KnownImport) SetHeader(row int) {
	k.Header = row
	k.Columns = k.table().Columns([]int{row})
	k.Fields = workflow.KnownColumnsOf(k.table(), row)
	k.Result, k.Refused = nil, nil
}

// Headers are the rows that can hold the headings.
func (k *KnownImport) Headers() []workflow.TableExcerpt { return k.table().Rows(previewRows) }

// SetList says which list it is. What is usual for it, or was chosen for it before,
// is chosen with it.
func (k *KnownImport) SetList(id string) {
	k.List, k.Item, k.Each = id, "", ""
	if i := slices.IndexFunc(k.before, func(l checklist.KnownList) bool { return l.ID == id }); i >= 0 && len(k.before[i].Figures) > 0 {
		k.Item = k.before[i].Figures[0].Item
	}
	for id, usual := range map[string]struct {
		field string
		each  checklist.KnownKind
	}{"training": {"concerned", checklist.KnownHeads}, "usb": {"present", checklist.KnownPresent}, "accounts": {"open", checklist.KnownOpen}} {
		if id == k.List && !k.has(usual.field) {
			k.Each = usual.each
		}
	}
	k.Result, k.Refused = nil, nil
}

// Another is an id for a list that has none of the usual ones.
func (k *KnownImport) Another() string {
	for n := 1; ; n++ {
		id := fmt.Sprintf("list-%d", n)
		if !slices.ContainsFunc(k.before, func(l checklist.KnownList) bool { return l.ID == id }) {
			return id
		}
	}
}

// has reports whether a column has a meaning.
func (k *KnownImport) has(field string) bool {
	return slices.Contains(slices.Collect(maps.Values(k.Fields)), field)
}

// HasItem reports whether a column says which item a row is about.
func (k *KnownImport) HasItem() bool { return k.has("item") }

// Meanings are what a column can mean, by what a row is; "" is nothing.
func (k *KnownImport) Meanings() []string {
	fields := []string{""}
	for _, field := range workflow.KnownFields() {
		figures := field != "department" && field != "item" && field != "mark"
		if field == "mark" && k.Each == "" || figures && k.Each != "" {
			continue
		}
		fields = append(fields, field)
	}
	return fields
}

// Assign says what a column means; "" is nothing. Another column that meant it means
// nothing then.
func (k *KnownImport) Assign(column int, field string) {
	maps.DeleteFunc(k.Fields, func(_ int, other string) bool { return other == field })
	delete(k.Fields, column)
	if field != "" {
		k.Fields[column] = field
	}
	k.Result, k.Refused = nil, nil
}

// SetEach says what a row is: a person or thing of a kind, or "" for the figures of a
// department.
func (k *KnownImport) SetEach(each checklist.KnownKind) {
	k.Each = each
	possible := k.Meanings()
	maps.DeleteFunc(k.Fields, func(_ int, field string) bool { return !slices.Contains(possible, field) })
	if each == "" {
		for column, field := range workflow.KnownColumnsOf(k.table(), k.Header) {
			if _, taken := k.Fields[column]; !taken && !k.has(field) {
				k.Fields[column] = field
			}
		}
	}
	k.Result, k.Refused = nil, nil
}

// Lacks names, by the end of its text's key, what has to be said before the list can
// be read; "" if nothing.
func (k *KnownImport) Lacks() string {
	switch {
	case !k.has("department"):
		return "department"
	case k.Each == checklist.KnownHeads && !k.has("mark"):
		return "mark"
	case k.Each == "" && !k.has("present") && !k.has("open") && !(k.has("concerned") && k.has("complying")):
		return "figures"
	case !k.HasItem() && k.Item == "":
		return "item"
	}
	return ""
}

// Request asks package workflow to load the list; dry writes nothing. The error is that
// of the day.
func (k *KnownImport) Request(year checklist.FiscalYear, dry bool) (workflow.KnownRequest, error) {
	m := &workflow.KnownMapping{Source: strings.TrimSpace(k.Source), Sheet: k.table().Name, Header: k.Header, Each: k.Each}
	if !k.HasItem() {
		m.Item = k.Item
	}
	m.Assign(k.table(), k.Fields)
	var err error
	if given := strings.TrimSpace(k.Date); given != "" {
		m.Date, err = checklist.ParseDate(given)
	}
	return workflow.KnownRequest{List: k.List, Path: k.Path, Mapping: m, Year: year, DryRun: dry}, err
}
