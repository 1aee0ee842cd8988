package workflow

import (
	"io"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/locales"
)

// The documents of OSCAL, by its own names.
const (
	oscalCatalog = "catalog"
	oscalResults = "assessment-results"
	oscalPlans   = "plan-of-action-and-milestones"
)

// oscalFiles are the documents of OSCAL that a year is written as.
func (r *exportRun) oscalFiles() ([]exportFile, error) {
	a, catalog := r.archive, r.oscalName(oscalCatalog)
	before, err := r.ws.yearBefore(a.Round.FiscalYear)
	if err != nil {
		return nil, err
	}
	options := exchange.OSCALOptions{Language: r.asked.Language, At: r.ws.now(), Label: r.settings.Label, Catalog: catalog, Before: before}
	files := []exportFile{
		{catalog, func(out io.Writer) error {
			return exchange.WriteStandardOSCAL(out, a.Standard, options.Language, options.At)
		}},
		{r.oscalName(oscalResults), func(out io.Writer) error { return exchange.WriteResultsOSCAL(out, a, options) }},
	}
	if exchange.HasPlans(a, options) {
		files = append(files, exportFile{r.oscalName(oscalPlans), func(out io.Writer) error { return exchange.WritePlansOSCAL(out, a, options) }})
	}
	return files, nil
}

// yearBefore is the archive of the year before, nil if the file does not hold it.
func (w *Workspace) yearBefore(year checklist.FiscalYear) (*exchange.Archive, error) {
	info, err := w.Info()
	if err != nil || !slices.Contains(info.Years, year-1) {
		return nil, err
	}
	return w.Archive(year - 1)
}

func (r *exportRun) oscalName(model string) string {
	text := locales.For(r.asked.Language)
	return fileName(text.T("oscal.file", "Year", int(r.archive.Round.FiscalYear), "Model", model)) + ".json"
}
