package exchange

import (
	"fmt"

	"tenken/checklist"
)

// variants hangs the rows of variants below the items that they name in a field,
// in the order of the rows.
func (r *tableReader) variants(items, variants []*node, field string) {
	byID := map[string]*node{}
	for _, item := range items {
		if id := item.field("id"); id != nil && byID[id.text] == nil {
			byID[id.text] = item
		}
	}
	of := map[*node][]*node{}
	for _, v := range variants {
		at, _ := v.locate(field)
		named := v.take(field)
		switch {
		case named == nil:
			r.missing(at, tableVariants+".item")
		case byID[named.text] == nil:
			before := len(r.problems)
			r.fail(named.place, ProblemUnknownItem, checklist.ProblemArgs{Value: named.text})
			r.name(before, named)
		default:
			of[byID[named.text]] = append(of[byID[named.text]], v)
		}
	}
	for _, item := range items {
		item.attach("variants", of[item])
	}
}

// splitVariants parts the rows of a CSV file: one with network models in the
// column of variants is a variant of the item whose id it has, and its sections
// are there to be read only.
func (r *tableReader) splitVariants(rows []*node) (items, variants []*node) {
	for _, row := range rows {
		models := row.take("variant")
		if models == nil {
			items = append(items, row)
			continue
		}
		for level := 1; level <= checklist.MaxDepth; level++ {
			row.take(fmt.Sprintf("level%d", level))
		}
		row.set("network_models", models)
		variants = append(variants, row)
	}
	return items, variants
}
