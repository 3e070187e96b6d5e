package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"netplan/diff/network"
)

// chapters are what lies in no VPC, by type; all else is told in the last one.
var chapters = map[string]string{
	"eip": "Public addresses", "eip_association": "Public addresses",
	"common_bandwidth_package": "Public addresses", "common_bandwidth_package_ip": "Public addresses",
	"customer_gateway": "VPN", "vpn_gateway": "VPN", "vpn_connection": "VPN", "ssl_vpn_server": "VPN", "ssl_vpn_client_cert": "VPN",
	"physical_connection": "Leased lines", "virtual_border_router": "Leased lines", "router_interface": "Leased lines",
	"router_interface_connection": "Leased lines", "route_entry": "Leased lines",
	"bgp_group": "Leased lines", "bgp_peer": "Leased lines", "bgp_network": "Leased lines",
	"global_acceleration_instance": "Global acceleration", "global_acceleration_instance_association": "Global acceleration",
	"global_acceleration_instance_ip": "Global acceleration",
}

const otherChapter = "Elsewhere"

// chapterOrder is the order of the chapters, behind all VPCs.
var chapterOrder = []string{"Public addresses", "VPN", "Leased lines", "Global acceleration", otherChapter}

// planGroup are the changes in one VPC, or in one chapter outside of VPCs, what
// can hurt first.
type planGroup struct {
	Title string
	List  []*ChangeItem
	// hurts is the rank of the worst change, order that among the chapters.
	hurts, order int
}

// groups are the changes of a plan by VPC, those where something can hurt first.
func (p *PlanDocument) groups() []*planGroup {
	infos := map[string]*network.Info{}
	for i := range p.VPCs {
		infos[p.VPCs[i].VPC] = &p.VPCs[i]
	}
	of := map[string]*planGroup{}
	var all []*planGroup
	for _, c := range ranked(p.Changes) {
		key := "vpc " + c.VPC
		if c.VPC == "" {
			key = cmp.Or(chapters[c.Type], otherChapter)
		}
		g := of[key]
		if g == nil {
			g = &planGroup{Title: key, order: slices.Index(chapterOrder, key), hurts: ranks[c.Action]}
			if c.VPC != "" {
				g.Title = vpcTitle(c, infos[c.VPC])
			}
			of[key], all = g, append(all, g)
		}
		g.List = append(g.List, c)
	}
	slices.SortStableFunc(all, func(a, b *planGroup) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.hurts, b.hurts), network.Natural(a.Title, b.Title))
	})
	return all
}

// vpcTitle is a VPC with what is known of it.
func vpcTitle(c *ChangeItem, i *network.Info) string {
	if i == nil {
		return clipped(c.VPC) + " in " + clipped(c.Region)
	}
	parts := []string{clipped(i.VPC)}
	for _, text := range []string{i.Name, i.ID, i.Range} {
		if text != "" {
			parts = append(parts, clipped(text))
		}
	}
	return strings.Join(parts, " ") + " in " + place{i.Cloud, i.Region}.text()
}

// head is the title with what is done.
func (g *planGroup) head() string { return g.Title + ": " + g.sums() }

// sums counts the changes by what is done.
func (g *planGroup) sums() string {
	of := map[string]int{}
	for _, c := range g.List {
		of[c.Action]++
	}
	var parts []string
	for _, v := range verbOrder {
		if n := of[v.verb.Name()]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d to %s", n, v.told))
		}
	}
	return strings.Join(parts, ", ")
}

// How many lines of changes are shown of one group, and of all.
const (
	maxGroupLines = 600
	maxPlanLines  = 3000
	maxHeads      = 100
)

// shownGroup is a group as text and pages show it: changes in lines, and those
// that did not fit.
type shownGroup struct {
	Head    string
	Changes []shownChange
	Left    changes
}

type shownChange struct {
	Class string
	Lines []string
}

// shownGroups are the groups in lines, as far as they are shown; more are those of
// which nothing is.
func shownGroups(all []*planGroup) (list []*shownGroup, more []*planGroup) {
	room := maxPlanLines
	for i, g := range all {
		if room <= 0 && len(list) >= maxHeads {
			return list, all[i:]
		}
		s := &shownGroup{Head: g.head()}
		list = append(list, s)
		left := min(room, maxGroupLines)
		for j, c := range g.List {
			lines := c.Lines()
			if left -= len(lines); left < 0 {
				s.Left = g.List[j:]
				break
			}
			room -= len(lines)
			s.Changes = append(s.Changes, shownChange{classOf(c), lines})
		}
		if s.Left != nil && room < maxGroupLines {
			room = 0 // what is left of it is too little for others
		}
		if len(s.Changes) == 0 {
			s.Head, s.Left = s.Head+", not shown", nil
		}
	}
	return list, nil
}

// Told says how much is not shown, when these changes are not.
func (c changes) Told() string {
	return fmt.Sprintf("... and %s more: %s. Use --format json for all.", count(len(c), "change"), c.summary())
}

// leftGroups says how much is not shown of whole groups.
func leftGroups(more []*planGroup) string {
	var all changes
	for _, g := range more {
		all = append(all, g.List...)
	}
	return fmt.Sprintf("... and %s in %s more: %s. Use --format json for all.", count(len(all), "change"), counted(len(more), "place", "places"), all.summary())
}
