package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// oscalList stands in a document for a list whose entries are made while it is
// written: there may be hundreds of thousands. It is one text in the list's place.
type oscalList struct {
	mark  string
	of    func(*oscalAsked) bool // which answers have an entry
	entry func(*oscalAsked) any
}

// MarshalText gives the mark.
func (l oscalList) MarshalText() ([]byte, error) { return []byte(l.mark), nil }

// list is nil where no answer has an entry: OSCAL has no empty lists.
func (in *oscalInspection) list(of func(*oscalAsked) bool, entry func(*oscalAsked) any) []oscalList {
	if !slices.ContainsFunc(in.asked, of) {
		return nil
	}
	l := oscalList{fmt.Sprintf("@%d", len(in.lists)), of, entry}
	in.lists = append(in.lists, l)
	return []oscalList{l}
}

// write writes a document, indented, and every list in the place of its mark. Nothing
// else in a document is a line with a text like that: what people have typed stands
// behind the name of its field.
func (in *oscalInspection) write(w io.Writer, document any) error {
	var frame bytes.Buffer
	if err := encodeIndented(&frame, "", document); err != nil {
		return fmt.Errorf("write the inspection: %w", err)
	}
	out := bufio.NewWriter(w)
	for line := range strings.Lines(frame.String()) {
		text := strings.TrimLeft(line, " ")
		i := slices.IndexFunc(in.lists, func(l oscalList) bool { return text == `"`+l.mark+"\"\n" })
		if i < 0 {
			out.WriteString(line) // bufio keeps its first error for Flush
			continue
		}
		if err := in.writeList(out, &in.lists[i], line[:len(line)-len(text)]); err != nil {
			return fmt.Errorf("write the inspection: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the inspection: %w", err)
	}
	return nil
}

func (in *oscalInspection) writeList(out *bufio.Writer, l *oscalList, indent string) error {
	var entry bytes.Buffer
	between := ""
	for _, a := range in.asked {
		if !l.of(a) {
			continue
		}
		entry.Reset()
		if err := encodeIndented(&entry, indent, l.entry(a)); err != nil {
			return err
		}
		out.WriteString(between + indent)
		out.Write(bytes.TrimSuffix(entry.Bytes(), []byte("\n")))
		between = ",\n"
	}
	return out.WriteByte('\n')
}

// encodeIndented writes a value as JSON whose lines, but for the first one, begin
// with prefix.
func encodeIndented(out *bytes.Buffer, prefix string, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(prefix, "  ")
	return encoder.Encode(value)
}
