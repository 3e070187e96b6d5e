package cloudapi

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
)

// Config says how a Client reaches the service.
type Config struct {
	// Endpoint is the scheme, host and port that serve every region, such as
	// http://127.0.0.1:8701; empty means the documented ones, by TLS. Only a
	// loopback host may go without TLS.
	Endpoint string
	// Keys sign the requests.
	Keys KeySource
	// Method is that of actions that only read: POST, which is the default, or
	// GET. Others are always sent by POST, since a GET may be repeated on the
	// way.
	Method string
	// Transport carries the requests; nil means a new http.Transport that
	// heeds the proxies of the environment.
	Transport http.RoundTripper
	// Clock is the time for timestamps, waits and deadlines; nil means the
	// real one.
	Clock Clock
	// Random makes nonces, tokens and the spread of waits; nil means
	// crypto/rand. It need not be safe for concurrent use.
	Random io.Reader
	// Retries is how often a call is sent again at most: 0 means 8, and a
	// number below 0 never.
	Retries int
	// Rate is how many calls of an action go to a region each second in the
	// long run, and Burst how many at once: 0 means 10 and 20. A Rate of
	// math.Inf(1) sets no limit.
	Rate  float64
	Burst int
	// Timeout is how long an answer may take in real time; 0 means 30 seconds.
	Timeout time.Duration
	// Observe is told of each attempt once it is over; nil means nobody is. It
	// is called from the goroutine of the call.
	Observe func(Attempt)
}

// The defaults of a Config.
const (
	defaultRetries = 8
	defaultRate    = 10
	defaultBurst   = 20
	defaultTimeout = 30 * time.Second
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

func (c *Config) check() error {
	switch {
	case c.Keys == nil:
		return errors.New("a client needs keys")
	case c.Method != "" && c.Method != http.MethodGet && c.Method != http.MethodPost:
		return fmt.Errorf("the method is %q: the service takes GET and POST", c.Method)
	case c.Rate < 0 || math.IsNaN(c.Rate) || c.Burst < 0 || c.Timeout < 0:
		return errors.New("the rate, the burst and the timeout cannot be below 0")
	}
	return nil
}

// fill puts the defaults where nothing is set.
func (c *Config) fill() {
	fill(&c.Method, http.MethodPost)
	fill(&c.Clock, Clock(wall{}))
	fill(&c.Random, rand.Reader)
	fill(&c.Retries, defaultRetries)
	fill(&c.Rate, defaultRate)
	fill(&c.Burst, defaultBurst)
	fill(&c.Timeout, defaultTimeout)
	if c.Transport == nil {
		c.Transport = newTransport()
	}
	if c.Observe == nil {
		c.Observe = func(Attempt) {}
	}
}

// fill sets what has the zero value.
func fill[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// limit is a rate as the bucket wants it.
func limit(r float64) rate.Limit {
	if math.IsInf(r, 1) {
		return rate.Inf
	}
	return rate.Limit(r)
}

// newTransport is the transport of a client that is given none.
func newTransport() http.RoundTripper {
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		TLSHandshakeTimeout: 10 * time.Second,
		IdleConnTimeout:     90 * time.Second,
		MaxIdleConnsPerHost: 16,
		ForceAttemptHTTP2:   true,
	}
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
