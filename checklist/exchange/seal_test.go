package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/locales"
)

// officeKeys makes the keys of two offices once: it takes a while.
var officeKeys = sync.OnceValue(func() [2]OfficeKeys {
	a, err1 := NewOfficeKeys()
	b, err2 := NewOfficeKeys()
	if err := errors.Join(err1, err2); err != nil {
		panic(err)
	}
	return [2]OfficeKeys{a, b}
})

// sealed writes a submission with the given attachments and returns it with the
// way it was sealed.
func sealed(t testing.TB, s *checklist.Submission, contents map[string]string) ([]byte, Manifest) {
	t.Helper()
	var file bytes.Buffer
	manifest, err := WriteSubmission(&file, s, Sealing{
		Manifest: Manifest{ID: "01J", Workspace: "w1", StandardDigest: "sd", Journal: JournalHead{Entries: 7, Digest: "jd"}, Made: time.Date(2026, 10, 20, 9, 0, 0, 0, time.UTC)},
		Office:   officeKeys()[0].Public, Signing: testSeed, Secret: testSecret,
		Content: func(w io.Writer, e checklist.Evidence) error {
			_, err := io.WriteString(w, contents[e.File.Name])
			return err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes(), manifest
}

var testSeed, testSecret = strings.Repeat("01", 32), strings.Repeat("02", 32)

// open opens a sealed submission as the office does.
func open(file []byte, identities ...string) (*Opened, error) {
	var plain bytes.Buffer
	if _, err := Unseal(&plain, bytes.NewReader(file), identities); err != nil {
		return nil, err
	}
	return ReadSubmission(bytes.NewReader(plain.Bytes()), int64(plain.Len()))
}

func attach(s *checklist.Submission, name, content string) {
	s.Evidence = append(s.Evidence, checklist.Evidence{ID: name, Key: s.Responses[0].Key, Title: name,
		File: &checklist.File{Name: name, Size: int64(len(content)), SHA256: hexDigest([]byte(content))}})
}

func TestSubmissionThereAndBack(t *testing.T) {
	s := sampleSubmission()
	attach(&s, "写真.png", "content")
	attach(&s, "same.png", "content")
	attach(&s, "empty", "")
	file, written := sealed(t, &s, map[string]string{"写真.png": "content"})
	keys := officeKeys()
	for _, identity := range []string{keys[0].Identity, keys[0].Recovery} {
		o, err := open(file, keys[1].Identity, identity)
		if err != nil {
			t.Fatal(err)
		}
		if Digest(&o.Submission) != written.Digest || o.Manifest.ID != "01J" || o.Submission.Stamp != s.Stamp {
			t.Errorf("%+v", o.Manifest)
		}
		if !o.Manifest.Enrolled(testSecret) || o.Manifest.Enrolled(strings.Repeat("03", 32)) || o.Manifest.Enrolled("") {
			t.Error("proof of enrolment")
		}
		for _, e := range o.Submission.Evidence[1:3] {
			r, err := o.Content(e)
			if err != nil {
				t.Fatal(err)
			}
			if b, err := io.ReadAll(r); string(b) != "content" || err != nil {
				t.Errorf("%q %v", b, err)
			}
		}
	}
	if _, err := open(file, keys[1].Identity); !errors.Is(err, ErrSealKey) {
		t.Error(err)
	}
	if bytes.Contains(file, []byte("content")) || bytes.Contains(file, []byte("税務課")) {
		t.Error("the file can be read without a key")
	}
}

// Whatever byte of a submission changes, and wherever it is cut, it is refused.
func TestSubmissionEveryByteCounts(t *testing.T) {
	s := sampleSubmission()
	attach(&s, "a", "x")
	file, _ := sealed(t, &s, map[string]string{"a": "x"})
	identity := officeKeys()[0].Identity
	for i := range file {
		changed := bytes.Clone(file)
		changed[i] ^= 1 << (i % 8)
		want := ErrSealTampered
		if i < len(ageIntro) {
			want = ErrSealForm
		}
		if o, err := open(changed, identity); !errors.Is(err, want) || o != nil {
			t.Fatalf("byte %d of %d: %v", i, len(file), err)
		}
	}
	for n := 0; n < len(file); n += 1 + len(file)/300 {
		if _, err := open(file[:n], identity); err == nil {
			t.Fatalf("cut at %d", n)
		}
	}
	if _, err := open(append(bytes.Clone(file), 0), identity); err == nil {
		t.Error("one byte more")
	}
}

func TestUnsealTellsReadingFromTampering(t *testing.T) {
	s := sampleSubmission()
	file, _ := sealed(t, &s, nil)
	broken := errors.New("disk has gone")
	in := io.MultiReader(bytes.NewReader(file[:len(file)-20]), errReader{broken})
	if _, err := Unseal(io.Discard, in, []string{officeKeys()[0].Identity}); !errors.Is(err, broken) || errors.Is(err, ErrSealTampered) {
		t.Error(err)
	}
	if _, err := Unseal(errWriter{broken}, bytes.NewReader(file), []string{officeKeys()[0].Identity}); !errors.Is(err, broken) || errors.Is(err, ErrSealTampered) {
		t.Error(err)
	}
}

type errReader struct{ err error }

func (r errReader) Read([]byte) (int, error) { return 0, r.err }

type errWriter struct{ err error }

func (w errWriter) Write([]byte) (int, error) { return 0, w.err }

// What the owner of the key could write, but the program never does.
func TestArchivesThatNobodyWrites(t *testing.T) {
	s := sampleSubmission()
	attach(&s, "a", "x")
	answers, err := jsonPart(responsesName, s)
	if err != nil {
		t.Fatal(err)
	}
	content := rawPart(contentName(s.Evidence[1].File), []byte("x"))
	manifest := func(parts ...outPart) Manifest {
		return Manifest{formHead: formHead{formatSubmission, 1}, Round: s.Round, FiscalYear: s.FiscalYear, Standard: s.Standard, Department: s.Department.ID,
			Revision: 1, Digest: Digest(&s), Signer: PublicKey(testSeed), Parts: partsOf(parts)}
	}
	read := func(m any, parts ...outPart) error {
		var file bytes.Buffer
		if err := writeArchive(&file, m, testSeed, contextSubmission, parts); err != nil {
			t.Fatal(err)
		}
		_, err := ReadSubmission(bytes.NewReader(file.Bytes()), int64(file.Len()))
		return err
	}
	if err := read(manifest(answers, content), answers, content); err != nil {
		t.Fatal(err)
	}
	strange := content
	strange.Name = "../evil"
	whole := func() Manifest { return manifest(answers, content) }
	longer, newer, other, unknown, changed := whole(), whole(), whole(), whole(), whole()
	changed.Digest = hexDigest(nil)
	longer.Parts[1].Size = 2
	newer.Version = 2
	other.Revision = 2
	unknown.Signer = PublicKey(strings.Repeat("07", 32))
	for name, c := range map[string]struct {
		want  error
		m     Manifest
		parts []outPart
	}{
		"part missing":     {ErrSealTampered, manifest(answers, content), []outPart{answers}},
		"part too many":    {ErrSealTampered, manifest(answers), []outPart{answers, content}},
		"part twice":       {ErrSealForm, manifest(answers, content, content), []outPart{answers, content, content}},
		"attachment gone":  {ErrSealForm, manifest(answers), []outPart{answers}},
		"path":             {ErrSealForm, manifest(answers, strange), []outPart{answers, strange}},
		"order":            {ErrSealTampered, manifest(content, answers), []outPart{answers, content}},
		"size":             {ErrSealTampered, longer, []outPart{answers, content}},
		"newer":            {ErrSealNewer, newer, []outPart{answers, content}},
		"another revision": {ErrSealForm, other, []outPart{answers, content}},
		"another digest":   {ErrSealForm, changed, []outPart{answers, content}},
		"signer":           {ErrSealTampered, unknown, []outPart{answers, content}},
	} {
		if err := read(c.m, c.parts...); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, change := range map[string]func(f *checklist.File){
		"path":   func(f *checklist.File) { f.Name = "../a" },
		"drive":  func(f *checklist.File) { f.Name = `C:\a` },
		"none":   func(f *checklist.File) { f.Name = "" },
		"digest": func(f *checklist.File) { f.SHA256 = "zz" },
		"size":   func(f *checklist.File) { f.Size = -1 },
	} {
		f := checklist.File{Name: "a", Size: 1, SHA256: hexDigest(nil)}
		change(&f)
		if err := checkFile(&f); !errors.Is(err, ErrSealForm) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What other programs could write.
func TestArchivesOfOthers(t *testing.T) {
	header := func(change func(h *zip.FileHeader)) []byte {
		var file bytes.Buffer
		z := zip.NewWriter(&file)
		for _, name := range []string{manifestName, signatureName} {
			h := &zip.FileHeader{Name: name, Method: zip.Store}
			change(h)
			w, err := z.CreateHeader(h)
			if err == nil {
				_, err = w.Write(make([]byte, 64))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return file.Bytes()
	}
	many := header(func(*zip.FileHeader) {})
	many[len(many)-12], many[len(many)-11] = 0xff, 0xff
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"stored":        {header(func(*zip.FileHeader) {}), nil},
		"compressed":    {header(func(h *zip.FileHeader) { h.Method = zip.Deflate }), ErrSealForm},
		"extra":         {header(func(h *zip.FileHeader) { h.Extra = []byte{1, 0, 0, 0} }), ErrSealForm},
		"comment":       {header(func(h *zip.FileHeader) { h.Comment = "x" }), ErrSealForm},
		"other names":   {header(func(h *zip.FileHeader) { h.Name = "x" + h.Name }), ErrSealForm},
		"many promised": {many, ErrSealTooLarge},
		"more behind":   {append(header(func(*zip.FileHeader) {}), 0), ErrSealForm},
		"nothing":       {nil, ErrSealForm},
	} {
		if _, err := openArchive(bytes.NewReader(c.file), int64(len(c.file)), zip.Store); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var out bytes.Buffer
	bounded := &sink{w: &out, left: 3}
	if _, err := bounded.Write([]byte("abcd")); !errors.Is(err, ErrSealTooLarge) || out.Len() > 0 {
		t.Error(err)
	}
}

func TestJudge(t *testing.T) {
	s := sampleSubmission()
	_, m := sealed(t, &s, nil)
	round := &checklist.Round{ID: "2026", FiscalYear: 2026, Standard: s.Standard}
	keys := officeKeys()
	expected := Expected{Offices: []OfficePublic{keys[1].Public, keys[0].Public}, Round: round, StandardDigest: "sd", TakesPart: true, Secret: testSecret}
	same := m.Link()
	link := func(revision int, digest, previous string, entries uint64) Link {
		return Link{revision, digest, previous, "w1", JournalHead{Entries: entries}}
	}
	second := m
	second.Revision, second.Digest, second.Previous, second.Journal.Entries = 2, "dd", same.Digest, 9
	for name, c := range map[string]struct {
		m      Manifest
		change func(*Expected)
		want   Outcome
		pin    bool
	}{
		"first":             {m, func(e *Expected) {}, OutcomeNew, true},
		"no secret":         {m, func(e *Expected) { e.Secret = "" }, OutcomeUnconfirmedKey, false},
		"another secret":    {m, func(e *Expected) { e.Secret = testSeed }, OutcomeUnconfirmedKey, false},
		"known key":         {m, func(e *Expected) { e.Key = m.Signer }, OutcomeNew, false},
		"another key":       {m, func(e *Expected) { e.Key = "aa" }, OutcomeUnconfirmedKey, false},
		"another office":    {m, func(e *Expected) { e.Offices = e.Offices[:1] }, OutcomeWrongKey, false},
		"another round":     {m, func(e *Expected) { e.Round = &checklist.Round{ID: "2025"} }, OutcomeWrongRound, false},
		"no round":          {m, func(e *Expected) { e.Round = nil }, OutcomeWrongRound, false},
		"another standard":  {m, func(e *Expected) { e.StandardDigest = "x" }, OutcomeWrongRound, false},
		"not taking part":   {m, func(e *Expected) { e.TakesPart = false }, OutcomeUnknownDepartment, false},
		"again":             {m, func(e *Expected) { e.Known = []Link{same} }, OutcomeDuplicate, true},
		"next":              {second, func(e *Expected) { e.Known = []Link{same} }, OutcomeNewer, true},
		"older, after next": {m, func(e *Expected) { e.Known = []Link{second.Link()} }, OutcomeOlder, true},
		"fork":              {m, func(e *Expected) { e.Known = []Link{link(1, "other", "", 7)} }, OutcomeReview, true},
		"fork of the last":  {second, func(e *Expected) { e.Known = []Link{link(1, "other", "", 5)} }, OutcomeReview, true},
		"fork, other order": {m, func(e *Expected) { e.Known = []Link{link(2, "x", "other", 9)} }, OutcomeReview, true},
		"gap":               {m, func(e *Expected) { e.Known = []Link{link(3, "x", "y", 9)} }, OutcomeOlder, true},
		"shorter journal":   {m, func(e *Expected) { e.Known = []Link{link(3, "x", "y", 7)} }, OutcomeReview, true},
	} {
		e := expected
		c.change(&e)
		if got, pin := Judge(&c.m, e); got != c.want || pin != c.pin {
			t.Errorf("%s: %s %v, not %s %v", name, got, pin, c.want, c.pin)
		}
	}
}

func TestReadAloud(t *testing.T) {
	fingerprint := officeKeys()[0].Public.Fingerprint()
	for _, lang := range locales.Languages() {
		words := ReadAloud(fingerprint, lang)
		if groups := strings.Fields(words); len(groups) != 6 || len([]rune(groups[5])) != 4 || ReadAloud(officeKeys()[1].Public.Fingerprint(), lang) == words {
			t.Error(words)
		}
		signs := map[rune]bool{}
		for _, r := range locales.For(lang).T("sealing.alphabet") {
			signs[r] = true
		}
		if len(signs) != 32 {
			t.Errorf("%s has %d signs", lang, len(signs))
		}
	}
	// 00000 00001 00010 00011, …
	if got := ReadAloud("00443214c74254b635cf84653a56d7c675be77df"+strings.Repeat("0", 24), "en"); got != "ABCD EFGH JKMN PQRS TVWX YZ01" {
		t.Error(got)
	}
	if ReadAloud("short", "ja") != "" {
		t.Error("no fingerprint")
	}
}
