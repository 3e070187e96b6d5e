package report_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"

	"netplan/cmd/netplan/report"
	"netplan/diff"
	"netplan/engine"
	"netplan/schema"
)

// manyFindings are n findings of a number of codes in folders of 100 files.
func manyFindings(n, codes int, detail string) report.Checked {
	c := report.Checked{Command: "validate", Folders: []string{"a", "b"}}
	for i := range n {
		folder := c.Folders[i%2]
		severity := "error"
		if i%codes%3 == 0 {
			severity = "warning"
		}
		c.Findings = append(c.Findings, report.Finding{
			Code: fmt.Sprintf("NP-%03d", i%codes), Severity: severity, Summary: "Wrong thing", Detail: detail,
			Address: fmt.Sprintf("vswitch.zone[%d]", i), Folder: folder,
			Place: report.Place{File: fmt.Sprintf("%s/%d.netplan.hcl", folder, i%100), Line: i/100 + 1, Column: 1, EndLine: i/100 + 1, EndColumn: 9},
		})
	}
	return c
}

// comment is what Markdown writes; it fits a comment and closes its blocks.
func comment(t *testing.T, c report.Checked) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.Markdown(&b, c); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 65535 {
		t.Errorf("%d findings take %d bytes, want at most 65535", len(c.Findings), b.Len())
	}
	return b.String()
}

// TestCommentsOfAnySize fit, tell every code, and count every finding.
func TestCommentsOfAnySize(t *testing.T) {
	for _, n := range []int{0, 1, 2, 99, 100, 300, 1000, 5000, 100_000} {
		for _, codes := range []int{1, 7, 150} {
			for _, detail := range []string{"", "It is wrong.", strings.Repeat("It is wrong. ", 60), strings.Repeat("x", 100_000)} {
				if len(detail) > 1000 && n > 300 || n > 5000 && codes != 7 {
					continue
				}
				text := comment(t, manyFindings(n, codes, detail))
				total := 0
				for _, m := range regexp.MustCompile(`(?m)^#### NP-\d+ Wrong thing: (\d+) (?:error|warning)s?\b`).FindAllStringSubmatch(text, -1) {
					number, _ := strconv.Atoi(m[1])
					total += number
				}
				if headings := strings.Count(text, "\n#### "); headings != min(n, codes) || total != n {
					t.Errorf("%d findings of %d codes with %d bytes: have %d headings that count %d", n, codes, len(detail), headings, total)
				}
				if fences := strings.Count(text, "\n```"); fences%2 != 0 {
					t.Errorf("%d findings of %d codes: a block is left open", n, codes)
				}
			}
		}
	}
}

// TestCommentsSayWhatTheyCan checks that room is used: few findings are told
// in full, more by their places, and most by their files.
func TestCommentsSayWhatTheyCan(t *testing.T) {
	for _, c := range []struct {
		n    int
		want string
	}{
		{10, "a/8.netplan.hcl:1 vswitch.zone[8]\n  It is wrong.\n"},
		{1200, "a/98.netplan.hcl:12 vswitch.zone[1198]\n"},
		{20_000, "a/98.netplan.hcl 200\n"},
	} {
		if text := comment(t, manyFindings(c.n, 1, "It is wrong.")); !strings.Contains(text, c.want) {
			t.Errorf("%d findings: want %q in\n%.2000s", c.n, c.want, text)
		}
	}
}

// hostile are texts that somebody may put into a name, against comments.
var hostile = []string{
	"@everyone #1 GH-2", "![x](https://example.com/x.png)", "<script>alert(1)</script>", "</details>", "a|b\n|---|\n", "```\n# heading\n", "`", "``````", " ` ",
	"\u202egnp\x1b[31m", "<!-- ", "\r\n\r\n### heading", "&lt;b&gt; \\", strings.Repeat("`", 70_000), "~~~", "::error::x", "##[error]x",
}

// outsideCode is a comment without its code, which holds nothing that a reader
// of Markdown obeys.
func outsideCode(t *testing.T, text string) string {
	t.Helper()
	var out []string
	fence := ""
	for line := range strings.SplitSeq(text, "\n") {
		run := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch {
		case fence == "" && len(run) >= 3 && !strings.Contains(line[len(run):], "`"):
			fence = run
		case fence != "" && line == fence:
			fence = ""
		case fence == "":
			out = append(out, spans(line))
		}
	}
	if fence != "" {
		t.Errorf("a block is left open in\n%.500s", text)
	}
	return strings.Join(out, "\n")
}

// spans takes the code spans out of a line.
func spans(line string) string {
	var b strings.Builder
	for {
		start := strings.IndexByte(line, '`')
		if start < 0 {
			return b.String() + line
		}
		run := line[start : start+len(line[start:])-len(strings.TrimLeft(line[start:], "`"))]
		rest := line[start+len(run):]
		end := closing(rest, len(run))
		if end < 0 {
			return b.String() + line
		}
		b.WriteString(line[:start])
		line = rest[end:]
	}
}

// closing is behind the first run of exactly n backticks, or -1.
func closing(s string, n int) int {
	for i := 0; i < len(s); {
		if s[i] != '`' {
			i++
			continue
		}
		run := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
		if i += run; run == n {
			return i
		}
	}
	return -1
}

// TestCommentsHoldNoMarkup of others: what people write stands in code.
func TestCommentsHoldNoMarkup(t *testing.T) {
	for _, text := range hostile {
		c := manyFindings(3, 3, text)
		for i := range c.Findings {
			f := &c.Findings[i]
			f.Address, f.Summary, f.File, f.Folder = "vpc.a[\""+text+"\"]", text, text, text
		}
		c.Folders = []string{text, "b"}
		have := outsideCode(t, comment(t, c))
		if plain := regexp.MustCompile(`^[a-zA-Z0-9#:,.\s-]*$`); !plain.MatchString(have) {
			t.Errorf("%.40q: outside of code stands\n%.500q", text, have)
		}
		plan := planComment(t, hostilePlan(text, 3))
		outside := regexp.MustCompile(`(?m)^<details><summary>[0-9a-z, ]*</summary>$|^</details>$`).ReplaceAllString(outsideCode(t, plan), "")
		if plain := regexp.MustCompile(`^[a-zA-Z0-9#:,.;\s-]*$`); !plain.MatchString(outside) || strings.Count(plan, "\n</details>\n") != strings.Count(plan, "<details><summary>") {
			t.Errorf("%.40q: outside of code of a plan stands\n%.500q", text, outside)
		}
	}
}

// hostilePlan is a plan of n VPCs with a text wherever one can be.
func hostilePlan(text string, n int) *engine.Plan { return hostilePlanOf("vpc", text, n) }

// hostilePlanOf is a plan of n changes of one type.
func hostilePlanOf(name, text string, n int) *engine.Plan {
	typ := &schema.Type{Name: name, Attrs: []schema.Attr{{Name: "vpc_name", Type: cty.String}}}
	p := &engine.Plan{Bindings: &engine.Bindings{}, Kept: []engine.Kept{{Addr: "vpc.kept", Type: "vpc", ID: text, Why: text}}}
	for i := range n {
		verb := []diff.Verb{diff.Create, diff.Update, diff.Delete, diff.Replace}[i%4]
		p.Changes = append(p.Changes, &diff.Change{
			Addr: fmt.Sprintf("%s.a[%q]", name, text+strconv.Itoa(i)), Type: typ, Verb: verb, Reasons: []diff.Reason{{Kind: diff.Why, Text: text}},
			Attrs: []diff.AttrChange{{Attr: &typ.Attrs[0], Have: cty.StringVal("a"), Want: cty.StringVal(text)}},
			Have:  &schema.Object{Type: typ, ID: "vpc-" + text, Values: []cty.Value{cty.StringVal(text)}},
		})
	}
	return p
}

func planComment(t *testing.T, p *engine.Plan) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.PlanMarkdown(&b, report.NewPlan(p, engine.ModeApply)); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 65535 {
		t.Errorf("a plan of %d changes takes %d bytes, want at most 65535", len(p.Changes), b.Len())
	}
	return b.String()
}

// TestPlansOfAnySize fit a comment and tell or count every change, those that
// hurt first: of one group here, of many below.
func TestPlansOfAnySize(t *testing.T) {
	for _, n := range []int{1, 2, 100, 500, 1000, 10_000} {
		for _, text := range []string{"plain", strings.Repeat("long ", 100), "网络```"} {
			have := planComment(t, hostilePlanOf("eip", text, n))
			told := len(regexp.MustCompile(`(?m)^[+~±-] eip\.a\[`).FindAllString(have, -1))
			if left := numbers(`\nand (\d+) changes? more: `, have); told+left != n {
				t.Errorf("%d changes: %d are told and %d counted", n, told, left)
			}
			if n >= 100 && !strings.Contains(have, "diff\n- eip.a[") {
				t.Errorf("%d changes: a removal does not come first in\n%.500s", n, have)
			}
		}
	}
}

// TestPlansOfManyVPCs fit a comment and count every change.
func TestPlansOfManyVPCs(t *testing.T) {
	for _, n := range []int{1, 80, 81, 1000} {
		for _, text := range []string{"plain", strings.Repeat("long ", 100), strings.Repeat("`", 100), "网络```"} {
			have := planComment(t, hostilePlan(text, n))
			told := numbers(`(?m)^(?:<details><summary>)?(\d+) to [a-z]+`, have)
			if left := numbers(`and (\d+) changes? in \d+ places? more`, have); told+left != n {
				t.Errorf("%d changes: %d are told and %d counted", n, told, left)
			}
		}
	}
}

// numbers adds the numbers that a pattern finds.
func numbers(pattern, text string) (sum int) {
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		n, _ := strconv.Atoi(m[1])
		sum += n
	}
	return sum
}
