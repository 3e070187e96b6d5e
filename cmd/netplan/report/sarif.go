package report

import (
	"io"
	"net/url"
	"path/filepath"
	"sort"

	"netplan/schema"
)

// The part of SARIF 2.1.0 that code scanners show.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string     `json:"id"`
		Short   sarifText  `json:"shortDescription"`
		Full    *sarifText `json:"fullDescription,omitempty"`
		Default *sarifConf `json:"defaultConfiguration,omitempty"`
	}
	sarifConf struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// SARIF writes findings as a SARIF 2.1.0 log. The rules that found something
// are listed with their documentation; a code without any stands for itself.
func SARIF(w io.Writer, version string, docs []schema.CodeDoc, list []Finding) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "netplan", Version: version, Rules: sarifRules(docs, list)}
	index := map[string]int{}
	for i, r := range run.Tool.Driver.Rules {
		index[r.ID] = i
	}
	for _, f := range list {
		run.Results = append(run.Results, sarifOf(f, index[f.Code]))
	}
	return WriteJSON(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

// sarifRules lists the rules of the findings, sorted by code.
func sarifRules(docs []schema.CodeDoc, list []Finding) []sarifRule {
	of := map[string]schema.CodeDoc{}
	for _, d := range docs {
		of[d.Code] = d
	}
	used := map[string]sarifRule{}
	for _, f := range list {
		r := sarifRule{ID: f.Code, Short: sarifText{f.Summary}}
		if d, ok := of[f.Code]; ok {
			r.Short, r.Full = sarifText{d.Summary}, &sarifText{d.Doc}
			r.Default = &sarifConf{f.Severity}
		}
		used[f.Code] = r
	}
	out := make([]sarifRule, 0, len(used))
	for _, r := range used {
		out = append(out, r)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out
}

func sarifOf(f Finding, rule int) sarifResult {
	r := sarifResult{RuleID: f.Code, RuleIndex: rule, Level: f.Severity, Message: sarifText{message(f)}}
	if f.File != "" {
		r.Locations = []sarifLocation{sarifAt(f.Place)}
	}
	if f.Other != nil {
		r.Related = []sarifLocation{sarifAt(*f.Other)}
	}
	return r
}

func sarifAt(p Place) sarifLocation {
	return sarifLocation{sarifPhysical{
		Artifact: sarifArtifact{uri(p.File)},
		Region:   &sarifRegion{p.Line, p.Column, p.EndLine, p.EndColumn},
	}}
}

// uri is a file's path as a reference.
func uri(file string) string {
	u := url.URL{Path: filepath.ToSlash(file)}
	if filepath.IsAbs(file) {
		u.Scheme = "file"
	}
	return u.String()
}

// message is a finding in one line of text.
func message(f Finding) string {
	text := f.Summary
	if f.Detail != "" {
		text += ": " + f.Detail
	}
	if f.Address != "" {
		text = f.Address + ": " + text
	}
	return text
}
