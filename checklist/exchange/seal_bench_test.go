package exchange

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"tenken/checklist"
)

// longSubmission has so many answers, each with a remark.
func longSubmission(items int) checklist.Submission {
	s := sampleSubmission()
	s.Responses = nil
	for i := range items {
		s.Responses = append(s.Responses, checklist.Response{Key: checklist.Key{Subject: "dep", Item: fmt.Sprintf("C%02d-%02d", i/20, i%20)},
			Rating: "yes", Comment: "台帳を毎月更新し、課長が確認している。記録は共有フォルダーの決まった場所にある。", Stamp: s.Stamp,
			Plan: checklist.Plan{Action: "年度内に手順書を改める", Due: checklist.Date{Year: 2027, Month: 3, Day: 31}, Owner: "庶務係長"}})
	}
	return s
}

func benchSealing() Sealing {
	return Sealing{Office: officeKeys()[0].Public, Signing: testSeed, Secret: testSecret}
}

func BenchmarkSeal(b *testing.B) {
	for _, items := range []int{60, 276} {
		s := longSubmission(items)
		b.Run(fmt.Sprint(items), func(b *testing.B) {
			var file bytes.Buffer
			for b.Loop() {
				file.Reset()
				if _, err := WriteSubmission(&file, &s, benchSealing()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(file.Len()), "bytes/file")
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, items := range []int{60, 276} {
		s := longSubmission(items)
		var file bytes.Buffer
		if _, err := WriteSubmission(&file, &s, benchSealing()); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(items), func(b *testing.B) {
			for b.Loop() {
				if _, err := open(file.Bytes(), officeKeys()[0].Identity); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDigest(b *testing.B) {
	s := longSubmission(276)
	for b.Loop() {
		Digest(&s)
	}
}

// 100 files one after the other, through the disk as the office opens them.
func BenchmarkOpen100Files(b *testing.B) {
	for _, items := range []int{60, 276} {
		dir := b.TempDir()
		s := longSubmission(items)
		for i := range 100 {
			writeTo(b, filepath.Join(dir, fmt.Sprint(i)), &s, benchSealing())
		}
		b.Run(fmt.Sprint(items), func(b *testing.B) {
			for b.Loop() {
				for i := range 100 {
					openFrom(b, filepath.Join(dir, fmt.Sprint(i)))
				}
			}
		})
	}
}

// Five attachments of 20 MiB.
func BenchmarkAttachments100MiB(b *testing.B) {
	content := make([]byte, checklist.MaxAttachment)
	rand.Read(content)
	s := longSubmission(60)
	for i := range 5 {
		content[0] = byte(i)
		sum := sha256.Sum256(content)
		s.Evidence = append(s.Evidence, checklist.Evidence{ID: fmt.Sprint(i), Key: s.Responses[i].Key, Title: "添付",
			File: &checklist.File{Name: "a", Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}})
	}
	with := benchSealing()
	with.Content = func(w io.Writer, e checklist.Evidence) error {
		first := []byte{e.ID[0] - '0'}
		_, err := io.Copy(w, io.MultiReader(bytes.NewReader(first), bytes.NewReader(content[1:])))
		return err
	}
	path := filepath.Join(b.TempDir(), "large")
	b.Run("seal", func(b *testing.B) {
		for b.Loop() {
			writeTo(b, path, &s, with)
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			openFrom(b, path)
		}
	})
}

// writeTo brings a submission to the disk.
func writeTo(b *testing.B, path string, s *checklist.Submission, with Sealing) {
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if _, err := WriteSubmission(f, s, with); err != nil {
		b.Fatal(err)
	}
	if err := f.Sync(); err != nil {
		b.Fatal(err)
	}
}

// openFrom opens one file by way of a private one.
func openFrom(b *testing.B, path string) {
	in, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	plain, err := os.Create(filepath.Join(b.TempDir(), "plain"))
	if err != nil {
		b.Fatal(err)
	}
	defer plain.Close()
	size, err := Unseal(plain, in, []string{officeKeys()[0].Identity})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := ReadSubmission(plain, size); err != nil {
		b.Fatal(err)
	}
	if err := os.Remove(plain.Name()); err != nil {
		b.Fatal(err)
	}
}
