package chart_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"

	"tenken/checklist"
	"tenken/report/chart"
)

func values(permyriad ...int) []chart.Value {
	labels := []string{"1 組織体制", "2 情報資産の\n分類と管理", "3 情報システム\n全体の強靭性", "4 物理的\nセキュリティ", "5 人的\nセキュリティ", "6 技術的\nセキュリティ", "7 運用", "8 業務委託と\n外部サービス", "9 評価・見直し"}
	var out []chart.Value
	for i, p := range permyriad {
		v := chart.Value{Label: labels[i%len(labels)], Figure: "－"}
		if p >= 0 {
			v.Rate, v.Figure = checklist.Rate{Permyriad: p, Valid: true}, "82.34%"
		}
		out = append(out, v)
	}
	return out
}

var nine = []int{9500, 8234, 4000, 10000, 7777, 0, 6666, -1, 8800}

func TestPictures(t *testing.T) {
	for name, draw := range map[string]func([]chart.Value, chart.Style) ([]byte, error){"radar": chart.Radar, "bars": chart.Bars} {
		for _, palette := range []chart.Palette{chart.Paper, chart.Light, chart.Dark} {
			style := chart.Style{Width: 640, Height: 520, Text: 18, Palette: palette}
			first, err := draw(values(nine...), style)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			again, err := draw(values(nine...), style)
			if err != nil || !bytes.Equal(first, again) {
				t.Errorf("%s %d: the same values give other bytes: %v", name, palette, err)
			}
			picture := decode(t, first)
			if size := picture.Bounds().Size(); size.X != 640 || size.Y != 520 {
				t.Errorf("%s %d: size is %v", name, palette, size)
			}
			if !opaque(picture) {
				t.Errorf("%s %d: the picture is not opaque", name, palette)
			}
		}
	}
}

// What the values say must be in the picture: more share, more of the mark's
// colour.
func TestSharesShow(t *testing.T) {
	mark := color.RGBA{0x00, 0x17, 0xC1, 0xFF}
	style := chart.Style{Width: 400, Height: 300, Text: 12, Palette: chart.Paper}
	for _, c := range []struct {
		name        string
		few, many   []int
		draw        func([]chart.Value, chart.Style) ([]byte, error)
		atLeastMore int
	}{
		{"bars", []int{1000, 1000, 1000}, []int{9000, 9000, 9000}, chart.Bars, 5000},
		{"radar", []int{1000, 1000, 1000}, []int{9000, 9000, 9000}, chart.Radar, 100},
		{"bars without a figure", []int{-1, -1, -1}, []int{5000, 5000, 5000}, chart.Bars, 3000},
		{"radar with a gap", []int{5000, -1, -1, 5000, -1}, []int{5000, 5000, 5000, 5000, -1}, chart.Radar, 100},
	} {
		few, many := draw(t, c.draw, c.few, style), draw(t, c.draw, c.many, style)
		if more := count(many, mark) - count(few, mark); more < c.atLeastMore {
			t.Errorf("%s: %d more pixels in the mark's colour, want %d", c.name, more, c.atLeastMore)
		}
	}
}

// Nothing is written over the edge, however long the labels are.
func TestEdgesStayFree(t *testing.T) {
	style := chart.Style{Width: 900, Height: 640, Text: 22, Palette: chart.Paper}
	for name, drawn := range map[string]image.Image{
		"radar": draw(t, chart.Radar, nine, style), "bars": draw(t, chart.Bars, nine, style),
	} {
		white := color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}
		for x := range style.Width {
			for _, y := range []int{0, style.Height - 1} {
				if drawn.At(x, y) != white {
					t.Fatalf("%s: ink at the edge %d, %d", name, x, y)
				}
			}
		}
		for y := range style.Height {
			for _, x := range []int{0, style.Width - 1} {
				if drawn.At(x, y) != white {
					t.Fatalf("%s: ink at the edge %d, %d", name, x, y)
				}
			}
		}
	}
}

func rates(permyriad ...int) []checklist.Rate {
	var all []checklist.Rate
	for _, p := range permyriad {
		all = append(all, checklist.Rate{Permyriad: p, Valid: p >= 0})
	}
	return all
}

// A trend is of the size that was asked for, opaque, the same each time, and keeps
// off the edges.
func TestTrend(t *testing.T) {
	figures := []string{"61.00%", "－", "100.00%"}
	years := []string{"令和6年度", "令和7年度", "令和8年度"}
	for name, draw := range map[string]func(chart.Style) ([]byte, error){
		"trend": func(s chart.Style) ([]byte, error) {
			return chart.Trend(years, []chart.Line{{"得点率", rates(6100, -1, 10000), figures}, {"回答率", rates(0, 5000, 10000), figures}}, s)
		},
		"one year": func(s chart.Style) ([]byte, error) {
			return chart.Trend(years[:1], []chart.Line{{"得点率", rates(6100), figures[:1]}}, s)
		},
		"no year": func(s chart.Style) ([]byte, error) { return chart.Trend(nil, nil, s) },
	} {
		for _, palette := range []chart.Palette{chart.Paper, chart.Light, chart.Dark} {
			style := chart.Style{Width: 480, Height: 300, Text: 18, Palette: palette}
			first, err := draw(style)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			again, err := draw(style)
			if err != nil || !bytes.Equal(first, again) {
				t.Errorf("%s %d: the same values give other bytes: %v", name, palette, err)
			}
			picture := decode(t, first)
			if size := picture.Bounds().Size(); size.X != 480 || size.Y != 300 || !opaque(picture) {
				t.Errorf("%s %d: size is %v, opaque %v", name, palette, size, opaque(picture))
			}
			for x := range 480 {
				if picture.At(x, 0) != picture.At(0, 0) || picture.At(x, 299) != picture.At(0, 0) {
					t.Fatalf("%s %d: ink at the edge, column %d", name, palette, x)
				}
			}
		}
	}
}

// The year before shows in a radar; a higher line stands higher.
func TestYearsShow(t *testing.T) {
	style := chart.Style{Width: 400, Height: 300, Text: 12, Palette: chart.Paper}
	with := values(nine...)
	for i := range with {
		with[i].Before = checklist.Rate{Permyriad: 3000, Valid: true}
	}
	file, err := chart.Radar(with, style)
	if err != nil {
		t.Fatal(err)
	}
	faint := color.RGBA{0x66, 0x66, 0x66, 0xFF}
	if more := count(decode(t, file), faint) - count(draw(t, chart.Radar, nine, style), faint); more < 20 {
		t.Errorf("the year before has %d pixels", more)
	}
	mark := color.RGBA{0x00, 0x17, 0xC1, 0xFF}
	line := func(share int) int {
		file, err := chart.Trend([]string{"1", "2"}, []chart.Line{{"", rates(share, share), []string{"", ""}}}, style)
		if err != nil {
			t.Fatal(err)
		}
		picture := decode(t, file)
		for y := 60; y < 300; y++ {
			if picture.At(200, y) == mark {
				return y
			}
		}
		return 0
	}
	if high, low := line(9000), line(1000); high == 0 || high >= low {
		t.Errorf("a share of 90 %% stands at %d, one of 10 %% at %d", high, low)
	}
}

func TestRadarNeedsThree(t *testing.T) {
	if _, err := chart.Radar(values(1, 2), chart.Style{Width: 10, Height: 10, Text: 4}); !errors.Is(err, chart.ErrTooFew) {
		t.Errorf("error is %v", err)
	}
}

func draw(t *testing.T, draw func([]chart.Value, chart.Style) ([]byte, error), shares []int, style chart.Style) image.Image {
	t.Helper()
	picture, err := draw(values(shares...), style)
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, picture)
}

func decode(t *testing.T, picture []byte) image.Image {
	t.Helper()
	decoded, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

func opaque(picture image.Image) bool {
	o, ok := picture.(interface{ Opaque() bool })
	return ok && o.Opaque()
}

func count(picture image.Image, colour color.RGBA) (n int) {
	bounds := picture.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			if picture.At(x, y) == colour {
				n++
			}
		}
	}
	return n
}

func BenchmarkRadar(b *testing.B) {
	for b.Loop() {
		if _, err := chart.Radar(values(nine...), chart.Style{Width: 900, Height: 700, Text: 24}); err != nil {
			b.Fatal(err)
		}
	}
}
