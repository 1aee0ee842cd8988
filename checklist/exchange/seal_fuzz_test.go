package exchange

import (
	"archive/zip"
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"io"
	"testing"

	"tenken/checklist"
)

// The fuzzers sign what they make up: a file with a wrong signature is not read
// any further.

// resigned is an archive with the manifest and the parts that the fuzzer wants,
// signed as it must be.
func resigned(manifest []byte, context string, parts ...outPart) []byte {
	signature := ed25519.Sign(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, 32)), append([]byte(context), manifest...))
	var file bytes.Buffer
	if err := zipParts(&file, append([]outPart{rawPart(manifestName, manifest), rawPart(signatureName, signature)}, parts...)); err != nil {
		panic(err)
	}
	return file.Bytes()
}

// fitted makes the manifest that fits the parts, so that the content is read.
func fitted(t *testing.T, manifest any, context string, parts ...outPart) []byte {
	t.Helper()
	text, err := canonicalOf(manifest)
	if err != nil {
		t.Fatal(err)
	}
	return resigned(text, context, parts...)
}

// fittedSubmission has any answers.
func fittedSubmission(t *testing.T, answers []byte) []byte {
	var s checklist.Submission
	_ = json.Unmarshal(answers, &s) // as far as it goes
	part := rawPart(responsesName, answers)
	return fitted(t, Manifest{formHead: formHead{formatSubmission, 1}, Round: s.Round, FiscalYear: s.FiscalYear, Standard: s.Standard,
		Department: s.Department.ID, Revision: s.Revision, Digest: Digest(&s), Signer: PublicKey(testSeed), Parts: []Part{part.Part}}, contextSubmission, part)
}

// fittedPackage has any content, and the standard that it wants.
func fittedPackage(t *testing.T, content []byte) []byte {
	var p Package
	_ = json.Unmarshal(content, &p) // as far as it goes
	standard, err := deflatedPart(standardName, checklist.Standard{ID: p.Round.Standard.ID, Version: p.Round.Standard.Version})
	if err != nil {
		t.Fatal(err)
	}
	parts := []outPart{deflated(t, packageName, content), standard}
	return fitted(t, packageManifest{formHead{formatPackage, 1}, Signer{Office: fuzzKeys().Public}, p.Assessment.Department.ID, p.Round.ID, partsOf(parts)},
		contextPackage, parts...)
}

// deflated is a part of a package with any content.
func deflated(t testing.TB, name string, content []byte) outPart {
	t.Helper()
	part, err := deflate(name, content)
	if err != nil {
		t.Fatal(err)
	}
	return part
}

func fittedReceipt(t *testing.T, content []byte) []byte {
	part := rawPart(receiptName, content)
	return fitted(t, receiptManifest{formHead{formatReceipt, 1}, Signer{Office: fuzzKeys().Public}, []Part{part.Part}}, contextReceipt, part)
}

// made is the file of one run: the fuzzer's own, one with its manifest, or one with
// its content.
func made(t *testing.T, file, manifest, content []byte, context string, fit func(*testing.T, []byte) []byte) []byte {
	switch {
	case len(file) > 0:
		return file
	case len(manifest) > 0 && context == contextPackage:
		return resigned(manifest, context, deflated(t, packageName, content))
	case len(manifest) > 0:
		return resigned(manifest, context, rawPart(responsesName, content))
	}
	return fit(t, content)
}

// sealedError reports whether an error is one that a reader may give.
func sealedError(err error) bool {
	for _, known := range []error{ErrSealForm, ErrSealNewer, ErrSealTampered, ErrSealTooLarge} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

func FuzzSubmission(f *testing.F) {
	s := sampleSubmission()
	attach(&s, "a", "x")
	file, _ := sealed(f, &s, map[string]string{"a": "x"})
	var plain bytes.Buffer
	if _, err := Unseal(&plain, bytes.NewReader(file), []string{officeKeys()[0].Identity}); err != nil {
		f.Fatal(err)
	}
	f.Add(plain.Bytes(), []byte{}, []byte{})
	o, err := ReadSubmission(bytes.NewReader(plain.Bytes()), int64(plain.Len()))
	if err != nil {
		f.Fatal(err)
	}
	answers, err := readPart(o.archive.find(responsesName), maxJSONPart)
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{}, o.archive.manifest, answers)
	f.Add([]byte{}, []byte{}, answers)
	f.Fuzz(func(t *testing.T, file, manifest, answers []byte) {
		file = made(t, file, manifest, answers, contextSubmission, fittedSubmission)
		o, err := ReadSubmission(bytes.NewReader(file), int64(len(file)))
		switch {
		case err != nil && !sealedError(err):
			t.Fatal(err)
		case err == nil && Digest(&o.Submission) != o.Manifest.Digest:
			t.Fatal("the digest is another")
		case err == nil:
			for _, e := range o.Submission.Evidence {
				if e.File == nil {
					continue
				}
				if r, err := o.Content(e); err != nil || r.Close() != nil {
					t.Fatal(err)
				}
			}
		}
		if _, err := Unseal(io.Discard, bytes.NewReader(file), []string{officeKeys()[0].Identity}); err == nil {
			t.Fatal("opened what nobody has sealed")
		}
	})
}

// fuzzKeys are an office's with the fuzzers' signing key.
func fuzzKeys() OfficeKeys {
	keys := officeKeys()[0]
	keys.Signing = testSeed
	keys.Public.Signing = PublicKey(testSeed)
	return keys
}

func FuzzPackage(f *testing.F) {
	file := writtenPackage(f, samplePackage(), fuzzKeys())
	a, err := openArchive(bytes.NewReader(file), int64(len(file)), zip.Deflate)
	if err != nil {
		f.Fatal(err)
	}
	content, err := readPart(a.find(packageName), maxJSONPart)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file, []byte{}, []byte{})
	for _, swollen := range swollenPackages(f) {
		f.Add(swollen, []byte{}, []byte{})
	}
	f.Add([]byte{}, a.manifest, content)
	f.Add([]byte{}, []byte{}, content)
	f.Fuzz(func(t *testing.T, file, manifest, content []byte) {
		file = made(t, file, manifest, content, contextPackage, fittedPackage)
		p, err := readPackage(file)
		if err != nil {
			if !sealedError(err) {
				t.Fatal(err)
			}
			return
		}
		again, err := readPackage(writtenPackage(t, &p.Package, fuzzKeys()))
		if err != nil || again.Assessment.Department.ID != p.Assessment.Department.ID {
			t.Fatal(err)
		}
	})
}

func FuzzReceipt(f *testing.F) {
	var file bytes.Buffer
	r := &Receipt{Round: "2026", Department: "d1", Revision: 1, Digest: "aa", Decision: DecisionReturned,
		Returned: &checklist.ReturnNote{Keys: []checklist.Key{{Subject: "dep", Item: "A1"}}},
		Corrections: []checklist.Correction{{Key: checklist.Key{Subject: "dep", Item: "A2"}, Revision: 1, Consent: "x",
			After: checklist.Response{Key: checklist.Key{Subject: "dep", Item: "A2"}, Rating: "done"}}}}
	if err := WriteReceipt(&file, r, fuzzKeys(), nil); err != nil {
		f.Fatal(err)
	}
	a, err := openArchive(bytes.NewReader(file.Bytes()), int64(file.Len()), zip.Store)
	if err != nil {
		f.Fatal(err)
	}
	content, err := readPart(a.find(receiptName), maxJSONPart)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes(), []byte{}, []byte{})
	f.Add([]byte{}, a.manifest, content)
	f.Add([]byte{}, []byte{}, content)
	f.Fuzz(func(t *testing.T, file, manifest, content []byte) {
		file = made(t, file, manifest, content, contextReceipt, fittedReceipt)
		if r, err := ReadReceipt(bytes.NewReader(file), int64(len(file))); err != nil && !sealedError(err) {
			t.Fatal(err)
		} else if err == nil && !r.fits() {
			t.Fatalf("%+v", r)
		}
	})
}

// The form of RFC 8785 is its own form.
func FuzzCanonicalJSON(f *testing.F) {
	for _, seed := range []string{`{"b":[1e21,-0,"é😀\u2028"],"a":null}`, `1e-7`, `[true,{"":""}]`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, written []byte) {
		once, err := canonicalJSON(written)
		if err != nil {
			return
		}
		if twice, err := canonicalJSON(once); err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%s\n%s\n%v", once, twice, err)
		}
	})
}

// What the fuzzers make of sound content is read.
func TestTheFuzzersReachTheContent(t *testing.T) {
	s := sampleSubmission()
	p := samplePackage()
	p.Last = nil
	content := func(v any) []byte {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	file := fittedSubmission(t, content(s))
	_, err1 := ReadSubmission(bytes.NewReader(file), int64(len(file)))
	_, err2 := readPackage(fittedPackage(t, content(p)))
	file = fittedReceipt(t, content(Receipt{Revision: 1, Decision: DecisionAccepted}))
	_, err3 := ReadReceipt(bytes.NewReader(file), int64(len(file)))
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Error(err)
	}
}
