package report

import (
	"encoding/xml"
	"fmt"
	"io"
)

type (
	junitSuites struct {
		XMLName xml.Name   `xml:"testsuites"`
		Suite   junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitFailure `xml:"failure,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// JUnit writes findings as a JUnit report: a failed case for each, or one
// passed case named suite where there are none.
func JUnit(w io.Writer, suite string, list []Finding) error {
	s := junitSuite{Name: "netplan " + suite, Tests: max(1, len(list)), Failures: len(list)}
	for _, f := range list {
		s.Cases = append(s.Cases, junitOf(f))
	}
	if len(list) == 0 {
		s.Cases = []junitCase{{Name: suite, Class: "netplan"}}
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(junitSuites{Suite: s}); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

func junitOf(f Finding) junitCase {
	return junitCase{
		Name: f.Code + " " + subject(f), Class: "netplan." + f.Code, File: f.File, Line: f.Line,
		Failure: &junitFailure{
			Message: f.Summary, Type: f.Severity,
			Text: where(f) + message(f),
		},
	}
}

// subject is what a finding is about: its address, else its place, else what
// it says.
func subject(f Finding) string {
	switch {
	case f.Address != "":
		return f.Address
	case f.File != "":
		return fmt.Sprintf("%s:%d", f.File, f.Line)
	case f.Detail != "":
		return f.Detail
	}
	return f.Summary
}

// where is the place of a finding before its text, if it has one.
func where(f Finding) string {
	if f.File == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d:%d: ", f.File, f.Line, f.Column)
}
