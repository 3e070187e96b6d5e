package cloudapi_test

import (
	"context"
	"errors"
	"io"
	"math"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"netplan/cloudapi"
)

// start is the time at which every test begins.
var start = time.Date(2026, 11, 23, 1, 32, 23, 0, time.UTC)

// fakeClock moves by the sleeps alone and remembers them.
type fakeClock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func newClock() *fakeClock { return &fakeClock{now: start} }

func (c *fakeClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *fakeClock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ctx.Err() == nil {
		c.now = c.now.Add(d)
		c.slept = append(c.slept, d)
	}
	return ctx.Err()
}

func (c *fakeClock) sleeps() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]time.Duration(nil), c.slept...)
}

// answer is what a scripted service does with one request.
type answer struct {
	status int
	body   string
	header http.Header
	err    error
}

// script is a transport that gives its answers in turn, the last one again and
// again, and remembers the requests.
type script struct {
	answers []answer
	// each answers instead of answers, if not nil.
	each func(request) answer

	mu   sync.Mutex
	sent []request
}

// request is one that was sent: its method, host and decoded parameters.
type request struct {
	method, host, query string
	params              map[string]string
}

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent = append(s.sent, decodeRequest(r))
	var a answer
	if s.each != nil {
		a = s.each(s.sent[len(s.sent)-1])
	} else {
		a = s.answers[min(len(s.sent), len(s.answers))-1]
	}
	if a.err != nil {
		return nil, a.err
	}
	header := a.header
	if header == nil {
		header = http.Header{}
	}
	return &http.Response{StatusCode: a.status, Header: header, Body: io.NopCloser(strings.NewReader(a.body)), Request: r}, nil
}

func decodeRequest(r *http.Request) request {
	have := request{method: r.Method, host: r.URL.Scheme + "://" + r.URL.Host + r.URL.Path, query: r.URL.RawQuery, params: map[string]string{}}
	var form []byte
	if r.Body != nil {
		form, _ = io.ReadAll(r.Body)
	}
	for _, text := range []string{r.URL.RawQuery, string(form)} {
		values, _ := url.ParseQuery(text)
		for name := range values {
			have.params[name] = values.Get(name)
		}
	}
	return have
}

var (
	fine      = answer{status: 200, body: `{"RequestId":"r-1"}`}
	broken    = answer{err: io.ErrUnexpectedEOF}
	throttled = answer{status: 400, body: `{"Code":"Throttling.User","Message":"slow down","RequestId":"r-2","HostId":"h"}`}
	internal  = answer{status: 500, body: `{"Code":"InternalError","Message":"broken","RequestId":"r-3","HostId":"h"}`}
)

// refusal is an answer with a code.
func refusal(status int, code string) answer {
	return answer{status: status, body: `{"Code":"` + code + `","Message":"m","RequestId":"r","HostId":"h"}`}
}

// bench is a client whose time, transport and keys are the test's.
type bench struct {
	*cloudapi.Client
	clock *fakeClock
	wire  *script
	seen  []cloudapi.Attempt
}

// newBench makes a client of a scripted service. change may alter its Config.
func newBench(t *testing.T, answers []answer, change func(*cloudapi.Config)) *bench {
	t.Helper()
	b := &bench{clock: newClock(), wire: &script{answers: answers}}
	c := cloudapi.Config{
		Endpoint: "http://127.0.0.1:1", Keys: cloudapi.StaticKeys("testid", "testsecret", ""),
		Transport: b.wire, Clock: b.clock, Rate: math.Inf(1),
		Observe: func(a cloudapi.Attempt) { b.seen = append(b.seen, a) },
	}
	if change != nil {
		change(&c)
	}
	client, err := cloudapi.New(c)
	if err != nil {
		t.Fatal(err)
	}
	b.Client = client
	return b
}

// sent are the requests that reached the service.
func (b *bench) sent() []request {
	b.wire.mu.Lock()
	defer b.wire.mu.Unlock()
	return b.wire.sent
}

// asError is the *Error that a call must fail with.
func asError(t *testing.T, err error) *cloudapi.Error {
	t.Helper()
	var e *cloudapi.Error
	if !errors.As(err, &e) {
		t.Fatalf("have error %v of type %T, want a *cloudapi.Error", err, err)
	}
	return e
}

// Requests of each sort: one that reads, a change with a ClientToken and one
// without.
var (
	reading    = cloudapi.Request{Action: "DescribeVpcs", Region: "cn-hangzhou"}
	withToken  = cloudapi.Request{Action: "CreateVpc", Region: "cn-hangzhou"}
	tokenless  = cloudapi.Request{Action: "DeleteVpc", Region: "cn-hangzhou", Params: map[string]string{"VpcId": "vpc-1"}}
	someParams = cloudapi.Request{Action: "CreateVpc", Region: "cn-hangzhou", Params: map[string]string{
		"Description": "probe ~*+ \u540d", "CidrBlock": "192.168.0.0/16", "ClientToken": "tok-1",
	}}
)
