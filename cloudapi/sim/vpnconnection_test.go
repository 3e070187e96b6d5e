package sim_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
)

// customer makes a customer gateway.
func (n *vpnNet) customer(ip string) string {
	n.t.Helper()
	return text(n.do("CreateCustomerGateway", "IpAddress="+ip), "CustomerGatewayId")
}

// between are the parameters of a connection of the two gateways.
func between(gateway, customer string, more ...string) []string {
	return append([]string{"VpnGatewayId=" + gateway, "CustomerGatewayId=" + customer, "LocalSubnet=10.1.0.0/16", "RemoteSubnet=192.168.0.0/24"}, more...)
}

func TestVpnConnectionLife(t *testing.T) {
	n := newVpnNet(t)
	cgw := n.customer("139.196.32.167")
	here := text(n.do("DescribeVpnGateway", "VpnGatewayId="+n.gateway), "InternetIp")
	made := n.do("CreateVpnConnection", between(n.gateway, cgw, "Name=office")...)
	id := text(made, "VpnConnectionId")
	want(t, made, map[string]string{"Name": "office", "CreateTime": millis(n.clock.Now())})
	if !strings.HasPrefix(id, "vco-") {
		t.Errorf("id %s", id)
	}
	at := "VpnConnectionId=" + id
	one := n.do("DescribeVpnConnection", at)
	want(t, one, map[string]string{
		"VpnConnectionId": id, "VpnGatewayId": n.gateway, "CustomerGatewayId": cgw, "Name": "office",
		"LocalSubnet": "10.1.0.0/16", "RemoteSubnet": "192.168.0.0/24", "EffectImmediately": "false", "Status": "ike_sa_not_established",
		"IkeConfig.IkeAuthAlg": "sha1", "IkeConfig.IkeEncAlg": "aes", "IkeConfig.IkeLifetime": "86400", "IkeConfig.IkeMode": "main",
		"IkeConfig.IkePfs": "group2", "IkeConfig.IkeVersion": "ikev1", "IkeConfig.LocalId": here, "IkeConfig.RemoteId": "139.196.32.167",
		"IpsecConfig.IpsecAuthAlg": "sha1", "IpsecConfig.IpsecEncAlg": "aes", "IpsecConfig.IpsecLifetime": "86400", "IpsecConfig.IpsecPfs": "group2",
	})
	psk := text(one, "IkeConfig.Psk")
	if len(psk) != 16 || strings.Trim(psk, "0123456789abcdefghijklmnopqrstuvwxyz") != "" {
		t.Errorf("key %q", psk)
	}
	n.clock.advance(3 * time.Second)
	changed := n.do("ModifyVpnConnectionAttribute", at, "Name=home", "LocalSubnet=10.1.0.0/16,10.2.0.0/16",
		`IkeConfig={"IkeVersion":"ikev2","IkeAuthAlg":"MD5","IkeLifetime":3600,"LocalId":"vpn.example.com","Psk":""}`,
		`IpsecConfig={"IpsecPfs":"group14","IpsecLifetime":"0","IpsecEncAlg":"aes256"}`)
	shown := map[string]string{
		"Name": "home", "LocalSubnet": "10.1.0.0/16,10.2.0.0/16", "RemoteSubnet": "192.168.0.0/24", "EffectImmediately": "false",
		"IkeConfig.IkeVersion": "ikev2", "IkeConfig.IkeAuthAlg": "MD5", "IkeConfig.IkeLifetime": "3600", "IkeConfig.LocalId": "vpn.example.com",
		"IkeConfig.RemoteId": "139.196.32.167", "IkeConfig.Psk": psk, "IkeConfig.IkeMode": "main",
		"IpsecConfig.IpsecPfs": "group14", "IpsecConfig.IpsecLifetime": "0", "IpsecConfig.IpsecEncAlg": "aes256", "IpsecConfig.IpsecAuthAlg": "sha1",
	}
	want(t, changed, shown)
	want(t, n.do("DescribeVpnConnection", at), shown)
	listed := n.do("DescribeVpnConnections", "VpnGatewayId="+n.gateway, "CustomerGatewayId="+cgw)
	want(t, listed, map[string]string{"TotalCount": "1", "VpnConnections.VpnConnection.0.IkeConfig.Psk": psk, "VpnConnections.VpnConnection.0.VpnConnectionId": id})
	want(t, n.do("DescribeVpnConnections", "CustomerGatewayId=cgw-none"), map[string]string{"TotalCount": "0"})
	// 15.16: the sides are those of the device.
	want(t, n.do("DownloadVpnConnectionConfig", at), map[string]string{
		"VpnConnectionConfig.Local": "139.196.32.167", "VpnConnectionConfig.Remote": here,
		"VpnConnectionConfig.LocalSubnet": "192.168.0.0/24", "VpnConnectionConfig.RemoteSubnet": "10.1.0.0/16,10.2.0.0/16",
		"VpnConnectionConfig.IkeConfig.LocalId": "139.196.32.167", "VpnConnectionConfig.IkeConfig.RemoteId": "vpn.example.com",
		"VpnConnectionConfig.IkeConfig.Psk": psk, "VpnConnectionConfig.IkeConfig.IkeLifetime": "3600", "VpnConnectionConfig.IpsecConfig.IpsecPfs": "group14",
	})
	n.refused(400, "DependencyViolation", "DeleteCustomerGateway", "CustomerGatewayId="+cgw)
	n.clock.advance(3 * time.Second)
	n.refused(400, "DependencyViolation", "DeleteVpnGateway", "VpnGatewayId="+n.gateway)
	n.do("DeleteVpnConnection", at)
	n.refused(404, "InvalidVpnConnectionInstanceId.NotFound", "DescribeVpnConnection", at)
	n.do("DeleteCustomerGateway", "CustomerGatewayId="+cgw)
	n.refused(400, "VpnGateway.Configuring", "DeleteVpnGateway", "VpnGatewayId="+n.gateway)
	n.clock.advance(3 * time.Second)
	n.do("DeleteVpnGateway", "VpnGatewayId="+n.gateway)
}

// TestVpnConfigs: each value that a key permits is kept, every other is
// refused by name.
func TestVpnConfigs(t *testing.T) {
	n := newVpnNet(t)
	n.Latency = map[string]time.Duration{"*": 0}
	cgw := n.customer("100.1.1.2")
	id := text(n.do("CreateVpnConnection", between(n.gateway, cgw)...), "VpnConnectionId")
	groups, ciphers := "group1 group2 group5 group14 group24", "aes aes192 aes256 des 3des"
	for _, test := range []struct{ config, key, good, bad string }{
		{"IkeConfig", "Psk", "1234567 a&b", ""},
		{"IkeConfig", "IkeVersion", "ikev1 ikev2", "ikev3 IKEV1 1"},
		{"IkeConfig", "IkeMode", "main aggressive", "quick Main"},
		{"IkeConfig", "IkeEncAlg", ciphers, "aes128 AES"},
		{"IkeConfig", "IkeAuthAlg", "sha1 md5 MD5 SHA1", "sha256"},
		{"IkeConfig", "IkePfs", groups, "group3 group disabled"},
		{"IkeConfig", "IkeLifetime", "0 1 86400", "-1 86401 1.5 one 01"},
		{"IkeConfig", "LocalId", "1.2.3.4 vpn.example.com gate", "1.2.3 1.2.3.256 a..b -a.com a_b.com 1.2.3.4/32"},
		{"IkeConfig", "RemoteId", "1.2.3.4 vpn.example.com", "a-.com a@b"},
		{"IpsecConfig", "IpsecEncAlg", ciphers, "aes128"},
		{"IpsecConfig", "IpsecAuthAlg", "sha1 md5 MD5", "sha256"},
		{"IpsecConfig", "IpsecPfs", groups, "group3"},
		{"IpsecConfig", "IpsecLifetime", "0 86400", "86401 -1"},
	} {
		config := func(value string) string { return fmt.Sprintf(`%s={%q:%q}`, test.config, test.key, value) }
		for _, value := range strings.Fields(test.good) {
			n.do("ModifyVpnConnectionAttribute", "VpnConnectionId="+id, config(value))
			want(t, n.do("DescribeVpnConnection", "VpnConnectionId="+id), map[string]string{test.config + "." + test.key: value})
		}
		for _, value := range strings.Fields(test.bad) {
			for action, params := range map[string][]string{
				"ModifyVpnConnectionAttribute": {"VpnConnectionId=" + id},
				"CreateVpnConnection":          between(n.gateway, cgw)[:2:2],
			} {
				if action == "CreateVpnConnection" {
					params = append(params, "LocalSubnet=10.9.0.0/16", "RemoteSubnet=10.8.0.0/16")
				}
				n.refused(400, "InvalidParameter", action, append(params, config(value))...)
				_, err := n.try(action, append(params, config(value))...)
				if err == nil || !strings.Contains(err.Message, test.config+"."+test.key) {
					t.Errorf("%s of %s: the message is %v", value, test.key, err)
				}
			}
		}
	}
	for _, config := range []string{"ikev1", "aes", "{", "[]", "null", `"x"`, `{"IkeMode":"main"} {}`, `{"Mode":"main"}`, `{"ikemode":"main"}`, `{"IpsecPfs":"group2"}`, `{"IkeMode":null}`, `{"IkeMode":["main"]}`} {
		n.refused(400, "InvalidParameter", "ModifyVpnConnectionAttribute", "VpnConnectionId="+id, "IkeConfig="+config)
	}
	n.refused(400, "InvalidParameter", "ModifyVpnConnectionAttribute", "VpnConnectionId="+id, `IpsecConfig={"Psk":"x"}`)
	n.do("ModifyVpnConnectionAttribute", "VpnConnectionId="+id, "IkeConfig={}", `IpsecConfig={"IpsecLifetime":3600}`)
	want(t, n.do("DescribeVpnConnection", "VpnConnectionId="+id), map[string]string{"IpsecConfig.IpsecLifetime": "3600"})
	want(t, n.do("DownloadVpnConnectionConfig", "VpnConnectionId="+id), map[string]string{"VpnConnectionConfig.IpsecConfig.IpsecLifetime": "3600"})
}

func TestVpnConnectionRefusals(t *testing.T) {
	n := newVpnNet(t)
	cgw, second := n.customer("100.1.1.2"), n.customer("100.1.1.3")
	id := text(n.settled("CreateVpnConnection", between(n.gateway, cgw, "RemoteSubnet=192.168.0.0/24,192.168.1.0/24")...), "VpnConnectionId")
	n.settled("CreateVpnConnection", between(n.gateway, cgw)...)
	plain := n.vpn("EnableIpsec=false")
	for _, test := range []struct {
		status       int
		code, action string
		params       []string
	}{
		{404, "InvalidCustomerGatewayInstanceId.NotFound", "CreateVpnConnection", between(n.gateway, "cgw-none")},
		{404, "InvalidVpnGatewayInstanceId.NotFound", "CreateVpnConnection", between("vpn-none", cgw)},
		{400, "InvalidVpnConnection.AlreadyExists", "CreateVpnConnection", between(n.gateway, cgw)},
		{400, "InvalidVpnConnection.AlreadyExists", "CreateVpnConnection", between(n.gateway, cgw, "RemoteSubnet=192.168.1.0/24,192.168.0.0/24")},
		{400, "OperationDenied", "CreateVpnConnection", between(plain, cgw)},
		{400, "InvalidParameter", "CreateVpnConnection", between(n.gateway, second, "LocalSubnet=10.1.0.0")},
		{400, "InvalidParameter", "CreateVpnConnection", between(n.gateway, second, "RemoteSubnet=10.1.0.1/16")},
		{400, "InvalidParameter", "CreateVpnConnection", between(n.gateway, second, "RemoteSubnet=10.1.0.0/16,")},
		{400, "InvalidParameter", "CreateVpnConnection", between(n.gateway, second, "EffectImmediately=yes")},
		{400, "InvalidParameter", "CreateVpnConnection", between(n.gateway, second, "Name=1a")},
		{404, "InvalidVpnConnectionInstanceId.NotFound", "DescribeVpnConnection", []string{"VpnConnectionId=vco-none"}},
		{404, "InvalidVpnConnectionInstanceId.NotFound", "DownloadVpnConnectionConfig", []string{"VpnConnectionId=vco-none"}},
		{404, "InvalidVpnConnectionInstanceId.NotFound", "DeleteVpnConnection", []string{"VpnConnectionId=vco-none"}},
		{404, "InvalidVpnConnectionInstanceId.NotFound", "ModifyVpnConnectionAttribute", []string{"VpnConnectionId=vco-none"}},
		{400, "InvalidName", "ModifyVpnConnectionAttribute", []string{"VpnConnectionId=" + id, "Name=1a"}},
		{400, "InvalidParameter", "ModifyVpnConnectionAttribute", []string{"VpnConnectionId=" + id, "RemoteSubnet=x"}},
		{400, "InvalidVpnConnection.AlreadyExists", "ModifyVpnConnectionAttribute", []string{"VpnConnectionId=" + id, "RemoteSubnet=192.168.0.0/24"}},
	} {
		n.refused(test.status, test.code, test.action, test.params...)
	}
	n.settled("ModifyVpnConnectionAttribute", "VpnConnectionId="+id, "RemoteSubnet=192.168.1.0/24,192.168.0.0/24")
	n.settled("CreateVpnConnection", between(n.gateway, second)...)
	n.Quotas = map[string]int{"vpn_connections_per_gateway": 3}
	n.refused(400, "Resource.QuotaFull", "CreateVpnConnection", between(n.gateway, second, "RemoteSubnet=10.9.0.0/16")...)
}

// TestVpnGatewayUpdating: each change of a connection makes its gateway
// updating for a while, in which no other is permitted.
func TestVpnGatewayUpdating(t *testing.T) {
	for _, change := range []string{"CreateVpnConnection", "ModifyVpnConnectionAttribute", "DeleteVpnConnection"} {
		n := newVpnNet(t)
		cgw := n.customer("100.1.1.2")
		id := text(n.settled("CreateVpnConnection", between(n.gateway, cgw)...), "VpnConnectionId")
		params := map[string][]string{
			"CreateVpnConnection":          between(n.gateway, cgw, "RemoteSubnet=10.7.0.0/16"),
			"ModifyVpnConnectionAttribute": {"VpnConnectionId=" + id, "Name=other"},
			"DeleteVpnConnection":          {"VpnConnectionId=" + id},
		}
		rest := text(n.settled("CreateVpnConnection", between(n.gateway, cgw, "RemoteSubnet=10.6.0.0/16")...), "VpnConnectionId")
		n.do(change, params[change]...)
		if have := n.vpnStatus(n.gateway); have != "updating" {
			t.Errorf("after %s: %s", change, have)
		}
		n.refused(400, "VpnGateway.Configuring", "CreateVpnConnection", between(n.gateway, cgw, "RemoteSubnet=10.5.0.0/16")...)
		n.refused(400, "VpnGateway.Configuring", "ModifyVpnConnectionAttribute", "VpnConnectionId="+rest)
		n.refused(400, "VpnGateway.Configuring", "DeleteVpnConnection", "VpnConnectionId="+rest)
		n.do("ModifyVpnGatewayAttribute", "VpnGatewayId="+n.gateway, "Name=other")
		n.clock.advance(3 * time.Second)
		if have := n.vpnStatus(n.gateway); have != "active" {
			t.Errorf("later: %s", have)
		}
		n.do("DeleteVpnConnection", "VpnConnectionId="+rest)
	}
}

// TestLockedVpnGateway: a gateway that is not paid for loses connections only.
func TestLockedVpnGateway(t *testing.T) {
	n := newVpnNet(t)
	id := n.vpn("InstanceChargeType=PREPAY")
	cgw := n.customer("100.1.1.2")
	conn := text(n.settled("CreateVpnConnection", between(id, cgw, "EffectImmediately=true")...), "VpnConnectionId")
	want(t, n.do("DescribeVpnConnection", "VpnConnectionId="+conn), map[string]string{"Status": "ipsec_sa_established"})
	n.clock.advance(33 * 24 * time.Hour)
	want(t, n.do("DescribeVpnConnection", "VpnConnectionId="+conn), map[string]string{"Status": "ike_sa_not_established"})
	n.refused(400, "VpnGateway.FinancialLocked", "CreateVpnConnection", between(id, cgw, "RemoteSubnet=10.7.0.0/16")...)
	n.refused(400, "VpnGateway.FinancialLocked", "ModifyVpnConnectionAttribute", "VpnConnectionId="+conn, "Name=other")
	n.settled("DeleteVpnConnection", "VpnConnectionId="+conn)
	n.do("DeleteVpnGateway", "VpnGatewayId="+id)
}

// TestTunnel: the status follows the negotiation with the other end, which is
// outside, or another connection of the cloud.
func TestTunnel(t *testing.T) {
	n := newVpnNet(t)
	n.Latency = map[string]time.Duration{"ModifyVpnConnectionAttribute": 0, "CreateVpnConnection": 0}
	ip := func(gateway string) string {
		return text(n.do("DescribeVpnGateway", "VpnGatewayId="+gateway), "InternetIp")
	}
	status := func(conn string) string {
		return text(n.do("DescribeVpnConnection", "VpnConnectionId="+conn), "Status")
	}
	outside := text(n.do("CreateVpnConnection", between(n.gateway, n.customer("100.1.1.2"))...), "VpnConnectionId")
	n.clock.advance(time.Hour)
	if have := status(outside); have != "ike_sa_not_established" {
		t.Errorf("without traffic: %s", have)
	}
	n.do("ModifyVpnConnectionAttribute", "VpnConnectionId="+outside, "EffectImmediately=true")
	for _, want := range []string{"ike_sa_not_established", "ike_sa_established", "ipsec_sa_established", "ipsec_sa_established"} {
		if have := status(outside); have != want {
			t.Errorf("outside: have %s, want %s", have, want)
		}
		n.clock.advance(time.Second)
	}
	far := n.vpn()
	psk := `"Psk":"secret"`
	left := text(n.do("CreateVpnConnection", between(n.gateway, n.customer(ip(far)), "EffectImmediately=true", "IkeConfig={"+psk+"}")...), "VpnConnectionId")
	n.clock.advance(time.Minute)
	if have := status(left); have != "ike_sa_not_established" {
		t.Errorf("with nobody there: %s", have)
	}
	mirror := []string{"VpnGatewayId=" + far, "CustomerGatewayId=" + n.customer(ip(n.gateway)), "LocalSubnet=192.168.0.0/24", "RemoteSubnet=10.1.0.0/16"}
	right := text(n.do("CreateVpnConnection", append(mirror, "IkeConfig={"+psk+"}")...), "VpnConnectionId")
	for _, want := range []string{"ike_sa_not_established", "ike_sa_established", "ipsec_sa_established"} {
		if have := status(left); have != want || status(right) != want {
			t.Errorf("once somebody is there: have %s and %s, want %s", have, status(right), want)
		}
		n.clock.advance(time.Second)
	}
	for _, test := range []struct{ change, want string }{
		{"Name=right", "ipsec_sa_established"},
		{`IkeConfig={"Psk":"other"}`, "ike_sa_not_established"},
		{`IkeConfig={"Psk":"secret","IkePfs":"group5"}`, "ike_sa_not_established"},
		{`IkeConfig={"IkePfs":"group2","IkeAuthAlg":"SHA1","IkeLifetime":60}`, "ipsec_sa_established"},
		{`IkeConfig={"LocalId":"a.example"}`, "ike_sa_not_established"},
		{`IkeConfig={"LocalId":"` + ip(far) + `","RemoteId":"a.example"}`, "ike_sa_not_established"},
		{`IkeConfig={"RemoteId":"` + ip(n.gateway) + `"}`, "ipsec_sa_established"},
		{`IpsecConfig={"IpsecEncAlg":"des"}`, "ipsec_sa_not_established"},
		{`IpsecConfig={"IpsecEncAlg":"aes"}`, "ipsec_sa_established"},
		{"LocalSubnet=192.168.1.0/24", "ipsec_sa_not_established"},
		{"LocalSubnet=192.168.0.0/24,192.168.0.0/24", "ipsec_sa_established"},
	} {
		n.do("ModifyVpnConnectionAttribute", "VpnConnectionId="+right, test.change)
		n.clock.advance(2 * time.Second)
		if have := []string{status(left), status(right)}; have[0] != test.want || have[1] != test.want {
			t.Errorf("after %s: have %v, want %s", test.change, have, test.want)
		}
	}
}

// TestTunnelWaits: nobody begins, or the other end is not paid for.
func TestTunnelWaits(t *testing.T) {
	n := newVpnNet(t)
	far := n.vpn("InstanceChargeType=PREPAY")
	ip := func(gateway string) string {
		return text(n.do("DescribeVpnGateway", "VpnGatewayId="+gateway), "InternetIp")
	}
	mirror := []string{"LocalSubnet=192.168.0.0/24", "RemoteSubnet=10.1.0.0/16", `IkeConfig={"Psk":"secret"}`}
	right := text(n.settled("CreateVpnConnection", between(far, n.customer(ip(n.gateway)), mirror...)...), "VpnConnectionId")
	left := text(n.settled("CreateVpnConnection", between(n.gateway, n.customer(ip(far)), mirror[2])...), "VpnConnectionId")
	status := func() string { return text(n.do("DescribeVpnConnection", "VpnConnectionId="+left), "Status") }
	if have := status(); have != "ike_sa_not_established" {
		t.Errorf("both wait: %s", have)
	}
	n.settled("ModifyVpnConnectionAttribute", "VpnConnectionId="+right, "EffectImmediately=true")
	if have := status(); have != "ipsec_sa_established" {
		t.Errorf("one begins: %s", have)
	}
	n.clock.advance(33 * 24 * time.Hour)
	if have := status(); have != "ike_sa_not_established" {
		t.Errorf("the other end is locked: %s", have)
	}
}

// TestVpnImport: what the descriptions show makes the same objects, which obey
// the same rules.
func TestVpnImport(t *testing.T) {
	n := newVpnNet(t)
	cgw := n.customer("100.1.1.2")
	conn := text(n.settled("CreateVpnConnection", between(n.gateway, cgw, "EffectImmediately=true")...), "VpnConnectionId")
	n.vpn("InstanceChargeType=PREPAY", "Name=paid")
	n.do("CreateVpnGateway", "VpcId="+n.vpc, "Bandwidth=100")
	d := &vpnNet{inside: n.beside()}
	reads := []cloudapi.Request{
		asked("DescribeVpnConnections"), asked("DescribeCustomerGateways"), asked("DescribeVpnGateways"), asked("DescribeVSwitches"), asked("DescribeVpcs"),
	}
	d.seed(n.inside, reads...)
	d.alike(n.inside, reads...)
	d.refused(400, "DependencyViolation", "DeleteVpnGateway", "VpnGatewayId="+n.gateway)
	d.refused(400, "DependencyViolation", "DeleteCustomerGateway", "CustomerGatewayId="+cgw)
	d.refused(400, "DependencyViolation", "DeleteVSwitch", "VSwitchId="+n.vsw)
	d.refused(400, "InvalidIpAddress.AlreadyExist", "CreateCustomerGateway", "IpAddress=100.1.1.2")
	d.refused(400, "InvalidVpnConnection.AlreadyExists", "CreateVpnConnection", between(n.gateway, cgw)...)
	paid := text(d.do("DescribeVpnGateways"), "VpnGateways.VpnGateway.1.VpnGatewayId")
	d.refused(403, "ForbiddenRelease", "DeleteVpnGateway", "VpnGatewayId="+paid)
	d.clock.advance(time.Minute)
	want(t, d.do("DescribeVpnGateways", "Status=active"), map[string]string{"TotalCount": "3"})
	d.do("ModifyVpnConnectionAttribute", "VpnConnectionId="+conn, "EffectImmediately=true")
	want(t, d.do("DescribeVpnConnection", "VpnConnectionId="+conn), map[string]string{"Status": "ike_sa_not_established"})
	d.clock.advance(time.Minute)
	want(t, d.do("DescribeVpnConnection", "VpnConnectionId="+conn), map[string]string{"Status": "ipsec_sa_established"})
	d.settled("DeleteVpnConnection", "VpnConnectionId="+conn)
	d.do("DeleteVpnGateway", "VpnGatewayId="+n.gateway)

	d.describe("DescribeVpnGateways", "VpnGateways.VpnGateway", map[string]any{
		"VpnGatewayId": "vpn-locked", "VpcId": n.vpc, "Status": "active", "BusinessStatus": "FinancialLocked",
	})
	d.refused(400, "VpnGateway.FinancialLocked", "CreateVpnConnection", between("vpn-locked", cgw)...)
}

// TestVpnSubsets: a connection whose gateways are not known can still be
// changed and deleted.
func TestVpnSubsets(t *testing.T) {
	n := newVpnNet(t)
	id := text(n.settled("CreateVpnConnection", between(n.gateway, n.customer("100.1.1.2"))...), "VpnConnectionId")
	for _, r := range []cloudapi.Request{asked("DescribeVpnConnection", "VpnConnectionId="+id), asked("DescribeVpnConnections")} {
		d := n.beside()
		d.seed(n.inside, r)
		d.do("DownloadVpnConnectionConfig", "VpnConnectionId="+id)
		want(t, d.do("ModifyVpnConnectionAttribute", "VpnConnectionId="+id, "Name=other"), map[string]string{"Name": "other", "VpnGatewayId": n.gateway})
		want(t, d.do("DescribeVpnConnection", "VpnConnectionId="+id), map[string]string{"Status": "ike_sa_not_established"})
		d.do("DeleteVpnConnection", "VpnConnectionId="+id)
	}
}
