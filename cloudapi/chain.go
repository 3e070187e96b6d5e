package cloudapi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/aliyun/credentials-go/credentials/providers"
)

// ChainKeys finds keys the way the vendor's tools do: environment, OIDC role,
// command line profile, INI profile, role of the machine. A profile asks for
// that profile of the command line and nothing else. Keys are looked for when
// they are first needed, and again before they expire.
func ChainKeys(profile string) (KeySource, error) {
	if profile == "" {
		return &chain{open: func() (provider, error) { return providers.NewDefaultCredentialsProvider(), nil }}, nil
	}
	build := providers.NewCLIProfileCredentialsProviderBuilder().WithProfileName(profile).Build
	if _, err := build(); err != nil {
		return nil, fmt.Errorf("profile %q: %s", profile, safeReason(err))
	}
	return &chain{profile: profile, open: func() (provider, error) { return build() }}, nil
}

// provider is the vendor's source of keys.
type provider interface {
	GetCredentials() (*providers.Credentials, error)
}

// chain asks the vendor's provider. The provider of the default chain is not
// safe for concurrent use, and once it failed it asks its last link alone:
// hence the mutex, and a new provider after a failure.
type chain struct {
	profile string
	open    func() (provider, error)

	mu   sync.Mutex
	from provider
}

// Keys asks for the keys. The provider knows no context: it goes on by itself
// when the context ends.
func (c *chain) Keys(ctx context.Context) (Keys, error) {
	type answer struct {
		keys Keys
		err  error
	}
	got := make(chan answer, 1)
	go func() {
		keys, err := c.ask()
		got <- answer{keys, err}
	}()
	select {
	case a := <-got:
		return a.keys, a.err
	case <-ctx.Done():
		return Keys{}, ctx.Err()
	}
}

// Format shows nothing of the keys, whatever the verb.
func (c *chain) Format(f fmt.State, _ rune) { io.WriteString(f, hidden) }

func (c *chain) ask() (Keys, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	keys, err := c.askLocked()
	if err != nil {
		c.from = nil
		return Keys{}, c.failed(err)
	}
	return keys, nil
}

func (c *chain) askLocked() (Keys, error) {
	if c.from == nil {
		p, err := c.open()
		if err != nil {
			return Keys{}, err
		}
		c.from = p
	}
	got, err := c.from.GetCredentials()
	if err != nil {
		return Keys{}, err
	}
	if got == nil {
		return Keys{}, errors.New("no answer")
	}
	keys := Keys{got.AccessKeyId, got.AccessKeySecret, got.SecurityToken}
	return keys, keys.check()
}

// failed says that no keys were found and what is known about it.
func (c *chain) failed(err error) error {
	if c.profile != "" {
		return fmt.Errorf("no keys from the profile %q: %s", c.profile, safeReason(err))
	}
	return fmt.Errorf("no keys found: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or set up a profile with aliyun configure (%s)", safeReason(err))
}

// safeReasons tell the provider's errors in other words.
var safeReasons = []struct{ sign, words string }{
	{"unmarshal aliyun cli config", "the profile file is not valid JSON"},
	{"reading aliyun cli config", "the profile file cannot be read"},
	{"no any configured profiles", "the profile file has no profiles"},
	{"unable to get profile with", "there is no such profile"},
	{"unsupported profile mode", "the profile has a mode that is not known"},
	{"the CLI profile is disabled", "profiles are turned off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED"},
	{"get source profile failed", "the source profile of the profile cannot be used"},
	{"please re-login with cli", "the login has expired; log in again with aliyun"},
	{"the access key id is empty", "the access key id is empty"},
	{"the access key secret is empty", "the access key secret is empty"},
	{"the security token is empty", "the security token is empty"},
	{"refresh session token", "the role cannot be assumed"},
	{"the access key has no id", "the access key has no id or no secret"},
	{"external command", "the command of the profile failed"},
	{"command process timed out", "the command of the profile took too long"},
	{"get role name failed", "the machine has no role"},
}

// safeReason tells the provider's error without its text: that may quote the
// profile file or an answer, and so hold secrets.
func safeReason(err error) string {
	var words []string
	for _, r := range safeReasons {
		if strings.Contains(err.Error(), r.sign) {
			words = append(words, r.words)
		}
	}
	if len(words) == 0 {
		return "the source of the keys failed"
	}
	return strings.Join(words, "; ")
}
