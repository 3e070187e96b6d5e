package report

import (
	"fmt"
	"slices"
	"strings"

	"netplan/diff"
	"netplan/diff/between"
	"netplan/diff/network"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/rules"
)

// view looks at the changes of a plan.
func view(p *engine.Plan) *network.View {
	s := network.Scene{Changes: p.Changes, Bound: map[string]network.Bound{}, Want: func(string) *schema.Resource { return nil }}
	if p.Topology != nil {
		s.Want = p.Topology.Resource
	}
	for addr, b := range p.Bindings.Entries {
		s.Bound[addr] = network.Bound{Cloud: b.Cloud, Region: b.Region, Object: p.Have[addr], Hidden: b.Sensitive}
	}
	return network.New(s)
}

// addNetwork adds what a plan does to the network, and the VPCs that its changes
// lie in, sorted by address or id.
func (doc *PlanDocument) addNetwork(p *engine.Plan) {
	v := view(p)
	doc.Network, doc.VPCs = append([]network.Line{}, v.Lines()...), []network.Info{}
	seen := map[string]bool{}
	for i, c := range p.Changes {
		vpc := v.VPC(c)
		doc.Changes[i].VPC = vpc
		if vpc != "" && !seen[vpc] {
			seen[vpc] = true
			doc.VPCs = append(doc.VPCs, v.Info(vpc, c))
		}
	}
	slices.SortFunc(doc.VPCs, func(a, b network.Info) int { return strings.Compare(a.VPC, b.VPC) })
	if doc.Mode != engine.ModeDestroy && p.Topology != nil {
		doc.Network = append(doc.Network, tightQuotas(p)...)
	}
}

// tightQuotas are the quotas that a plan takes places of and that are nearly,
// wholly or more than used by what the topology has. That there is one of
// something is no news.
func tightQuotas(p *engine.Plan) []network.Line {
	taken := map[string]bool{}
	for _, c := range p.Changes {
		if c.Verb == diff.Create {
			for _, claim := range c.Type.Claims {
				taken[claim.Name] = taken[claim.Name] || claim.Kind == schema.Slot
			}
		}
	}
	var lines []network.Line
	if len(taken) == 0 {
		return nil
	}
	for _, u := range rules.Usages(p.Topology) {
		q := between.Quota{Name: u.Quota, Now: u.Count, Limit: u.Limit}
		if state := q.State(); taken[u.Quota] && state != "" && u.Limit > 1 {
			lines = append(lines, network.Line{
				Topic: network.Quota, Action: network.Changed, What: u.Quota, In: u.Words,
				Now: fmt.Sprintf("%d of %d", u.Count, u.Limit), Note: state + " the limit",
			})
		}
	}
	return lines
}
