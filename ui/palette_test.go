package ui

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/widgets"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// over is a colour laid over an opaque one.
func over(top, under color.NRGBA) color.NRGBA {
	mix := func(t, u uint8) uint8 { return uint8((int(t)*int(top.A) + int(u)*(255-int(top.A))) / 255) }
	return color.NRGBA{mix(top.R, under.R), mix(top.G, under.G), mix(top.B, under.B), 255}
}

type pair struct{ front, back fyne.ThemeColorName }

// textPairs are the colours in which words stand on each other.
func textPairs() []pair {
	pairs := []pair{
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameForegroundOnError, theme.ColorNameError},
		{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess},
		{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning},
		{theme.ColorNameDisabled, theme.ColorNameDisabledButton},
		{theme.ColorNameForeground, theme.ColorNameDisabledButton},
		{theme.ColorNameForeground, theme.ColorNameSelection},
		{theme.ColorNameForeground, theme.ColorNameFocus},
		{theme.ColorNameForeground, widgets.ColorSelectedRow},
		{widgets.ColorSecondary, widgets.ColorSelectedRow},
		{theme.ColorNameHyperlink, theme.ColorNameButton},
	}
	surfaces := []fyne.ThemeColorName{
		theme.ColorNameBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
		theme.ColorNameInputBackground, theme.ColorNameHeaderBackground, widgets.ColorPane,
	}
	for _, surface := range surfaces {
		for _, words := range []fyne.ThemeColorName{theme.ColorNameForeground, widgets.ColorSecondary, theme.ColorNamePlaceHolder, theme.ColorNameHyperlink} {
			pairs = append(pairs, pair{words, surface})
		}
	}
	for _, surface := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameOverlayBackground} {
		pairs = append(pairs, pair{theme.ColorNameError, surface})
	}
	for _, tone := range widgets.Tones() {
		pairs = append(pairs, pair{tone.Text(), tone.Tint()}, pair{theme.ColorNameForeground, tone.Tint()})
	}
	calendar := []pair{{widgets.Bad.Text(), widgets.Info.Tint()}, {theme.ColorNameHyperlink, widgets.Info.Tint()}, {widgets.Bad.Text(), theme.ColorNameOverlayBackground}}
	return append(append(pairs, calendar...), pair{widgets.Neutral.Text(), theme.ColorNameBackground})
}

// symbolPairs are symbols, borders and bars.
func symbolPairs() []pair {
	pairs := []pair{
		{theme.ColorNameInputBorder, theme.ColorNameBackground},
		{theme.ColorNamePrimary, theme.ColorNameBackground},
		{theme.ColorNamePrimary, widgets.ColorSelectedRow},
		{widgets.ColorFocusOutline, widgets.ColorFocusRing},
	}
	for _, tone := range widgets.Tones() {
		pairs = append(pairs, pair{tone.Symbol(), theme.ColorNameBackground}, pair{tone.Symbol(), widgets.ColorSelectedRow}, pair{tone.Symbol(), tone.Tint()})
	}
	return pairs
}

var palettes = map[string]palette{"light": light, "dark": dark, "high contrast": highContrast}

// leastContrast is what words need: levels AA and AAA of WCAG 2.
var leastContrast = map[string]float64{"light": 4.5, "dark": 4.5, "high contrast": 7}

func TestContrast(t *testing.T) {
	for name, p := range palettes {
		check := func(pairs []pair, least float64) {
			for _, pair := range pairs {
				if got := contrast(p[pair.front], p[pair.back]); got < least {
					t.Errorf("%s: %s on %s has contrast %.2f, less than %.1f", name, pair.front, pair.back, got, least)
				}
			}
		}
		check(textPairs(), leastContrast[name])
		check(symbolPairs(), 3)
		hovered := over(p[theme.ColorNameHover], p[theme.ColorNamePrimary])
		if got := contrast(p[theme.ColorNameForegroundOnPrimary], hovered); got < leastContrast[name] {
			t.Errorf("%s: words on a hovered primary button have contrast %.2f", name, got)
		}
	}
}

// One of the two lines of the focus ring shows on any background.
func TestFocusRingShowsEverywhere(t *testing.T) {
	for name, p := range palettes {
		for _, surface := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNamePrimary, widgets.ColorPane, widgets.ColorSelectedRow} {
			best := max(contrast(p[widgets.ColorFocusOutline], p[surface]), contrast(p[widgets.ColorFocusRing], p[surface]))
			if best < 3 {
				t.Errorf("%s: the focus ring on %s has contrast %.2f", name, surface, best)
			}
		}
	}
}

func TestPalettesAreComplete(t *testing.T) {
	for which, p := range palettes {
		for name := range light {
			if _, ok := p[name]; !ok {
				t.Errorf("%s lacks %s", which, name)
			}
		}
		if len(light) != len(p) {
			t.Errorf("%d colours in light, %d in %s", len(light), len(p), which)
		}
	}
	test.AssertAllColorNamesDefined(t, newTheme(LooksSystem, 1), "tenken")
}
