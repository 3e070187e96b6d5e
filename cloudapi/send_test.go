package cloudapi_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"

	"netplan/cloudapi"
)

// body is a transport that answers 200 with a body.
type body struct {
	open func() io.Reader
	sent int
}

func (b *body) RoundTrip(r *http.Request) (*http.Response, error) {
	b.sent++
	return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(b.open()), Request: r}, nil
}

func TestAnswerIsBounded(t *testing.T) {
	endless := &body{open: func() io.Reader { return zeros{} }}
	b := newBench(t, nil, func(c *cloudapi.Config) { c.Transport = endless })
	e := asError(t, second(b.Call(t.Context(), withToken)))
	if !strings.Contains(e.Error(), "more than") || cloudapi.ClassOf(e) != cloudapi.ReadBack || endless.sent != 1 {
		t.Errorf("have %v after %d requests, want one that is too long", e, endless.sent)
	}
}

// zeros is a body without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

func TestAnswerThatBreaksOff(t *testing.T) {
	half := &body{open: func() io.Reader {
		return io.MultiReader(bytes.NewReader([]byte(`{"RequestId":`)), iotest.ErrReader(io.ErrUnexpectedEOF))
	}}
	for _, c := range []struct {
		call cloudapi.Request
		want int
	}{{reading, 9}, {tokenless, 1}} {
		half.sent = 0
		b := newBench(t, nil, func(cfg *cloudapi.Config) { cfg.Transport = half })
		e := asError(t, second(b.Call(t.Context(), c.call)))
		if cloudapi.ClassOf(e) != cloudapi.ReadBack || half.sent != c.want {
			t.Errorf("%s: have %v after %d requests, want a ReadBack after %d", c.call.Action, e, half.sent, c.want)
		}
	}
}

// What is no answer of the service must not be taken for one: a proxy's 404 is
// no object that is gone.
func TestForeignAnswers(t *testing.T) {
	for _, c := range []struct {
		first answer
		want  string
	}{
		{answer{status: 404, body: "<html>"}, "HTTP 404 with an HTML page"},
		{answer{status: 404, body: `{"message":"no route"}`}, "HTTP 404 with JSON that has no error code"},
		{answer{status: 403, body: `<?xml version="1.0"?><Error><Code>Forbidden</Code></Error>`}, "HTTP 403 with XML"},
		{answer{status: 502}, "HTTP 502 with an empty body"},
		{answer{status: 200}, "HTTP 200 with an empty body"},
		{answer{status: 301, body: `{"Code":"Moved"}`}, "HTTP 301 with a redirect"},
		{answer{status: 200, body: "[]"}, "HTTP 200 with a JSON array"},
	} {
		b := newBench(t, []answer{c.first}, func(c *cloudapi.Config) { c.Retries = -1 })
		e := asError(t, second(b.Call(t.Context(), reading)))
		if e.Status != 0 || e.Code != "" || cloudapi.ClassOf(e) != cloudapi.ReadBack || !strings.Contains(e.Error(), c.want) {
			t.Errorf("have %v of class %v, want %q", e, cloudapi.ClassOf(e), c.want)
		}
	}
}

// A code in a 2xx answer is a field like any other.
func TestSuccessMayHaveACode(t *testing.T) {
	b := newBench(t, []answer{{status: 202, body: `{"Code":"200","RequestId":"r"}`}}, nil)
	if have, err := b.Call(t.Context(), reading); err != nil || have["Code"] != "200" {
		t.Errorf("have %v and error %v, want the answer", have, err)
	}
}
