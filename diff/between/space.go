package between

import (
	"cmp"
	"slices"

	"netplan/schema"
	"netplan/schema/rules"
)

// Network is how the address space of a VPC differs.
type Network struct {
	// VPC is its address now, or before where it is gone, or its id.
	VPC    string
	Region string
	// Before and Now are nil where it is not there.
	Before, Now *rules.Network
	// Added and Removed are ranges of VSwitches that only one side has.
	Added, Removed []rules.Subnet
}

// Networks are the VPCs whose ranges differ, sorted by address.
func Networks(before, now Side) []Network {
	names := pair(before.Topology, now.Topology)
	of := map[string]*Network{}
	for _, n := range rules.Networks(before.Topology) {
		addr := names.nameNow(n.VPC)
		of[addr] = &Network{VPC: addr, Region: n.Region, Before: n}
	}
	for _, n := range rules.Networks(now.Topology) {
		if of[n.VPC] == nil {
			of[n.VPC] = &Network{VPC: n.VPC}
		}
		of[n.VPC].Now, of[n.VPC].Region = n, n.Region
	}
	var list []Network
	for _, n := range of {
		n.Added, n.Removed = more(n.Now, n.Before), more(n.Before, n.Now)
		if n.differs() {
			list = append(list, *n)
		}
	}
	slices.SortFunc(list, func(a, b Network) int { return cmp.Compare(a.VPC, b.VPC) })
	return list
}

func (n *Network) differs() bool {
	return n.Before == nil || n.Now == nil || n.Before.Range != n.Now.Range || len(n.Added)+len(n.Removed) > 0
}

// more are the ranges that a network has more often than another.
func more(n, other *rules.Network) []rules.Subnet {
	if n == nil {
		return nil
	}
	there := map[string]int{}
	if other != nil {
		for _, s := range other.Subnets {
			there[s.Range.String()]++
		}
	}
	var list []rules.Subnet
	for _, s := range n.Subnets {
		if there[s.Range.String()]--; there[s.Range.String()] < 0 {
			list = append(list, s)
		}
	}
	return list
}

// Space is how many addresses instances can have in a region.
type Space struct {
	Region      string
	Before, Now int
}

// Regions are the regions in which that differs, sorted.
func Regions(before, now Side) []Space {
	usable := [2]map[string]int{}
	regions := map[string]bool{}
	for i, t := range []*schema.Topology{before.Topology, now.Topology} {
		usable[i] = map[string]int{}
		for _, n := range rules.Networks(t) {
			usable[i][n.Region] += n.Usable()
			regions[n.Region] = true
		}
	}
	var list []Space
	for r := range regions {
		if usable[0][r] != usable[1][r] {
			list = append(list, Space{r, usable[0][r], usable[1][r]})
		}
	}
	slices.SortFunc(list, func(a, b Space) int { return cmp.Compare(a.Region, b.Region) })
	return list
}
