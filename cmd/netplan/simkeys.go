package main

import (
	"fmt"
	"os"
	"strings"

	"netplan/cloudapi/sim"
)

// The access key that the simulated cloud always has.
const (
	simKey    = "testid"
	simSecret = "testsecret"
)

// parseKeys reads the flags --key, ID=SECRET, beside the key that is always
// there.
func parseKeys(flags []string) (map[string]string, error) {
	keys := map[string]string{simKey: simSecret}
	for _, f := range flags {
		id, secret, ok := strings.Cut(f, "=")
		if !ok || id == "" || secret == "" {
			return nil, usage("--key %q is not ID=SECRET", id)
		}
		if _, twice := keys[id]; twice {
			return nil, usage("--key %s: the simulated cloud has this key already", id)
		}
		keys[id] = secret
	}
	return keys, nil
}

// readPolicies reads the flags --policy, KEYID=FILE. The policies of a key add
// up.
func readPolicies(flags []string, keys map[string]string) (map[string][]sim.Policy, error) {
	policies := map[string][]sim.Policy{}
	for _, f := range flags {
		id, name, ok := strings.Cut(f, "=")
		if !ok || id == "" || name == "" {
			return nil, usage("--policy %q is not KEYID=FILE", f)
		}
		if _, known := keys[id]; !known {
			return nil, usage("--policy %s: there is no such key; --key %s=SECRET adds it", f, id)
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("policy of %s: %w", id, err)
		}
		statements, err := sim.ParsePolicy(text)
		if err != nil {
			return nil, fmt.Errorf("policy of %s: %s: %w", id, name, err)
		}
		policies[id] = append(policies[id], statements...)
	}
	return policies, nil
}
