package cloudapi_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"netplan/cloudapi"
)

var refused = answer{err: &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}}

// What is sent again, by what was answered first and by what is called.
func TestSendsAgainOnlyWhatIsSafe(t *testing.T) {
	html := func(status int) answer { return answer{status: status, body: "<html>proxy</html>"} }
	for _, c := range []struct {
		name                           string
		first                          answer
		reading, withToken, withoutOne bool
	}{
		{"dropped connection", broken, true, true, false},
		{"refused connection", refused, true, true, true},
		{"throttled", throttled, true, true, true},
		{"too many requests", refusal(429, "Unknown.Code"), true, true, true},
		{"internal error", internal, true, true, false},
		{"page of a broken proxy", html(502), true, true, false},
		{"page in place of an answer", html(200), true, true, false},
		{"half an answer", answer{status: 200, body: `{"RequestId":`}, true, true, false},
		{"page of a proxy that refuses", html(403), false, false, false},
		{"not found by a proxy", html(404), false, false, false},
		{"redirect", answer{status: 302, header: http.Header{"Location": {"https://elsewhere/"}}}, false, false, false},
		{"nonce used", refusal(400, "SignatureNonceUsed"), true, true, false},
		{"token in work", refusal(400, "OperationFailed.IdempotentTokenProcessing"), false, true, false},
		{"busy", refusal(400, "TaskConflict"), false, false, false},
		{"not found", refusal(404, "InvalidVpcId.NotFound"), false, false, false},
		{"wrong", refusal(400, "InvalidParameter"), false, false, false},
	} {
		for _, k := range []struct {
			call cloudapi.Request
			want bool
		}{{reading, c.reading}, {withToken, c.withToken}, {tokenless, c.withoutOne}} {
			b := newBench(t, []answer{c.first, fine}, nil)
			_, err := b.Call(t.Context(), k.call)
			if have := len(b.sent()) == 2; have != k.want || have != (err == nil) {
				t.Errorf("%s, %s: sent again %v with error %v, want %v", c.name, k.call.Action, have, err, k.want)
			}
		}
	}
}

func TestEveryAttemptIsSignedAnewAndKeepsItsToken(t *testing.T) {
	b := newBench(t, []answer{broken, throttled, internal, refused, fine}, nil)
	if _, err := b.Call(t.Context(), withToken); err != nil {
		t.Fatal(err)
	}
	nonces, signatures, tokens := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, r := range b.sent() {
		nonces[r.params["SignatureNonce"]] = true
		signatures[r.params["Signature"]] = true
		tokens[r.params["ClientToken"]] = true
		if have, want := r.params["Signature"], cloudapi.Sign("testsecret", cloudapi.StringToSign(r.method, r.params)); have != want {
			t.Errorf("have signature %s, want %s", have, want)
		}
	}
	if len(nonces) != 5 || len(signatures) != 5 || len(tokens) != 1 || tokens[""] {
		t.Errorf("have %d nonces, %d signatures and tokens %v, want 5, 5 and one", len(nonces), len(signatures), tokens)
	}
}

func TestTokenIsTheCallersOrOfOneCall(t *testing.T) {
	b := newBench(t, []answer{broken, fine}, nil)
	for range 2 {
		if _, err := b.Call(t.Context(), withToken); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Call(t.Context(), someParams); err != nil {
		t.Fatal(err)
	}
	var tokens []string
	for _, r := range b.sent() {
		tokens = append(tokens, r.params["ClientToken"])
	}
	if len(tokens) != 4 || tokens[0] != tokens[1] || tokens[1] == tokens[2] || tokens[3] != "tok-1" || len(tokens[0]) > 64 {
		t.Errorf("have tokens %q, want one for each call, and the caller's", tokens)
	}
	if len(withToken.Params) != 0 {
		t.Errorf("the caller's parameters were changed: %v", withToken.Params)
	}
}

func TestWaitsGrowAndAreSpread(t *testing.T) {
	b := newBench(t, []answer{throttled}, func(c *cloudapi.Config) { c.Retries = 12 })
	e := asError(t, second(b.Call(t.Context(), reading)))
	if e.Code != "Throttling.User" || len(b.sent()) != 13 {
		t.Errorf("have %v after %d requests, want the throttling after 13", e, len(b.sent()))
	}
	waits := b.clock.sleeps()
	if len(waits) != 12 {
		t.Fatalf("have waits %v, want 12", waits)
	}
	different := map[time.Duration]bool{}
	for i, w := range waits {
		if longest := min(time.Second<<i, 20*time.Second); w < 0 || w > longest {
			t.Errorf("have wait %d of %v, want at most %v", i, w, longest)
		}
		different[w] = true
	}
	if len(different) < 10 {
		t.Errorf("have waits %v, want them spread", waits)
	}
}

// ones is a source of randomness that gives the greatest numbers.
type ones struct{}

func (ones) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 0xff
	}
	return len(p), nil
}

func TestLongestWaits(t *testing.T) {
	b := newBench(t, []answer{internal}, func(c *cloudapi.Config) { c.Random, c.Retries = ones{}, 9 })
	asError(t, second(b.Call(t.Context(), reading)))
	want := []time.Duration{200, 400, 800, 1600, 3200, 6400, 12800, 20000, 20000}
	for i, have := range b.clock.sleeps() {
		if gap := want[i]*time.Millisecond - have; gap < 0 || gap > time.Microsecond {
			t.Errorf("have wait %d of %v, want just below %v", i, have, want[i]*time.Millisecond)
		}
	}
}

func TestRetryAfterIsHeeded(t *testing.T) {
	date := http.TimeFormat
	for _, c := range []struct {
		name, value string
		least, most time.Duration
		want        int
	}{
		{"seconds", "7", 7 * time.Second, 8 * time.Second, 2},
		{"a date by the service's clock", start.Add(time.Hour + 9*time.Second).Format(date), 9 * time.Second, 10 * time.Second, 2},
		{"a date that is over", start.Format(date), 0, time.Second, 2},
		{"nonsense", "soon", 0, time.Second, 2},
		{"below 0", "-5", 0, time.Second, 2},
		{"too long", "301", 0, 0, 1},
		{"much too long", "9999999999999", 0, 0, 1},
	} {
		first := throttled
		first.header = http.Header{"Retry-After": {c.value}, "Date": {start.Add(time.Hour).Format(date)}}
		b := newBench(t, []answer{first, fine}, nil)
		b.Call(t.Context(), reading)
		have := b.clock.Now().Sub(start)
		if len(b.sent()) != c.want || have < c.least || have > c.most {
			t.Errorf("%s: %d requests after %v, want %d after %v to %v", c.name, len(b.sent()), have, c.want, c.least, c.most)
		}
	}
}

func TestRetriesAreBounded(t *testing.T) {
	for retries, want := range map[int]int{0: 9, 3: 4, -1: 1} {
		b := newBench(t, []answer{broken}, func(c *cloudapi.Config) { c.Retries = retries })
		asError(t, second(b.Call(t.Context(), reading)))
		if have := len(b.sent()); have != want {
			t.Errorf("Retries %d: have %d requests, want %d", retries, have, want)
		}
	}
}

// A wait that would outlast the deadline is not begun: what went wrong says
// more than that the time is over.
func TestDeadlineEndsRetriesEarly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, []answer{throttled}, func(c *cloudapi.Config) { c.Clock, c.Random, c.Retries = nil, ones{}, 100 })
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		began := time.Now()
		e := asError(t, second(b.Call(ctx, reading)))
		if took := time.Since(began); e.Code != "Throttling.User" || took > 7*time.Second {
			t.Errorf("have %v after %v, want the throttling after 7 s", e, took)
		}
		if have := len(b.sent()); have != 4 {
			t.Errorf("have %d requests, want 4: after 0, 1, 3 and 7 s", have)
		}
	})
}

func TestContextThatEndedSendsNothing(t *testing.T) {
	b := newBench(t, []answer{fine}, nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.Call(ctx, reading); !errors.Is(err, context.Canceled) || len(b.sent()) != 0 {
		t.Errorf("have error %v after %d requests, want the context's after none", err, len(b.sent()))
	}
}

func TestContextEndsAWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		b := newBench(t, []answer{throttled}, func(c *cloudapi.Config) { c.Clock, c.Random = nil, ones{} })
		time.AfterFunc(1500*time.Millisecond, cancel)
		began := time.Now()
		_, err := b.Call(ctx, reading)
		if have := time.Since(began); err != context.Canceled || have != 1500*time.Millisecond {
			t.Errorf("have error %v after %v, want the context's after 1.5 s", err, have)
		}
	})
}

// silent is a service that never answers.
type silent struct{}

func (silent) RoundTrip(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

func TestSilenceIsTimedOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil, func(c *cloudapi.Config) { c.Clock, c.Transport, c.Timeout = nil, silent{}, 4*time.Second })
		began := time.Now()
		e := asError(t, second(b.Call(t.Context(), tokenless)))
		if have := time.Since(began); have != 4*time.Second || cloudapi.ClassOf(e) != cloudapi.ReadBack || !strings.Contains(e.Error(), "4s") {
			t.Errorf("have %v of class %v after %v, want a ReadBack that names the 4 s", e, cloudapi.ClassOf(e), have)
		}
	})
}

// A change whose answer was awaited when the time was over may have happened;
// one that was never sent has not.
func TestContextThatEndsWhileAnAnswerIsAwaited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil, func(c *cloudapi.Config) { c.Clock, c.Transport = nil, silent{} })
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		e := asError(t, second(b.Call(ctx, withToken)))
		if !errors.Is(e, context.DeadlineExceeded) || cloudapi.ClassOf(e) != cloudapi.ReadBack {
			t.Errorf("have %v of class %v, want the deadline as a ReadBack", e, cloudapi.ClassOf(e))
		}
		ctx, cancel = context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := b.Call(ctx, reading); err != context.DeadlineExceeded {
			t.Errorf("have %v of type %T, want the context's own error", err, err)
		}
		ctx, cancel = context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		if e := asError(t, second(b.Call(ctx, tokenless))); !errors.Is(e, context.Canceled) {
			t.Errorf("have %v, want the cancellation as an error of the call", e)
		}
	})
}

// A refusal after an attempt that may have worked does not mean that nothing
// was done.
func TestRefusalAfterDoubtIsDoubt(t *testing.T) {
	for _, first := range []answer{broken, internal} {
		for _, then := range []answer{refusal(400, "InvalidCidrBlock.Overlapped"), refusal(400, "QuotaExceeded.Vpc"), refusal(400, "TaskConflict")} {
			b := newBench(t, []answer{first, then}, nil)
			e := asError(t, second(b.Call(t.Context(), withToken)))
			if cloudapi.ClassOf(e) != cloudapi.ReadBack {
				t.Errorf("have %v of class %v, want a ReadBack", e, cloudapi.ClassOf(e))
			}
			b = newBench(t, []answer{first, then}, nil)
			e = asError(t, second(b.Call(t.Context(), reading)))
			if e.Status != 400 {
				t.Errorf("have %v, want the refusal: reading changes nothing", e)
			}
		}
	}
	b := newBench(t, []answer{broken, throttled, refused}, func(c *cloudapi.Config) { c.Retries = 2 })
	if e := asError(t, second(b.Call(t.Context(), withToken))); cloudapi.ClassOf(e) != cloudapi.ReadBack {
		t.Errorf("have %v of class %v, want a ReadBack", e, cloudapi.ClassOf(e))
	}
	b = newBench(t, []answer{refusal(400, "SignatureNonceUsed")}, nil)
	if e := asError(t, second(b.Call(t.Context(), tokenless))); cloudapi.ClassOf(e) != cloudapi.ReadBack {
		t.Errorf("have %v of class %v, want a ReadBack", e, cloudapi.ClassOf(e))
	}
}

func TestTimeIsCorrectedByTheService(t *testing.T) {
	ahead := refusal(400, "InvalidTimeStamp.Expired")
	ahead.header = http.Header{"Date": {start.Add(3 * time.Hour).Format(http.TimeFormat)}}
	b := newBench(t, []answer{ahead, fine, fine}, nil)
	for range 2 {
		if _, err := b.Call(t.Context(), tokenless); err != nil {
			t.Fatal(err)
		}
	}
	for i, want := range []string{"2026-11-23T01:32:23Z", "2026-11-23T04:32:23Z", "2026-11-23T04:32:23Z"} {
		if have := b.sent()[i].params["Timestamp"]; have != want {
			t.Errorf("request %d: have timestamp %s, want %s", i, have, want)
		}
	}
	b = newBench(t, []answer{ahead}, nil)
	if e := asError(t, second(b.Call(t.Context(), tokenless))); e.Code != "InvalidTimeStamp.Expired" || len(b.sent()) != 2 {
		t.Errorf("have %v after %d requests, want the refusal after one correction", e, len(b.sent()))
	}
	b = newBench(t, []answer{refusal(400, "InvalidTimeStamp.Expired")}, nil)
	if asError(t, second(b.Call(t.Context(), reading))); len(b.sent()) != 1 {
		t.Errorf("have %d requests, want 1: the service told no time", len(b.sent()))
	}
}

func TestAttemptsAreObserved(t *testing.T) {
	b := newBench(t, []answer{broken, throttled, fine}, nil)
	if _, err := b.Call(t.Context(), reading); err != nil {
		t.Fatal(err)
	}
	if len(b.seen) != 3 {
		t.Fatalf("have %v, want 3 attempts", b.seen)
	}
	for i, a := range b.seen {
		if a.N != i+1 || a.Action != "DescribeVpcs" || a.Region != "cn-hangzhou" || a.Again != (i < 2) || (a.Err == nil) != (i == 2) {
			t.Errorf("attempt %d: have %+v", i+1, a)
		}
	}
	if !errors.Is(b.seen[0].Err, io.ErrUnexpectedEOF) || b.seen[1].Err.Code != "Throttling.User" {
		t.Errorf("have %v and %v, want the lost connection and the throttling", b.seen[0].Err, b.seen[1].Err)
	}
	if waits := b.clock.sleeps(); b.seen[0].Wait != waits[0] || b.seen[1].Wait != waits[1] {
		t.Errorf("have waits %v and %v, want %v", b.seen[0].Wait, b.seen[1].Wait, waits)
	}
}

// second is the error of a call.
func second(_ cloudapi.Response, err error) error { return err }
