package rules

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vbrGateway = &schema.Rule{
	Code:     "NP-VBR-GATEWAY",
	Summary:  "VBR without peering subnet",
	Doc:      "A virtual border router has local_gateway_ip, peer_gateway_ip and peering_subnet_mask, unless it is for another account. The mask is 255.255.255.0 to 255.255.255.252 (24 to 30 bits), and under it both addresses are in one subnet.",
	Section:  "11.1, 11.5",
	Types:    []string{"virtual_border_router"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "virtual_border_router") {
			checkEndsGiven(c, r)
			mask, known := text(c, r, "peering_subnet_mask")
			if known && mask != "" && maskBits(mask) == 0 {
				c.Report(r, r.AttrRange("peering_subnet_mask"), fmt.Sprintf("peering_subnet_mask is %s; write one of 24 to 30 bits, 255.255.255.0 to 255.255.255.252.%s", shown(r, "peering_subnet_mask", mask), maskLike(r, mask)))
			}
			local, peer, bits := ends(c, r)
			if subnet := netip.PrefixFrom(local, bits).Masked(); bits > 0 && !subnet.Contains(peer) {
				c.ReportPair(r, r.AttrRange("peer_gateway_ip"), r.AttrRange("local_gateway_ip"), fmt.Sprintf("peer_gateway_ip is %s, outside of the subnet of local_gateway_ip %s under the mask %s.%s",
					shown(r, "peer_gateway_ip", peer), shown(r, "local_gateway_ip", local), shown(r, "peering_subnet_mask", mask), write(r, subnet)))
			}
		}
	},
}

// checkEndsGiven reports a VBR of the caller that lacks what makes its subnet.
func checkEndsGiven(c *schema.Checker, r *schema.Resource) {
	if r.Value("vbr_owner_id").Written() {
		return
	}
	var missing []string
	for _, attr := range []string{"local_gateway_ip", "peer_gateway_ip", "peering_subnet_mask"} {
		if !given(c, r, attr) {
			missing = append(missing, attr)
		}
	}
	if len(missing) > 0 {
		c.Report(r, r.Range, fmt.Sprintf("it has no %s; write the two addresses and the mask of the subnet between the VBR and the data centre.", strings.Join(missing, " and no ")))
	}
}

// ends are the two addresses of a VBR and the length of their mask, which is 0
// where one of the three is not known or malformed.
func ends(c *schema.Checker, r *schema.Resource) (local, peer netip.Addr, bits int) {
	l, _ := text(c, r, "local_gateway_ip")
	p, _ := text(c, r, "peer_gateway_ip")
	mask, _ := text(c, r, "peering_subnet_mask")
	local, errLocal := netip.ParseAddr(l)
	peer, errPeer := netip.ParseAddr(p)
	if errLocal != nil || errPeer != nil || !local.Is4() || !peer.Is4() {
		return netip.Addr{}, netip.Addr{}, 0
	}
	return local, peer, maskBits(mask)
}

// maskBits is the length of a mask, 0 if it is none of 24 to 30 bits.
func maskBits(mask string) int {
	for bits := 24; bits <= 30; bits++ {
		if maskOf(bits) == mask {
			return bits
		}
	}
	return 0
}

// maskOf writes a length of 24 to 30 bits as a mask.
func maskOf(bits int) string {
	return netip.AddrFrom4([4]byte{255, 255, 255, byte(0xff << (32 - bits))}).String()
}

// maskLike ends a message with the mask of a prefix length that was written in
// its place.
func maskLike(r *schema.Resource, mask string) string {
	for bits := 24; bits <= 30; bits++ {
		if strings.TrimPrefix(mask, "/") == fmt.Sprint(bits) {
			return example(r, "peering_subnet_mask", maskOf(bits))
		}
	}
	return ""
}

// write ends a message with the subnet that the other address is to be in.
func write(r *schema.Resource, subnet netip.Prefix) string {
	if secret(r, "local_gateway_ip") || secret(r, "peering_subnet_mask") {
		return ""
	}
	return fmt.Sprintf(" Write an address of %s.", subnet)
}
