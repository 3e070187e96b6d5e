package schema

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
)

// CodeDoc documents the code of a mistake that the language itself finds, as
// Rule documents those of rules.
type CodeDoc struct {
	Code, Summary, Doc string
}

// Codes returns the documentation of the language's own codes, sorted.
func Codes() []CodeDoc { return codes }

var codes = []CodeDoc{
	{"NP-ATTR-REQUIRED", "Missing argument", "A required argument of a block is not written; 'netplan types TYPE' lists them."},
	{"NP-ATTR-TYPE", "Wrong type", "The value of an argument cannot be turned into the type that it has, or a data source does not take it."},
	{"NP-ATTR-UNKNOWN", "Unknown argument", "A block has an argument or a nested block that its type does not know, or that the cloud computes."},
	{"NP-BLOCK-LABELS", "Wrong labels", "A block has too few or too many labels, or one that is not a name."},
	{"NP-BLOCK-UNKNOWN", "Unknown block", "The language has no block of this name."},
	{"NP-CHECK", "Check failed", "The condition of a check, precondition or postcondition is false; the values that made it so are shown."},
	{"NP-COUNT", "Wrong count", "count is a whole number of 0 or more that is known before apply, and excludes for_each."},
	{"NP-DATA", "Data not readable", "A data block could not be read from the cloud."},
	{"NP-DUPLICATE", "Written twice", "Two blocks have the same address or name."},
	{"NP-FILE", "Unreadable file", "A file or folder could not be read, or holds no topology."},
	{"NP-FILE-NESTING", "Nested too deep", "A file nests brackets, blocks or operators deeper than 200 levels."},
	{"NP-FILE-SIZE", "File too large", "A file is larger than 8 MiB, or a heredoc longer than 5,000 lines; split it."},
	{"NP-FILE-UTF8", "Not UTF-8", "A file is not valid UTF-8."},
	{"NP-FOR-EACH", "Wrong for_each", "for_each is a map, an object or a set of texts, whose keys are known before apply."},
	{"NP-FUNC-UNKNOWN", "Unknown function", "The language has no function of this name."},
	{"NP-MODULE-SOURCE", "Module not found", "The source of a module is a folder with topology files, written as ./path or ../path."},
	{"NP-REF-ATTR", "Unknown attribute", "An expression asks a resource for an attribute that its type does not have, or a data block for a result that its source does not have."},
	{"NP-REF-CYCLE", "Reference cycle", "Blocks refer to each other in a circle, so that none can be evaluated first."},
	{"NP-REF-SCOPE", "Not available here", "each, count, self or topology is used where it has no meaning."},
	{"NP-REF-UNKNOWN", "Unknown reference", "An expression names a resource, variable, local, module or data block that does not exist."},
	{"NP-REGION-MISSING", "Region missing", "Neither the resource nor its cloud block says in which region it lives."},
	{"NP-SYNTAX", "Wrong syntax", "The text is not HCL, or an expression cannot be evaluated."},
	{"NP-TYPE-UNKNOWN", "Unknown type", "There is no resource type or data source of this name; 'netplan types' lists them."},
	{"NP-VALUE-SIZE", "Value too large", "An expression makes a text, a number or a collection that is too large, or loops too long."},
	{"NP-VAR-INVALID", "Invalid variable", "The value of a variable breaks its validation."},
	{"NP-VAR-MISSING", "Variable without value", "A variable without default was given no value."},
	{"NP-VAR-TYPE", "Variable of wrong type", "The value of a variable cannot be turned into its type."},
	{"NP-VAR-UNKNOWN", "Unknown variable", "A value was given for a variable that the topology does not declare."},
}

// mistake makes a diagnostic of the language.
func mistake(code string, at hcl.Range, format string, args ...any) *hcl.Diagnostic {
	summary := code
	for _, c := range codes {
		if c.Code == code {
			summary = c.Summary
		}
	}
	return &hcl.Diagnostic{
		Severity: hcl.DiagError, Summary: summary, Detail: fmt.Sprintf(format, args...),
		Subject: &at, Extra: Note{Code: code},
	}
}

// collision is a mistake about two places.
func collision(code string, at, other hcl.Range, format string, args ...any) *hcl.Diagnostic {
	d := mistake(code, at, format, args...)
	d.Extra = Note{Code: code, Other: &other}
	return d
}
