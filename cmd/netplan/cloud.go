package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"net"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"netplan/cloudapi"
	"netplan/engine"
	"netplan/schema"
)

// cloudFlags choose the cloud that a command works on.
type cloudFlags struct {
	name string
	flag *pflag.Flag
}

// given says whether the flag stands on the command line.
func (f *cloudFlags) given() bool { return f.flag != nil && f.flag.Changed }

func (f *cloudFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.name, "cloud", "", "aliyun, sim (embedded), or the URL of a simulator; default $NETPLAN_CLOUD, then aliyun")
	f.flag = c.Flags().Lookup("cloud")
}

// clouds are the APIs that a command works on, by the label of their cloud
// block, and where what belongs to them is kept.
type clouds struct {
	name  string // what bindings belong to: aliyun, sim, or the URL
	apis  map[string]cloudapi.API
	clock engine.Clock
	// bindings and private are the bindings file and the folder of journal
	// and state.
	bindings, private string
	closers           []func() error
	// observe is told of each attempt of a call over HTTP.
	observe func(cloudapi.Attempt)
	// keys are those that calls need; they are looked for when a call is made.
	keys []cloudapi.KeySource
}

// withoutAccount is what whoever has no keys may do.
const withoutAccount = "; to try netplan without an account add --cloud sim"

// keyed looks that there are keys, before anything is begun with them.
func (c *clouds) keyed(ctx context.Context) error {
	for _, source := range c.keys {
		if _, err := source.Keys(ctx); err != nil {
			return fmt.Errorf("%w%s", err, withoutAccount)
		}
	}
	return nil
}

// close ends what open began.
func (c *clouds) close() error {
	var err error
	for _, f := range c.closers {
		err = errors.Join(err, f())
	}
	return err
}

// settleTime is longer than any change of the simulated cloud takes.
const settleTime = time.Minute

// settle lets the time of the embedded cloud pass until what was changed has
// settled, since nobody waits there. Other clouds are left to themselves.
func (c *clouds) settle(ctx context.Context) error {
	if c.name != "sim" {
		return nil
	}
	return c.clock.Sleep(ctx, settleTime)
}

// assume makes the ids that a topology names and that nobody lists stand for
// things outside of the API in the embedded cloud, as they did in rehearsal.
func (c *clouds) assume(ids []string) error {
	for _, label := range slices.Sorted(maps.Keys(c.apis)) {
		if e, ok := c.apis[label].(*embedded); ok && len(ids) > 0 {
			if err := e.Assume(ids); err != nil {
				return err
			}
		}
	}
	return nil
}

// place is the chosen cloud and where what belongs to it is kept.
func (f *cloudFlags) place(sys system, dir string) (*clouds, error) {
	if f.given() && f.name == "" {
		return nil, usage("--cloud is empty; it is aliyun, sim or a URL such as http://127.0.0.1:8701")
	}
	name := cmp.Or(f.name, sys.env("NETPLAN_CLOUD"), "aliyun")
	private := filepath.Join(dir, ".netplan")
	c := &clouds{name: name, apis: map[string]cloudapi.API{}, clock: engine.WallClock{}, private: private}
	switch {
	case name == "aliyun":
		c.bindings = filepath.Join(dir, "netplan.bindings.json")
		return c, nil
	case name == "sim":
		c.private = filepath.Join(private, "sim")
		c.clock = engine.NewJumpClock(time.Now())
	case strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://"):
		u, err := url.Parse(name)
		if err != nil || u.Host == "" || u.Path != "" && u.Path != "/" || u.User != nil || u.RawQuery != "" {
			return nil, usage("--cloud is not a URL of scheme, host and port alone, such as http://127.0.0.1:8701")
		}
		c.name = u.Scheme + "://" + u.Host
		c.private = filepath.Join(private, "sim-"+strings.NewReplacer(":", "-", "[", "", "]", "").Replace(u.Host))
	default:
		return nil, usage("--cloud %q is not aliyun, sim or a URL such as http://127.0.0.1:8701", name)
	}
	c.bindings = filepath.Join(c.private, "netplan.bindings.json")
	return c, nil
}

// open connects to the chosen cloud for the cloud blocks of a topology.
// Without any it opens the one without a label.
func (f *cloudFlags) open(sys system, dir string, blocks map[string]*schema.CloudConfig) (*clouds, error) {
	c, err := f.place(sys, dir)
	if err != nil {
		return nil, err
	}
	c.observe = func(a cloudapi.Attempt) { tellAgain(sys, a) }
	if len(blocks) == 0 {
		blocks = map[string]*schema.CloudConfig{"": {}}
	}
	for _, label := range slices.Sorted(maps.Keys(blocks)) {
		if err := c.connect(label, blocks[label]); err != nil {
			return nil, errors.Join(err, c.close())
		}
		if sys.wrap != nil {
			c.apis[label] = sys.wrap(c.apis[label])
		}
	}
	return c, nil
}

// connect opens the API of one cloud block.
func (c *clouds) connect(label string, b *schema.CloudConfig) error {
	switch c.name {
	case "aliyun":
		keys, err := cloudapi.ChainKeys(b.Profile)
		if err != nil {
			return fmt.Errorf("%w%s", err, withoutAccount)
		}
		c.keys = append(c.keys, keys)
		return c.dial(label, cloudapi.Config{Endpoint: b.Endpoint, Keys: keys})
	case "sim":
		e, err := openEmbedded(filepath.Join(c.private, label), c.clock, b.Quotas)
		if err != nil {
			return err
		}
		c.apis[label] = e
		c.closers = append(c.closers, e.Close)
		return nil
	}
	u, err := url.Parse(c.name)
	if err != nil {
		return err
	}
	if !isLoopback(u.Hostname()) {
		keys, err := cloudapi.ChainKeys(b.Profile)
		if err != nil {
			return err
		}
		c.keys = append(c.keys, keys)
		return c.dial(label, cloudapi.Config{Endpoint: c.name, Keys: keys})
	}
	if err := listens(u); err != nil {
		return err
	}
	// A simulator on this machine has public keys and no limit of calls.
	keys := cloudapi.StaticKeys("testid", "testsecret", "")
	return c.dial(label, cloudapi.Config{Endpoint: c.name, Keys: keys, Rate: math.Inf(1)})
}

// listens looks that there is a simulator on this machine: nothing comes of
// calling where nobody is, again and again.
func listens(u *url.URL) error {
	if u.Port() == "" {
		return nil
	}
	conn, err := net.DialTimeout("tcp", u.Host, 5*time.Second)
	if err != nil {
		return fmt.Errorf("there is no simulator at %s: %w; netplan sim starts one", u, err)
	}
	return conn.Close()
}

func (c *clouds) dial(label string, config cloudapi.Config) error {
	config.Observe = c.observe
	client, err := cloudapi.New(config)
	if err != nil {
		return err
	}
	c.apis[label] = client
	return nil
}

// tellAgain says that a call is made again, from the third attempt on.
func tellAgain(sys system, a cloudapi.Attempt) {
	if a.Again && a.N > 1 {
		fmt.Fprintf(sys.err, "%v; trying again in %s\n", a.Err, short(a.Wait))
	}
}
