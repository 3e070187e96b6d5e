package sim_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// vpnNet is a VPC with a VSwitch and an active VPN gateway in it.
type vpnNet struct {
	*inside
	vpc, vsw, gateway string
}

func newVpnNet(t testing.TB) *vpnNet {
	n := &vpnNet{inside: newInside(t)}
	n.vpc = text(n.settled("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
	n.vsw = text(n.settled("CreateVSwitch", "VpcId="+n.vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.1.0.0/16"), "VSwitchId")
	n.gateway = n.vpn()
	return n
}

// vpn makes a VPN gateway and waits for it.
func (n *vpnNet) vpn(params ...string) string {
	n.t.Helper()
	params = append([]string{"VpcId=" + n.vpc, "Bandwidth=5", "EnableSsl=true"}, params...)
	return text(n.settled("CreateVpnGateway", params...), "VpnGatewayId")
}

// vpnStatus is the gateway's status, or empty if there is none.
func (n *vpnNet) vpnStatus(id string) string {
	n.t.Helper()
	have, err := n.try("DescribeVpnGateway", "VpnGatewayId="+id)
	if err != nil {
		return ""
	}
	return text(have, "Status")
}

func TestVpnGatewayLife(t *testing.T) {
	n := newVpnNet(t)
	made := n.do("CreateVpnGateway", "VpcId="+n.vpc, "Bandwidth=20", "Name=door", "InstanceChargeType=POSTPAY", "SslConnections=7")
	id := text(made, "VpnGatewayId")
	if _, ok := made["OrderId"]; ok || !strings.HasPrefix(id, "vpn-") || text(made, "Name") != "door" {
		t.Errorf("answer %v", made)
	}
	born := n.clock.Now()
	at := "VpnGatewayId=" + id
	for _, want := range []string{"init", "provisioning", "active", "active"} {
		if have := n.vpnStatus(id); have != want {
			t.Errorf("status %s, want %s", have, want)
		}
		n.clock.advance(5 * time.Second)
	}
	one := n.do("DescribeVpnGateway", at)
	want(t, one, map[string]string{
		"VpnGatewayId": id, "VpcId": n.vpc, "VSwitchId": n.vsw, "Spec": "20M", "Name": "door", "Description": "",
		"BusinessStatus": "Normal", "ChargeType": "PostpayByFlow", "IpsecVpn": "enable", "SslVpn": "disable",
		"SslMaxConnections": "7", "EndTime": "0", "CreateTime": millis(born),
	})
	listed := n.do("DescribeVpnGateways", at, "VpcId="+n.vpc, "Status=active", "BusinessStatus=Normal")
	want(t, listed, map[string]string{"TotalCount": "1", "VpnGateways.VpnGateway.0.InternetIp": text(one, "InternetIp"), "VpnGateways.VpnGateway.0.Spec": "20M"})
	want(t, n.do("DescribeVpnGateways", "BusinessStatus=FinancialLocked"), map[string]string{"TotalCount": "0"})
	want(t, n.do("ModifyVpnGatewayAttribute", at, "Name=gate.2", "Description=a-text"), map[string]string{
		"VpnGatewayId": id, "Name": "gate.2", "Description": "a-text", "Status": "active", "VSwitchId": n.vsw, "IntranetIp": "10.1.0.2",
	})
	want(t, n.do("DescribeVpnGateway", at), map[string]string{"Name": "gate.2", "Description": "a-text"})
	want(t, n.do("DescribeVpnGateways", at), map[string]string{"VpnGateways.VpnGateway.0.Description": "a-text"})
	n.do("DeleteVpnGateway", at)
	if have := n.vpnStatus(id); have != "deleting" {
		t.Errorf("status %s, want deleting", have)
	}
	n.refused(400, "VpnGateway.Configuring", "DeleteVpnGateway", at)
	n.clock.advance(5 * time.Second)
	n.refused(404, "InvalidVpnGatewayInstanceId.NotFound", "DescribeVpnGateway", at)
	want(t, n.do("DescribeVpnGateways"), map[string]string{"TotalCount": "1", "VpnGateways.VpnGateway.0.VpnGatewayId": n.gateway, "VpnGateways.VpnGateway.0.Name": n.gateway, "VpnGateways.VpnGateway.0.SslMaxConnections": "5", "VpnGateways.VpnGateway.0.SslVpn": "enable"})
}

// TestPrepaidVpnGateway: the times are those of the examples of 15.2. What is
// paid for cannot be deleted; what is not is locked.
func TestPrepaidVpnGateway(t *testing.T) {
	for _, test := range []struct{ made, ends int64 }{{1515383700000, 1518105600000}, {1492753580000, 1495382400000}} {
		now := time.UnixMilli(test.made)
		cloud := &sim.Cloud{Now: func() time.Time { return now }, Answered: seen.note}
		ask := func(action string, params map[string]string) cloudapi.Response {
			t.Helper()
			resp, err := cloud.Call(t.Context(), cloudapi.Request{Action: action, Region: "cn-hangzhou", Params: params})
			if err != nil {
				t.Fatal(err)
			}
			return resp
		}
		cloud.Latency = map[string]time.Duration{"*": 0}
		vpc := text(ask("CreateVpc", nil), "VpcId")
		made := ask("CreateVpnGateway", map[string]string{"VpcId": vpc, "Bandwidth": "5", "InstanceChargeType": "PREPAY"})
		if text(made, "OrderId") == "0" {
			t.Errorf("no order: %v", made)
		}
		at := map[string]string{"VpnGatewayId": text(made, "VpnGatewayId")}
		want(t, ask("DescribeVpnGateway", at), map[string]string{"ChargeType": "Prepay", "CreateTime": fmt.Sprint(test.made), "Status": "active"})
		want(t, ask("DescribeVpnGateway", at), map[string]string{"EndTime": fmt.Sprint(test.ends), "BusinessStatus": "Normal", "VSwitchId": ""})
		want(t, ask("ModifyVpnGatewayAttribute", at), map[string]string{"EndTime": fmt.Sprint(test.ends)})
		_, err := cloud.Call(t.Context(), cloudapi.Request{Action: "DeleteVpnGateway", Region: "cn-hangzhou", Params: at})
		if err == nil || !strings.Contains(err.Error(), "ForbiddenRelease") {
			t.Errorf("have %v, want ForbiddenRelease", err)
		}
		now = time.UnixMilli(test.ends)
		want(t, ask("DescribeVpnGateways", map[string]string{"BusinessStatus": "FinancialLocked"}), map[string]string{"TotalCount": "1", "VpnGateways.VpnGateway.0.BusinessStatus": "FinancialLocked"})
		ask("DeleteVpnGateway", at)
	}
}

func TestVpnGatewayRefusals(t *testing.T) {
	n := newVpnNet(t)
	prepaid := n.vpn("InstanceChargeType=PREPAY", "Period=12", "AutoPay=true")
	other := text(n.settled("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
	fresh := text(n.do("CreateVpc"), "VpcId")
	young := text(n.do("CreateVSwitch", "VpcId="+n.vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.2.0.0/16"), "VSwitchId")
	create := "Bandwidth=5 VpcId=" + n.vpc
	n.refuses([]refusal{
		{404, "InvalidVpcId.NotFound", "CreateVpnGateway", "Bandwidth=5 VpcId=vpc-none"},
		{400, "IncorrectVpcStatus", "CreateVpnGateway", "Bandwidth=5 VpcId=" + fresh},
		{404, "InvalidVSwitchId.NotFound", "CreateVpnGateway", create + " VSwitchId=vsw-none"},
		{404, "InvalidVSwitchId.NotFound", "CreateVpnGateway", "Bandwidth=5 VpcId=" + other + " VSwitchId=" + n.vsw},
		{400, "IncorrectVSwitchStatus", "CreateVpnGateway", create + " VSwitchId=" + young},
		{400, "InvalidParameter", "CreateVpnGateway", "Bandwidth=15 VpcId=" + n.vpc},
		{400, "InvalidParameter", "CreateVpnGateway", create + " InstanceChargeType=PostPaid"},
		{400, "InvalidParameter", "CreateVpnGateway", create + " InstanceChargeType=PREPAY Period=10"},
		{400, "InvalidParameter", "CreateVpnGateway", create + " Name=a.b"},
		{400, "InvalidParameter", "CreateVpnGateway", create + " Name=" + strings.Repeat("a", 101)},
		{400, "InvalidParameter", "CreateVpnGateway", create + " SslConnections=-1"},
		{404, "InvalidVpnGatewayInstanceId.NotFound", "DescribeVpnGateway", "VpnGatewayId=vpn-none"},
		{404, "InvalidVpnGatewayInstanceId.NotFound", "ModifyVpnGatewayAttribute", "VpnGatewayId=vpn-none"},
		{400, "InvalidName", "ModifyVpnGatewayAttribute", "VpnGatewayId=" + n.gateway + " Name=1a"},
		{400, "InvalidDescription", "ModifyVpnGatewayAttribute", "VpnGatewayId=" + n.gateway + " Description=https://a"},
		{404, "InvalidVpnGatewayInstanceId.NotFound", "DeleteVpnGateway", "VpnGatewayId=vpn-none"},
		{403, "ForbiddenRelease", "DeleteVpnGateway", "VpnGatewayId=" + prepaid},
		{400, "DependencyViolation", "DeleteVSwitch", "VSwitchId=" + n.vsw},
	})
	n.clock.advance(time.Minute)
	n.do("CreateVSwitch", "VpcId="+other, "ZoneId=cn-hangzhou-b", "CidrBlock=10.2.0.0/16") // is not Available
	bare := text(n.settled("CreateVpnGateway", "Bandwidth=5", "VpcId="+other), "VpnGatewayId")
	want(t, n.do("DescribeVpnGateway", "VpnGatewayId="+bare), map[string]string{"VSwitchId": ""})
	unused := text(n.do("DescribeVSwitches", "VpcId="+other), "VSwitches.VSwitch.0.VSwitchId")
	n.settled("DeleteVSwitch", "VSwitchId="+unused)
	n.refused(400, "DependencyViolation.Tunnel", "DeleteVpc", "VpcId="+other)
	n.Quotas = map[string]int{"vpn_gateways": 3, "customer_gateways": 0}
	n.refused(400, "Resource.QuotaFull", "CreateVpnGateway", strings.Fields(create)...)
	n.settled("DeleteVpnGateway", "VpnGatewayId="+bare)
	n.do("DeleteVpc", "VpcId="+other)
	n.do("CreateVpnGateway", create[:11], create[12:], "Name="+strings.Repeat("a", 100), "VSwitchId="+young)
}

// TestVpnGatewayStatuses: what is not active cannot be deleted and carries no
// new connections; its names may change.
func TestVpnGatewayStatuses(t *testing.T) {
	for _, test := range []struct {
		status string
		enter  func(n *vpnNet) string
		next   string
	}{
		{"init", func(n *vpnNet) string {
			return text(n.do("CreateVpnGateway", "Bandwidth=5", "VpcId="+n.vpc), "VpnGatewayId")
		}, "active"},
		{"provisioning", func(n *vpnNet) string {
			id := text(n.do("CreateVpnGateway", "Bandwidth=5", "VpcId="+n.vpc), "VpnGatewayId")
			n.clock.advance(5 * time.Second)
			return id
		}, "active"},
		{"deleting", func(n *vpnNet) string { n.do("DeleteVpnGateway", "VpnGatewayId="+n.gateway); return n.gateway }, ""},
	} {
		n := newVpnNet(t)
		id := test.enter(n)
		if have := n.vpnStatus(id); have != test.status {
			t.Errorf("status %s, want %s", have, test.status)
		}
		n.refused(400, "VpnGateway.Configuring", "DeleteVpnGateway", "VpnGatewayId="+id)
		n.do("ModifyVpnGatewayAttribute", "VpnGatewayId="+id, "Name=other")
		if have := n.vpnStatus(id); have != test.status {
			t.Errorf("a new name made %s %s", test.status, have)
		}
		n.clock.advance(10 * time.Second)
		if have := n.vpnStatus(id); have != test.next {
			t.Errorf("after %s comes %q, want %q", test.status, have, test.next)
		}
	}
}

// TestVpnGatewayHop: a route leads to a VPN gateway of its VPC, or to one that
// was assumed.
func TestVpnGatewayHop(t *testing.T) {
	n := newVpnNet(t)
	n.Assume("vpn-far")
	table := text(n.do("DescribeRouteTables"), "RouteTables.RouteTable.0.RouteTableId")
	entry := func(destination, hop string) []string {
		return []string{"RouteTableId=" + table, "DestinationCidrBlock=" + destination, "NextHopType=VpnGateway", "NextHopId=" + hop}
	}
	vpc := n.vpc
	n.vpc = text(n.settled("CreateVpc"), "VpcId")
	foreign := n.vpn()
	n.vpc = vpc
	n.refused(404, "InvalidNextHopId.NotFound", "CreateRouteEntry", entry("192.168.0.0/16", "vpn-none")...)
	n.refused(400, "INVALID_VPC_ID", "CreateRouteEntry", entry("192.168.0.0/16", foreign)...)
	n.settled("CreateRouteEntry", entry("192.168.0.0/16", n.gateway)...)
	n.settled("CreateRouteEntry", entry("192.169.0.0/16", "vpn-far")...)
	n.refused(400, "DependencyViolation", "DeleteVpnGateway", "VpnGatewayId="+n.gateway)
	n.settled("DeleteRouteEntry", entry("192.168.0.0/16", n.gateway)[:2]...)
	n.do("DeleteVpnGateway", "VpnGatewayId="+n.gateway)
}

// TestVpnAddressesDiffer: EIPs and VPN gateways have addresses of one range.
func TestVpnAddressesDiffer(t *testing.T) {
	c := newInside(t)
	c.Latency = map[string]time.Duration{"*": 0}
	vpc, seen := text(c.do("CreateVpc"), "VpcId"), map[string]bool{}
	for range 1500 {
		_, eip := c.eip("")
		id := text(c.do("CreateVpnGateway", "Bandwidth=5", "VpcId="+vpc), "VpnGatewayId")
		ip := text(c.do("DescribeVpnGateway", "VpnGatewayId="+id), "InternetIp")
		if seen[eip] || seen[ip] || eip == ip || !strings.HasPrefix(ip, "198.1") {
			t.Fatalf("addresses %s and %s", eip, ip)
		}
		seen[eip], seen[ip] = true, true
	}
}

func TestCustomerGateways(t *testing.T) {
	c := newInside(t)
	made := c.do("CreateCustomerGateway", "IpAddress=100.1.1.2", "Name=office", "Description=a-text", "ClientToken=t1")
	id := text(made, "CustomerGatewayId")
	if !strings.HasPrefix(id, "cgw-") {
		t.Errorf("id %s", id)
	}
	at, shown := "CustomerGatewayId="+id, map[string]string{"CustomerGatewayId": id, "IpAddress": "100.1.1.2", "Name": "office", "Description": "a-text", "CreateTime": millis(start)}
	want(t, made, shown)
	want(t, c.do("DescribeCustomerGateway", at), shown)
	c.refuses([]refusal{
		{400, "InvalidIpAddress.AlreadyExist", "CreateCustomerGateway", "IpAddress=100.1.1.2"},
		{400, "InvalidIpAddress.WrongFormat", "CreateCustomerGateway", "IpAddress=100.1.1"},
		{400, "InvalidIpAddress.WrongFormat", "CreateCustomerGateway", "IpAddress=100.1.1.2/32"},
		{400, "InvalidIpAddress.WrongFormat", "CreateCustomerGateway", "IpAddress=2408::1"},
		{400, "InvalidIpAddress.WrongFormat", "CreateCustomerGateway", "IpAddress=0.0.0.0"},
		{400, "InvalidIpAddress.WrongFormat", "CreateCustomerGateway", "IpAddress=127.0.0.1"},
		{400, "InvalidIpAddress.WrongFormat", "CreateCustomerGateway", "IpAddress=224.0.0.1"},
		{400, "InvalidName", "CreateCustomerGateway", "IpAddress=100.1.1.3 Name=a"},
		{400, "InvalidDescription", "CreateCustomerGateway", "IpAddress=100.1.1.3 Description=1a"},
		{404, "InvalidCustomerGatewayInstanceId.NotFound", "DescribeCustomerGateway", "CustomerGatewayId=cgw-none"},
		{404, "InvalidCustomerGatewayInstanceId.NotFound", "ModifyCustomerGatewayAttribute", "CustomerGatewayId=cgw-none"},
		{404, "InvalidCustomerGatewayInstanceId.NotFound", "DeleteCustomerGateway", "CustomerGatewayId=cgw-none"},
		{400, "InvalidName", "ModifyCustomerGatewayAttribute", at + " Name=http://a"},
		{400, "InvalidDescription", "ModifyCustomerGatewayAttribute", at + " Description=a"},
	})
	second := text(c.do("CreateCustomerGateway", "IpAddress=100.1.1.3"), "CustomerGatewayId")
	for _, caller := range []struct {
		cloud  cloudapi.API
		region string
	}{{c, "cn-beijing"}, {c.As("1000000000000002"), "cn-hangzhou"}} {
		if _, err := caller.cloud.Call(t.Context(), cloudapi.Request{Action: "CreateCustomerGateway", Region: caller.region, Params: map[string]string{"IpAddress": "100.1.1.2"}}); err != nil {
			t.Errorf("the address is taken elsewhere: %v", err)
		}
	}
	shown["Name"], shown["Description"] = "home.2", "b-text"
	want(t, c.do("ModifyCustomerGatewayAttribute", at, "Name=home.2", "Description=b-text"), shown)
	want(t, c.do("DescribeCustomerGateways"), map[string]string{"TotalCount": "2", "CustomerGateways.CustomerGateway.0.Name": "home.2", "CustomerGateways.CustomerGateway.1.CustomerGatewayId": second})
	want(t, c.do("DescribeCustomerGateways", at), map[string]string{"TotalCount": "1", "CustomerGateways.CustomerGateway.0.IpAddress": "100.1.1.2"})
	c.Quotas = map[string]int{"customer_gateways": 3}
	c.refused(400, "Resource.QuotaFull", "CreateCustomerGateway", "IpAddress=100.1.1.4")
	c.do("DeleteCustomerGateway", at)
	want(t, c.do("DescribeCustomerGateways"), map[string]string{"TotalCount": "1"})
	c.do("CreateCustomerGateway", "IpAddress=100.1.1.2")
}

// millis is a time as chapter 15 writes it.
func millis(at time.Time) string { return fmt.Sprint(at.Unix() * 1000) }
