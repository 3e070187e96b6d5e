package network_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/diff/between"
	"netplan/diff/network"
	"netplan/schema"
	"netplan/schema/resource"
)

var types = sync.OnceValue(func() *schema.Registry {
	r, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		panic(err)
	}
	return r
})

// TestLinesLeadThere applies lines to what random networks hold before: it
// leads to what they hold after, for ranges, routes, and what EIPs are bound to.
func TestLinesLeadThere(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		before, now := random(r), random(r)
		changes, _ := between.Resources(side(t, before.text()), side(t, now.text()))
		topology := side(t, now.text()).Topology
		v := network.New(network.Scene{Changes: changes, Want: topology.Resource})
		held := before.facts()
		for _, l := range v.Lines() {
			if !slices.Contains([]network.Topic{network.Range, network.Route, network.Address}, l.Topic) {
				continue
			}
			key := string(l.Topic) + " " + l.What + " in " + l.In
			l.Before, l.Now = strings.TrimPrefix(l.Before, "not bound"), strings.TrimPrefix(l.Now, "not bound")
			if was, there := held[key]; there != (l.Action != network.Added) || l.Action != network.Added && was != l.Before {
				t.Errorf("seed %d: %s is %q before, and the line says %+v", seed, key, was, l)
			}
			if l.Action == network.Removed {
				delete(held, key)
			} else {
				held[key] = l.Now
			}
		}
		if d := cmp.Diff(now.facts(), held); d != "" {
			t.Errorf("seed %d: the lines lead elsewhere (-now +led):\n%s", seed, d)
		}
		if t.Failed() {
			t.Fatalf("before:\n%s\nnow:\n%s", before.text(), now.text())
		}
	}
}

// net is a small network: what has each range, each route and each EIP.
type net struct {
	ranges map[string]string // by name of the VSwitch
	zones  map[string]string
	routes map[string]string // next hops by name and destination
	bound  map[string]string // EIPs to instances, or empty
}

func random(r *rand.Rand) net {
	n := net{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}}
	third := r.Perm(6)
	for i := range 4 {
		if r.IntN(3) > 0 {
			n.ranges[fmt.Sprint("s", i)] = fmt.Sprintf("10.0.%d.0/24", third[i])
			n.zones[fmt.Sprint("s", i)] = fmt.Sprint("cn-hangzhou-", "be"[r.IntN(2):][:1])
		}
		if r.IntN(3) > 0 {
			n.routes[fmt.Sprintf("r%d 172.16.%d.0/24", i, third[i])] = fmt.Sprint("i-", r.IntN(3))
		}
		if r.IntN(3) > 0 {
			n.bound[fmt.Sprint("e", i)] = []string{"", "i-1", "i-2"}[r.IntN(3)]
		}
	}
	return n
}

// text is the network as a topology.
func (n net) text() string {
	var b strings.Builder
	b.WriteString("cloud { region = \"cn-hangzhou\" }\nresource \"vpc\" \"v\" {\n  cidr_block = \"10.0.0.0/8\"\n}\n")
	for _, name := range slices.Sorted(maps.Keys(n.ranges)) {
		fmt.Fprintf(&b, "resource \"vswitch\" %q {\n  vpc_id = vpc.v.id\n  zone_id = %q\n  cidr_block = %q\n}\n", name, n.zones[name], n.ranges[name])
	}
	for _, key := range slices.Sorted(maps.Keys(n.routes)) {
		name, to, _ := strings.Cut(key, " ")
		fmt.Fprintf(&b, "resource \"route_entry\" %q {\n  route_table_id = vpc.v.route_table_id\n  destination_cidr_block = %q\n  next_hop_id = %q\n}\n", name, to, n.routes[key])
	}
	for _, name := range slices.Sorted(maps.Keys(n.bound)) {
		fmt.Fprintf(&b, "resource \"eip\" %q {}\n", name)
		if n.bound[name] != "" {
			fmt.Fprintf(&b, "resource \"eip_association\" %q {\n  allocation_id = eip.%[1]s.id\n  instance_id = %[2]q\n}\n", name, n.bound[name])
		}
	}
	return b.String()
}

// facts are what lines tell of the network.
func (n net) facts() map[string]string {
	facts := map[string]string{}
	for name, of := range n.ranges {
		facts["range "+of+" in vpc.v"] = "vswitch." + name + " in " + n.zones[name]
	}
	for key, hop := range n.routes {
		_, to, _ := strings.Cut(key, " ")
		facts["route "+to+" in vpc.v.route_table_id"] = hop
	}
	for name, to := range n.bound {
		facts["public address eip."+name+" in "] = to
	}
	return facts
}

func side(t *testing.T, text string) between.Side {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.netplan.hcl"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	config, diags := schema.Load(dir, types())
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	topology, diags := config.Evaluate(schema.Inputs{})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return between.Side{Topology: topology, Sources: config.Sources()}
}
