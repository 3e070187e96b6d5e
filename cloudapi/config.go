package cloudapi

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
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
