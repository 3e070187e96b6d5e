package schematest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The published schemas of JUnit reports are XSDs, for which there is no
// validator in Go that we could use. Both are small: here is what they state,
// by hand, and a reader that holds a document against it. Jenkins' schema is
// the one that JUnit itself is tested with (jenkins-junit.xsd); that of
// Surefire (surefire-test-report.xsd) is about one test suite.

// element is what a schema states of an element.
type element struct {
	// attrs are the attributes and whether they are required.
	attrs map[string]bool
	// children come in this order, each between least and most times.
	children []child
	text     bool
}

type child struct {
	name        string
	least, most int
}

const unbounded = 1 << 30

// attrs are attributes by name, and whether they are required.
func attrs(required, optional string) map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields(required) {
		m[name] = true
	}
	for _, name := range strings.Fields(optional) {
		m[name] = false
	}
	return m
}

var jenkins = map[string]element{
	"testsuites": {attrs: attrs("", "name time tests failures disabled errors"), children: []child{{"testsuite", 0, unbounded}}},
	"testsuite": {
		attrs:    attrs("name tests", "failures errors time disabled skipped timestamp hostname id package"),
		children: []child{{"properties", 0, 1}, {"testcase", 0, unbounded}, {"system-out", 0, 1}, {"system-err", 0, 1}},
	},
	"testcase": {
		attrs:    attrs("name", "assertions time classname status"),
		children: []child{{"skipped", 0, 1}, {"error", 0, unbounded}, {"failure", 0, unbounded}, {"system-out", 0, unbounded}, {"system-err", 0, unbounded}},
	},
	"properties": {children: []child{{"property", 1, unbounded}}},
	"property":   {attrs: attrs("name value", "")},
	"failure":    {attrs: attrs("", "type message"), text: true},
	"error":      {attrs: attrs("", "type message"), text: true},
	"skipped":    {text: true}, "system-out": {text: true}, "system-err": {text: true},
}

var surefire = map[string]element{
	"testsuite": {
		attrs:    attrs("name tests errors skipped failures", "time group"),
		children: []child{{"properties", 0, unbounded}, {"testcase", 0, unbounded}},
	},
	"testcase": {
		attrs:    attrs("name time", "classname group"),
		children: []child{{"failure", 0, unbounded}, {"skipped", 0, 1}, {"error", 0, 1}, {"system-out", 0, 1}, {"system-err", 0, 1}},
	},
	"properties": {children: []child{{"property", 0, unbounded}}},
	"property":   {attrs: attrs("name value", "")},
	"failure":    {attrs: attrs("type", "message"), text: true},
	"error":      {attrs: attrs("type", "message"), text: true},
	"skipped":    {attrs: attrs("", "message"), text: true}, "system-out": {text: true}, "system-err": {text: true},
}

// surefireTime is how Surefire's schema wants times.
var surefireTime = regexp.MustCompile(`^(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]{0,3})?$`)

// TestJUnit holds every document against Jenkins' schema, and every suite in
// it against that of Surefire.
func TestJUnit(t *testing.T) {
	for name, text := range documents(t, "junit") {
		if err := hold(jenkins, "testsuites", text); err != nil {
			t.Errorf("%s: by Jenkins' schema: %v in\n%.1000s", name, err, text)
		}
		suites := regexp.MustCompile(`(?s)<testsuite .*?</testsuite>`).FindAllString(text, -1)
		if len(suites) == 0 {
			t.Errorf("%s: no suite in\n%.1000s", name, text)
		}
		for _, suite := range suites {
			if err := hold(surefire, "testsuite", suite); err != nil {
				t.Errorf("%s: by Surefire's schema: %v", name, err)
			}
		}
		for _, m := range regexp.MustCompile(` time="([^"]*)"`).FindAllStringSubmatch(text, -1) {
			if !surefireTime.MatchString(m[1]) {
				t.Errorf("%s: %q is no time", name, m[1])
			}
		}
	}
}

// TestReaderBites checks that the reader refuses what the schemas do.
func TestReaderBites(t *testing.T) {
	for text, want := range map[string]string{
		`<testsuite name="a" tests="0"/>`:                                                                                          "root",
		`<testsuites><testsuite tests="0"/></testsuites>`:                                                                          "no attribute name",
		`<testsuites><testsuite name="a" tests="0" file="b"/></testsuites>`:                                                        "attribute file",
		`<testsuites><testcase name="a"/></testsuites>`:                                                                            "element testcase",
		`<testsuites>text</testsuites>`:                                                                                            "text",
		`<testsuites><testsuite name="a" tests="1"><properties/></testsuite></testsuites>`:                                         "property",
		`<testsuites><testsuite name="a" tests="1"><system-out/><testcase name="a"/></testsuite></testsuites>`:                     "element testcase",
		`<testsuites><testsuite name="a" tests="1"><testcase name="a"><skipped/><skipped/></testcase></testsuite></testsuites>`:    "element skipped",
		`<testsuites><testsuite name="a" tests="1"><testcase name="a"><failure><b/></failure></testcase></testsuite></testsuites>`: "element b",
		"<testsuites><testsuite name=\"\x01\" tests=\"1\"></testsuite></testsuites>":                                               "illegal",
	} {
		if err := hold(jenkins, "testsuites", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: have %v, want an error about %q", text, err, want)
		}
	}
}

// open is an element that is being read, and how many of each child it has.
type open struct {
	name string
	have []int
}

// hold holds a document against a schema.
func hold(schema map[string]element, root, text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	var stack []*open
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && len(stack) == 0 {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(stack) == 0 && token.Name.Local != root {
				return fmt.Errorf("the root is %s, want %s", token.Name.Local, root)
			}
			if len(stack) > 0 {
				if err := stack[len(stack)-1].enter(schema, token.Name.Local); err != nil {
					return err
				}
			}
			if err := attributes(schema[token.Name.Local], token); err != nil {
				return err
			}
			stack = append(stack, &open{token.Name.Local, make([]int, len(schema[token.Name.Local].children))})
		case xml.EndElement:
			if err := stack[len(stack)-1].leave(schema); err != nil {
				return err
			}
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 && !schema[stack[len(stack)-1].name].text && strings.TrimSpace(string(token)) != "" {
				return fmt.Errorf("text in %s", stack[len(stack)-1].name)
			}
		}
	}
}

// enter counts a child, which comes in its place and not too often.
func (o *open) enter(schema map[string]element, name string) error {
	children := schema[o.name].children
	i := slices.IndexFunc(children, func(c child) bool { return c.name == name })
	if i < 0 || o.have[i] == children[i].most || slices.ContainsFunc(o.have[i+1:], func(n int) bool { return n > 0 }) {
		return fmt.Errorf("element %s in %s, or in that place", name, o.name)
	}
	o.have[i]++
	return nil
}

// leave looks that no child is missing.
func (o *open) leave(schema map[string]element) error {
	for i, c := range schema[o.name].children {
		if o.have[i] < c.least {
			return fmt.Errorf("no %s in %s", c.name, o.name)
		}
	}
	return nil
}

func attributes(e element, start xml.StartElement) error {
	have := map[string]bool{}
	for _, a := range start.Attr {
		if _, known := e.attrs[a.Name.Local]; !known {
			return fmt.Errorf("attribute %s of %s", a.Name.Local, start.Name.Local)
		}
		have[a.Name.Local] = true
	}
	for name, required := range e.attrs {
		if required && !have[name] {
			return fmt.Errorf("no attribute %s of %s", name, start.Name.Local)
		}
	}
	return nil
}
