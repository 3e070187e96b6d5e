package engine_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"netplan/diff"
	summary "netplan/diff/network"
	"netplan/engine"
	"netplan/schema"
)

// shown is an object as it is described, and where.
type shown struct {
	region string
	*schema.Object
}

// described are the objects that a plan has read, by address.
func described(p *engine.Plan) map[string]shown {
	all := map[string]shown{}
	for addr, b := range p.Bindings.Entries {
		if o := p.Have[addr]; o != nil {
			all[addr] = shown{b.Region, o}
		}
	}
	return all
}

// linesOf are the lines of the summary of a plan.
func linesOf(p *engine.Plan) []summary.Line {
	s := summary.Scene{Changes: p.Changes, Bound: map[string]summary.Bound{}, Want: p.Topology.Resource}
	for addr, b := range p.Bindings.Entries {
		s.Bound[addr] = summary.Bound{Cloud: b.Cloud, Region: b.Region, Object: p.Have[addr], Hidden: b.Sensitive}
	}
	return summary.New(s).Lines()
}

// bandwidths are sums in Mbps by region and type.
func bandwidths(of map[string]shown) map[string]float64 {
	sums := map[string]float64{}
	for _, o := range of {
		if i := o.Type.Index("bandwidth"); i >= 0 && !o.Values[i].IsNull() {
			n, _ := o.Values[i].AsBigFloat().Float64()
			sums[o.region+" "+o.Type.Name] += n
		}
	}
	return sums
}

// spoken are the sums that lines lead to from those before, which they name.
func spoken(lines []summary.Line, sums map[string]float64) map[string]float64 {
	mbps := func(text string) (n float64) {
		_, _ = fmt.Sscanf(text, "%g Mbps", &n) // nothing is 0
		return n
	}
	whole := map[string]summary.Line{}
	for _, l := range lines {
		typ, all := strings.CutPrefix(l.What, "all ")
		switch {
		case l.Topic != summary.Bandwidth || !all && l.Action != summary.Changed || strings.Contains(l.Now, "shares") || strings.Contains(l.Before, "shares"):
		case all:
			whole[l.Region+" "+typ] = l
		default:
			sums[l.Region+" "+schema.AddrType(l.Address)] += mbps(l.Now) - mbps(l.Before)
		}
	}
	for key, l := range whole {
		sums[key] = mbps(l.Now)
	}
	maps.DeleteFunc(sums, func(_ string, n float64) bool { return n == 0 })
	return sums
}

// publicAddresses are all public addresses, sorted.
func publicAddresses(of map[string]shown) []string {
	var list []string
	for _, o := range of {
		list = append(list, diff.PublicAddresses(o.Object)...)
	}
	slices.Sort(list)
	return list
}

// beyond are those of a list that another has not.
func beyond(list, other []string) []string {
	return slices.DeleteFunc(append([]string{}, list...), func(ip string) bool { return slices.Contains(other, ip) })
}

var publicAddress = regexp.MustCompile(`\b198\.1[89]\.\d+\.\d+\b`)

// exchanged are the public addresses that lines say go, sorted, and how many
// they say come.
func exchanged(lines []summary.Line) (gone []string, come int) {
	gone = []string{}
	for _, l := range lines {
		switch typ := schema.AddrType(l.Address); {
		case l.Topic == summary.Prepaid || !slices.Contains([]string{"eip", "vpn_gateway", "nat_bandwidth_package", "global_acceleration_instance"}, typ):
		case l.Topic == summary.Bandwidth:
		case l.Action == summary.Added:
			come += max(1, addressCount(l.Now))
		case l.Action == summary.Removed:
			gone = append(gone, publicAddress.FindAllString(l.What+" "+l.Note, -1)...)
		case strings.Contains(l.Note, " come"):
			gone = append(gone, publicAddress.FindAllString(l.Note, -1)...)
			come += max(1, addressCount(l.Now))
		}
	}
	slices.Sort(gone)
	return gone, come
}

// addressCount is the number at the beginning of "2 on nat_gateway.main".
func addressCount(text string) (n int) {
	if strings.Contains(text, " on ") {
		_, _ = fmt.Sscan(text, &n)
	}
	return n
}
