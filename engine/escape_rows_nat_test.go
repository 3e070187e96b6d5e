package engine_test

import "strings"

// translated are two NAT gateways with addresses.
const translated = `
resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "vpc" "b" { cidr_block = "10.1.0.0/16" }
resource "vpc" "far" {
  region     = "cn-beijing"
  cidr_block = "10.2.0.0/16"
}
resource "vswitch" "s" {
  vpc_id     = vpc.a.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "vswitch" "b" {
  vpc_id     = vpc.b.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.1.1.0/24"
}
resource "nat_gateway" "a" {
  vpc_id = vpc.a.id
  spec   = "Small"
}
resource "nat_gateway" "b" { vpc_id = vpc.b.id }
resource "nat_gateway" "far" {
  region = "cn-beijing"
  vpc_id = vpc.far.id
}
resource "eip" "e" { count = 3 }
resource "eip_association" "e" {
  count         = 3
  allocation_id = eip.e[count.index].id
  instance_id   = [nat_gateway.a.id, nat_gateway.a.id, nat_gateway.b.id][count.index]
  instance_type = "Nat"
}
`

// natPlot has DNAT and SNAT entries (17.13 to 17.20).
var natPlot = plot{
	base: translated + `
resource "snat_entry" "s" {
  snat_table_id     = nat_gateway.a.snat_table_ids[0] # of s
  source_vswitch_id = vswitch.s.id # of s
  snat_ip           = [eip_association.e[0].ip_address] # of s
}
resource "forward_entry" "f" {
  forward_table_id = nat_gateway.a.forward_table_ids[0] # of f
  external_ip      = eip_association.e[1].ip_address # of f
  external_port    = "80"
  internal_ip      = "10.0.1.10"
  internal_port    = "8080"
  ip_protocol      = "TCP"
}
# more
`,
	swaps: []swap{
		{`eip_association.e[1].ip_address # of f`, `"47.1.2"`}, {`eip_association.e[1].ip_address # of f`, `"203.0.113.77"`}, {`eip_association.e[1].ip_address # of f`, `eip_association.e[2].ip_address`},
		{`eip_association.e[1].ip_address # of f`, `eip_association.e[0].ip_address`}, {`[eip_association.e[0].ip_address] # of s`, `[eip_association.e[1].ip_address]`},
		{`[eip_association.e[0].ip_address] # of s`, `["47.1.2"]`}, {`[eip_association.e[0].ip_address] # of s`, `[]`},
		{`"10.0.1.10"`, `"10.0.1"`}, {`"10.0.1.10"`, `"10.1.1.10"`}, {`"80"`, `"0"`}, {`"80"`, `"any"`}, {`"8080"`, `"65536"`}, {`"TCP"`, `"ICMP"`}, {`"TCP"`, `"Any"`},
		{`vswitch.s.id # of s`, `vswitch.b.id`}, {`vswitch.s.id # of s`, `"vsw-none"`}, {`source_vswitch_id = vswitch.s.id # of s`, ``},
		{`vswitch.s.id # of s`, "vswitch.s.id\n  source_cidr = \"10.0.1.0/24\""},
		{`nat_gateway.a.snat_table_ids[0] # of s`, `nat_gateway.far.snat_table_ids[0]`}, {`nat_gateway.a.snat_table_ids[0] # of s`, `"stb-none"`}, {`nat_gateway.a.snat_table_ids[0] # of s`, `nat_gateway.a.forward_table_ids[0]`},
		{`nat_gateway.a.forward_table_ids[0] # of f`, `nat_gateway.far.forward_table_ids[0]`}, {`nat_gateway.a.forward_table_ids[0] # of f`, `"ftb-none"`},
		{`"Small"`, `"Tiny"`},
		{`# more`, `resource "snat_entry" "t" {
  snat_table_id     = nat_gateway.a.snat_table_ids[0]
  source_vswitch_id = vswitch.s.id
  snat_ip           = [eip_association.e[0].ip_address]
}`},
		{`# more`, `resource "forward_entry" "many" {
  count            = 100
  forward_table_id = nat_gateway.a.forward_table_ids[0]
  external_ip      = eip_association.e[1].ip_address
  external_port    = tostring(1000 + count.index)
  internal_ip      = "10.0.1.11"
  internal_port    = tostring(1000 + count.index)
  ip_protocol      = "TCP"
}`},
		{`# more`, `resource "forward_entry" "same" {
  forward_table_id = nat_gateway.a.forward_table_ids[0]
  external_ip      = eip_association.e[1].ip_address
  external_port    = "80"
  internal_ip      = "10.0.1.11"
  internal_port    = "8081"
  ip_protocol      = "TCP"
}`},
	},
}

// sharedPlot has an SNAT entry, to which a DNAT entry of its address comes.
var sharedPlot = plot{
	base: head + translated + `
resource "snat_entry" "s" {
  snat_table_id     = nat_gateway.a.snat_table_ids[0]
  source_vswitch_id = vswitch.s.id
  snat_ip           = [eip_association.e[0].ip_address]
}
# more
`,
	swaps: []swap{
		{`# more`, `resource "forward_entry" "f" {
  forward_table_id = nat_gateway.a.forward_table_ids[0]
  external_ip      = eip_association.e[0].ip_address
  external_port    = "80"
  internal_ip      = "10.0.1.10"
  internal_port    = "8080"
  ip_protocol      = "TCP"
}`},
		{`cloud { region = "cn-hangzhou" }`, `cloud {
  region = "cn-hangzhou"
  quotas = { snat_entries_per_table = 1, ips_per_snat_entry = 1 }
}
resource "snat_entry" "u" {
  snat_table_id = nat_gateway.a.snat_table_ids[0]
  source_cidr   = "10.0.3.0/24"
  snat_ip       = [eip_association.e[0].ip_address, eip_association.e[1].ip_address]
}
resource "snat_entry" "t" {
  snat_table_id = nat_gateway.a.snat_table_ids[0]
  source_cidr   = "10.0.2.0/24"
  snat_ip       = [eip_association.e[0].ip_address]
}`},
	},
}

// ownEntries are entries of one's own in tables that are theirs.
const ownEntries = `
resource "snat_entry" "own" {
  snat_table_id = "<nat_gateway.a.snat_table_ids>"
  source_cidr   = "10.0.2.0/24"
  snat_ip       = ["<eip_association.e[0].ip_address>"] # own
}
resource "forward_entry" "own" {
  forward_table_id = "<nat_gateway.a.forward_table_ids>"
  external_ip      = "<eip_association.e[1].ip_address>" # own
  external_port    = "90"
  internal_ip      = "10.0.1.10"
  internal_port    = "8090"
  ip_protocol      = "TCP"
}
`

var (
	withoutForward = ownEntries[:strings.Index(ownEntries, `resource "forward`)]
	withoutSnat    = ownEntries[strings.Index(ownEntries, `resource "forward`):]
)

// takenPlot is natPlot with a second DNAT entry, which comes to be as the first.
var takenPlot = plot{
	base: translated + `
resource "forward_entry" "f" {
  forward_table_id = nat_gateway.a.forward_table_ids[0]
  external_ip      = eip_association.e[1].ip_address
  external_port    = "80"
  internal_ip      = "10.0.1.10"
  internal_port    = "8080"
  ip_protocol      = "TCP"
}
resource "forward_entry" "g" {
  forward_table_id = nat_gateway.a.forward_table_ids[0]
  external_ip      = eip_association.e[1].ip_address
  external_port    = "81"
  internal_ip      = "10.0.1.10"
  internal_port    = "8081"
  ip_protocol      = "TCP"
}
`,
	swaps: []swap{{`"81"`, `"80"`}},
}

// packagePlot has a NAT bandwidth package (17.2 to 17.11).
var packagePlot = plot{
	base: head + translated + `
resource "nat_bandwidth_package" "p" {
  nat_gateway_id = nat_gateway.a.id # of p
  bandwidth      = 10
  ip_count       = 2
  isp            = "BGP"
  zone           = "cn-hangzhou-b" # of p
}
# more
`,
	swaps: []swap{
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { ips_per_nat_package = 1 }\n}\n"},
		{`nat_gateway.a.id # of p`, `nat_gateway.far.id`}, {`nat_gateway.a.id # of p`, `"ngw-none"`}, {"= 10\n  ip", "= 4\n  ip"}, {"= 10\n  ip", "= 5001\n  ip"},
		{`= 2
`, "= 0\n"}, {`= 2
`, "= 51\n"}, {`= 2
`, "= 60\n"}, {`"BGP"`, `"XX"`}, {`"cn-hangzhou-b" # of p`, `"cn-hangzhou-zz"`}, {`"cn-hangzhou-b" # of p`, `"cn-beijing-a"`},
		{`# more`, "resource \"nat_bandwidth_package\" \"q\" {\n  count = 4\n  nat_gateway_id = nat_gateway.a.id\n  bandwidth = 10\n  ip_count = 1\n}"},
	},
}

var natScenes = map[string]scene{
	"NAT entries in their tables": {
		theirs: natPlot.base + `resource "forward_entry" "many" {
  count            = 99
  forward_table_id = nat_gateway.a.forward_table_ids[0]
  external_ip      = eip_association.e[1].ip_address
  external_port    = tostring(1000 + count.index)
  internal_ip      = "10.0.1.11"
  internal_port    = tostring(1000 + count.index)
  ip_protocol      = "TCP"
}`,
		then: append(natEntries("a", "<vswitch.s>"), limitedTo("snat_entries_per_table = 1", natEntries("a", "<vswitch.b>"))...),
	},
	"NAT entries beside theirs": {theirs: natPlot.base, then: natEntries("a", "<vswitch.s>")},
	"own entries in their tables": {
		theirs: natPlot.base, own: ownEntries,
		then: []string{
			swapped(ownEntries, `["<eip_association.e[0].ip_address>"] # own`, `["<eip_association.e[1].ip_address>"]`), swapped(ownEntries, `"<eip_association.e[1].ip_address>" # own`, `"<eip_association.e[0].ip_address>"`),
			swapped(ownEntries, `"<eip_association.e[1].ip_address>" # own`, `"203.0.113.9"`), swapped(ownEntries, `"90"`, `"80"`), swapped(ownEntries, `"10.0.1.10"`, `"10.9.0.1"`),
		},
	},
	"own SNAT entry, their DNAT address": {
		theirs: natPlot.base, own: withoutForward, then: []string{swapped(withoutForward, `["<eip_association.e[0].ip_address>"] # own`, `["<eip_association.e[1].ip_address>"]`)},
	},
	"own DNAT entry, their SNAT address": {
		theirs: natPlot.base, own: withoutSnat, then: []string{swapped(withoutSnat, `"<eip_association.e[1].ip_address>" # own`, `"<eip_association.e[0].ip_address>"`)},
	},
	"a NAT gateway with their package": {
		mine: translated, theirs: "resource \"nat_bandwidth_package\" \"q\" {\n  nat_gateway_id = \"<nat_gateway.b>\"\n  bandwidth = 10\n  ip_count = 1\n}",
		then: []string{"resource \"vpc\" \"b\" { cidr_block = \"10.1.0.0/16\" }"},
	},
	"many packages that are theirs": {
		theirs: translated + "resource \"nat_bandwidth_package\" \"q\" {\n  count = 4\n  nat_gateway_id = nat_gateway.a.id\n  bandwidth = 10\n  ip_count = 1\n}",
		then:   []string{"resource \"nat_bandwidth_package\" \"q\" {\n  nat_gateway_id = \"<nat_gateway.a>\"\n  bandwidth = 10\n  ip_count = 1\n}"},
	},
}

// natEntries are entries of a gateway that is theirs.
func natEntries(gateway, vswitch string) []string {
	snat := func(source, ip string) string {
		return "resource \"snat_entry\" \"x\" {\n  snat_table_id = \"<nat_gateway." + gateway + ".snat_table_ids>\"\n  source_" + source + "\n  snat_ip = [\"" + ip + "\"]\n}\n"
	}
	dnat := func(external, port, internal string) string {
		return "resource \"forward_entry\" \"x\" {\n  forward_table_id = \"<nat_gateway." + gateway + ".forward_table_ids>\"\n  external_ip = \"" + external + "\"\n  external_port = \"" + port +
			"\"\n  internal_ip = \"" + internal + "\"\n  internal_port = \"81\"\n  ip_protocol = \"TCP\"\n}\n"
	}
	return []string{
		snat(`vswitch_id = "`+vswitch+`"`, "<eip_association.e[0].ip_address>"), snat(`cidr = "10.0.2.0/24"`, "<eip_association.e[1].ip_address>"), snat(`vswitch_id = "vsw-none"`, "<eip_association.e[0].ip_address>"),
		snat(`vswitch_id = "<vswitch.b>"`, "<eip_association.e[0].ip_address>"), snat(`cidr = "10.0.2.0/24"`, "<eip_association.e[0].ip_address>"),
		dnat("<eip_association.e[1].ip_address>", "81", "10.0.1.9"), dnat("<eip_association.e[1].ip_address>", "80", "10.0.1.9"), dnat("<eip_association.e[1].ip_address>", "81", "10.9.1.9"),
		dnat("<eip_association.e[0].ip_address>", "81", "10.0.1.9"), dnat("<eip_association.e[2].ip_address>", "81", "10.0.1.9"), dnat("203.0.113.9", "81", "10.0.1.9"),
	}
}
