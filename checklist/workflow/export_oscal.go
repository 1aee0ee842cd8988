package workflow

import (
	"io"

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
func (r *exportRun) oscalFiles() []exportFile {
	a, catalog := r.archive, r.oscalName(oscalCatalog)
	options := exchange.OSCALOptions{Language: r.asked.Language, At: r.ws.now(), Label: r.settings.Label, Catalog: catalog}
	files := []exportFile{
		{catalog, func(out io.Writer) error {
			return exchange.WriteStandardOSCAL(out, a.Standard, options.Language, options.At)
		}},
		{r.oscalName(oscalResults), func(out io.Writer) error { return exchange.WriteResultsOSCAL(out, a, options) }},
	}
	if exchange.HasPlans(a) {
		files = append(files, exportFile{r.oscalName(oscalPlans), func(out io.Writer) error { return exchange.WritePlansOSCAL(out, a, options) }})
	}
	return files
}

func (r *exportRun) oscalName(model string) string {
	text := locales.For(r.asked.Language)
	return fileName(text.T("oscal.file", "Year", int(r.archive.Round.FiscalYear), "Model", model)) + ".json"
}
