package exchange

import (
	"bytes"
	"encoding/hex"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
)

func samplePackage() *Package {
	s := sampleSubmission()
	standard := &checklist.Standard{ID: "own", Version: "1", Title: checklist.Text{Ja: "点検表"}}
	last := &checklist.Standard{ID: "own", Version: "0"}
	before := LastAnswers{Answers: Answers{Responses: s.Responses, Evidence: s.Evidence},
		Assessment: checklist.Assessment{ID: "a0", Round: "2025", Department: s.Department, State: checklist.StateAccepted, Revision: 2}}
	return &Package{
		Made: s.Stamp, City: checklist.Text{Ja: "青葉市"}, Bureau: &checklist.Bureau{ID: "b", Name: checklist.Text{Ja: "市民部"}},
		Round:      checklist.Round{ID: "2026", FiscalYear: 2026, Standard: standard.Ref()},
		Assessment: checklist.Assessment{ID: "a1", Round: "2026", Department: s.Department, State: checklist.StateDraft},
		Standard:   standard, House: House{Language: "ja", Label: "取扱注意"}, Secret: testSecret, Submitted: &s, Answers: &Answers{Responses: s.Responses},
		Last: &LastYear{Round: checklist.Round{ID: "2025", FiscalYear: 2025, Standard: last.Ref()}, Departments: []LastAnswers{before}, Standard: last},
		Known: []checklist.KnownList{{Round: "2026", ID: "training", Source: "研修受講名簿", Stamp: s.Stamp, Figures: []checklist.KnownFigure{
			{Department: s.Department.ID, Item: "A1", Kind: checklist.KnownHeads, Count: &checklist.HeadCount{Concerned: 50, Complying: 41}}}}},
		Central: []checklist.CentralAnswer{{Department: checklist.Text{Ja: "情報政策課"}, Response: s.Responses[0]}},
	}
}

func writtenPackage(t testing.TB, p *Package, keys OfficeKeys, chain ...Succession) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := NewPackageWriter(keys, chain).Write(&file, p); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func readPackage(file []byte) (*SignedPackage, error) {
	return ReadPackage(bytes.NewReader(file), int64(len(file)))
}

func TestPackageThereAndBack(t *testing.T) {
	p := samplePackage()
	keys := officeKeys()
	file := writtenPackage(t, p, keys[0])
	read, err := readPackage(file)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(&read.Package, p) || read.Office != keys[0].Public {
		t.Errorf("%+v", read)
	}
	if err := read.Trust(keys[0].Public); err != nil {
		t.Error(err)
	}
	if err := read.Trust(keys[1].Public); !errors.Is(err, ErrSealForeign) {
		t.Error(err)
	}
	if !bytes.Equal(file, writtenPackage(t, p, keys[0])) {
		t.Error("the same package gives other bytes")
	}
	if FormOfFile(file[:SniffLength]) != FileSigned {
		t.Error("not known by its beginning")
	}
}

// A changed byte is refused, or it is one that nobody reads.
func TestPackageEveryByteCounts(t *testing.T) {
	p := samplePackage()
	file := writtenPackage(t, p, officeKeys()[0])
	unread := 0
	for i := range file {
		changed := bytes.Clone(file)
		changed[i] ^= 1 << (i % 8)
		read, err := readPackage(changed)
		if err != nil {
			continue
		}
		if unread++; !reflect.DeepEqual(&read.Package, p) {
			t.Fatalf("byte %d of %d", i, len(file))
		}
	}
	if _, err := readPackage(file); err != nil || unread > 400 { // dates, attributes and local headers of the archive
		t.Errorf("%d bytes of %d %v", unread, len(file), err)
	}
}

func TestPackageMustHoldTogether(t *testing.T) {
	for name, change := range map[string]func(*Package){
		"standard":    func(p *Package) { p.Round.Standard.Version = "9" },
		"no standard": func(p *Package) { p.Standard = nil },
		"round":       func(p *Package) { p.Assessment.Round = "2025" },
		"subjects":    func(p *Package) { p.Assessment.Department.Subjects = nil },
		"submitted":   func(p *Package) { p.Submitted.Department.ID = "d2" },
		"last":        func(p *Package) { p.Last.Round.FiscalYear = 2026 },
		"last round":  func(p *Package) { p.Last.Departments[0].Assessment.Round = "2024" },
		"known round": func(p *Package) { p.Known[0].Round = "2025" },
		"of others":   func(p *Package) { p.Known[0].Figures[0].Department = "d2" },
		"no count":    func(p *Package) { p.Known[0].Figures[0].Count = nil },
	} {
		p := samplePackage()
		change(p)
		if _, err := readPackage(writtenPackage(t, p, officeKeys()[0])); !errors.Is(err, ErrSealForm) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A standard is packed once, and its content is the same in each package.
func TestPackageWriterPacksAStandardOnce(t *testing.T) {
	p, k := samplePackage(), NewPackageWriter(officeKeys()[0], nil)
	var files [2]bytes.Buffer
	for i := range files {
		if err := k.Write(&files[i], p); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) || len(k.standards) != 2 {
		t.Errorf("%d standards are packed", len(k.standards))
	}
	p.Last.Standard = p.Standard
	p.Last.Round.Standard = p.Round.Standard
	read, err := readPackage(writtenPackage(t, p, officeKeys()[0]))
	if err != nil || read.Last.Standard != read.Standard {
		t.Errorf("one standard of both years: %v", err)
	}
}

// swollenPackages are signed as they must be, and each has a standard that is not
// what its size says.
func swollenPackages(t testing.TB) map[string][]byte {
	p := samplePackage()
	p.Last = nil
	keys := fuzzKeys()
	parts, err := NewPackageWriter(keys, nil).parts(p)
	if err != nil {
		t.Fatal(err)
	}
	whole := parts[1].deflated
	long := deflated(t, standardName, bytes.Repeat([]byte{' '}, 1<<20))
	changes := map[string]func(*outPart){
		"more content than declared": func(o *outPart) { o.deflated = long.deflated },
		"less content than declared": func(o *outPart) { o.Size++ },
		"bytes behind the end":       func(o *outPart) { o.deflated = append(bytes.Clone(whole), 0) },
		"cut":                        func(o *outPart) { o.deflated = whole[:len(whole)-1] },
		"not deflated":               func(o *outPart) { o.deflated = bytes.Repeat([]byte{0xff}, 100) },
		"another digest":             func(o *outPart) { o.SHA256 = long.SHA256 },
	}
	files := map[string][]byte{}
	for name, change := range changes {
		changed := []outPart{parts[0], parts[1]}
		change(&changed[1])
		text, err := canonicalOf(packageManifest{formHead{formatPackage, 1}, Signer{Office: keys.Public}, p.Assessment.Department.ID, p.Round.ID, partsOf(changed)})
		if err != nil {
			t.Fatal(err)
		}
		files[name] = resigned(text, contextPackage, changed...)
	}
	return files
}

func TestPackageSwellsNoFurtherThanDeclared(t *testing.T) {
	for name, file := range swollenPackages(t) {
		if _, err := readPackage(file); !errors.Is(err, ErrSealTampered) {
			t.Errorf("%s: %v", name, err)
		}
	}
	p := samplePackage()
	p.Policy = &checklist.Policy{Title: strings.Repeat(" ", MaxPackage/2+1)}
	if _, err := readPackage(writtenPackage(t, p, officeKeys()[0])); !errors.Is(err, ErrSealTooLarge) {
		t.Errorf("a part larger than any may be: %v", err)
	}
}

func TestSuccession(t *testing.T) {
	first, third := officeKeys()[0], officeKeys()[1]
	second, err := NewOfficeKeys()
	if err != nil {
		t.Fatal(err)
	}
	step := func(from OfficeKeys, to OfficePublic) Succession {
		s, err := from.Succeed(to)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	chain := []Succession{step(first, second.Public), step(second, third.Public)}
	read, err := readPackage(writtenPackage(t, samplePackage(), third, chain...))
	if err != nil {
		t.Fatal(err)
	}
	for _, trusted := range []OfficeKeys{first, second, third} {
		if err := read.Trust(trusted.Public); err != nil {
			t.Error(err)
		}
	}
	forged := step(third, third.Public)
	forged.Signing = first.Public.Signing
	for name, wrong := range map[string][]Succession{
		"none": nil, "the first is missing": chain[1:], "the second is missing": chain[:1], "forged": {forged},
		"no signature": {{Signing: first.Public.Signing, Next: third.Public, Signature: hex.EncodeToString(nil)}},
	} {
		if err := (Signer{third.Public, wrong}).Trust(first.Public); !errors.Is(err, ErrSealForeign) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReceiptThereAndBack(t *testing.T) {
	s := sampleSubmission()
	r := &Receipt{Round: "2026", Department: "d1", Revision: 1, Digest: Digest(&s), Decision: DecisionReturned, Made: s.Stamp,
		Returned:    &checklist.ReturnNote{Keys: []checklist.Key{s.Responses[0].Key}, Text: "根拠を。", Stamp: s.Stamp},
		Corrections: []checklist.Correction{{Key: s.Responses[0].Key, Revision: 1, After: s.Responses[0], Consent: "庶務係長、電話", Stamp: s.Stamp}}}
	write := func(r *Receipt) []byte {
		var file bytes.Buffer
		if err := WriteReceipt(&file, r, officeKeys()[0], nil); err != nil {
			t.Fatal(err)
		}
		return file.Bytes()
	}
	read := func(file []byte) (*SignedReceipt, error) { return ReadReceipt(bytes.NewReader(file), int64(len(file))) }
	file := write(r)
	got, err := read(file)
	if err != nil || !reflect.DeepEqual(&got.Receipt, r) {
		t.Errorf("%+v %v", got, err)
	}
	for i := range file {
		changed := bytes.Clone(file)
		changed[i] ^= 0x20
		if got, err := read(changed); err == nil && !reflect.DeepEqual(&got.Receipt, r) {
			t.Fatalf("byte %d", i)
		}
	}
	older := *r
	older.Corrections = nil
	if got, err := read(write(&older)); err != nil || got.Corrections != nil {
		t.Errorf("without corrections: %+v %v", got, err)
	}
	if _, err := readPackage(file); !errors.Is(err, ErrSealForm) {
		t.Error("a receipt is no package", err)
	}
	for name, change := range map[string]func(*Receipt){
		"returned without a note": func(r *Receipt) { r.Returned = nil },
		"accepted with one":       func(r *Receipt) { r.Decision = DecisionAccepted },
		"unknown":                 func(r *Receipt) { r.Decision = "forgiven" },
		"revision":                func(r *Receipt) { r.Revision = 0 },
		"of another revision":     func(r *Receipt) { r.Revision, r.Corrections = 2, slices.Clone(r.Corrections) },
		"of another answer":       func(r *Receipt) { r.Corrections = slices.Clone(r.Corrections); r.Corrections[0].Item = "B1" },
	} {
		wrong := *r
		change(&wrong)
		if _, err := read(write(&wrong)); !errors.Is(err, ErrSealForm) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
