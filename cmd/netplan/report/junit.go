package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// What continuous integration reads of a JUnit report. Nothing is timed: the
// same findings make the same bytes.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Time     string       `xml:"time,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Time     string      `xml:"time,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		Time    string        `xml:"time,attr"`
		Failure *junitFailure `xml:"failure,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// JUnit writes what was found as a JUnit report: a suite for each folder, a
// case for each rule. A rule that found something is a failed case, whose type
// is error or warning and whose text lists all that it found.
func JUnit(w io.Writer, c Checked) error {
	doc := junitSuites{Name: "netplan " + c.Command, Time: "0"}
	rules, _ := sarifRules(c)
	in := c.byFolder()
	for _, folder := range c.Folders {
		s := junitOf(c.Command, folder, rules, in[folder])
		doc.Tests, doc.Failures = doc.Tests+s.Tests, doc.Failures+s.Failures
		doc.Suites = append(doc.Suites, s)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

func junitOf(command, folder string, rules []sarifRule, list []Finding) junitSuite {
	s := junitSuite{Name: "netplan " + command + " " + folder, Time: "0"}
	found := map[string][]Finding{}
	for _, f := range list {
		found[f.Code] = append(found[f.Code], f)
	}
	for _, r := range rules {
		test := junitCase{Name: r.ID + " " + r.Short.Text, Class: "netplan." + folder, Time: "0"}
		if list := found[r.ID]; len(list) > 0 {
			test.Failure = junitFailureOf(list)
			s.Failures++
		}
		s.Cases = append(s.Cases, test)
	}
	s.Tests = len(s.Cases)
	return s
}

// junitFailureOf tells of the findings of one rule. It is an error when one of
// them is.
func junitFailureOf(list []Finding) *junitFailure {
	f := &junitFailure{Message: tally(list), Type: "warning"}
	if errors, _ := Count(list); errors > 0 {
		f.Type = "error"
	}
	var text strings.Builder
	for _, g := range groups(list) {
		fmt.Fprintf(&text, "%s: %s: %s\n", g.where(), g.Severity, g.message())
		if g.Other != nil {
			fmt.Fprintf(&text, "%s:%d: it collides with this\n", g.Other.File, g.Other.Line)
		}
	}
	f.Text = text.String()
	return f
}
