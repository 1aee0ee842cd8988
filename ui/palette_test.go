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

// surfaces are what everything stands on.
func surfaces() []fyne.ThemeColorName {
	return []fyne.ThemeColorName{
		theme.ColorNameBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
		theme.ColorNameInputBackground, theme.ColorNameHeaderBackground, widgets.ColorPane, widgets.ColorSelectedRow,
	}
}

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
		{theme.ColorNameBackground, theme.ColorNameForeground}, // tips
		{theme.ColorNameForeground, theme.ColorNameButton},
		{widgets.ColorSecondary, theme.ColorNameButton},
		{theme.ColorNameHyperlink, theme.ColorNameButton},
	}
	for _, surface := range surfaces() {
		for _, words := range []fyne.ThemeColorName{theme.ColorNameForeground, widgets.ColorSecondary, theme.ColorNamePlaceHolder, theme.ColorNameDisabled, theme.ColorNameHyperlink} {
			pairs = append(pairs, pair{words, surface})
		}
	}
	for _, surface := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameOverlayBackground} {
		pairs = append(pairs, pair{theme.ColorNameError, surface}, pair{widgets.Bad.Text(), surface})
	}
	for _, tone := range widgets.Tones() {
		pairs = append(pairs, pair{tone.Text(), tone.Tint()}, pair{theme.ColorNameForeground, tone.Tint()}, pair{tone.Text(), theme.ColorNameBackground})
	}
	return append(pairs, pair{widgets.ColorSecondary, widgets.Caution.Tint()}, pair{widgets.Bad.Text(), widgets.Info.Tint()}, pair{theme.ColorNameHyperlink, widgets.Info.Tint()})
}

// symbolPairs are symbols, borders, bars, lines of charts and marks on bars.
func symbolPairs() []pair {
	pairs := []pair{
		{widgets.ColorFocusOutline, widgets.ColorFocusRing},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameScrollBar, theme.ColorNameBackground},
		{theme.ColorNameForeground, theme.ColorNameBackground},
	}
	for _, surface := range surfaces() {
		pairs = append(pairs, pair{theme.ColorNameInputBorder, surface}, pair{theme.ColorNamePrimary, surface})
	}
	for _, tone := range widgets.Tones() {
		pairs = append(pairs, pair{tone.Symbol(), theme.ColorNameBackground}, pair{tone.Symbol(), widgets.ColorSelectedRow}, pair{tone.Symbol(), widgets.ColorPane}, pair{tone.Symbol(), tone.Tint()})
	}
	return pairs
}

// touched are words that stand on something over which the mouse is, or on which it is
// pressed.
func touched() []pair {
	return []pair{
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameHyperlink, theme.ColorNameButton},
		{theme.ColorNameForeground, theme.ColorNameButton},
		{theme.ColorNameForeground, theme.ColorNameBackground},
		{widgets.ColorSecondary, theme.ColorNameBackground},
		{theme.ColorNameForeground, theme.ColorNameMenuBackground},
		{theme.ColorNameForeground, widgets.ColorPane},
	}
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
		for _, hand := range []fyne.ThemeColorName{theme.ColorNameHover, theme.ColorNamePressed} {
			for _, pair := range touched() {
				if got := contrast(p[pair.front], over(p[hand], p[pair.back])); got < 4.5 {
					t.Errorf("%s: %s on %s has contrast %.2f at %s", name, pair.front, pair.back, got, hand)
				}
			}
		}
	}
}

// The focus ring shows on everything that it can lie on, and beside everything that
// it can lie in: one of its two lines stands out from either side.
func TestFocusRingShowsEverywhere(t *testing.T) {
	sides := append(surfaces(), theme.ColorNamePrimary, theme.ColorNameButton, theme.ColorNameDisabledButton, theme.ColorNameSelection)
	for _, tone := range widgets.Tones() {
		sides = append(sides, tone.Tint())
	}
	for name, p := range palettes {
		for _, side := range sides {
			best := max(contrast(p[widgets.ColorFocusOutline], p[side]), contrast(p[widgets.ColorFocusRing], p[side]))
			if best < 3 {
				t.Errorf("%s: the focus ring on %s has contrast %.2f", name, side, best)
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
