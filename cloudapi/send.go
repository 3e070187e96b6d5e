package cloudapi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"netplan/cloudapi/catalog"
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

// attempt signs and sends a call once.
func (c *Client) attempt(ctx context.Context, k *call) reply {
	keys, err := c.keys.Keys(ctx)
	if err == nil {
		err = keys.check()
	}
	if err != nil {
		return reply{err: unsent(k.action.Name, secretsOf(keys, k.params).clean(err))}
	}
	params, err := c.signed(k, keys)
	if err != nil {
		return reply{err: unsent(k.action.Name, err)}
	}
	return c.exchange(ctx, k, params, secretsOf(keys, params))
}

// signed are the parameters of one attempt with a nonce, the time and the
// signature of its own (chapters 1 and 2).
func (c *Client) signed(k *call, keys Keys) (map[string]string, error) {
	nonce, err := c.unique()
	if err != nil {
		return nil, err
	}
	now := c.clock.Now().Add(time.Duration(c.ahead.Load()))
	params := map[string]string{
		"Action": k.action.Name, "Version": catalog.Version, "Format": "JSON",
		"AccessKeyId": keys.ID, "Timestamp": now.UTC().Format("2006-01-02T15:04:05Z"),
		"SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0", "SignatureNonce": nonce,
	}
	if keys.Token != "" {
		params["SecurityToken"] = keys.Token
	}
	for name, value := range k.params {
		params[name] = value
	}
	params["Signature"] = Sign(keys.Secret, StringToSign(k.method, params))
	return params, nil
}

// request puts the parameters on the wire: all in the query of a GET; in a
// POST those of the action, which may hold secrets, and the security token go
// in the form.
func (k *call) request(ctx context.Context, params map[string]string) (*http.Request, error) {
	query, form := url.Values{}, url.Values{}
	for name, value := range params {
		_, own := k.params[name]
		if k.method == http.MethodPost && (own || name == "SecurityToken") {
			form.Set(name, value)
		} else {
			query.Set(name, value)
		}
	}
	to := k.to
	to.RawQuery = query.Encode()
	var body io.Reader
	if len(form) > 0 {
		body = strings.NewReader(form.Encode())
	}
	r, err := http.NewRequestWithContext(ctx, k.method, to.String(), body)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", "netplan")
	r.Header.Set("Accept", "application/json")
	if k.method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return r, nil
}

// exchange sends signed parameters and reads the answer. Redirects are not
// followed: the signed request is for one host.
func (c *Client) exchange(ctx context.Context, k *call, params map[string]string, hide secrets) reply {
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	r, err := k.request(ctx, params)
	if err != nil {
		return reply{err: unsent(k.action.Name, hide.clean(err))}
	}
	answer, err := c.transport.RoundTrip(r)
	if err != nil {
		return reply{err: &Error{Action: k.action.Name, Cause: c.unanswered(ctx, hide.clean(err))}}
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer+1))
	if err != nil {
		return reply{err: &Error{Action: k.action.Name, Cause: c.unanswered(ctx, hide.clean(err))}}
	}
	rep := read(k.action.Name, answer.StatusCode, body, hide)
	rep.date, _ = http.ParseTime(answer.Header.Get("Date"))
	rep.after = retryAfter(answer.Header.Get("Retry-After"), rep.date, c.clock.Now())
	return rep
}

// unanswered says why no answer came, and when the time was over, that it was.
func (c *Client) unanswered(ctx context.Context, err error) error {
	switch ended := ctx.Err(); {
	case errors.Is(ended, context.DeadlineExceeded):
		return fmt.Errorf("no answer within %s: %w", c.timeout, err)
	case ended != nil && !errors.Is(err, ended):
		return fmt.Errorf("%w: %w", ended, err)
	}
	return err
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
