package cloudapi

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/aliyun/credentials-go/credentials/providers"
)

// alone makes an environment without keys. The test machine's own are not
// seen, and its network is not asked.
func alone(t *testing.T) (home string) {
	t.Helper()
	home = t.TempDir()
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); strings.HasPrefix(name, "ALIBABA_CLOUD_") {
			t.Setenv(name, "")
		}
	}
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Setenv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")
	return home
}

// writeProfiles writes the command line's profile file.
func writeProfiles(t *testing.T, home, text string) {
	t.Helper()
	path := filepath.Join(home, ".aliyun", "config.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

const profiles = `{"current":"default","profiles":[
	{"name":"default","mode":"AK","access_key_id":"id-default","access_key_secret":"secret-default"},
	{"name":"temp","mode":"StsToken","access_key_id":"id-temp","access_key_secret":"secret-temp","sts_token":"token-temp"},
	{"name":"half","mode":"AK","access_key_id":"id-half"},
	{"name":"odd","mode":"Palm","access_key_id":"id-odd","access_key_secret":"secret-odd"}]}`

func TestChainTakesTheEnvironmentFirst(t *testing.T) {
	writeProfiles(t, alone(t), profiles)
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "id-env")
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret-env")
	t.Setenv("ALIBABA_CLOUD_SECURITY_TOKEN", "token-env")
	checkChain(t, "", Keys{"id-env", "secret-env", "token-env"})
	checkChain(t, "temp", Keys{"id-temp", "secret-temp", "token-temp"})
}

func TestChainTakesProfiles(t *testing.T) {
	home := alone(t)
	writeProfiles(t, home, profiles)
	checkChain(t, "", Keys{"id-default", "secret-default", ""})
	t.Setenv("ALIBABA_CLOUD_PROFILE", "temp")
	checkChain(t, "", Keys{"id-temp", "secret-temp", "token-temp"})
}

func TestChainTakesTheIniFile(t *testing.T) {
	path := filepath.Join(alone(t), "credentials")
	text := "[default]\ntype = access_key\naccess_key_id = id-ini\naccess_key_secret = secret-ini\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_FILE", path)
	checkChain(t, "", Keys{"id-ini", "secret-ini", ""})
}

// checkChain asks twice: a chain goes on with what it found.
func checkChain(t *testing.T, profile string, want Keys) {
	t.Helper()
	source, err := ChainKeys(profile)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		have, err := source.Keys(t.Context())
		if err != nil || have != want {
			t.Errorf("%q: have %q with error %v, want %q", profile, have.ID, err, want.ID)
		}
	}
}

func TestChainSaysWhyWithoutSecrets(t *testing.T) {
	for _, c := range []struct{ profile, file, want string }{
		{"", "", "ALIBABA_CLOUD_ACCESS_KEY_ID"},
		{"temp", "", "cannot be read"},
		{"absent", profiles, "no such profile"},
		{"odd", profiles, "mode that is not known"},
		{"half", profiles, "secret is empty"},
		{"temp", strings.ReplaceAll(profiles, "}]}", "}"), "not valid JSON"},
		{"temp", `{"profiles":[]}`, "no profiles"},
	} {
		home := alone(t)
		if c.file != "" {
			writeProfiles(t, home, c.file)
		}
		source, err := ChainKeys(c.profile)
		if err == nil {
			_, err = source.Keys(t.Context())
		}
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.profile) {
			t.Errorf("%q: have error %v, want one with %q", c.profile, err, c.want)
			continue
		}
		for _, s := range []string{"secret-", "token-", "id-"} {
			if strings.Contains(err.Error(), s) {
				t.Errorf("%q: the error tells %s: %v", c.profile, s, err)
			}
		}
	}
	alone(t)
	t.Setenv("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true")
	if _, err := ChainKeys("temp"); err == nil || !strings.Contains(err.Error(), "turned off") {
		t.Errorf("have error %v, want one that says that profiles are turned off", err)
	}
}

// A chain that failed starts anew: keys that come later are found.
func TestChainRecovers(t *testing.T) {
	alone(t)
	source, err := ChainKeys("")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := source.Keys(t.Context()); err == nil {
		t.Fatal("have keys, want none")
	}
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "id-env")
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret-env")
	if have, err := source.Keys(t.Context()); err != nil || have.ID != "id-env" {
		t.Errorf("have %q with error %v, want the keys of the environment", have.ID, err)
	}
}

// counted gives keys and counts how many ask at once. It waits for gate.
type counted struct {
	gate    chan struct{}
	now, at int
}

func (c *counted) GetCredentials() (*providers.Credentials, error) {
	c.now++
	c.at = max(c.at, c.now)
	<-c.gate
	c.now--
	return &providers.Credentials{AccessKeyId: "i", AccessKeySecret: "s"}, nil
}

func TestChainAsksOneByOne(t *testing.T) {
	p := &counted{gate: make(chan struct{})}
	source := &chain{open: func() (provider, error) { return p, nil }}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if _, err := source.Keys(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	close(p.gate)
	group.Wait()
	if p.at != 1 {
		t.Errorf("have %d at once, want 1", p.at)
	}
}

func TestChainHeedsTheContext(t *testing.T) {
	p := &counted{gate: make(chan struct{})}
	source := &chain{open: func() (provider, error) { return p, nil }}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := source.Keys(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("have error %v, want the context's", err)
	}
	close(p.gate)
}

// talker fails and quotes what it read.
type talker struct{}

func (talker) GetCredentials() (*providers.Credentials, error) {
	return nil, errors.New(`refresh session token failed: {"SecurityToken":"token-leak"}`)
}

func TestChainQuotesNobody(t *testing.T) {
	source := &chain{open: func() (provider, error) { return talker{}, nil }}
	_, err := source.Keys(t.Context())
	if err == nil || strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, err), "leak") || !strings.Contains(err.Error(), "role") {
		t.Errorf("have %v, want the reason without the quotation", err)
	}
}
