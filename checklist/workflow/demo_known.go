package workflow

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"tenken/checklist"
)

// trained is the item of the bundled standard that counts who has been trained.
const trained = "C05-02-02"

// know loads the list of those who have been trained. It does not bear out what
// every seventh department will say.
func (d *city) know(ctx context.Context, p checklist.Progress) error {
	lines := []string{d.text.T("demo.training")}
	for n := range d.org.Departments {
		count, err := d.trained(n)
		if err != nil {
			return err
		}
		if count != nil {
			lines = append(lines, fmt.Sprintf("%s,%s,%d,%d", d.org.Departments[n].ID, trained, count.Concerned, count.Complying))
		}
		p.Report(n+1, len(d.org.Departments))
	}
	path := filepath.Join(d.folder(folderOffice), d.text.T("demo.file.training")+".csv")
	if err := writeFile(ctx, path, func(out io.Writer) error { return writeText(out, strings.Join(lines, "\n")) }); err != nil {
		return err
	}
	_, err := d.office.ImportKnown(ctx, KnownRequest{List: "training", Path: path, Year: d.round.Year})
	return err
}

// trained is what the list says of the n-th department, nil if it says nothing.
func (d *city) trained(n int) (*checklist.HeadCount, error) {
	sheet, err := d.office.sheetOf(d.round.Year, d.org.Departments[n].ID, d.std)
	if err != nil {
		return nil, err
	}
	r := newRespondent(d.stock, d.req.Language, sheet)
	for _, entry := range sheet.Scope.Items {
		if entry.Item.ID != trained {
			continue
		}
		count := r.answer(entry).Response.Count
		if n%7 == 1 {
			count.Complying -= min(count.Complying, 3)
		}
		return count, nil
	}
	return nil, nil
}
