package exchange

import (
	"bufio"
	"fmt"
	"io"
	"reflect"
	"strings"

	"tenken/locales"
)

// WriteMapping writes a mapping as a file with a comment on each part, in a
// language, "ja" or "en". [ReadMapping] reads the same mapping.
func WriteMapping(w io.Writer, m *Mapping, lang string) error {
	e := &encoder{bufio.NewWriter(w)}
	p := locales.For(lang)
	comment(e, p.T("mapping.comment"))
	v := reflect.ValueOf(m).Elem()
	for _, f := range reflect.VisibleFields(v.Type()) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		value := v.FieldByIndex(f.Index)
		if strings.HasPrefix(options, "omit") && isEmpty(value) {
			continue
		}
		e.out.WriteByte('\n')
		comment(e, p.T("mapping.comment."+name))
		e.out.WriteString(name + ":")
		e.value(value, 0)
	}
	if err := e.out.Flush(); err != nil {
		return fmt.Errorf("write the mapping: %w", err)
	}
	return nil
}

func comment(e *encoder, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		e.out.WriteString("# " + line + "\n")
	}
}
