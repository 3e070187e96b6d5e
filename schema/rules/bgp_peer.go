package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var bgpPeer = &schema.Rule{
	Code:     "NP-BGP-PEER",
	Summary:  "BGP peer without address",
	Doc:      "A BGP peer without peer_ip_address has the peer_gateway_ip of its VBR: no other peer of the VBR has that, and the VBR lies on one physical connection only.",
	Section:  "12.6",
	Types:    []string{"bgp_peer"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		silent := map[*schema.Resource]*schema.Resource{} // by VBR, the peer without address
		for r := range each(c, "bgp_peer") {
			vbr := vbrOfPeer(c, r)
			if vbr == nil || given(c, r, "peer_ip_address") {
				continue
			}
			if other := further(c, vbr); other != "" {
				c.ReportPair(r, r.Range, vbr.AttrRange("associated_physical_connections"), fmt.Sprintf("it has no peer_ip_address, and %s has several physical connections; write the address of the router at the end of the one that is meant.", vbr.Addr))
			}
			if first := silent[vbr]; first != nil {
				c.ReportPair(r, r.Range, first.Range, fmt.Sprintf("it has no peer_ip_address, as %s, and both mean that of %s. Write another address, or remove one.", first.Addr, vbr.Addr))
				continue
			}
			silent[vbr] = r
		}
		for r := range each(c, "bgp_peer") {
			checkMeant(c, r, silent)
		}
	},
}

// checkMeant reports a peer with the address that another one means.
func checkMeant(c *schema.Checker, r *schema.Resource, silent map[*schema.Resource]*schema.Resource) {
	vbr := vbrOfPeer(c, r)
	if vbr == nil || silent[vbr] == nil {
		return
	}
	have, written := text(c, r, "peer_ip_address")
	meant, known := text(c, vbr, "peer_gateway_ip")
	if written && known && have == meant {
		c.ReportPair(r, r.AttrRange("peer_ip_address"), silent[vbr].Range, fmt.Sprintf("peer_ip_address is %s, which %s has from %s, because it writes none. Remove one of the two, or write another address.",
			shown(r, "peer_ip_address", have), silent[vbr].Addr, vbr.Addr))
	}
}

// vbrOfPeer is the VBR of a BGP peer, or nil.
func vbrOfPeer(c *schema.Checker, r *schema.Resource) *schema.Resource {
	vbr := owner(c, owner(c, r, "bgp_group_id"), "router_id")
	if vbr == nil || vbr.Type.Name != "virtual_border_router" {
		return nil
	}
	return vbr
}

// further is a physical connection of a VBR beside its own, as far as it is
// known, its id or where that is not known yet its address; empty if there is
// none.
func further(c *schema.Checker, vbr *schema.Resource) string {
	own := vbr.Value("physical_connection_id")
	for _, id := range texts(c, vbr, "associated_physical_connections") {
		if id != own.Identity() {
			return id
		}
	}
	list := vbr.Value("associated_physical_connections")
	if own.Identity() == "" || !list.Written() || !list.V.IsKnown() || list.V.IsWhollyKnown() {
		return ""
	}
	for _, from := range list.Origins {
		if schema.AddrType(from.Addr) == "physical_connection" && (own.From == nil || *own.From != from) {
			return from.Addr
		}
	}
	return ""
}
