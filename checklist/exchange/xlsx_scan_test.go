package exchange

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// tokens lists what a part of a workbook consists of, as either scanner sees it;
// neighbouring texts are one.
func tokens(next func() (xmlToken, error)) (string, error) {
	var b strings.Builder
	for {
		t, err := next()
		switch {
		case errors.Is(err, io.EOF):
			return b.String(), nil
		case err != nil:
			return "", err
		case t.kind == xmlDoctype:
			return "", errNoWorkbook
		case t.kind == xmlText:
			b.WriteString(t.text)
		case t.kind == xmlEnd:
			fmt.Fprintf(&b, "\n/%s", t.name)
		case t.kind == xmlStart:
			fmt.Fprintf(&b, "\n<%s", t.name)
			for _, a := range t.attrs {
				fmt.Fprintf(&b, " %s=%q", a.name, a.value)
			}
		}
	}
}

// usualTokens is the scanner of package encoding/xml.
func usualTokens(source string) func() (xmlToken, error) {
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(source, "\uFEFF")))
	return func() (xmlToken, error) {
		t, err := d.RawToken()
		switch t := t.(type) {
		case xml.StartElement:
			start := xmlToken{kind: xmlStart, name: t.Name.Local}
			for _, a := range t.Attr {
				start.attrs = append(start.attrs, xmlAttr{a.Name.Local, a.Value})
			}
			return start, err
		case xml.EndElement:
			return xmlToken{kind: xmlEnd, name: t.Name.Local}, err
		case xml.CharData:
			return xmlToken{kind: xmlText, text: string(t)}, err
		case xml.Directive:
			return xmlToken{kind: xmlDoctype}, err
		}
		return xmlToken{kind: xmlText}, err
	}
}

var xmlSamples = []string{
	`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" + `<x:worksheet xmlns:x="a"><c r="A1" t='s'><v>1</v></c><c/></x:worksheet>`,
	`<t xml:space="preserve"> a &lt;b&gt; &amp;&quot;&apos; &#x20BB7;&#10;` + "\r\nb\rc" + `</t>`,
	`<t><![CDATA[<a & b>]]></t><!-- <c> -->`, "\uFEFF<a  b = \"1\"\n c='>' />", `<a></a >`, ``, `text`,
	`<a`, `<a b`, `<a b=`, `<a b=1>`, `<a b="1>`, `<`, `<>`, `</a`, `<!--`, `<![CDATA[`, `<?xml`, `<!DOCTYPE x>`, `&nbsp;`, `&#x110000;`, `&lt`, "\xFF",
	`<?xml version="1.0" encoding="Shift_JIS"?><a/>`, `<a "b">`, `<a/ >`, `<a=1>`, `<a<b/>`, `<a b<="1">`, `<![x[a]]>`,
}

// The scanner sees what encoding/xml sees, where both accept, and accepts nothing
// that it refuses.
func checkScan(t *testing.T, source string) {
	t.Helper()
	var got string
	s, err := newXMLScanner(source)
	if err == nil {
		got, err = tokens(s.next)
	}
	want, refused := tokens(usualTokens(source))
	if err == nil && refused == nil && got != want {
		t.Errorf("%q is\n%s\nwant\n%s", source, got, want)
	}
	if err != nil && refused == nil && !strings.Contains(source, "<!") {
		t.Errorf("%q: %v", source, err)
	}
}

func TestXMLScanner(t *testing.T) {
	for _, source := range xmlSamples {
		checkScan(t, source)
	}
	for _, refused := range xmlSamples[7:] {
		s, err := newXMLScanner(refused)
		if err == nil {
			_, err = tokens(s.next)
		}
		if err == nil {
			t.Errorf("%q is accepted", refused)
		}
	}
}

func FuzzXMLScanner(f *testing.F) {
	for _, source := range xmlSamples {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		s, err := newXMLScanner(source)
		if err != nil {
			return
		}
		if _, err := tokens(s.next); err != nil && !errors.Is(err, errNoWorkbook) {
			t.Error(err)
		}
	})
}
