package cloudapi

import (
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"

	"netplan/cloudapi/catalog"
)

// call is a checked request, the same for each of its attempts.
type call struct {
	action *catalog.Action
	region string
	method string
	to     url.URL
	params map[string]string
}

// prepare checks a request and settles all that stays the same when it is sent
// again.
func (c *Client) prepare(r Request) (*call, error) {
	a := catalog.Lookup(r.Action)
	if a == nil {
		return nil, fmt.Errorf("there is no such action%s", didYouMean(r.Action, actionNames()))
	}
	to, err := c.endpoints.of(r.Region)
	if err != nil {
		return nil, err
	}
	k := &call{action: a, region: r.Region, method: c.reading, to: to, params: map[string]string{}}
	if a.Mutates() {
		k.method = http.MethodPost
	}
	maps.Copy(k.params, r.Params)
	if err := k.place(); err != nil {
		return nil, err
	}
	if err := k.check(); err != nil {
		return nil, err
	}
	if a.TakesToken() && k.params["ClientToken"] == "" {
		k.params["ClientToken"], err = c.unique()
	}
	return k, err
}

// place sends the region along with every action, as the vendor's clients do:
// one endpoint serves many regions.
func (k *call) place() error {
	if given, ok := k.params["RegionId"]; ok && given != k.region {
		return fmt.Errorf("RegionId is %q and the region of the request %q", given, k.region)
	}
	if k.region != "" {
		k.params["RegionId"] = k.region
	}
	return nil
}

// hasToken says whether the service knows a second attempt by its ClientToken.
func (k *call) hasToken() bool { return k.action.TakesToken() }

// unique is a text that was never used before, for nonces and tokens.
func (c *Client) unique() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(c.random, b[:]); err != nil {
		return "", fmt.Errorf("no randomness for a nonce: %w", err)
	}
	return hex.EncodeToString(b[:]), nil
}
