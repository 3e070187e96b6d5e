package report

import (
	"fmt"
	"io"
	"net/url"
	"path"
	"path/filepath"
)

// The part of SARIF 2.1.0 that code scanners show.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool            `json:"tool"`
		Automation  sarifAutomation      `json:"automationDetails"`
		Invocations []sarifInvocation    `json:"invocations"`
		Bases       map[string]sarifBase `json:"originalUriBaseIds"`
		ColumnKind  string               `json:"columnKind"`
		Results     []sarifResult        `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifAutomation struct {
		ID string `json:"id"`
	}
	sarifInvocation struct {
		Successful bool `json:"executionSuccessful"`
	}
	sarifBase struct {
		Description sarifText `json:"description"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID    string            `json:"ruleId"`
		RuleIndex int               `json:"ruleIndex"`
		Level     string            `json:"level"`
		Message   sarifText         `json:"message"`
		Locations []sarifLocation   `json:"locations"`
		Related   []sarifLocation   `json:"relatedLocations,omitempty"`
		Prints    map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		ID       int            `json:"id,omitempty"`
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifText     `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
		Kind string `json:"kind"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// sourceRoot is the base of relative paths, which a code scanner knows as the
// top of the repository.
const sourceRoot = "%SRCROOT%"

// maxLogical is how many instances of one result are listed.
const maxLogical = 100

// SARIF writes what was found as a SARIF 2.1.0 log with one run. Its rules are
// all that was looked at; the instances that have one finding at one place are
// one result.
func SARIF(w io.Writer, c Checked) error {
	rules, index := sarifRules(c)
	run := sarifRun{
		Tool:       sarifTool{sarifDriverOf(c, rules)},
		Automation: sarifAutomation{"netplan/" + c.Command + "/" + c.scope()}, Invocations: []sarifInvocation{{true}},
		Bases:      map[string]sarifBase{sourceRoot: {sarifText{Text: "The top of the repository."}}},
		ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
	}
	for _, g := range groups(c.Findings) {
		run.Results = append(run.Results, sarifOf(c.placed(g), index[g.Code]))
	}
	return WriteJSON(w, sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
}

// scope tells runs over one folder each from each other.
func (c Checked) scope() string {
	if len(c.Folders) != 1 || filepath.IsAbs(c.Folders[0]) || c.Folders[0] == "." {
		return ""
	}
	return path.Clean(filepath.ToSlash(c.Folders[0])) + "/"
}

func sarifOf(g *group, rule int) sarifResult {
	r := sarifResult{
		RuleID: g.Code, RuleIndex: rule, Level: g.Severity, Message: sarifText{Text: g.message()},
		Prints: map[string]string{"primaryLocationLineHash": g.print},
	}
	at := sarifLocation{Physical: sarifAt(g.Place)}
	for _, addr := range g.addresses[:min(len(g.addresses), maxLogical)] {
		at.Logical = append(at.Logical, sarifLogical{addr, "resource"})
	}
	r.Locations = []sarifLocation{at}
	// GitHub shows the places that the message links to.
	related := func(p Place, text, link string) {
		id := len(r.Related) + 1
		r.Related = append(r.Related, sarifLocation{ID: id, Physical: sarifAt(p), Message: &sarifText{Text: text}})
		r.Message.Text += fmt.Sprintf(link, id)
	}
	if g.Other != nil {
		related(*g.Other, "It collides with this.", " It collides with [this](%d).")
	}
	for _, p := range g.Through {
		related(p, "The value comes through here.", " The value comes [through here](%d).")
	}
	return r
}

// placed is a group with a place: where it has none, the first line of a file
// of its folder.
func (c Checked) placed(g *group) *group {
	if g.File != "" {
		return g
	}
	at := *g
	at.Place = Place{File: c.Files[g.Folder], Line: 1, Column: 1, EndLine: 1, EndColumn: 1}
	if at.File == "" {
		at.File = g.Folder
	}
	return &at
}

func sarifAt(p Place) *sarifPhysical {
	at := &sarifPhysical{Artifact: artifact(p.File)}
	if p.Line > 0 {
		at.Region = &sarifRegion{p.Line, max(p.Column, 1), max(p.EndLine, p.Line), max(p.EndColumn, 1)}
	}
	return at
}

// artifact is a file's path as a reference.
func artifact(file string) sarifArtifact {
	u := url.URL{Path: path.Clean(filepath.ToSlash(file))}
	if filepath.IsAbs(file) {
		u.Scheme = "file"
		return sarifArtifact{URI: u.String()}
	}
	return sarifArtifact{u.String(), sourceRoot}
}
