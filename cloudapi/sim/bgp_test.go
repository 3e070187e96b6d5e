package sim_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
)

// bgpNet is a cloud with a VBR in service.
type bgpNet struct {
	*inside
	vbr string
}

func newBgpNet(t testing.TB) *bgpNet {
	n := &bgpNet{inside: newInside(t), vbr: "vbr-1"}
	n.importVbr(n.vbr, "active")
	return n
}

// importVbr describes a VBR to the cloud, with the physical connections that
// are associated with it.
func (n *bgpNet) importVbr(id, status string, connections ...string) {
	n.t.Helper()
	list := []any{}
	for _, pc := range connections {
		list = append(list, map[string]any{"PhysicalConnectionId": pc})
	}
	n.describe("DescribeVirtualBorderRouters", "VirtualBorderRouterSet.VirtualBorderRouterType", map[string]any{
		"VbrId": id, "Status": status, "PhysicalConnectionId": "pc-1", "VlanId": "10",
		"LocalGatewayIp": "192.168.50.17", "PeerGatewayIp": "192.168.50.18", "PeeringSubnetMask": "255.255.255.248",
		"AssociatedPhysicalConnections": map[string]any{"AssociatedPhysicalConnection": list},
	})
}

func (n *bgpNet) group(params ...string) string {
	n.t.Helper()
	return text(n.settled("CreateBgpGroup", append([]string{"RouterId=" + n.vbr, "PeerAsn=1111"}, params...)...), "BgpGroupId")
}

func (n *bgpNet) peer(group, address string) string {
	n.t.Helper()
	return text(n.settled("CreateBgpPeer", "BgpGroupId="+group, "PeerIpAddress="+address), "BgpPeerId")
}

func (n *bgpNet) network(cidr string) {
	n.t.Helper()
	n.do("AddBgpNetwork", "RouterId="+n.vbr, "DstCidrBlock="+cidr)
}

// TestBgpLife is the order of 12.2: a group, its peers, networks, and back.
func TestBgpLife(t *testing.T) {
	n := &bgpNet{inside: newInside(t)}
	n.vbr = n.border(n.connected(), "10")
	made := n.do("CreateBgpGroup", "RouterId="+n.vbr, "PeerAsn=234", "Name=Group1", "AuthKey=!PWZ2wsq", "Description=to-the-office", "IsFakeAsn=true", "ClientToken=t1")
	group := text(made, "BgpGroupId")
	if again := n.do("CreateBgpGroup", "RouterId="+n.vbr, "PeerAsn=234", "Name=Group1", "AuthKey=!PWZ2wsq", "Description=to-the-office", "IsFakeAsn=true", "ClientToken=t1"); text(again, "BgpGroupId") != group || !strings.HasPrefix(group, "bgpg-") {
		t.Errorf("first %v, again %v", made, again)
	}
	at := "BgpGroups.BgpGroup.0."
	want(t, n.do("DescribeBgpGroups"), map[string]string{
		"TotalCount": "1", "PageNumber": "1", "PageSize": "10", at + "BgpGroupId": group, at + "Status": "Pending",
		at + "RouterId": n.vbr, at + "RegionId": "cn-hangzhou", at + "PeerAsn": "234", at + "Name": "Group1", at + "AuthKey": "!PWZ2wsq",
		at + "Description": "to-the-office", at + "IsFake": "true", at + "LocalAsn": "45104", at + "Hold": "30", at + "Keepalive": "10", at + "RouteLimit": "99",
	})
	n.clock.advance(2 * time.Second)
	want(t, n.do("DescribeBgpGroups"), map[string]string{at + "Status": "Available"})
	peer := text(n.do("CreateBgpPeer", "BgpGroupId="+group, "PeerIpAddress=116.62.222.28"), "BgpPeerId")
	if !strings.HasPrefix(peer, "bgp-") {
		t.Errorf("peer %s", peer)
	}
	at = "BgpPeers.BgpPeer.0."
	shown := map[string]string{
		"TotalCount": "1", at + "BgpPeerId": peer, at + "BgpGroupId": group, at + "PeerIpAddress": "116.62.222.28", at + "Status": "Pending",
		at + "RouterId": n.vbr, at + "RegionId": "cn-hangzhou", at + "PeerAsn": "234", at + "Name": "", at + "AuthKey": "!PWZ2wsq", at + "BgpStatus": "",
		at + "Description": "to-the-office", at + "IsFake": "true", at + "LocalAsn": "45104", at + "Hold": "30", at + "Keepalive": "10", at + "RouteLimit": "99",
	}
	want(t, n.do("DescribeBgpPeers"), shown)
	n.clock.advance(2 * time.Second)
	want(t, n.do("DescribeBgpPeers"), map[string]string{at + "Status": "Available"})
	vpc := text(n.settled("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
	n.do("AddBgpNetwork", "RouterId="+n.vbr, "DstCidrBlock=10.110.192.12/32", "VpcId="+vpc)
	want(t, n.do("DescribeBgpNetworks"), map[string]string{
		"TotalCount": "1", "BgpNetworks.BgpNetwork.0.DstCidrBlock": "10.110.192.12/32",
		"BgpNetworks.BgpNetwork.0.RouterId": n.vbr, "BgpNetworks.BgpNetwork.0.VpcId": vpc,
	})
	n.refused(400, "DependencyViolation", "DeleteVirtualBorderRouter", "VbrId="+n.vbr)
	n.refused(400, "DependencyViolation", "DeleteBgpGroup", "BgpGroupId="+group)
	n.do("DeleteBgpPeer", "BgpPeerId="+peer)
	want(t, n.do("DescribeBgpPeers"), map[string]string{at + "Status": "Pending"})
	n.refused(400, "DependencyViolation", "DeleteBgpGroup", "BgpGroupId="+group)
	n.clock.advance(2 * time.Second)
	n.do("DeleteBgpNetwork", "RouterId="+n.vbr, "DstCidrBlock=10.110.192.12/32")
	n.do("DeleteBgpGroup", "BgpGroupId="+group)
	n.refused(400, "DependencyViolation", "DeleteVirtualBorderRouter", "VbrId="+n.vbr)
	n.clock.advance(2 * time.Second)
	for _, action := range []string{"DescribeBgpGroups", "DescribeBgpPeers", "DescribeBgpNetworks"} {
		want(t, n.do(action), map[string]string{"TotalCount": "0"})
	}
	n.settled("DeleteVirtualBorderRouter", "VbrId="+n.vbr)
}

// TestBgpStatuses: what every status of a group and a peer permits, and what
// it becomes.
func TestBgpStatuses(t *testing.T) {
	arrange := map[string]func(n *bgpNet) (group, peer string){
		"made": func(n *bgpNet) (string, string) {
			group := n.group()
			return text(n.do("CreateBgpGroup", "RouterId="+n.vbr, "PeerAsn=1"), "BgpGroupId"), text(n.do("CreateBgpPeer", "BgpGroupId="+group), "BgpPeerId")
		},
		"ready": func(n *bgpNet) (string, string) { return n.group(), n.peer(n.group(), "1.1.1.1") },
		"changed": func(n *bgpNet) (string, string) {
			group, peer := n.group(), n.peer(n.group(), "1.1.1.1")
			n.do("ModifyBgpGroupAttribute", "BgpGroupId="+group, "Name=other")
			return group, peer
		},
		"going": func(n *bgpNet) (string, string) {
			group, peer := n.group(), n.peer(n.group(), "1.1.1.1")
			n.do("DeleteBgpGroup", "BgpGroupId="+group)
			n.do("DeleteBgpPeer", "BgpPeerId="+peer)
			return group, peer
		},
		"active": func(n *bgpNet) (string, string) {
			n.describe("DescribeBgpGroups", "BgpGroups.BgpGroup", map[string]any{"BgpGroupId": "bgpg-1", "Status": "active", "RouterId": n.vbr})
			n.describe("DescribeBgpPeers", "BgpPeers.BgpPeer", map[string]any{"BgpPeerId": "bgp-1", "BgpGroupId": n.group(), "Status": "active", "RouterId": n.vbr})
			return "bgpg-1", "bgp-1"
		},
	}
	for _, test := range []struct {
		from, action string
		allowed      bool
		at, later    string // statuses afterwards, of the group, or of the peer for DeleteBgpPeer
	}{
		{"made", "CreateBgpPeer", false, "Pending", "Available"},
		{"made", "ModifyBgpGroupAttribute", false, "Pending", "Available"},
		{"made", "DeleteBgpGroup", false, "Pending", "Available"},
		{"made", "DeleteBgpPeer", false, "Pending", "Available"},
		{"ready", "CreateBgpPeer", true, "Available", "Available"},
		{"ready", "ModifyBgpGroupAttribute", true, "Pending", "Available"},
		{"ready", "DeleteBgpGroup", true, "Pending", "<nil>"},
		{"ready", "DeleteBgpPeer", true, "Pending", "<nil>"},
		{"changed", "CreateBgpPeer", false, "Pending", "Available"},
		{"changed", "ModifyBgpGroupAttribute", false, "Pending", "Available"},
		{"changed", "DeleteBgpGroup", false, "Pending", "Available"},
		{"changed", "DeleteBgpPeer", true, "Pending", "<nil>"},
		{"going", "CreateBgpPeer", false, "Pending", "<nil>"},
		{"going", "ModifyBgpGroupAttribute", false, "Pending", "<nil>"},
		{"going", "DeleteBgpGroup", false, "Pending", "<nil>"},
		{"going", "DeleteBgpPeer", false, "Pending", "<nil>"},
		{"active", "CreateBgpPeer", true, "active", "active"},
		{"active", "ModifyBgpGroupAttribute", true, "Pending", "Available"},
		{"active", "DeleteBgpGroup", true, "Pending", "<nil>"},
		{"active", "DeleteBgpPeer", true, "Pending", "<nil>"},
	} {
		t.Run(test.from+" "+test.action, func(t *testing.T) {
			n := newBgpNet(t)
			group, peer := arrange[test.from](n)
			id := "BgpGroupId=" + group
			status := func() string { return text(n.do("DescribeBgpGroups", id), "BgpGroups.BgpGroup.0.Status") }
			if test.action == "DeleteBgpPeer" {
				id = "BgpPeerId=" + peer
				status = func() string { return text(n.do("DescribeBgpPeers", id), "BgpPeers.BgpPeer.0.Status") }
			}
			if test.allowed {
				n.do(test.action, id)
			} else {
				n.refused(400, "InvalidStatus.CannotOperate", test.action, id)
			}
			if have := status(); have != test.at {
				t.Errorf("at once %s, want %s", have, test.at)
			}
			n.clock.advance(2 * time.Second)
			if have := status(); have != test.later {
				t.Errorf("later %s, want %s", have, test.later)
			}
		})
	}
}

// TestBgpVbrStatuses: what the status of the VBR permits.
func TestBgpVbrStatuses(t *testing.T) {
	for status, permits := range map[string]struct{ adding, taking bool }{
		"active": {true, true}, "unconfirmed": {false, true}, "terminated": {false, true},
		"terminating": {false, false}, "recovering": {false, false},
	} {
		for call, allowed := range map[string]bool{
			"CreateBgpGroup RouterId=vbr-1 PeerAsn=1":                    permits.adding,
			"ModifyBgpGroupAttribute BgpGroupId=%[1]s PeerAsn=1":         permits.adding,
			"CreateBgpPeer BgpGroupId=%[1]s PeerIpAddress=1.1.1.2":       permits.adding,
			"AddBgpNetwork RouterId=vbr-1 DstCidrBlock=10.0.0.0/8":       permits.adding,
			"DeleteBgpGroup BgpGroupId=%[1]s":                            permits.taking,
			"DeleteBgpPeer BgpPeerId=%[2]s":                              permits.taking,
			"DeleteBgpNetwork RouterId=vbr-1 DstCidrBlock=172.16.0.0/12": permits.taking,
		} {
			n := newBgpNet(t)
			group, peer := n.group(), n.peer(n.group(), "1.1.1.1")
			n.network("172.16.0.0/12")
			n.importVbr(n.vbr, status)
			words := strings.Fields(fmt.Sprintf(call+"%.0[1]s%.0[2]s", group, peer))
			if allowed {
				n.do(words[0], words[1:]...)
			} else {
				n.refused(400, "InvalidStatus.CannotOperate", words[0], words[1:]...)
			}
		}
	}
}

// TestBgpTerminated: what is on a VBR stays while it is out of service.
func TestBgpTerminated(t *testing.T) {
	n := &bgpNet{inside: newInside(t)}
	n.vbr = n.border(n.connected(), "10")
	group := n.group()
	peer := n.peer(group, "1.1.1.1")
	n.network("10.0.0.0/8")
	add, drop := []string{"RouterId=" + n.vbr, "DstCidrBlock=11.0.0.0/8"}, []string{"RouterId=" + n.vbr, "DstCidrBlock=10.0.0.0/8"}
	n.do("TerminateVirtualBorderRouter", "VbrId="+n.vbr)
	n.refused(400, "InvalidStatus.CannotOperate", "AddBgpNetwork", add...)
	n.refused(400, "InvalidStatus.CannotOperate", "DeleteBgpNetwork", drop...)
	n.clock.advance(time.Minute)
	n.refused(400, "InvalidStatus.CannotOperate", "AddBgpNetwork", add...)
	n.do("DeleteBgpNetwork", drop...)
	want(t, n.do("DescribeBgpPeers"), map[string]string{"BgpPeers.BgpPeer.0.BgpPeerId": peer, "BgpPeers.BgpPeer.0.Status": "Available"})
	n.do("RecoverVirtualBorderRouter", "VbrId="+n.vbr)
	n.refused(400, "InvalidStatus.CannotOperate", "DeleteBgpPeer", "BgpPeerId="+peer)
	n.clock.advance(time.Minute)
	n.do("AddBgpNetwork", drop...)
	n.do("DeleteBgpPeer", "BgpPeerId="+peer)
}

// TestBgpForeignVbr: the owner of a physical connection does nothing to the
// BGP of another account's VBR on it.
func TestBgpForeignVbr(t *testing.T) {
	n := newBgpNet(t)
	n.Accounts = map[string]string{"key": "200"}
	vbr := text(n.do("CreateVirtualBorderRouter", "PhysicalConnectionId="+n.connected(), "VlanId=10", "VbrOwnerId=200"), "VbrId")
	n.do("ModifyVirtualBorderRouterAttribute", "VbrId="+vbr, "VlanId=11")
	n.refused(400, "InvalidVbrNetwork", "CreateBgpGroup", "RouterId="+vbr, "PeerAsn=1")
	n.refused(400, "InvalidVbrNetwork", "AddBgpNetwork", "RouterId="+vbr, "DstCidrBlock=10.0.0.0/8")
	_, err := n.As("200").Call(t.Context(), cloudapi.Request{Action: "CreateBgpGroup", Region: "cn-hangzhou", Params: map[string]string{"RouterId": vbr, "PeerAsn": "1"}})
	if err == nil || !strings.Contains(err.Error(), "InvalidStatus.CannotOperate") {
		t.Errorf("its owner, who has not confirmed it: have %v", err)
	}
}

// TestBgpGroupChange: what 12.4 changes shows in the peers at once, what it
// leaves out stays, and what it does not take never changes.
func TestBgpGroupChange(t *testing.T) {
	n := newBgpNet(t)
	group := n.group("Name=first", "AuthKey=old", "Description=a-text")
	peer := n.peer(group, "11.11.11.1")
	n.peer(n.group("PeerAsn=7"), "11.11.11.2")
	n.settled("ModifyBgpGroupAttribute", "BgpGroupId="+group, "PeerAsn=4294967295", "IsFakeAsn=true", "AuthKey=new", "Name=second")
	at := "BgpPeers.BgpPeer.0."
	want(t, n.do("DescribeBgpPeers", "BgpPeerId="+peer), map[string]string{
		at + "PeerAsn": "4294967295", at + "IsFake": "true", at + "AuthKey": "new", at + "Description": "a-text", at + "Name": "",
	})
	want(t, n.do("DescribeBgpPeers"), map[string]string{"BgpPeers.BgpPeer.1.PeerAsn": "7", "BgpPeers.BgpPeer.1.IsFake": "false"})
	want(t, n.do("DescribeBgpGroups"), map[string]string{"BgpGroups.BgpGroup.0.Name": "second", "BgpGroups.BgpGroup.0.Description": "a-text", "BgpGroups.BgpGroup.0.RouterId": n.vbr})
	for _, fixed := range []string{"RouterId=vbr-2", "LocalAsn=1", "Hold=1", "Keepalive=1", "RouteLimit=1"} {
		n.refused(400, "InvalidParameter", "ModifyBgpGroupAttribute", "BgpGroupId="+group, fixed)
	}
}

// TestBgpPeerAddress: which address a peer gets, and whether it may.
func TestBgpPeerAddress(t *testing.T) {
	n := newBgpNet(t)
	group := n.group()
	n.settled("CreateBgpPeer", "BgpGroupId="+group)
	want(t, n.do("DescribeBgpPeers"), map[string]string{"BgpPeers.BgpPeer.0.PeerIpAddress": "192.168.50.18"})
	n.refused(400, "InvalidParams.AlreadyExists", "CreateBgpPeer", "BgpGroupId="+group)
	n.refused(400, "InvalidParams.AlreadyExists", "CreateBgpPeer", "BgpGroupId="+n.group(), "PeerIpAddress=192.168.50.18")
	n.importVbr("vbr-2", "active", "pc-1")
	other := n.group("RouterId=vbr-2")
	n.settled("CreateBgpPeer", "BgpGroupId="+other, "PeerIpAddress=11.11.11.1")
	n.settled("CreateBgpPeer", "BgpGroupId="+other)
	n.importVbr("vbr-3", "active", "pc-2")
	third := n.group("RouterId=vbr-3")
	n.refused(400, "InvalidPeerIpAddress", "CreateBgpPeer", "BgpGroupId="+third)
	n.peer(third, "192.168.50.18")
	second := n.connected()
	fourth := n.border(n.connected(), "10")
	group = n.group("RouterId=" + fourth)
	n.do("ModifyVirtualBorderRouterAttribute", "VbrId="+fourth, "AssociatedPhysicalConnections="+second)
	n.refused(400, "InvalidPeerIpAddress", "CreateBgpPeer", "BgpGroupId="+group)
	want(t, n.do("DescribeBgpPeers", "RouterId=vbr-3"), map[string]string{"TotalCount": "1"})
}

// TestBgpNetworks: a network is announced once per VBR; others may overlap it.
func TestBgpNetworks(t *testing.T) {
	n := newBgpNet(t)
	n.importVbr("vbr-2", "active")
	n.network("10.0.0.0/8")
	n.network("10.1.0.0/16")
	n.do("AddBgpNetwork", "RouterId=vbr-2", "DstCidrBlock=10.0.0.0/8")
	n.refused(400, "DependencyViolation", "DeleteVirtualBorderRouter", "VbrId=vbr-2")
	n.refused(400, "InvalidParams.AlreadyExists", "AddBgpNetwork", "RouterId="+n.vbr, "DstCidrBlock=10.0.0.0/8")
	n.do("DeleteBgpNetwork", "RouterId="+n.vbr, "DstCidrBlock=10.0.0.0/8")
	n.refused(400, "InvalidVbrNetwork", "DeleteBgpNetwork", "RouterId="+n.vbr, "DstCidrBlock=10.0.0.0/8")
	want(t, n.do("DescribeBgpNetworks", "RouterId=vbr-2"), map[string]string{"TotalCount": "1", "BgpNetworks.BgpNetwork.0.DstCidrBlock": "10.0.0.0/8"})
	n.network("10.0.0.0/8")
	want(t, n.do("DescribeBgpNetworks", "RouterId="+n.vbr), map[string]string{"TotalCount": "2", "BgpNetworks.BgpNetwork.0.DstCidrBlock": "10.1.0.0/16"})
}

// TestBgpLists: the filters and pages of 12.1, 12.3 and 12.7.
func TestBgpLists(t *testing.T) {
	n := newBgpNet(t)
	n.importVbr("vbr-2", "active")
	group, other := n.group(), n.group("RouterId=vbr-2")
	peer := n.peer(group, "1.1.1.1")
	n.peer(group, "1.1.1.2")
	n.peer(other, "1.1.1.1")
	for i := range 12 {
		n.network(fmt.Sprintf("10.%d.0.0/16", i))
	}
	for _, test := range []struct{ call, total string }{
		{"DescribeBgpGroups", "2"},
		{"DescribeBgpGroups RouterId=vbr-2", "1"},
		{"DescribeBgpGroups RouterId=vbr-none", "0"},
		{"DescribeBgpGroups BgpGroupId=" + group, "1"},
		{"DescribeBgpGroups BgpGroupId=" + group + " RouterId=vbr-2", "0"},
		{"DescribeBgpGroups IsDefault=true", "0"},
		{"DescribeBgpGroups IsDefault=false OwnerAccount=1234abcd@aliyun.com", "2"},
		{"DescribeBgpPeers", "3"},
		{"DescribeBgpPeers RouterId=vbr-1", "2"},
		{"DescribeBgpPeers BgpGroupId=" + other, "1"},
		{"DescribeBgpPeers BgpPeerId=" + peer, "1"},
		{"DescribeBgpPeers BgpPeerId=" + peer + " BgpGroupId=" + other, "0"},
		{"DescribeBgpPeers IsDefault=true", "0"},
		{"DescribeBgpPeers IsDefault=false OwnerAccount=x", "3"},
		{"DescribeBgpNetworks", "12"},
		{"DescribeBgpNetworks RouterId=vbr-2", "0"},
	} {
		words := strings.Fields(test.call)
		if have := text(n.do(words[0], words[1:]...), "TotalCount"); have != test.total {
			t.Errorf("%s: have %s, want %s", test.call, have, test.total)
		}
	}
	want(t, n.do("DescribeBgpNetworks", "PageNumber=2", "PageSize=5"), map[string]string{
		"TotalCount": "12", "PageNumber": "2", "PageSize": "5", "BgpNetworks.BgpNetwork.0.DstCidrBlock": "10.5.0.0/16", "BgpNetworks.BgpNetwork.5": "<nil>",
	})
	want(t, n.do("DescribeBgpPeers", "PageNumber=2", "PageSize=2"), map[string]string{"TotalCount": "3", "BgpPeers.BgpPeer.0.BgpGroupId": other})
	n.refused(400, "InvalidParameter", "DescribeBgpGroups", "PageSize=51")
}

// TestBgpStrangers: another account, and another region, see and reach nothing.
func TestBgpStrangers(t *testing.T) {
	n := newBgpNet(t)
	group := n.group()
	peer := n.peer(group, "1.1.1.1")
	n.network("10.0.0.0/8")
	for _, api := range []struct {
		cloudapi.API
		region string
	}{{n.As("another"), "cn-hangzhou"}, {n.Cloud, "cn-beijing"}} {
		for _, test := range []struct{ call, code string }{
			{"CreateBgpGroup RouterId=vbr-1 PeerAsn=1", "InvalidVbrNetwork"},
			{"ModifyBgpGroupAttribute BgpGroupId=" + group, "InvalidBgpGroup"},
			{"DeleteBgpGroup BgpGroupId=" + group, "InvalidBgpGroup"},
			{"CreateBgpPeer BgpGroupId=" + group, "InvalidBgpGroup"},
			{"DeleteBgpPeer BgpPeerId=" + peer, "InvalidBgpGroup"},
			{"AddBgpNetwork RouterId=vbr-1 DstCidrBlock=11.0.0.0/8", "InvalidVbrNetwork"},
			{"DeleteBgpNetwork RouterId=vbr-1 DstCidrBlock=10.0.0.0/8", "InvalidVbrNetwork"},
			{"DescribeBgpGroups", "0"}, {"DescribeBgpPeers", "0"}, {"DescribeBgpNetworks", "0"},
		} {
			words := strings.Fields(test.call)
			answer, err := api.Call(t.Context(), askedIn(api.region, words[0], words[1:]...))
			if have := fmt.Sprint(answer["TotalCount"], err); !strings.Contains(have, test.code) {
				t.Errorf("%s: have %s, want %s", test.call, have, test.code)
			}
		}
	}
}

// TestBgpImport: a cloud that is told of all, in any order, answers alike; a
// peer whose group is unknown shows what was described.
func TestBgpImport(t *testing.T) {
	n := newBgpNet(t)
	group := n.group("Name=first", "AuthKey=!PWZ2wsq", "IsFakeAsn=true")
	peer := n.peer(group, "1.1.1.1")
	n.network("10.0.0.0/8")
	reads := []cloudapi.Request{asked("DescribeBgpGroups"), asked("DescribeBgpPeers"), asked("DescribeBgpNetworks"), asked("DescribeVirtualBorderRouters")}
	for first := range reads {
		d := &bgpNet{newInside(t), n.vbr}
		for i := range reads {
			r := reads[(first+i)%len(reads)]
			d.seed(n.inside, r)
			d.alike(n.inside, r)
		}
		d.refused(400, "DependencyViolation", "DeleteBgpGroup", "BgpGroupId="+group)
		d.refused(400, "InvalidParams.AlreadyExists", "AddBgpNetwork", "RouterId="+n.vbr, "DstCidrBlock=10.0.0.0/8")
		d.settled("ModifyBgpGroupAttribute", "BgpGroupId="+group, "PeerAsn=7")
		want(t, d.do("DescribeBgpPeers"), map[string]string{"BgpPeers.BgpPeer.0.PeerAsn": "7"})
		d.settled("DeleteBgpPeer", "BgpPeerId="+peer)
		d.settled("DeleteBgpGroup", "BgpGroupId="+group)
	}
	pending := newBgpNet(t)
	pending.describe("DescribeBgpGroups", "BgpGroups.BgpGroup", map[string]any{"BgpGroupId": "bgpg-1", "Status": "Pending", "RouterId": n.vbr})
	pending.clock.advance(time.Minute)
	want(t, pending.do("DescribeBgpGroups"), map[string]string{"BgpGroups.BgpGroup.0.Status": "Available"})
	nameless := cloudapi.Response{"BgpNetworks": map[string]any{"BgpNetwork": []any{map[string]any{"DstCidrBlock": "10.1.1.0/24"}}}}
	if err := pending.Import(cloudapi.Request{Action: "DescribeBgpNetworks", Region: "cn-hangzhou"}, nameless); err == nil {
		t.Error("imported a network of no VBR")
	}
}

// TestBgpSaved: a loaded cloud goes on as the saved one, in the middle of a
// deletion.
func TestBgpSaved(t *testing.T) {
	n := newBgpNet(t)
	group := n.group()
	peer := n.peer(group, "1.1.1.1")
	n.network("10.0.0.0/8")
	n.do("DeleteBgpPeer", "BgpPeerId="+peer)
	d := n.reloaded()
	d.refused(400, "DependencyViolation", "DeleteBgpGroup", "BgpGroupId="+group)
	d.clock.advance(2 * time.Second)
	d.settled("DeleteBgpGroup", "BgpGroupId="+group)
	want(t, d.do("DescribeBgpNetworks"), map[string]string{"TotalCount": "1"})
}

// TestBgpPeerDescribed: the name and the BGP status of a peer come from an
// import only (12.7).
func TestBgpPeerDescribed(t *testing.T) {
	n := newBgpNet(t)
	n.describe("DescribeBgpPeers", "BgpPeers.BgpPeer", map[string]any{
		"BgpPeerId": "bgp-7", "BgpGroupId": n.group(), "RouterId": n.vbr, "Name": "far", "BgpStatus": "Established", "Status": "Available",
	})
	want(t, n.do("DescribeBgpPeers"), map[string]string{"BgpPeers.BgpPeer.0.Name": "far", "BgpPeers.BgpPeer.0.BgpStatus": "Established"})
}
