package rules

import (
	"cmp"
	"net/netip"
	"slices"

	"netplan/schema"
)

// Network is the address space of a VPC.
type Network struct {
	// VPC is its address, or its id where it stands outside of the topology.
	VPC    string
	Region string
	// Range is invalid where it is not known.
	Range netip.Prefix
	// Subnets are the ranges of its VSwitches, sorted by range and address.
	Subnets []Subnet
	// Largest is the largest block that no VSwitch has; invalid where there is
	// none, and where Range is.
	Largest netip.Prefix
}

// Subnet is the range of a VSwitch.
type Subnet struct {
	VSwitch string // address
	Range   netip.Prefix
}

// unusable is how many addresses of a VSwitch the cloud keeps: the first and
// the last three (6.1).
const unusable = 4

// Usable is how many addresses instances can have in the VSwitches.
func (n *Network) Usable() int {
	sum := 0
	for _, s := range n.Subnets {
		sum += max(0, 1<<(s.Range.Addr().BitLen()-s.Range.Bits())-unusable)
	}
	return sum
}

// Networks are the VPCs of a topology, sorted by address, as far as their
// ranges are known. One with a range that must not be told is left out.
func Networks(t *schema.Topology) []*Network {
	c := &schema.Checker{Topology: t}
	of, hidden := map[string]*Network{}, map[string]bool{}
	for r := range each(c, "vpc") {
		n := &Network{VPC: r.Addr, Region: r.Region}
		if p, ok := vpcPrefix(c, r); ok && p.Addr().Is4() {
			n.Range = p.Masked()
		}
		of[r.Addr], hidden[r.Addr] = n, secret(r, "cidr_block")
	}
	for r := range each(c, "vswitch") {
		p, ok := prefix(c, r, "cidr_block")
		name := r.Value("vpc_id").Identity()
		if vpc := owner(c, r, "vpc_id"); vpc != nil {
			name = vpc.Addr
		}
		if !ok || name == "" || !p.Addr().Is4() {
			continue
		}
		if of[name] == nil {
			of[name] = &Network{VPC: name, Region: r.Region}
		}
		of[name].Subnets = append(of[name].Subnets, Subnet{r.Addr, p})
		hidden[name] = hidden[name] || secret(r, "cidr_block") || secret(r, "vpc_id")
	}
	var list []*Network
	for name, n := range of {
		if !hidden[name] {
			n.finish()
			list = append(list, n)
		}
	}
	slices.SortFunc(list, func(a, b *Network) int { return cmp.Compare(a.VPC, b.VPC) })
	return list
}

// finish sorts the subnets and finds the largest free block.
func (n *Network) finish() {
	slices.SortFunc(n.Subnets, func(a, b Subnet) int {
		return cmp.Or(a.Range.Compare(b.Range), cmp.Compare(a.VSwitch, b.VSwitch))
	})
	if !n.Range.IsValid() {
		return
	}
	taken := make([]netip.Prefix, len(n.Subnets))
	for i, s := range n.Subnets {
		taken[i] = s.Range
	}
	for _, blocks := range newRoom([]netip.Prefix{n.Range}, taken).free {
		if len(blocks) > 0 {
			n.Largest = blocks[0]
			return
		}
	}
}
