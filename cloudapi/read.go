package cloudapi

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxAnswer bounds the body of an answer, in bytes.
const maxAnswer = 32 << 20

// reply is what came of one attempt: an answer or an error.
type reply struct {
	resp Response
	err  *Error
	// odd says that something answered that is not the service, with a status
	// that does not ask for another try.
	odd bool
	// date and after are what the header says of the service's time and of
	// when to try again; zero where it says nothing.
	date  time.Time
	after time.Duration
}

// read makes a reply of a status and a body. What does not look like an answer
// of the service has status 0, so that nobody takes a proxy's 404 for an
// object that does not exist.
func read(action string, status int, body []byte, hide secrets) reply {
	foreign := func(what error) reply {
		err := &Error{Action: action, Cause: fmt.Errorf("HTTP %d with %w", status, what)}
		return reply{err: err, odd: status >= 300 && status < 500 && status != http.StatusTooManyRequests}
	}
	switch {
	case status >= 300 && status < 400:
		return foreign(errors.New("a redirect, which is not followed: check the endpoint"))
	case len(body) > maxAnswer:
		rep := foreign(fmt.Errorf("more than %d bytes", maxAnswer))
		rep.odd = true // so would be the next
		return rep
	}
	resp, err := decode(body)
	if err != nil {
		return foreign(err)
	}
	if status >= 200 && status < 300 {
		return reply{resp: resp}
	}
	if resp.text("Code") == "" {
		return foreign(errors.New("JSON that has no error code"))
	}
	return reply{err: &Error{
		Action: action, Status: status, Code: hide.hide(resp.text("Code")),
		Message:   hide.hide(withoutSigned(resp.text("Message"))),
		RequestID: hide.hide(resp.text("RequestId")), HostID: hide.hide(resp.text("HostId")),
	}}
}

// withoutSigned cuts off the string to sign, which holds every parameter.
func withoutSigned(message string) string {
	const mark = "server string to sign is:"
	if before, _, found := strings.Cut(message, mark); found {
		return before + mark + " " + hidden
	}
	return message
}

// retryAfter reads when to try again: seconds, or a date that is measured
// against the service's own where it gives one.
func retryAfter(header string, date, now time.Time) time.Duration {
	if s, err := strconv.Atoi(header); err == nil {
		return time.Duration(min(max(s, 0), 1<<30)) * time.Second
	}
	at, err := http.ParseTime(header)
	if err != nil {
		return 0
	}
	if !date.IsZero() {
		now = date
	}
	return max(at.Sub(now), 0)
}
