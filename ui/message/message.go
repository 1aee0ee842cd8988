package message

import (
	"context"
	"errors"

	"tenken/checklist/crash"
	"tenken/locales"
)

// Problem is one of the things that an error carries.
type Problem struct {
	Place string `json:"place"` // file, line, item or record; may be empty
	Text  string `json:"text"`
	// Warning is whether nothing has to be mended.
	Warning bool `json:"warning,omitempty"`
}

// Of returns the error in one sentence, "" for nil.
func Of(p *locales.Printer, err error) string {
	if err == nil {
		return ""
	}
	// What carries data of its own is asked before the general case.
	for _, explain := range []func(*locales.Printer, error) (string, bool){
		cancelled, ofCrash, ofOpening, ofAnswerSheet, ofReading, ofModel, sentinel, ofSystem,
	} {
		if text, ok := explain(p, err); ok {
			return text
		}
	}
	return p.T("message.unknown", "Text", err.Error())
}

// Lines returns the error as lines: its sentence, or one line for each problem
// that it carries.
func Lines(p *locales.Printer, err error) []string {
	if err == nil {
		return nil
	}
	lines := []string{Of(p, err)}
	for _, problem := range Problems(p, err) {
		lines = append(lines, at(p, problem.Place, problem.Text))
	}
	return lines
}

func cancelled(p *locales.Printer, err error) (string, bool) {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return p.T("message.cancelled"), true
	}
	return "", false
}

// ofCrash says where the report of a crash lies.
func ofCrash(p *locales.Printer, err error) (string, bool) {
	var report *crash.Report
	switch {
	case !errors.As(err, &report):
		return "", false
	case report.Path == "":
		return p.T("manners.crash.unwritten", "Kind", report.Kind), true
	}
	return p.T("manners.crash.written", "File", report.Path), true
}

// at puts the place before a sentence.
func at(p *locales.Printer, place, text string) string {
	if place == "" {
		return text
	}
	return p.T("message.at", "Place", place, "Text", text)
}
