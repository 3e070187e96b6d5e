package engine_test

import (
	"flag"
	"fmt"
	"hash/fnv"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// draft is a random topology in the making: blocks of HCL by address. Few
// addresses, values and slots are drawn from, so that two drafts have much in
// common and much to change.
type draft struct {
	*rand.Rand
	seed, other uint64
	blocks      []string
	// vpcs are those of all regions.
	vpcs []*place
	// lines are the physical connections in service, borders the VBRs.
	lines   []line
	borders []vbr
}

// chapters add what a chapter of the reference is about, in an order in which
// each finds what it is about: to so many percent of the topologies.
var chapters = []struct {
	name    string
	percent int
	add     func(*draft)
}{
	{"networks", 100, (*draft).networks},
	{"addresses", 90, (*draft).addresses},
	{"router interfaces", 50, (*draft).interfaces},
	{"physical connections", 40, (*draft).physicalConnections},
	{"border routers", 100, (*draft).borderRouters},
	{"BGP", 80, (*draft).bgp},
	{"leased lines", 70, (*draft).leasedLines},
	{"ECMP", 100, (*draft).balanced},
	{"VPN", 30, (*draft).vpn},
	{"IPv6", 70, (*draft).ipv6},
	{"acceleration", 30, (*draft).acceleration},
	{"flow logs", 40, (*draft).flowLogs},
	{"NAT packages", 30, (*draft).natPackages},
	{"NAT entries", 90, (*draft).natEntries},
}

// randomTopology are the blocks of a topology that the reference permits. Those
// of one seed have most in common: a fifth of what is decided depends on
// the variant too.
func randomTopology(seed, variant uint64) []string {
	d := &draft{seed: seed, other: variant, blocks: []string{head}}
	for _, c := range chapters {
		d.at("chapter " + c.name)
		if d.chance(c.percent) {
			c.add(d)
		}
	}
	return d.blocks
}

// at begins what is decided under a name.
func (d *draft) at(name string) {
	d.steady(name)
	if variant := rand.New(rand.NewPCG(d.seed<<32|d.other, hash(name))); variant.IntN(5) == 0 {
		d.Rand = variant
	}
}

// What is drawn by hand, beyond what the suite draws.
var (
	firstSeed = flag.Uint64("seed", 0, "the first seed of random topologies")
	times     = flag.Uint64("times", 1, "how many times as many random topologies are drawn")
)

// drawn are the seeds of a test, as many as the suite draws unless the flags
// say otherwise.
func drawn(n uint64) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		for i := range n * *times {
			if !yield(*firstSeed + i) {
				return
			}
		}
	}
}

// steady begins what is decided under a name for all variants of a seed.
func (d *draft) steady(name string) {
	d.Rand = rand.New(rand.NewPCG(d.seed, hash(name)))
}

func hash(name string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name))
	return h.Sum64()
}

// oneFile is a topology in one file.
func oneFile(blocks []string) string { return strings.Join(blocks, "\n") }

// some are at least least of the numbers below n, in order.
func (d *draft) some(n, least int) []int {
	list := d.Perm(n)[:least+d.IntN(n-least+1)]
	slices.Sort(list)
	return list
}

func (d *draft) chance(percent int) bool { return d.IntN(100) < percent }

// pick is one of some texts.
func (d *draft) pick(texts ...string) string { return texts[d.IntN(len(texts))] }

// text is a name or description, or none.
func (d *draft) text() string { return d.pick("", `"first"`, `"second"`) }

// resource adds a block with attributes, in pairs; an empty value is left out.
// The attribute create_before_destroy is that of the lifecycle. A value that
// begins with { is a block.
func (d *draft) resource(typ, name string, attrs ...string) {
	var b strings.Builder
	fmt.Fprintf(&b, "resource %q %q {\n", typ, name)
	for i := 0; i < len(attrs); i += 2 {
		switch {
		case attrs[i+1] == "":
		case attrs[i] == "create_before_destroy":
			fmt.Fprintf(&b, "  lifecycle {\n    create_before_destroy = %s\n  }\n", attrs[i+1])
		case attrs[i+1][0] == '{':
			fmt.Fprintf(&b, "  %s %s\n", attrs[i], attrs[i+1])
		default:
			fmt.Fprintf(&b, "  %s = %s\n", attrs[i], attrs[i+1])
		}
	}
	d.blocks = append(d.blocks, b.String()+"}\n")
}

// quote is a text as a literal.
func quote(format string, args ...any) string { return fmt.Sprintf("%q", fmt.Sprintf(format, args...)) }

// randomSite has what random topologies name and no topology makes, once for
// oneself and once for somebody else.
func randomSite(t testing.TB) *site {
	var ids []string
	for _, kind := range []string{"i", "eni"} {
		for n := range 4 {
			ids = append(ids, fmt.Sprintf("%s-%d", kind, n), fmt.Sprintf("%s-far%d", kind, n), fmt.Sprintf("%s-their%d", kind, n), fmt.Sprintf("%s-theirfar%d", kind, n))
		}
	}
	for _, v := range []string{"v0", "v1", "v2", "w"} {
		for _, second := range []string{"0", "64"} {
			for n := range 3 {
				ids = append(ids, fmt.Sprintf("ipv6-%s-%s-%d", v, second, n), fmt.Sprintf("ipv6-their%s-%s-%d", v, second, n))
			}
		}
	}
	return newSite(t).outside(ids...).sharing("ga-0", "ga-1")
}

// theirs is the topology of somebody else, with other instances and addresses.
func theirs(blocks []string) string {
	return strings.NewReplacer(`"i-`, `"i-their`, `"eni-`, `"eni-their`, `"ipv6-`, `"ipv6-their`, `"203.0.113.`, `"192.0.2.`, `"198.51.100.`, `"198.51.101.`).Replace(oneFile(blocks))
}
