package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/cloudapi/sim"
)

// fullNet is a network with everything that a mutating action can name: the
// values to give it by parameter, and the answers that describe it.
func fullNet(t *testing.T) (n *natNet, values map[string]string, reads []cloudapi.Request) {
	n = newNatNet(t)
	n.Assume("i-1", "i-2")
	eip, ip := n.eip(n.gateway)
	_, door := n.eip(n.gateway)
	table := text(n.do("CreateRouteTable", "VpcId="+n.vpc), "RouteTableId")
	n.do("AssociateRouteTable", "RouteTableId="+table, "VSwitchId="+n.vsw)
	n.settled("CreateRouteEntry", "RouteTableId="+table, "DestinationCidrBlock=192.168.0.0/16", "NextHopId=i-1")
	forward := text(n.settled("CreateForwardEntry", n.dnat(door, "80", "10.1.0.5", "TCP")...), "ForwardEntryId")
	snat := text(n.settled("CreateSnatEntry", "SnatTableId="+n.snat, "SnatIp="+ip, "SourceVSwitchId="+n.vsw), "SnatEntryId")
	cbwp := text(n.do("CreateCommonBandwidthPackage", "Bandwidth=100"), "BandwidthPackageId")
	member, _ := n.eip("i-2")
	n.do("AddCommonBandwidthPackageIp", "BandwidthPackageId="+cbwp, "IpInstanceId="+member)
	n.do("CreateBandwidthPackage", "NatGatewayId="+n.gateway, "IpCount=2", "Bandwidth=5")
	values = map[string]string{
		"VpcId": n.vpc, "VSwitchId": n.vsw, "RouteTableId": table, "AllocationId": eip, "InstanceId": n.gateway,
		"VRouterId": text(n.do("DescribeVRouters"), "VRouters.VRouter.0.VRouterId"), "NatGatewayId": n.gateway,
		"DestinationCidrBlock": "192.168.0.0/16", "NextHopId": "i-1", "ForwardTableId": n.forward, "ForwardEntryId": forward,
		"SnatTableId": n.snat, "SnatEntryId": snat, "SnatIp": ip, "SourceVSwitchId": n.vsw, "ExternalIp": door,
		"ExternalPort": "81", "InternalIp": "10.1.0.6", "InternalPort": "81", "IpProtocol": "TCP", "ZoneId": "cn-hangzhou-b",
		"CidrBlock": "10.2.0.0/16", "BandwidthPackageId": cbwp, "IpInstanceId": eip, "Bandwidth": "10", "IpCount": "1",
	}
	for _, action := range []string{
		"DescribeVpcs", "DescribeVSwitches", "DescribeRouteTables", "DescribeVRouters", "DescribeNatGateways",
		"DescribeEipAddresses", "DescribeCommonBandwidthPackages", "DescribeBandwidthPackages",
	} {
		reads = append(reads, asked(action))
	}
	return n, values, append(reads, asked("DescribeForwardTableEntries", "ForwardTableId="+n.forward), asked("DescribeSnatTableEntries", "SnatTableId="+n.snat))
}

// mutating are calls of all simulated actions that change something, with what
// they require and the ids that they may name.
func mutating(values map[string]string) []cloudapi.Request {
	var calls []cloudapi.Request
	for _, a := range catalog.All() {
		if strings.HasPrefix(a.Name, "Describe") {
			continue
		}
		r := cloudapi.Request{Action: a.Name, Region: "cn-hangzhou", Params: map[string]string{}}
		for _, p := range a.Params {
			optional := p.Name == "NextHopId" || p.Name == "SourceVSwitchId" || p.Name == "BandwidthPackageId"
			if v := values[p.Name]; v != "" && (p.Need == catalog.Required || optional) {
				r.Params[p.Name] = v
			}
		}
		calls = append(calls, r)
	}
	return calls
}

// TestAnySubsetImported: a cloud that knows any part of a network carries out
// or refuses every action, and describes what is left.
func TestAnySubsetImported(t *testing.T) {
	n, values, reads := fullNet(t)
	var answers []cloudapi.Response
	for _, r := range reads {
		answers = append(answers, overTheWire(t, n.answer(r)))
	}
	calls, done := mutating(values), map[string]bool{}
	for subset := range 1 << len(reads) {
		clock := newClock()
		d := &sim.Cloud{Now: clock.Now}
		d.Assume("i-1", "i-2")
		for i, r := range reads {
			if subset>>i&1 == 0 {
				continue
			}
			if err := d.Import(r, answers[i]); err != nil {
				t.Fatal(err)
			}
		}
		slices.Reverse(calls)
		for _, r := range slices.Concat(calls, reads) {
			if err := calmly(t, d, r); err == nil {
				done[r.Action] = true
			} else if strings.HasPrefix(err.Error(), "panic") {
				t.Fatalf("with %s, %s %v: %v", subsetNames(reads, subset), r.Action, r.Params, err)
			}
			clock.advance(time.Minute)
		}
	}
	for _, action := range []string{"UnassociateRouteTable", "CreateRouteEntry", "DeleteRouteEntry", "CreateSnatEntry", "DeleteForwardEntry", "UnassociateEipAddress", "DeleteVSwitch", "DeleteRouteTable"} {
		if !done[action] {
			t.Errorf("%s never succeeded: the test shows little", action)
		}
	}
}

// calmly makes a call and turns a panic into an error.
func calmly(t *testing.T, c *sim.Cloud, r cloudapi.Request) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	_, err = c.Call(t.Context(), r)
	return err
}

func subsetNames(reads []cloudapi.Request, subset int) (names []string) {
	for i, r := range reads {
		if subset>>i&1 == 1 {
			names = append(names, r.Action)
		}
	}
	return names
}
