package workflow

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // a logo may be one
	"image/png"
	"io"
	"os"

	"tenken/report"
)

// Limits of a logo.
const (
	MaxLogoFile   = 1 << 20 // bytes
	MaxLogoPixels = 2000    // of the width and of the height
)

// ErrLogo is returned for a file that is no PNG or JPEG picture within the limits.
var ErrLogo = errors.New("workflow: not a logo")

// ReadLogo reads the picture that is to stand on reports: a PNG or JPEG file of at most
// [MaxLogoFile] bytes and [MaxLogoPixels] a side. What it returns is the same picture on
// white as a plain PNG, which every printer takes.
func ReadLogo(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxLogoFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxLogoFile {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrLogo, MaxLogoFile)
	}
	return plainPicture(data)
}

func plainPicture(data []byte) ([]byte, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrLogo, err)
	}
	if min(config.Width, config.Height) < 1 || max(config.Width, config.Height) > MaxLogoPixels {
		return nil, fmt.Errorf("%w: %d×%d pixels", ErrLogo, config.Width, config.Height)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrLogo, err)
	}
	plain := image.NewRGBA(image.Rect(0, 0, config.Width, config.Height))
	draw.Draw(plain, plain.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(plain, plain.Bounds(), picture, picture.Bounds().Min, draw.Over)
	var out bytes.Buffer
	err = png.Encode(&out, plain)
	return out.Bytes(), err
}

// LogoSize is the width and height of a logo in pixels, 0 of what is none.
func LogoSize(logo []byte) (width, height int) {
	config, err := png.DecodeConfig(bytes.NewReader(logo))
	if err != nil {
		return 0, 0
	}
	return config.Width, config.Height
}

// house is the city's way of printing a kind of report.
func (s Settings) house(kind ReportKind) report.House {
	house := report.House{Label: s.Label, Form: s.form(kind), SignOff: s.SignOff}
	if width, height := LogoSize(s.Logo); width > 0 {
		house.Logo = &report.Logo{PNG: s.Logo, Width: width, Height: height}
	}
	return house
}

func (s Settings) form(kind ReportKind) string {
	if kind == ReportInspection {
		return s.FormNumber
	}
	return s.Forms[kind]
}
