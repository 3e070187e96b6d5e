package cloudapi

import (
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/agext/levenshtein"

	"netplan/cloudapi/catalog"
)

// ownParams are the parameters that the client sets itself.
var ownParams = []string{
	"Action", "Version", "Format", "AccessKeyId", "SecurityToken", "Timestamp",
	"Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "SignatureType",
}

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

// check says what the catalogue has against the parameters' names.
func (k *call) check() error {
	given := map[*catalog.Param]bool{}
	for _, name := range slices.Sorted(maps.Keys(k.params)) {
		p := k.action.Param(name)
		switch {
		case slices.Contains(ownParams, name):
			return fmt.Errorf("the parameter %s is set by the client", name)
		case p != nil && spelled(name, p.Name):
			given[p] = given[p] || k.params[name] != ""
		case name != "RegionId":
			return fmt.Errorf("there is no parameter %q%s", name, didYouMean(name, k.paramNames()))
		}
	}
	for i := range k.action.Params {
		if p := &k.action.Params[i]; p.Need == catalog.Required && !given[p] {
			return fmt.Errorf("the parameter %s is missing", p.Name)
		}
	}
	return nil
}

// spelled says whether a name is the catalogue's, with an index from 1 for
// each N and M.
func spelled(name, want string) bool {
	have, form := strings.Split(name, "."), strings.Split(want, ".")
	return slices.EqualFunc(have, form, func(h, f string) bool {
		if f != "N" && f != "M" {
			return h == f
		}
		n, err := strconv.Atoi(h)
		return err == nil && n > 0 && strconv.Itoa(n) == h
	})
}

// didYouMean offers the nearest of the names, if one is near.
func didYouMean(have string, names []string) string {
	best, name := 0.6, ""
	for _, n := range names {
		if s := levenshtein.Similarity(catalog.Fold(have), catalog.Fold(n), nil); s > best {
			best, name = s, n
		}
	}
	if name == "" {
		return ""
	}
	return "; did you mean " + name + "?"
}

func actionNames() []string {
	var names []string
	for _, a := range catalog.All() {
		names = append(names, a.Name)
	}
	return names
}

func (k *call) paramNames() []string {
	var names []string
	for _, p := range k.action.Params {
		names = append(names, p.Name)
	}
	return names
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
