package sim

import (
	"context"
	"maps"
	"strings"
	"sync"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// Cloud is a cloud in memory that obeys the reference. The zero value works:
// one account, empty, with the documented limits. It is safe for concurrent
// use; the exported fields must not change once it is in use. It is a
// cloudapi.API, an http.Handler and an http.RoundTripper.
type Cloud struct {
	// Now is the clock; nil means time.Now. Statuses move with it alone.
	Now func() time.Time
	// Seed makes ids, addresses and request ids: the same calls in the same
	// order give the same answers.
	Seed uint64
	// Faults is asked about every call before it is carried out; nil means no
	// faults. It may use the Cloud. AddFaults adds rules to it.
	Faults func(Call) Fault
	// Answered is told about every call that was carried out or refused, in
	// their order; nil means nobody. It must not use the Cloud, and changes
	// nothing of what it is given.
	Answered func(Call, cloudapi.Response, *cloudapi.Error)
	// LogCalls is how many of the last calls Calls returns.
	LogCalls int
	// Latency overrides by action how long its effect takes to settle: the
	// time that CreateVpc's VPC stays Pending. "*" stands for all others.
	Latency map[string]time.Duration
	// Quotas overrides limits by name; Limits lists the names.
	Quotas map[string]int
	// Keys are the secrets by access key id that the wire accepts; nil means
	// testid with testsecret. Call needs none.
	Keys map[string]string
	// Accounts are the accounts of the keys, by access key id; a key without an
	// entry is Account's. What one account has, others do not see.
	Accounts map[string]string
	// Policies limits what the keys of the wire may do, by access key id. A key
	// without an entry is the account's own and may do everything; one with an
	// entry may do what its statements allow. Call is not limited.
	Policies map[string][]Policy

	mu      sync.Mutex
	reg     *registry
	*store                // guarded by mu, as is all below
	now     time.Time     // the cloud's time: wall and ahead
	wall    time.Time     // what Now said
	ahead   time.Duration // see Advance
	dues    dueHeap
	busy    map[place]int
	tokens  map[string]remembered
	nonces  nonces
	graves  []*object
	rules   []FaultUse
	buries  bool   // a rule wants stale reads
	changes uint64 // see Changes
	adopts  string // the account that Import works for
	log     []CallRecord
	assumed map[string]bool
	calls   uint64
	ids     uint64
}

// begin brings the cloud to the present; it must be locked.
func (c *Cloud) beginLocked() {
	if c.reg == nil {
		c.reg, c.store = newRegistry(chapters()), newStore()
		c.busy, c.tokens, c.assumed = map[place]int{}, map[string]remembered{}, map[string]bool{}
	}
	c.wall = c.clock()
	c.now = c.wall.Add(c.ahead)
	c.settleLocked()
}

// clock is the time that the callers live in.
func (c *Cloud) clock() time.Time {
	if c.Now == nil {
		return time.Now().UTC()
	}
	return c.Now().UTC()
}

// Call runs an action in memory for the account Account: the same checks and
// effects as over HTTP, without signature, timestamp and nonce. Its error is a
// *cloudapi.Error, or the context's.
func (c *Cloud) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	return c.As(Account).Call(ctx, r)
}

// As is the cloud as another account calls it in memory.
func (c *Cloud) As(account string) cloudapi.API { return guest{c, account} }

// guest calls for an account.
type guest struct {
	*Cloud
	account string
}

// Call runs an action in memory for the guest's account.
func (g guest) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	raw := maps.Clone(r.Params)
	if raw == nil {
		raw = row{}
	}
	if r.Region != "" {
		raw["RegionId"] = r.Region
	}
	return g.serve(ctx, r.Action, raw, func() (caller, *cloudapi.Error) { return caller{account: g.account}, nil })
}

// serve carries out one call with the faults that the hook wants. who tells who
// calls, or why it may not; it is asked with the cloud locked.
func (c *Cloud) serve(ctx context.Context, action string, raw row, who func() (caller, *cloudapi.Error)) (cloudapi.Response, error) {
	said, fault, err := c.disturb(ctx, action, raw)
	if err != nil {
		c.logLost(said, fault)
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	var resp cloudapi.Response
	var from caller
	fail := fault.refusal(action)
	if fail == nil {
		from, fail = who()
	}
	if fail == nil {
		resp, fail = c.answerLocked(from, action, raw, stalenessOf(action, c.now, fault))
	}
	if fail == nil && !strings.HasPrefix(action, "Describe") {
		c.changes++
	}
	if id := c.requestIDLocked(); fail != nil {
		fail.Action, fail.RequestID, fail.HostID = action, id, "vpc.aliyuncs.com"
	} else {
		resp["RequestId"] = id
	}
	c.logLocked(said, from.account, fault, fail)
	if c.Answered != nil {
		c.Answered(said, resp, fail)
	}
	switch {
	case fault.Lose == LoseResponse:
		return nil, lost(action)
	case fail != nil:
		return nil, fail
	}
	return resp, nil
}

// answerLocked checks a call by the catalogue, replays or performs it, and
// writes the answer in its documented shape, without the RequestId.
func (c *Cloud) answerLocked(from caller, action string, raw row, stale staleness) (cloudapi.Response, *cloudapi.Error) {
	a := actionOf(action)
	if a == nil {
		return nil, refusal(&catalog.Action{Name: action}, "", "InvalidAction.NotFound", "")
	}
	o := c.reg.ops[action]
	if o == nil {
		o = &op{action: action}
	}
	params, err := admit(a, o, raw)
	if err != nil {
		return nil, err
	}
	cl := &call{Cloud: c, action: a, op: o, caller: from, region: raw["RegionId"], params: params, stale: stale}
	switch {
	case cl.region != "" && catalog.LookupRegion(cl.region) == nil:
		return nil, regionRefusal(a)
	case o.run == nil:
		return nil, refusal(a, "", "UnsupportedOperation", action)
	}
	if resp, err := cl.replay(); resp != nil || err != nil {
		return resp, err
	}
	ans, err := cl.perform()
	if err != nil {
		return nil, err
	}
	resp := cl.render(ans)
	cl.remember(resp)
	return resp, nil
}

// regionRefusal is the code that the action documents for an unknown region.
func regionRefusal(a *catalog.Action) *cloudapi.Error {
	for _, e := range a.Errors {
		switch e.Code {
		case "InvalidRegionId.NotFound", "InvalidRegionId.NotSupport", "InvalidRegion.NotSupport", "Forbidden.RegionNotFound":
			return refusal(a, "", e.Code, "")
		}
	}
	return refusal(a, "", "InvalidRegionId.NotFound", "")
}
