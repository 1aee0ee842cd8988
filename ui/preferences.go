package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"fyne.io/fyne/v2"

	"tenken/checklist/workflow"
	"tenken/locales"
	"tenken/ui/viewmodel"
)

// preferences are what the program remembers of its looks. They lie with the
// user, not in a workspace.
type preferences struct{ fyne.Preferences }

// Keys of the preferences.
const (
	prefLanguage  = "language"
	prefLooks     = "looks"
	prefTextScale = "text_scale"
	prefRecent    = "recent_files"
	prefKeep      = "keep_recent_files"
	prefWidth     = "window_width"
	prefHeight    = "window_height"
	prefFolder    = "export_folder"
	prefTreeSplit = "tree_split"
	prefListSplit = "list_split"

	prefStandards    = "recent_standards"
	prefMappings     = "mappings"
	prefLibrarySplit = "library_split"
	prefPolicySplit  = "policy_split"
	prefPreviewSplit = "preview_split"
	prefCheckSplit   = "check_split"

	prefHandbackSplit = "handback_split"

	prefScoreSplit = "score_split"

	prefCrash  = "crash_seen" // the report that was offered last
	prefToured = "toured"     // the tour was shown
	prefSample = "sample_"    // and its name: where a sample lies

	prefNextYear = "next_year_" // and the digest of a file's path: what was chosen there for the next year
)

func (p preferences) language() string { return p.StringWithFallback(prefLanguage, locales.Japanese) }

func (p preferences) looks() Looks {
	looks := Looks(p.StringWithFallback(prefLooks, string(LooksLight)))
	if !slices.Contains(allLooks, looks) {
		return LooksLight
	}
	return looks
}

func (p preferences) textScale() float32 {
	scale := float32(p.FloatWithFallback(prefTextScale, 1))
	if !slices.Contains(textScales, scale) {
		return 1
	}
	return scale
}

// firstTreeSplit is the part of the window that the tree of sections has at first.
const firstTreeSplit = 0.22

// Sizes of the window in px: as it opens first, and below which nothing fits.
const (
	firstWidth, firstHeight = 1280, 820
	leastWidth, leastHeight = 1024, 700
)

func (p preferences) windowSize() fyne.Size {
	return fyne.NewSize(
		max(float32(p.FloatWithFallback(prefWidth, firstWidth)), leastWidth),
		max(float32(p.FloatWithFallback(prefHeight, firstHeight)), leastHeight),
	)
}

func (p preferences) setWindowSize(size fyne.Size) {
	p.SetFloat(prefWidth, float64(size.Width))
	p.SetFloat(prefHeight, float64(size.Height))
}

// keepsRecent reports whether files that were opened are remembered.
func (p preferences) keepsRecent() bool { return p.BoolWithFallback(prefKeep, true) }

func (p preferences) setKeepsRecent(keep bool) {
	p.SetBool(prefKeep, keep)
	if !keep {
		p.clearRecent()
	}
}

func (p preferences) recent() []string { return p.StringList(prefRecent) }

func (p preferences) clearRecent() {
	p.SetStringList(prefRecent, nil)
	p.SetStringList(prefStandards, nil)
}

func (p preferences) remember(path string) {
	if p.keepsRecent() {
		p.SetStringList(prefRecent, viewmodel.WithRecent(p.recent(), path))
	}
}

func (p preferences) forget(path string) {
	p.SetStringList(prefRecent, viewmodel.WithoutRecent(p.recent(), path))
}

// standards are the files of standards that were opened last.
func (p preferences) standards() []string { return p.StringList(prefStandards) }

func (p preferences) rememberStandard(path string) {
	if p.keepsRecent() {
		p.SetStringList(prefStandards, viewmodel.WithRecent(p.standards(), path))
	}
}

func (p preferences) forgetStandard(path string) {
	p.SetStringList(prefStandards, viewmodel.WithoutRecent(p.standards(), path))
}

// mappings are those that were used last, each for the headings of a table.
type mappings []string

func (m mappings) find(fingerprint string) *workflow.Mapping {
	return viewmodel.MappingFor(m, fingerprint)
}

func (p preferences) mappings() mappings { return p.StringList(prefMappings) }

func (p preferences) rememberMapping(fingerprint string, m *workflow.Mapping) {
	p.SetStringList(prefMappings, viewmodel.WithMapping(p.mappings(), fingerprint, m))
}

// nextYear is what was chosen for the next year in the file at path.
func (p preferences) nextYear(path string) string { return p.String(nextYearOf(path)) }

// rememberNextYear keeps what was chosen; "" forgets it.
func (p preferences) rememberNextYear(path, text string) { p.SetString(nextYearOf(path), text) }

func nextYearOf(path string) string {
	sum := sha256.Sum256([]byte(path))
	return prefNextYear + hex.EncodeToString(sum[:8])
}
