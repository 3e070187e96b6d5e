package cloudapi

import (
	"context"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Client runs actions over HTTP. It is an API, safe for concurrent use.
type Client struct {
	endpoints endpoints
	keys      KeySource
	reading   string
	transport http.RoundTripper
	clock     Clock
	random    io.Reader
	retries   int
	limits    limits
	timeout   time.Duration
	observe   func(Attempt)
	// ahead is how far the service's clock is ahead of ours.
	ahead atomic.Int64
}

// New makes a client. Nothing is sent yet, and no keys are asked for.
func New(c Config) (*Client, error) {
	at, err := parseEndpoint(c.Endpoint)
	if err != nil {
		return nil, err
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	c.fill()
	return &Client{
		endpoints: at, keys: c.Keys, reading: c.Method, transport: c.Transport,
		clock: c.Clock, random: &locked{from: c.Random}, retries: max(c.Retries, 0),
		limits:  limits{rate: limit(c.Rate), burst: c.Burst, clock: c.Clock},
		timeout: c.Timeout, observe: c.Observe,
	}, nil
}

// Call runs one action. It checks the names of the parameters by the catalogue
// and sends nothing that the service cannot know. It retries what is safe to
// send again; an error that it returns may still be worth waiting for or
// reading back, as ClassOf says. An action that takes a ClientToken gets one
// if the request has none, the same on every attempt.
func (c *Client) Call(ctx context.Context, r Request) (Response, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	k, err := c.prepare(r)
	if err != nil {
		return nil, unsent(r.Action, err)
	}
	return c.run(ctx, k)
}

// unsent is the error of a request that could not be made.
func unsent(action string, err error) *Error {
	return &Error{Action: action, Cause: err, Unsent: true}
}

// locked is a source of randomness for several goroutines.
type locked struct {
	mu   sync.Mutex
	from io.Reader
}

// Read reads the next bytes.
func (l *locked) Read(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return io.ReadFull(l.from, p)
}

var _ API = (*Client)(nil)
