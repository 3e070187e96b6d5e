package sim_test

import (
	"fmt"
	"strings"
	"testing"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// bgpRow is an error row of chapter 12 that a client can cause. words is part
// of its message where the code has several; %[1]s is a group in the call, and
// %[2]s a peer.
type bgpRow struct {
	code, words, call string
	before            func(n *bgpNet)
}

func bgpRows() []bgpRow {
	busyGroup := func(n *bgpNet) {
		n.describe("DescribeBgpGroups", "BgpGroups.BgpGroup", map[string]any{"BgpGroupId": "bgpg-2", "Status": "Pending", "RouterId": n.vbr})
	}
	orphan := func(n *bgpNet) {
		n.describe("DescribeBgpGroups", "BgpGroups.BgpGroup", map[string]any{"BgpGroupId": "bgpg-3", "Status": "Available", "RouterId": "vbr-none"})
	}
	terminated := func(n *bgpNet) { n.importVbr(n.vbr, "terminated") }
	quota := func(name string) func(*bgpNet) {
		return func(n *bgpNet) { n.Quotas = map[string]int{name: 1} }
	}
	return []bgpRow{
		{code: "InvalidVbrNetwork", call: "CreateBgpGroup RouterId=vbr-none PeerAsn=1"},
		{code: "InvalidBgpName.Malformed", call: "CreateBgpGroup RouterId=vbr-1 PeerAsn=1 Name=1st"},
		{code: "InvalidBgpDescription.Malformed", call: "CreateBgpGroup RouterId=vbr-1 PeerAsn=1 Description=http://a"},
		{code: "InvalidBgpAuthkey.Malformed", call: "CreateBgpGroup RouterId=vbr-1 PeerAsn=1 AuthKey=schlüssel"},
		{code: "InvalidPeerAsn.Malformed", call: "CreateBgpGroup RouterId=vbr-1 PeerAsn=45104"},
		{code: "InvalidPeerAsn.Malformed", call: "CreateBgpGroup RouterId=vbr-1 PeerAsn=0"},
		{code: "InvalidPeerAsn.Malformed", call: "CreateBgpGroup RouterId=vbr-1 PeerAsn=4294967296"},
		{code: "InvalidParams.NotNull", call: "CreateBgpGroup RouterId=vbr-1"},
		{code: "InvalidStatus.CannotOperate", call: "CreateBgpGroup RouterId=vbr-1 PeerAsn=1", before: terminated},
		{code: "QuotaExceeded.Bgp", words: "group", call: "CreateBgpGroup RouterId=vbr-1 PeerAsn=1", before: quota("bgp_groups_per_vbr")},

		{code: "InvalidVbrNetwork", call: "ModifyBgpGroupAttribute BgpGroupId=bgpg-3", before: orphan},
		{code: "InvalidBgpGroup", call: "ModifyBgpGroupAttribute BgpGroupId=bgpg-none"},
		{code: "InvalidBgpName.Malformed", call: "ModifyBgpGroupAttribute BgpGroupId=%[1]s Name=x"},
		{code: "InvalidBgpDiscription.Malformed", call: "ModifyBgpGroupAttribute BgpGroupId=%[1]s Description=x"},
		{code: "InvalidBgpAuthkey.Malformed", call: "ModifyBgpGroupAttribute BgpGroupId=%[1]s AuthKey=\t"},
		{code: "InvalidPeerAsn.Malformed", call: "ModifyBgpGroupAttribute BgpGroupId=%[1]s PeerAsn=45104"},
		{code: "InvalidStatus.CannotOperate", call: "ModifyBgpGroupAttribute BgpGroupId=bgpg-2", before: busyGroup},

		{code: "InvalidBgpGroup", call: "DeleteBgpGroup BgpGroupId=bgpg-none"},
		{code: "InvalidStatus.CannotOperate", call: "DeleteBgpGroup BgpGroupId=bgpg-2", before: busyGroup},

		{code: "QuotaExceeded.Bgp", words: "peer", call: "CreateBgpPeer BgpGroupId=%[1]s PeerIpAddress=1.1.1.2", before: quota("bgp_peers_per_vbr")},
		{code: "InvalidPeerIpAddress", call: "CreateBgpPeer BgpGroupId=%[1]s", before: func(n *bgpNet) { n.importVbr(n.vbr, "active", "pc-2") }},
		{code: "InvalidVbrNetwork", call: "CreateBgpPeer BgpGroupId=bgpg-3", before: orphan},
		{code: "InvalidIP.Malformed", call: "CreateBgpPeer BgpGroupId=%[1]s PeerIpAddress=::1"},
		{code: "InvalidParams.AlreadyExists", call: "CreateBgpPeer BgpGroupId=%[1]s PeerIpAddress=1.1.1.1"},
		{code: "InvalidStatus.CannotOperate", call: "CreateBgpPeer BgpGroupId=bgpg-2", before: busyGroup},

		{code: "InvalidBgpGroup", call: "DeleteBgpPeer BgpPeerId=bgp-none"},
		{code: "InvalidStatus.CannotOperate", call: "DeleteBgpPeer BgpPeerId=%[2]s", before: func(n *bgpNet) { n.importVbr(n.vbr, "terminating") }},

		{code: "QuotaExceeded.BgpNetwork", call: "AddBgpNetwork RouterId=vbr-1 DstCidrBlock=11.0.0.0/8", before: quota("bgp_networks_per_vbr")},
		{code: "InvalidVbrNetwork", call: "AddBgpNetwork RouterId=vbr-none DstCidrBlock=11.0.0.0/8"},
		{code: "InvalidIP.Malformed", call: "AddBgpNetwork RouterId=vbr-1 DstCidrBlock=11.0.0.1/8"},
		{code: "InvalidIP.Malformed", call: "AddBgpNetwork RouterId=vbr-1 DstCidrBlock=2001:db8::/32"},
		{code: "InvalidParams.NotNull", call: "AddBgpNetwork DstCidrBlock=11.0.0.0/8"},
		{code: "InvalidParams.NotNull", call: "AddBgpNetwork RouterId=vbr-1"},
		{code: "InvalidParams.NotFound", call: "AddBgpNetwork RouterId=vbr-1 DstCidrBlock=11.0.0.0/8 VpcId=vpc-none"},
		{code: "InvalidParams.AlreadyExists", call: "AddBgpNetwork RouterId=vbr-1 DstCidrBlock=10.0.0.0/8"},
		{code: "InvalidStatus.CannotOperate", call: "AddBgpNetwork RouterId=vbr-1 DstCidrBlock=11.0.0.0/8", before: terminated},

		{code: "InvalidVbrNetwork", call: "DeleteBgpNetwork RouterId=vbr-none DstCidrBlock=10.0.0.0/8"},
		{code: "InvalidIP.Malformed", call: "DeleteBgpNetwork RouterId=vbr-1 DstCidrBlock=10.0.0.0"},
		{code: "InvalidStatus.CannotOperate", call: "DeleteBgpNetwork RouterId=vbr-1 DstCidrBlock=10.0.0.0/8", before: func(n *bgpNet) { n.importVbr(n.vbr, "recovering") }},
	}
}

// bgpActions are the actions of chapter 12.
func bgpActions() (list []*catalog.Action) {
	for _, a := range catalog.All() {
		if strings.HasPrefix(a.Section, "12.") {
			list = append(list, a)
		}
	}
	return list
}

// TestBgpRows: every error row of chapter 12 is caused, with its status, code
// and message, but for those listed in unprovoked.
func TestBgpRows(t *testing.T) {
	for _, row := range bgpRows() {
		n := newBgpNet(t)
		group := n.group()
		peer := n.peer(group, "1.1.1.1")
		n.network("10.0.0.0/8")
		if row.before != nil {
			row.before(n)
		}
		words := strings.Split(fmt.Sprintf(row.call+"%.0[1]s%.0[2]s", group, peer), " ")
		e := errorRow(t, catalog.Lookup(words[0]), row.code, row.words)
		n.refused(e.Status, e.Code, words[0], words[1:]...)
		if _, err := n.try(words[0], words[1:]...); err == nil || err.Message != e.Message {
			t.Errorf("%s: have %v, want %q", row.call, err, e.Message)
		}
	}
	for _, a := range bgpActions() {
		e := errorRow(t, a, "InvalidRegionId.NotFound", "")
		if err := elsewhere(t, a); err == nil || !strings.Contains(err.Error(), e.Message) {
			t.Errorf("%s in no region: have %v, want %q", a.Name, err, e.Message)
		}
	}
}

// errorRow is the row of an action's table with that code.
func errorRow(t *testing.T, a *catalog.Action, code, words string) catalog.ErrorRow {
	t.Helper()
	for _, e := range a.Errors {
		if e.Code == code && strings.Contains(e.Message, words) {
			return e
		}
	}
	t.Fatalf("%s has no row %s %q", a.Name, code, words)
	return catalog.ErrorRow{}
}

// elsewhere calls an action with what it requires in a region that there is not.
func elsewhere(t *testing.T, a *catalog.Action) error {
	r := cloudapi.Request{Action: a.Name, Region: "moon", Params: map[string]string{}}
	for _, p := range a.Params {
		if p.Need == catalog.Required && p.Name != "RegionId" {
			r.Params[p.Name] = "1"
		}
		if p.Name == "DstCidrBlock" {
			r.Params[p.Name] = "10.0.0.0/8"
		}
	}
	_, err := newInside(t).Call(t.Context(), r)
	return err
}
