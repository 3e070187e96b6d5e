package engine

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// Codes returns the documentation of the codes that planning reports, sorted.
func Codes() []schema.CodeDoc { return codes }

// Warns says whether findings of a code that planning reports are warnings.
func Warns(code string) bool { return code == codeRenamed }

const (
	codeBindings  = "NP-PLAN-BINDINGS"
	codeBrake     = "NP-PLAN-BRAKE"
	codeCycle     = "NP-PLAN-CYCLE"
	codeImport    = "NP-PLAN-IMPORT"
	codeMoved     = "NP-PLAN-MOVED"
	codePrepaid   = "NP-PLAN-PREPAID"
	codePrevent   = "NP-PLAN-PREVENT"
	codeRead      = "NP-PLAN-READ"
	codeRehearsal = "NP-PLAN-REHEARSAL"
	codeRenamed   = "NP-PLAN-RENAMED"
	codeTarget    = "NP-PLAN-TARGET"
	codeTurn      = "NP-PLAN-TURN"
)

var codes = []schema.CodeDoc{
	{Code: codeBindings, Summary: "Bindings not usable", Doc: "The bindings could not be loaded, or belong to another cloud or account."},
	{Code: codeBrake, Summary: "Destroys much", Doc: "The plan would delete or replace many of the bound objects, or nothing is written any more; --allow-destroy says that this is meant."},
	{Code: codeCycle, Summary: "No possible order", Doc: "The changes of a plan wait for each other in a circle; the message names each reason."},
	{Code: codeImport, Summary: "Import not possible", Doc: "The object of an import block does not exist, or is bound to another address."},
	{Code: codeMoved, Summary: "Move not possible", Doc: "A moved block leads to an address that is bound already or of another type, or away from one that is still written."},
	{Code: codePrepaid, Summary: "Paid for in advance", Doc: "The plan would delete or replace an object that cannot be deleted, since it is paid for in advance or something uses it that is."},
	{Code: codePrevent, Summary: "Destruction prevented", Doc: "The plan would destroy a resource whose lifecycle says prevent_destroy."},
	{Code: codeRead, Summary: "Cloud not readable", Doc: "What the cloud holds could not be read."},
	{Code: codeRehearsal, Summary: "Refused in rehearsal", Doc: "A step of the plan was refused by a simulated cloud that holds what was described; the real one would refuse it too."},
	{Code: codeRenamed, Summary: "Looks renamed", Doc: "An object would be destroyed under one address and one like it made under another; a moved block would keep it. So do instances of a block that are replaced by what others of it are now. A warning."},
	{Code: codeTarget, Summary: "Unknown target", Doc: "No resource, bound or written, has the address of --target or --exclude."},
	{Code: codeTurn, Summary: "Cannot be created first", Doc: "A resource whose lifecycle says create_before_destroy = true has to be replaced, and the new object cannot be there beside the old one: both would hold the same, a quota has no place for both, what it uses is deleted first, or the cloud would put it into what goes."},
}

// problem makes an error of planning. A zero range has no place.
func problem(code string, at hcl.Range, addr, format string, args ...any) *hcl.Diagnostic {
	d := &hcl.Diagnostic{Severity: hcl.DiagError, Summary: code, Detail: fmt.Sprintf(format, args...), Extra: schema.Note{Code: code, Addr: addr}}
	for _, c := range codes {
		if c.Code == code {
			d.Summary = c.Summary
		}
	}
	if at.Filename != "" {
		d.Subject = &at
	}
	return d
}
