package cloudapi

import (
	"context"
	"errors"
	"net"
	"strings"
)

// Class says what a failed call means for its caller.
type Class int

// The classes of failures.
const (
	// None is the class of no error.
	None Class = iota
	// Fail will not go away by itself.
	Fail
	// Retry did nothing and may succeed when it is sent again.
	Retry
	// Throttled did nothing: too many calls were made.
	Throttled
	// Wait did nothing and may succeed once something else has settled.
	Wait
	// Linger is like Wait, but what it waits for may never come: it is worth a
	// minute or two, no more.
	Linger
	// ReadBack may have done something: no answer came, or none that decides.
	ReadBack
	// NotFound says that what the call is about does not exist.
	NotFound
)

// ClassOf classes the error of a call. An error that no service gave, such as
// an ended context or parameters that cannot be sent, has class Fail.
func ClassOf(err error) Class {
	var e *Error
	switch {
	case err == nil:
		return None
	case !errors.As(err, &e):
		return Fail
	case e.Status == 0:
		return e.unanswered()
	}
	if m := e.meaning(); m != nil {
		return m.class
	}
	return e.byStatus()
}

// unanswered classes a call that got no answer.
func (e *Error) unanswered() Class {
	var dial *net.OpError
	var dns *net.DNSError
	switch {
	case e.Unsent || errors.Is(e.Cause, context.Canceled):
		return Fail
	case errors.As(e.Cause, &dns) && dns.IsNotFound:
		return Fail
	case errors.As(e.Cause, &dial) && dial.Op == "dial":
		return Retry
	}
	return ReadBack
}

// byStatus classes a code that the table does not know.
func (e *Error) byStatus() Class {
	switch {
	case e.Status == 429:
		return Throttled
	case e.Status >= 500 || e.Status < 400:
		return ReadBack
	case e.Status == 404 || strings.HasSuffix(e.Code, ".NotFound"):
		return NotFound
	}
	return Fail
}

// Explain says what the error of a call means and what to do, in one line, or
// nothing where the code says it all.
func Explain(err error) string {
	var e *Error
	if !errors.As(err, &e) {
		return ""
	}
	if e.Status != 0 {
		if m := e.meaning(); m != nil {
			return m.advice
		}
	}
	switch ClassOf(err) {
	case Retry:
		return "the service cannot be reached; check the network and the endpoint"
	case ReadBack:
		return "no answer came that tells whether it happened; apply again, which reads back what became of it"
	}
	return ""
}

// meaning is the first row of the table that fits the error, or nil.
func (e *Error) meaning() *meaning {
	for i := range meanings {
		if m := &meanings[i]; m.fits(e) {
			return m
		}
	}
	return nil
}

// meaning is a row of the table of codes.
type meaning struct {
	// action limits the row to one action; empty is any.
	action string
	// code is a code, or the beginning of one when it ends with *.
	code   string
	class  Class
	advice string
}

func (m *meaning) fits(e *Error) bool {
	if m.action != "" && m.action != e.Action {
		return false
	}
	if start, open := strings.CutSuffix(m.code, "*"); open {
		return strings.HasPrefix(e.Code, start)
	}
	return m.code == e.Code
}
