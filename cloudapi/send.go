package cloudapi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"netplan/cloudapi/catalog"
)

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
