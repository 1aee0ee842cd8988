package exchange

import "tenken/checklist"

// Names of the tables of an organisation list, which are those of their sheets in
// locales as well.
const (
	tableCity        = "city"
	tableBureaus     = "bureaus"
	tableDepartments = "departments"
	tableSubjects    = "subjects"
	tableContacts    = "contacts"
)

// organisationTables are the sheets of an organisation list in their order.
// Nobody misses a column that need not be there: what a list has no column for
// stays as it is.
func organisationTables() []table {
	all := []table{
		{name: tableCity, turned: true, columns: columns(
			pair(column{code: "city", required: true}),
			one(column{code: "network_model", form: formCode, group: "network_model"}))},
		{name: tableBureaus, columns: columns(
			one(column{code: "id", form: formID, width: 10}),
			pair(column{code: "name", required: true, width: 24}),
			one(column{code: "lead", width: 20}))},
		{name: tableDepartments, needed: true, columns: departmentColumns()},
		{name: tableSubjects, columns: columns(
			one(column{code: "department", required: true, width: 20}),
			one(column{code: "id", form: formID, width: 12}),
			one(column{code: "kind", form: formCode, group: "subject", required: true, width: 14}),
			pair(column{code: "name", required: true, width: 28}),
			one(column{code: "segments", form: formWord, list: true, width: 14}),
			one(column{code: "roles", form: formCode, group: "role", list: true, width: 20}),
			one(column{code: "excluded", width: 28}),
			flagColumns("flags"))},
		{name: tableContacts, columns: columns(
			one(column{code: "department", required: true, width: 20}),
			one(column{code: "post", required: true, width: 24}),
			one(column{code: "extension", width: 12}),
			one(column{code: "mail", width: 30}),
			one(column{code: "deputy", form: formMark, width: 8}),
			one(column{code: "until", form: formDate, width: 14}))},
	}
	for _, t := range all {
		for i := range t.columns {
			t.columns[i].quiet = true
		}
	}
	return all
}

// departmentColumns are the fields of a department but for its subjects and
// contacts.
func departmentColumns() []column {
	return columns(
		one(column{code: "id", form: formID, width: 10}),
		pair(column{code: "name", required: true, width: 24}),
		one(column{code: "bureau", width: 20}),
		one(column{code: "posts.approver", width: 18}),
		one(column{code: "posts.respondent", width: 20}),
		one(column{code: "posts.confirmer", width: 18}),
		one(column{code: "route", form: formCode, group: "route", width: 12}),
		one(column{code: "profile.segments", form: formWord, list: true, width: 14}),
		flagColumns("profile.flags"))
}

// simpleColumns are those of a list of departments alone, in which the first
// contact stands beside its department.
func simpleColumns() []column {
	all := columns(departmentColumns(),
		one(column{code: "contacts.post", width: 20}),
		one(column{code: "contacts.extension", width: 12}),
		one(column{code: "contacts.mail", width: 28}),
		one(column{code: "contacts.until", form: formDate, width: 14}))
	for i := range all {
		all[i].quiet = true
	}
	return all
}

// flagColumns has a column of marks for each flag of a profile.
func flagColumns(path string) []column {
	var all []column
	for _, flag := range checklist.Flags() {
		all = append(all, column{code: path + "." + string(flag), key: string(flag), of: "flags", form: formMark, list: true, width: 10})
	}
	return all
}

// organisationSheets are the names of the tables.
func organisationSheets() []string {
	var names []string
	for _, t := range organisationTables() {
		names = append(names, t.name)
	}
	return append(names, tableHelp)
}
