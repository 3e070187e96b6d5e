package main

import (
	"net"
	"time"

	"github.com/spf13/cobra"

	"netplan/cloudapi/sim"
)

// simFlags are those of the sim command.
type simFlags struct {
	listen, control string
	state           string
	quotas          map[string]int
	quotaFile       string
	assume          []string
	keys            []string
	keyFile         string
	policies        []string
	latency         []string
	settle          time.Duration
	faults          []string
	seed            uint64
}

func simCommand(sys system) *cobra.Command {
	var f simFlags
	c := &cobra.Command{
		Use:   "sim",
		Short: "Serve the simulated cloud over HTTP",
		Long: "Serves the simulated VPC API on a loopback address until it is interrupted.\n" +
			"Its access key is testid with the secret testsecret; --key and --keys add\n" +
			"others, and --policy limits a key to what a policy document of the vendor\n" +
			"permits.",
		Args: arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return f.serve(cmd.Context(), sys, cmd.Flags().Changed("settle"))
		},
	}
	c.Flags().StringVar(&f.listen, "listen", "127.0.0.1:8701", "loopback address and port; port 0 takes a free one")
	c.Flags().StringVar(&f.control, "control", "", "loopback address and port of the control endpoint; none when left out")
	c.Flags().StringVar(&f.state, "state", "", "file that keeps the cloud between runs; none keeps it in memory")
	c.Flags().StringToIntVar(&f.quotas, "quota", nil, "limit in place of the documented one, NAME=NUMBER; may be repeated")
	c.Flags().StringVar(&f.quotaFile, "quotas", "", "JSON file of limits in place of the documented ones; --quota wins")
	c.Flags().StringArrayVar(&f.assume, "assume", nil, "id that stands for something outside of the API, such as i-web1 for an instance; may be repeated")
	c.Flags().StringArrayVar(&f.keys, "key", nil, "further access key, ID=SECRET; may be repeated")
	c.Flags().StringVar(&f.keyFile, "keys", "", "JSON file of further access keys with their accounts and policies")
	c.Flags().StringArrayVar(&f.policies, "policy", nil, "JSON policy document that limits an access key, KEYID=FILE; may be repeated, also for one key")
	c.Flags().StringArrayVar(&f.latency, "latency", nil, "how long what an action changes takes to settle, ACTION=DURATION, * for all others; may be repeated")
	c.Flags().DurationVar(&f.settle, "settle", 0, "how long every change takes to settle, such as 0s or 500ms: short for --latency *=; default a few seconds each")
	c.Flags().StringArrayVar(&f.faults, "faults", nil, "what goes wrong, such as 'CreateVpc refuse=TaskConflict count=2'; may be repeated")
	c.Flags().Uint64Var(&f.seed, "seed", 0, "number that ids and addresses depend on")
	return c
}

// cloud is the simulated cloud that the flags ask for, without its state.
func (f *simFlags) cloud(sys system, settles bool) (*sim.Cloud, error) {
	known, err := f.readKeys(sys)
	if err != nil {
		return nil, err
	}
	quotas, err := readQuotas(f.quotaFile, f.quotas)
	if err != nil {
		return nil, err
	}
	latency, err := f.latencies(settles)
	if err != nil {
		return nil, err
	}
	rules, err := parseFaults(f.faults)
	if err != nil {
		return nil, err
	}
	for _, id := range f.assume {
		if err := sim.Assumable(id); err != nil {
			return nil, usage("--assume: %v", err)
		}
	}
	cloud := &sim.Cloud{
		Quotas: quotas, Seed: f.seed, Latency: latency,
		Keys: known.secrets, Accounts: known.accounts, Policies: known.policies,
	}
	if f.control != "" {
		cloud.LogCalls = loggedCalls
	}
	return cloud, cloud.AddFaults(rules...)
}

// loopback refuses an address that others could reach: the simulator's keys
// are public, and the control endpoint has none.
func loopback(flag, address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return usage("--%s %q is not an address and port such as 127.0.0.1:8701", flag, address)
	}
	if isLoopback(host) {
		return nil
	}
	return usage("--%s %q is not on loopback; the simulator serves 127.0.0.1, ::1 or localhost only", flag, address)
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
