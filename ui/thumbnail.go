package ui

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	_ "image/jpeg" // evidence is photographed
	_ "image/png"
)

// Pictures with more pixels are not shown small: to decode one would take too much
// memory.
const mostPixels = 32 << 20

// errLargePicture is returned for a picture with more than mostPixels.
var errLargePicture = errors.New("ui: picture is too large to be shown small")

// Size of a small picture, in pixels: twice its size on the screen.
const (
	thumbnailWidth  = 192
	thumbnailHeight = 144
)

// thumbnail decodes a PNG or JPEG and makes it so small that it fits into
// thumbnailWidth and thumbnailHeight. How large it is is known before it is decoded.
func thumbnail(content []byte) (image.Image, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > mostPixels/config.Height {
		return nil, errLargePicture
	}
	picture, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return shrink(picture), nil
}

// shrink scales a picture down; a small one stays as it is.
func shrink(from image.Image) image.Image {
	size := from.Bounds().Size()
	scale := max(float64(size.X)/thumbnailWidth, float64(size.Y)/thumbnailHeight)
	if scale <= 1 {
		return from
	}
	to := image.NewNRGBA(image.Rect(0, 0, max(int(float64(size.X)/scale), 1), max(int(float64(size.Y)/scale), 1)))
	for y := range to.Rect.Dy() {
		for x := range to.Rect.Dx() {
			to.Set(x, y, average(from, float64(x)*scale, float64(y)*scale, scale))
		}
	}
	return to
}

// average is the mean colour of points spread over a square of a picture.
func average(from image.Image, left, top, side float64) color.Color {
	const points = 4
	var r, g, b, a uint32
	low, high := from.Bounds().Min, from.Bounds().Max
	for i := range points * points {
		x := low.X + int(left+side*(float64(i%points)+0.5)/points)
		y := low.Y + int(top+side*(float64(i/points)+0.5)/points)
		r1, g1, b1, a1 := from.At(min(x, high.X-1), min(y, high.Y-1)).RGBA()
		r, g, b, a = r+r1, g+g1, b+b1, a+a1
	}
	const n = points * points
	return color.RGBA64{uint16(r / n), uint16(g / n), uint16(b / n), uint16(a / n)}
}
