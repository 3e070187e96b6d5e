package report

import (
	"netplan/diff/between"
	"netplan/schema/rules"
)

// SpaceItem is how many addresses instances can have in a region.
type SpaceItem struct {
	Region string `json:"region"`
	Before int    `json:"before"`
	Now    int    `json:"now"`
}

// NetworkItem is how the address space of a VPC differs.
type NetworkItem struct {
	VPC     string       `json:"vpc"`
	Region  string       `json:"region"`
	Before  *NetworkSide `json:"before"`
	Now     *NetworkSide `json:"now"`
	Added   []SubnetItem `json:"added"`
	Removed []SubnetItem `json:"removed"`
}

// NetworkSide is the address space of a VPC on one side.
type NetworkSide struct {
	Range       string `json:"range,omitempty"`
	Usable      int    `json:"usable"`
	LargestFree string `json:"largest_free,omitempty"`
}

// SubnetItem is the range of a VSwitch.
type SubnetItem struct {
	VSwitch string `json:"vswitch"`
	Range   string `json:"range"`
}

// QuotaItem is how the use of a quota differs. A limit of 0 is not known.
type QuotaItem struct {
	Quota       string `json:"quota"`
	In          string `json:"in"`
	Before      int    `json:"before"`
	Now         int    `json:"now"`
	LimitBefore int    `json:"limit_before,omitempty"`
	Limit       int    `json:"limit,omitempty"`
	From        string `json:"from,omitempty"`
	State       string `json:"state,omitempty"` // near, at or over the limit
}

func networkItems(list []between.Network) []NetworkItem {
	items := []NetworkItem{}
	for _, n := range list {
		items = append(items, NetworkItem{n.VPC, n.Region, networkSideItem(n.Before), networkSideItem(n.Now), subnetItems(n.Added), subnetItems(n.Removed)})
	}
	return items
}

func networkSideItem(n *rules.Network) *NetworkSide {
	if n == nil {
		return nil
	}
	s := &NetworkSide{Usable: n.Usable()}
	if n.Range.IsValid() {
		s.Range = n.Range.String()
	}
	if n.Largest.IsValid() {
		s.LargestFree = n.Largest.String()
	}
	return s
}

func subnetItems(list []rules.Subnet) []SubnetItem {
	items := []SubnetItem{}
	for _, s := range list {
		items = append(items, SubnetItem{s.VSwitch, s.Range.String()})
	}
	return items
}

func quotaItems(list []between.Quota) []QuotaItem {
	items := []QuotaItem{}
	for _, q := range list {
		items = append(items, QuotaItem{q.Name, q.In, q.Before, q.Now, q.LimitBefore, q.Limit, q.From, q.State()})
	}
	return items
}

func spaceItems(list []between.Space) []SpaceItem {
	items := []SpaceItem{}
	for _, s := range list {
		items = append(items, SpaceItem(s))
	}
	return items
}
