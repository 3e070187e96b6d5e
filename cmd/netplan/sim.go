package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"netplan/cloudapi/sim"
)

// simFlags are those of the sim command.
type simFlags struct {
	listen, state string
	quotas        map[string]int
	assume        []string
	keys          []string
	policies      []string
	settle        time.Duration
	seed          uint64
}

func simCommand(sys system) *cobra.Command {
	var f simFlags
	c := &cobra.Command{
		Use:   "sim",
		Short: "Serve the simulated cloud over HTTP",
		Long: "Serves the simulated VPC API on a loopback address until it is interrupted.\n" +
			"Its access key is testid with the secret testsecret; --key adds others, and\n" +
			"--policy limits a key to what a policy document of the vendor permits.",
		Args: arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return f.serve(cmd.Context(), sys, cmd.Flags().Changed("settle"))
		},
	}
	c.Flags().StringVar(&f.listen, "listen", "127.0.0.1:8701", "loopback address and port; port 0 takes a free one")
	c.Flags().StringVar(&f.state, "state", "", "file that keeps the cloud between runs; none keeps it in memory")
	c.Flags().StringToIntVar(&f.quotas, "quota", nil, "limit in place of the documented one, NAME=NUMBER; may be repeated")
	c.Flags().StringArrayVar(&f.assume, "assume", nil, "id that stands for something outside of the API, such as an instance; may be repeated")
	c.Flags().StringArrayVar(&f.keys, "key", nil, "further access key, ID=SECRET; may be repeated")
	c.Flags().StringArrayVar(&f.policies, "policy", nil, "JSON policy document that limits an access key, KEYID=FILE; may be repeated, also for one key")
	c.Flags().DurationVar(&f.settle, "settle", 0, "how long every change takes to settle, such as 0s or 500ms; default a few seconds each")
	c.Flags().Uint64Var(&f.seed, "seed", 0, "number that ids and addresses depend on")
	return c
}

// cloud is the simulated cloud that the flags ask for.
func (f *simFlags) cloud(settles bool) (*sim.Cloud, error) {
	keys, err := parseKeys(f.keys)
	if err != nil {
		return nil, err
	}
	policies, err := readPolicies(f.policies, keys)
	if err != nil {
		return nil, err
	}
	cloud := &sim.Cloud{Quotas: f.quotas, Seed: f.seed, Keys: keys, Policies: policies}
	for name := range f.quotas {
		if _, ok := sim.Limits()[name]; !ok {
			return nil, usage("--quota %s: there is no such quota; there are %s", name, strings.Join(slices.Sorted(maps.Keys(sim.Limits())), ", "))
		}
	}
	if f.settle < 0 {
		return nil, usage("--settle %s is negative", f.settle)
	}
	if settles {
		cloud.Latency = map[string]time.Duration{"*": f.settle}
	}
	if err := loadState(cloud, f.state); err != nil {
		return nil, err
	}
	cloud.Assume(f.assume...)
	return cloud, nil
}

// serve answers requests until the context ends, then saves the state.
func (f *simFlags) serve(ctx context.Context, sys system, settles bool) error {
	if err := loopback(f.listen); err != nil {
		return err
	}
	cloud, err := f.cloud(settles)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", f.listen)
	if err != nil {
		return err
	}
	// A state that cannot be written is told before the cloud is used.
	if err := saveState(cloud, f.state); err != nil {
		return errors.Join(err, l.Close())
	}
	fmt.Fprintf(sys.out, "simulated cloud on http://%s (access key %s, secret %s)\n", l.Addr(), simKey, simSecret)
	server := &http.Server{Handler: cloud, ReadHeaderTimeout: 10 * time.Second}
	idle := make(chan error, 1)
	go func() {
		<-ctx.Done()
		end, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		idle <- server.Shutdown(end)
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return errors.Join(<-idle, saveState(cloud, f.state))
}

// loopback refuses an address that others could reach: the simulator's keys
// are public.
func loopback(listen string) error {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return usage("--listen %q is not an address and port such as 127.0.0.1:8701", listen)
	}
	if isLoopback(host) {
		return nil
	}
	return usage("--listen %q is not on loopback; the simulator serves 127.0.0.1, ::1 or localhost only", listen)
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func loadState(cloud *sim.Cloud, name string) error {
	if name == "" {
		return nil
	}
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if err := cloud.Load(f); err != nil {
		return fmt.Errorf("state %s: %w", name, err)
	}
	return nil
}

// saveState replaces the state file in one step.
func saveState(cloud *sim.Cloud, name string) error {
	if name == "" {
		return nil
	}
	f, err := os.Create(name + ".new")
	if err != nil {
		return err
	}
	if err := errors.Join(cloud.Save(f), f.Close()); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}
