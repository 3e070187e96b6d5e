package report

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
)

// What SARIF says of the tool and its rules.
type (
	sarifDriver struct {
		Name     string      `json:"name"`
		Version  string      `json:"version,omitempty"`
		Semantic string      `json:"semanticVersion,omitempty"`
		Rules    []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID         string          `json:"id"`
		Name       string          `json:"name"`
		Short      sarifText       `json:"shortDescription"`
		Full       sarifText       `json:"fullDescription"`
		Help       sarifText       `json:"help"`
		Default    sarifConf       `json:"defaultConfiguration"`
		Properties sarifProperties `json:"properties"`
	}
	sarifConf struct {
		Level string `json:"level"`
	}
	sarifProperties struct {
		Section string   `json:"section,omitempty"`
		Tags    []string `json:"tags"`
	}
)

// maxTags is how many tags GitHub shows of a rule.
const maxTags = 10

var semantic = regexp.MustCompile(`^v?([0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?)$`)

func sarifDriverOf(c Checked, rules []sarifRule) sarifDriver {
	d := sarifDriver{Name: "netplan", Version: c.Version, Rules: rules}
	if m := semantic.FindStringSubmatch(c.Version); m != nil {
		d.Semantic = m[1]
	}
	return d
}

// sarifRules are the rules of a run, sorted by code, and the place of each in
// the list. A code that no rule documents stands for itself.
func sarifRules(c Checked) (list []sarifRule, index map[string]int) {
	index = map[string]int{}
	docs := append([]Doc{}, c.Rules...)
	for _, d := range docs {
		index[d.Code] = 0
	}
	for _, f := range c.Findings {
		if _, known := index[f.Code]; !known {
			index[f.Code] = 0
			docs = append(docs, Doc{Code: f.Code, Summary: f.Summary, Doc: f.Summary, Severity: f.Severity})
		}
	}
	sort.Slice(docs, func(i, j int) bool { return docs[i].Code < docs[j].Code })
	list = make([]sarifRule, len(docs))
	for i, d := range docs {
		list[i], index[d.Code] = sarifRuleOf(d), i
	}
	return list, index
}

func sarifRuleOf(d Doc) sarifRule {
	tags := []string{"network"}
	if len(d.Types) > 0 && d.Types[0] != "*" {
		tags = append(tags, d.Types[:min(len(d.Types), maxTags-1)]...)
	}
	help := sarifText{Text: d.Doc, Markdown: d.Doc}
	if d.Section != "" {
		help.Text += "\n\nSection " + d.Section + " of the API reference."
		help.Markdown += "\n\n*Section " + d.Section + " of the API reference.*"
	}
	if example := strings.Trim(d.Example, "\n"); example != "" {
		help.Text += "\n\n" + example
		help.Markdown += "\n\n" + fenced("text", example)
	}
	return sarifRule{
		ID: d.Code, Name: pascal(d.Summary), Short: sarifText{Text: d.Summary}, Full: sarifText{Text: d.Doc},
		Help: help, Default: sarifConf{d.Severity}, Properties: sarifProperties{d.Section, tags},
	}
}

// pascal writes words as one: OverlappingVSwitches.
func pascal(words string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}
