// Package assets holds the files that are part of the program:
//
//   - fonts/: BIZ UDPGothic Regular and Bold, version 1.05, by Morisawa Inc., as
//     published, under the SIL Open Font License 1.1 (fonts/OFL.txt). One font
//     serves the screen, the PDF and the charts.
//   - icon.svg and icon.png: the program's icon, drawn for it, under the
//     program's own licence. The PNG is the SVG at 512 × 512 pixels.
//   - standards/: the standards that come with the program, see [Standard].
//     They are of the project's own wording, under the program's own licence.
//
// The bytes that a function returns are shared by all its callers and must not
// be changed.
package assets

import _ "embed"

var (
	//go:embed fonts/BIZUDPGothic-Regular.ttf
	fontRegular []byte
	//go:embed fonts/BIZUDPGothic-Bold.ttf
	fontBold []byte
	//go:embed fonts/OFL.txt
	fontLicence string
	//go:embed icon.png
	icon []byte
)

// FontRegular returns BIZ UDPGothic Regular as a TrueType file.
func FontRegular() []byte { return fontRegular }

// FontBold returns BIZ UDPGothic Bold as a TrueType file.
func FontBold() []byte { return fontBold }

// FontLicence returns the licence of the fonts, which must travel with them.
func FontLicence() string { return fontLicence }

// Icon returns the program's icon as a PNG of 512 × 512 pixels.
func Icon() []byte { return icon }
