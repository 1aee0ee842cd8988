package exchange

// MaxStandardFile is the most that a standard's file may hold, in bytes.
const MaxStandardFile = 8 << 20

// MaxArchive is the most that an archive of a year may hold, in bytes. A thousand
// departments with 276 answers each take about half of it.
const MaxArchive = 512 << 20

// Bounds of what a YAML or JSON file may make the program do. They lie far above
// any standard: the widest mapping has 30 fields, the deepest text 12 levels.
const (
	maxMarks    = 1_000_000 // characters with a meaning in YAML, which bounds the tokens
	maxNesting  = 50        // mappings and lists within each other
	maxProblems = 1_000     // reported one by one
)

// How much of a table is looked at to find out what it is.
const (
	sampleRows = 1_000
	sampleText = 300 // characters of a cell
	maxWord    = 60  // characters of what may be a word for a rating, or a name of a column
)

// Bounds of a workbook or a table.
const (
	maxUnzipped  = 64 << 20 // bytes of all parts of a workbook
	maxParts     = 2_000
	maxRows      = 30_000
	maxColumns   = 500
	maxCells     = 2_000_000 // of one sheet
	maxMerged    = 50_000    // ranges of one sheet
	maxCovered   = 300_000   // cells that they cover, beside their first ones
	maxCellText  = 32_767    // characters, as in Excel
	maxTableText = 64 << 20  // bytes of a table of another hand, shared texts each time
	maxNoted     = 20_000    // errors in cells, and warnings; later ones are not counted
)
