package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Prepaid says which objects of a type are paid for in advance, so that the
// cloud does not delete them. The zero value means that none is.
type Prepaid struct {
	// Field is the response field that says how an object is paid for, and
	// Values are those that mean in advance; letter case is ignored.
	Field  string
	Values []string
	// Until is the response field that says until when, or empty where the
	// cloud does not say: a time in UTC, or milliseconds since 1970.
	Until string
	// Ends says that an object can be deleted from that time on; otherwise it
	// never can.
	Ends bool
	// Section of the reference forbids the deletion.
	Section string
}

// check checks that the rows of a type have the fields.
func (p Prepaid) check(rows *rowPlan) error {
	for _, name := range []string{p.Field, p.Until} {
		if name != "" && !slices.ContainsFunc(rows.fields, func(f rowField) bool { return f.path == name }) {
			return fmt.Errorf("its rows have no field %s", name)
		}
	}
	if p.Ends && p.Until == "" {
		return fmt.Errorf("what is prepaid ends, and no field says when")
	}
	return nil
}

// Paid says in words why the object cannot be deleted at a time, if that is
// because it is paid for in advance; else it is empty.
func (o *Object) Paid(now time.Time) string {
	p := o.Type.Prepaid
	how := text(field(o.levels, p.Field))
	if p.Field == "" || !slices.ContainsFunc(p.Values, func(v string) bool { return strings.EqualFold(v, how) }) {
		return ""
	}
	until, known := moment(text(field(o.levels, p.Until)))
	switch {
	case !known:
		return fmt.Sprintf("it is paid for in advance and cannot be deleted (%s)", p.Section)
	case p.Ends && !now.Before(until):
		return ""
	case p.Ends:
		return fmt.Sprintf("it is paid for in advance and cannot be deleted before %s (%s)", until.Format(time.RFC3339), p.Section)
	}
	return fmt.Sprintf("it is paid for in advance, until %s, and cannot be deleted (%s)", until.Format(time.RFC3339), p.Section)
}

// moment reads the times of the API: 2006-01-02T15:04Z (13.5), with seconds
// (9.2), or milliseconds (15.4).
func moment(s string) (time.Time, bool) {
	if ms, err := strconv.ParseInt(s, 10, 64); err == nil {
		return time.UnixMilli(ms).UTC(), true
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

// prepaid says which objects cannot be deleted.
func (p *page) prepaid(t *Type) {
	if t.Prepaid.Field == "" {
		return
	}
	p.section("Paid in advance")
	until := ""
	if t.Prepaid.Ends {
		until = fmt.Sprintf(" before its `%s`", t.Prepaid.Until)
	}
	p.line("An object whose `%s` is %s cannot be deleted%s (%s). A plan that would delete or replace it fails; `netplan destroy` keeps it and what it uses.",
		t.Prepaid.Field, marks(t.Prepaid.Values), until, t.Prepaid.Section)
}
