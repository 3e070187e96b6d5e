// Package sdktest looks at what netplan built with an independent eye: the
// vendor's own SDK, over HTTP, against a simulated cloud in another process.
package sdktest

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestQuickstart applies examples/quickstart with the netplan program and
// reads everything back with the SDK.
func TestQuickstart(t *testing.T) {
	program := build(t)
	dir := filepath.Join(t.TempDir(), "quickstart")
	if err := os.CopyFS(dir, os.DirFS("../../../examples/quickstart")); err != nil {
		t.Fatal(err)
	}
	host := serve(t, program)
	run(t, program, "apply", "--cloud", "http://"+host, "--auto-approve", dir)

	var list struct {
		Bindings map[string]struct{ ID string }
	}
	out := run(t, program, "bindings", "list", "--cloud", "http://"+host, "--dir", dir, "--format", "json")
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatal(err)
	}
	id := func(addr string) string {
		if list.Bindings[addr].ID == "" {
			t.Errorf("%s is not bound", addr)
		}
		return list.Bindings[addr].ID
	}
	c := client(t, host)
	checkVPC(t, c, id)
	checkNAT(t, c, id)
	checkAddresses(t, c, id)

	run(t, program, "destroy", "--cloud", "http://"+host, "--auto-approve", dir)
	checkNothingLeft(t, c)
}

func checkVPC(t *testing.T, c *vpc.Client, id func(string) string) {
	vpcs := vpc.CreateDescribeVpcsRequest()
	vpcs.VpcId = id("vpc.main")
	answer, err := c.DescribeVpcs(vpcs)
	if err != nil || len(answer.Vpcs.Vpc) != 1 {
		t.Fatalf("DescribeVpcs: %v, %+v", err, answer)
	}
	v := answer.Vpcs.Vpc[0]
	equal(t, "VPC", []string{v.CidrBlock, v.VpcName, v.Status, v.RegionId}, []string{"10.20.0.0/16", "quickstart", "Available", "cn-hangzhou"})

	switches := vpc.CreateDescribeVSwitchesRequest()
	switches.VpcId = v.VpcId
	list, err := c.DescribeVSwitches(switches)
	if err != nil {
		t.Fatal(err)
	}
	have := map[string][]string{}
	for _, s := range list.VSwitches.VSwitch {
		have[s.VSwitchId] = []string{s.CidrBlock, s.ZoneId, s.Status, s.VSwitchName, s.VpcId, s.RouteTable.RouteTableId}
	}
	system := v.RouterTableIds.RouterTableIds[0]
	equal(t, "VSwitch app", have[id(`vswitch.zone["app"]`)], []string{"10.20.0.0/24", "cn-hangzhou-b", "Available", "quickstart-app", v.VpcId, system})
	equal(t, "VSwitch web", have[id(`vswitch.zone["web"]`)], []string{"10.20.1.0/24", "cn-hangzhou-e", "Available", "quickstart-web", v.VpcId, id("route_table.web")})
	if len(have) != 2 {
		t.Errorf("%d VSwitches, want 2", len(have))
	}
}

func checkNAT(t *testing.T, c *vpc.Client, id func(string) string) {
	gateways := vpc.CreateDescribeNatGatewaysRequest()
	answer, err := c.DescribeNatGateways(gateways)
	if err != nil || len(answer.NatGateways.NatGateway) != 1 {
		t.Fatalf("DescribeNatGateways: %v, %+v", err, answer)
	}
	n := answer.NatGateways.NatGateway[0]
	equal(t, "NAT gateway", []string{n.NatGatewayId, n.VpcId, n.Status, n.Name, n.Spec}, []string{id("nat_gateway.main"), id("vpc.main"), "Available", "quickstart-nat", "Small"})

	snat := vpc.CreateDescribeSnatTableEntriesRequest()
	snat.SnatTableId = n.SnatTableIds.SnatTableId[0]
	entries, err := c.DescribeSnatTableEntries(snat)
	if err != nil {
		t.Fatal(err)
	}
	sources := map[string]string{}
	for _, e := range entries.SnatTableEntries.SnatTableEntry {
		sources[e.SourceVSwitchId] = e.Status
	}
	for _, role := range []string{"app", "web"} {
		if s := sources[id(`vswitch.zone["`+role+`"]`)]; s != "Available" {
			t.Errorf("SNAT entry of %s has status %q, want Available", role, s)
		}
	}
	forward := vpc.CreateDescribeForwardTableEntriesRequest()
	forward.ForwardTableId = n.ForwardTableIds.ForwardTableId[0]
	table, err := c.DescribeForwardTableEntries(forward)
	if err != nil || len(table.ForwardTableEntries.ForwardTableEntry) != 1 {
		t.Fatalf("DescribeForwardTableEntries: %v, %+v", err, table)
	}
	f := table.ForwardTableEntries.ForwardTableEntry[0]
	equal(t, "DNAT entry", []string{f.ExternalPort, f.InternalIp, f.InternalPort, f.Status}, []string{"443", "10.20.1.10", "8443", "Available"})
}

func checkAddresses(t *testing.T, c *vpc.Client, id func(string) string) {
	answer, err := c.DescribeEipAddresses(vpc.CreateDescribeEipAddressesRequest())
	if err != nil || len(answer.EipAddresses.EipAddress) != 2 {
		t.Fatalf("DescribeEipAddresses: %v, %+v", err, answer)
	}
	for _, e := range answer.EipAddresses.EipAddress {
		equal(t, "EIP "+e.Name, []string{e.Status, e.InstanceId, e.InstanceType, e.BandwidthPackageId},
			[]string{"InUse", id("nat_gateway.main"), "Nat", id("common_bandwidth_package.shared")})
	}
	packages, err := c.DescribeCommonBandwidthPackages(vpc.CreateDescribeCommonBandwidthPackagesRequest())
	if err != nil || len(packages.CommonBandwidthPackages.CommonBandwidthPackage) != 1 {
		t.Fatalf("DescribeCommonBandwidthPackages: %v, %+v", err, packages)
	}
	p := packages.CommonBandwidthPackages.CommonBandwidthPackage[0]
	if p.Bandwidth != "20" || len(p.PublicIpAddresses.PublicIpAddresse) != 2 {
		t.Errorf("bandwidth package: %+v, want 20 Mbps and 2 addresses", p)
	}
}

func checkNothingLeft(t *testing.T, c *vpc.Client) {
	vpcs, err := c.DescribeVpcs(vpc.CreateDescribeVpcsRequest())
	if err != nil || vpcs.TotalCount != 0 {
		t.Errorf("after destroy: %d VPCs (%v), want none", vpcs.TotalCount, err)
	}
	eips, err := c.DescribeEipAddresses(vpc.CreateDescribeEipAddressesRequest())
	if err != nil || eips.TotalCount != 0 {
		t.Errorf("after destroy: %d EIPs (%v), want none", eips.TotalCount, err)
	}
}

func equal(t *testing.T, what string, have, want []string) {
	t.Helper()
	if len(have) != len(want) {
		t.Errorf("%s: %q, want %q", what, have, want)
		return
	}
	for i := range want {
		if have[i] != want[i] {
			t.Errorf("%s: %q, want %q", what, have, want)
			return
		}
	}
}

// build compiles the netplan program.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "netplan")
	cmd := exec.Command("go", "build", "-o", program, ".")
	cmd.Dir = ".."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return program
}

var address = regexp.MustCompile(`http://([0-9.:]+)`)

// serve starts the simulated cloud in a process of its own and returns its
// address.
func serve(t *testing.T, program string) string {
	t.Helper()
	cmd := exec.Command(program, "sim", "--listen", "127.0.0.1:0", "--settle", "300ms")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	m := address.FindStringSubmatch(line)
	if err != nil || m == nil {
		t.Fatalf("netplan sim printed %q (%v), want its address", line, err)
	}
	return m[1]
}

// run runs netplan and returns its standard output.
func run(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("netplan %v: %v\n%s", args, err, out)
	}
	return out
}

func client(t *testing.T, host string) *vpc.Client {
	t.Helper()
	config := sdk.NewConfig().WithScheme("HTTP")
	c, err := vpc.NewClientWithOptions("cn-hangzhou", config, credentials.NewAccessKeyCredential("testid", "testsecret"))
	if err != nil {
		t.Fatal(err)
	}
	c.Domain = host
	return c
}
