package exchange

import (
	"bytes"
	"reflect"
	"regexp"

	"tenken/checklist"
)

// oscalNamespace marks the props and parts of a catalog that are a standard's
// own. It is a name, not an address.
const oscalNamespace = "urn:x-tenken:standard"

// oscalVersion is the version of OSCAL whose catalogs are written.
const oscalVersion = "1.1.3"

// MaxCatalogFile is the most that an OSCAL catalog may hold, in bytes. They are
// indented as a rule, and say much twice.
const MaxCatalogFile = 32 << 20

// Names in a catalog that are no fields of a standard.
const (
	oscalLang        = "lang"        // prop of the group that stands for the standard: the language of titles and prose
	oscalTranslation = "translation" // part with the title or the prose around it in the other language, its class
	oscalStatement   = "statement"   // standing name of the part that holds the question
	oscalHeadGroup   = "_standard"   // id of that group; sections begin with a letter or a figure
)

// oscalParts are the fields that OSCAL has a word of its own for.
var oscalParts = map[string]string{"question": oscalStatement, "why": "guidance"}

var (
	textType     = reflect.TypeFor[checklist.Text]()
	itemType     = reflect.TypeFor[checklist.Item]()
	sectionType  = reflect.TypeFor[checklist.Section]()
	standardType = reflect.TypeFor[checklist.Standard]()
)

var oscalStart = regexp.MustCompile(`^\s*\{\s*("\$schema"\s*:\s*"[^"]*"\s*,\s*)?"catalog"\s*:`)

// IsOSCAL reports whether a file is an OSCAL catalog, by how it begins.
func IsOSCAL(head []byte) bool { return oscalStart.Match(bytes.TrimPrefix(head, byteOrderMark)) }

// embedsText reports whether a struct is a text with more fields.
func embedsText(t reflect.Type) bool {
	f, ok := t.FieldByName("Text")
	return ok && f.Anonymous && f.Type == textType
}
