package ui

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/canvas"
)

// painted is a picture whose left half is red and whose right half is blue.
func painted(width, height int) image.Image {
	p := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			p.Set(x, y, map[bool]color.Color{true: color.RGBA{255, 0, 0, 255}, false: color.RGBA{0, 0, 255, 255}}[x < width/2])
		}
	}
	return p
}

func asPNG(t *testing.T, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestThumbnail(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, painted(1000, 500), nil); err != nil {
		t.Fatal(err)
	}
	for _, content := range [][]byte{asPNG(t, painted(1000, 500)), photo.Bytes()} {
		small, err := thumbnail(content)
		if err != nil || small.Bounds().Dx() != thumbnailWidth || small.Bounds().Dy() != thumbnailWidth/2 {
			t.Fatal(small, err)
		}
		if r, _, b, _ := small.At(20, 40).RGBA(); r < 0xF000 || b > 0x1000 {
			t.Errorf("the left is %v", small.At(20, 40))
		}
	}
	if tiny, err := thumbnail(asPNG(t, painted(10, 10))); err != nil || tiny.Bounds().Dx() != 10 {
		t.Error(tiny, err)
	}
	if _, err := thumbnail([]byte("no picture")); err == nil {
		t.Error("a text is shown as a picture")
	}
}

// A file of some bytes can claim to be a picture of any size; its claim is enough to
// leave it alone.
func TestThumbnailIsBounded(t *testing.T) {
	content := asPNG(t, painted(10, 10))
	binary.BigEndian.PutUint32(content[16:], 100_000)
	binary.BigEndian.PutUint32(content[20:], 100_000)
	binary.BigEndian.PutUint32(content[29:], crc32.ChecksumIEEE(content[12:29]))
	if _, err := thumbnail(content); !errors.Is(err, errLargePicture) {
		t.Error(err)
	}
}

// A picture among the evidence shows small; what is none, or is broken, shows as
// before.
func TestPictureAmongEvidence(t *testing.T) {
	d := openDesk(t)
	path := filepath.Join(t.TempDir(), "掲示の写真.png")
	if err := os.WriteFile(path, asPNG(t, painted(400, 300)), 0o600); err != nil {
		t.Fatal(err)
	}
	d.drop(path, file(t, "壊れた写真.jpg", "no picture"), file(t, "台帳.txt", "一"))
	shown := 0
	for _, o := range d.objects() {
		if picture, ok := o.(*canvas.Image); ok && picture.Image != nil && picture.Image.Bounds().Dx() == thumbnailWidth {
			shown++
		}
	}
	if shown != 1 {
		t.Errorf("%d pictures show", shown)
	}
	d.expect("掲示の写真.png", "壊れた写真.jpg", "台帳.txt")
}

// A number of twelve digits is warned about and taken.
func TestMyNumberIsWarnedAbout(t *testing.T) {
	d := openDesk(t)
	if d.says("12桁の数字") {
		t.Error("warned about nothing")
	}
	d.typeInto(d.sheet().detail.texts.comment.entry, "123456789012")
	d.leaveField()
	d.expect("12桁の数字があります")
	if d.stored(duty).Comment != "123456789012" {
		t.Error("not recorded")
	}
}
