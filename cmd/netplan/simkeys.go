package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
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

// simKeys are the access keys of the simulated cloud, by their ids.
type simKeys struct {
	secrets  map[string]string
	accounts map[string]string
	policies map[string][]sim.Policy
}

// readKeys reads the flags --key, --keys and --policy.
func (f *simFlags) readKeys(sys system) (*simKeys, error) {
	secrets, err := parseKeys(f.keys)
	if err != nil {
		return nil, err
	}
	k := &simKeys{secrets, map[string]string{}, map[string][]sim.Policy{}}
	if f.keyFile != "" {
		if err := k.readFile(f.keyFile); err != nil {
			return nil, err
		}
		if info, err := os.Stat(f.keyFile); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o004 != 0 {
			fmt.Fprintf(sys.err, "--keys %s: everybody on this machine can read the secrets in it\n", f.keyFile)
		}
	}
	return k, k.readPolicies(f.policies)
}

// fileKey is an access key in a file.
type fileKey struct {
	ID      string `json:"id"`
	Secret  string `json:"secret"`
	Account string `json:"account"`
	// Policies are documents of the vendor's; none leaves the key unlimited.
	Policies []json.RawMessage `json:"policies"`
}

// readFile adds the keys of a file.
func (k *simKeys) readFile(name string) error {
	var file struct {
		Keys []fileKey `json:"keys"`
	}
	if err := readJSON("keys", name, &file); err != nil {
		return err
	}
	for i, key := range file.Keys {
		if err := k.add(key); err != nil {
			return fmt.Errorf("--keys %s: key %d: %w", name, i+1, err)
		}
	}
	return nil
}

// add adds a key of a file. That of the key which is always there has no
// secret.
func (k *simKeys) add(key fileKey) error {
	_, twice := k.secrets[key.ID]
	always := key.ID == simKey && key.Secret == "" && k.accounts[simKey] == "" && k.policies[simKey] == nil
	switch {
	case key.ID == "":
		return errors.New("it has no id")
	case twice && !always:
		return fmt.Errorf("the simulated cloud has the key %s already", key.ID)
	case key.Secret == "" && !always:
		return fmt.Errorf("%s has no secret", key.ID)
	case strings.Trim(key.Account, "0123456789") != "":
		return fmt.Errorf("the account of %s is no number", key.ID)
	}
	if !always {
		k.secrets[key.ID] = key.Secret
	}
	if key.Account != "" {
		k.accounts[key.ID] = key.Account
	}
	for i, text := range key.Policies {
		statements, err := sim.ParsePolicy(text)
		if err != nil {
			return fmt.Errorf("policy %d of %s: %w", i+1, key.ID, err)
		}
		k.policies[key.ID] = append(k.policies[key.ID], statements...)
	}
	return nil
}

// readPolicies reads the flags --policy, KEYID=FILE. The policies of a key add
// up, with those of the file of keys too.
func (k *simKeys) readPolicies(flags []string) error {
	for _, f := range flags {
		id, name, ok := strings.Cut(f, "=")
		if !ok || id == "" || name == "" {
			return usage("--policy %q is not KEYID=FILE", f)
		}
		if _, known := k.secrets[id]; !known {
			return usage("--policy %s: there is no such key; --key %s=SECRET adds it", f, id)
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("policy of %s: %w", id, err)
		}
		statements, err := sim.ParsePolicy(text)
		if err != nil {
			return fmt.Errorf("policy of %s: %s: %w", id, name, err)
		}
		k.policies[id] = append(k.policies[id], statements...)
	}
	return nil
}
