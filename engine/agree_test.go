package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/engine"
	"netplan/schema"
)

// drafts make small topologies by chapter, of which many hold a mistake.
var drafts = map[string]func(*rand.Rand) string{
	"VPN":          mistakenVPN,
	"IPv6":         mistakenIPv6,
	"acceleration": mistakenAcceleration,
	"flow logs":    mistakenFlowLogs,
	"SSL":          mistakenSsl,
	"interfaces":   mistakenInterfaces,
	"lines":        mistakenLines,
	"borders":      mistakenBorders,
}

// TestRulesAgreeWithTheCloud draws topologies that may be wrong: what the rules
// accept is not refused in rehearsal, and what they refuse the rehearsal
// refuses too when it is asked alone.
func TestRulesAgreeWithTheCloud(t *testing.T) {
	for chapter, draft := range drafts {
		t.Run(chapter, func(t *testing.T) {
			t.Parallel()
			right, all := 0, 0
			for seed := range drawn(80) {
				all++
				text := head + draft(rand.New(rand.NewPCG(seed, 14)))
				s := newSite(t).sharing("ga-shared")
				config, diags := s.load(text)
				s.wantNone(diags)
				e := s.engine()
				topology, diags := config.Evaluate(schema.Inputs{})
				s.wantNone(diags)
				found := topology.Validate(e.Rules)
				e.Rules = nil
				p, refused := e.Plan(t.Context(), config, engine.PlanInput{Mode: engine.ModeApply})
				switch {
				case found.HasErrors() != refused.HasErrors():
					t.Fatalf("seed %d: the rules find %v, the rehearsal %v of\n%s", seed, found, refused, text)
				case !found.HasErrors() && !p.Rehearsed:
					t.Fatalf("seed %d was not rehearsed", seed)
				case !found.HasErrors():
					right++
				}
			}
			if right < all/8 {
				t.Errorf("%d of %d topologies are right, want %d or more", right, all, all/8)
			}
		})
	}
}

// block writes a resource with attributes in pairs; an empty value is left out. A name
// that ends in { begins a block.
func block(b *strings.Builder, typ, name string, attrs ...string) {
	fmt.Fprintf(b, "\nresource %q %q {\n", typ, name)
	for i := 0; i < len(attrs); i += 2 {
		switch {
		case attrs[i+1] == "":
		case strings.HasSuffix(attrs[i], "{"):
			fmt.Fprintf(b, "  %s\n%s  }\n", attrs[i], attrs[i+1])
		default:
			fmt.Fprintf(b, "  %s = %s\n", attrs[i], attrs[i+1])
		}
	}
	b.WriteString("}\n")
}

// one is one of some texts.
func one(r *rand.Rand, texts ...string) string { return texts[r.IntN(len(texts))] }

// mostly is the first of some texts, seldom another.
func mostly(r *rand.Rand, texts ...string) string {
	if r.IntN(12) > 0 {
		return texts[0]
	}
	return one(r, texts...)
}

// mistakenIPv6 has two VPCs, most with IPv6, and what chapter 14 puts in them.
func mistakenIPv6(r *rand.Rand) string {
	var b strings.Builder
	for _, v := range []string{"a", "b"} {
		block(&b, "vpc", v, "cidr_block", `"10.0.0.0/8"`, "enable_ipv6", mostly(r, "true", "false", ""),
			"ipv6_cidr_block", mostly(r, "", `"2408:4003:1000:100::/56"`, `"2408:4003:1000:101::/56"`))
	}
	for i, bits := range []string{"0", "255"} {
		block(&b, "vswitch", fmt.Sprint("s", i), "vpc_id", "vpc."+one(r, "a", "b")+".id", "zone_id", `"cn-hangzhou-b"`,
			"cidr_block", fmt.Sprintf("\"10.0.%d.0/24\"", i), "ipv6_cidr_block", mostly(r, bits, "7", "0", "255"))
	}
	block(&b, "ipv6_gateway", "g", "vpc_id", "vpc.a.id", "spec", one(r, "", `"Small"`, `"Middle"`, `"Medium"`, `"Large"`))
	block(&b, "ipv6_gateway", "h", "vpc_id", mostly(r, "vpc.b.id", "vpc.a.id"))
	for i, address := range []string{`"ipv6-1"`, `"ipv6-2"`} {
		block(&b, "ipv6_egress_only_rule", fmt.Sprint("r", i), "ipv6_gateway_id", mostly(r, "ipv6_gateway.g.id", "ipv6_gateway.h.id"), "instance_id", mostly(r, address, `"ipv6-1"`))
		block(&b, "ipv6_internet_bandwidth", fmt.Sprint("w", i), "ipv6_gateway_id", mostly(r, "ipv6_gateway.g.id", "ipv6_gateway.h.id"), "ipv6_address_id", mostly(r, address, `"ipv6-1"`),
			"bandwidth", one(r, "1", "500", "501", "1000", "1001", "2000", "5000"), "internet_charge_type", one(r, "", `"PayByTraffic"`, `"PayByBandwidth"`))
	}
	block(&b, "route_entry", "e", "route_table_id", "vpc."+mostly(r, "a", "b")+".route_table_id", "destination_cidr_block", one(r, `"::/0"`, `"2001:db8::1"`, `"2001:db8::/32"`),
		"next_hop_type", mostly(r, `"IPv6Gateway"`, `"Instance"`, ""), "next_hop_id", "ipv6_gateway.g.id")
	return b.String()
}

// mistakenAcceleration has instances with servers and EIPs.
func mistakenAcceleration(r *rand.Rand) string {
	var b strings.Builder
	region := func() string {
		return one(r, `"us-west-1"`, `"us-west-1"`, `"us-east-1"`, `"cn-hangzhou"`, `"eu-central-1"`)
	}
	server := func() string { return one(r, `"i-1"`, `"i-2"`, `"i-3"`, `"lb-1"`, `"ngw-1"`) }
	for _, n := range []string{"a", "b"} {
		block(&b, "global_acceleration_instance", n, "service_location", one(r, `"north-america"`, `"north-america"`, `"north-america"`, `"europe"`, `"china-mainland"`),
			"bandwidth", one(r, "10", "20", "1000", "100", "15"))
	}
	for i := range r.IntN(3) {
		block(&b, "global_acceleration_instance_association", fmt.Sprint("s", i), "global_acceleration_instance_id", "global_acceleration_instance."+one(r, "a", "b")+".id",
			"backend_server_id", server(), "backend_server_region_id", region(), "backend_server_type", one(r, "", "", `"EcsInstance"`, `"SlbInstance"`))
	}
	block(&b, "eip", "e")
	block(&b, "common_bandwidth_package", "p", "bandwidth", "20")
	for i, of := range []string{`"ga-shared"`, "global_acceleration_instance.a.id"} {
		if r.IntN(5) == 0 || of == `"ga-shared"` && r.IntN(2) == 0 {
			block(&b, "global_acceleration_instance_ip", fmt.Sprint("i", i), "global_acceleration_instance_id", of, "ip_instance_id", "eip.e.id")
		}
	}
	if r.IntN(3) == 0 {
		block(&b, "common_bandwidth_package_ip", "i", "bandwidth_package_id", "common_bandwidth_package.p.id", "ip_instance_id", "eip.e.id")
	}
	if r.IntN(3) == 0 {
		block(&b, "eip_association", "e", "allocation_id", "eip.e.id", "instance_id", one(r, `"i-1"`, `"i-2"`), "instance_type", `"EcsInstance"`)
	}
	return b.String()
}

// mistakenFlowLogs has flow logs of a VPC, a VSwitch and network interfaces.
func mistakenFlowLogs(r *rand.Rand) string {
	var b strings.Builder
	block(&b, "vpc", "a", "cidr_block", `"10.0.0.0/8"`)
	block(&b, "vswitch", "s", "vpc_id", "vpc.a.id", "zone_id", `"cn-hangzhou-b"`, "cidr_block", `"10.0.1.0/24"`)
	pairs := [][2]string{{`"VPC"`, "vpc.a.id"}, {`"VSwitch"`, "vswitch.s.id"}, {`"NetworkInterface"`, `"eni-1"`}, {`"VPC"`, "vswitch.s.id"}, {`"NetworkInterface"`, `"i-1"`}, {"", "vpc.a.id"}, {`"VPC"`, ""}}
	for i := range 2 {
		p := pairs[r.IntN(3)]
		if r.IntN(4) == 0 {
			p = pairs[r.IntN(len(pairs))]
		}
		block(&b, "flow_log", fmt.Sprint("l", i), "resource_type", p[0], "resource_id", p[1], "traffic_type", one(r, `"All"`, `"Drop"`, `"Drop"`),
			"project_name", `"p"`, "log_store_name", one(r, `"s"`, `"s"`, `"t"`), "status", one(r, "", `"Active"`, `"Inactive"`))
	}
	return b.String()
}

// TestAreasAgree binds a server in each region to an instance for each area:
// the rules refuse those that the cloud refuses.
func TestAreasAgree(t *testing.T) {
	var b strings.Builder
	b.WriteString(head)
	for i, location := range catalog.Lookup("CreateGlobalAccelerationInstance").Param("ServiceLocation").Enum {
		for _, region := range catalog.Regions() {
			name := fmt.Sprintf("a%d_%s", i, region.ID)
			block(&b, "global_acceleration_instance", name, "service_location", quote("%s", location), "bandwidth", "10")
			block(&b, "global_acceleration_instance_association", name, "global_acceleration_instance_id", "global_acceleration_instance."+name+".id",
				"backend_server_id", quote("i-%s", name), "backend_server_region_id", quote("%s", region.ID))
		}
	}
	s := newSite(t)
	config, diags := s.load(b.String())
	s.wantNone(diags)
	e := s.engine()
	found := addrs(s.topology(b.String()).Validate(e.Rules))
	e.Rules = nil
	_, refused := e.Plan(t.Context(), config, engine.PlanInput{Mode: engine.ModeApply})
	if d := cmp.Diff(addrs(refused), found); d != "" {
		t.Errorf("refused by the cloud (-) and by the rules (+):\n%s", d)
	}
	if all := 4 * len(catalog.Regions()); len(found) <= all/2 || len(found) >= all {
		t.Errorf("%d of %d are refused, want most", len(found), all)
	}
}

// addrs are the addresses that diagnostics are about, sorted.
func addrs(diags hcl.Diagnostics) []string {
	var list []string
	for _, d := range diags {
		note, _ := d.Extra.(schema.Note)
		list = append(list, note.Addr)
	}
	slices.Sort(list)
	return list
}
