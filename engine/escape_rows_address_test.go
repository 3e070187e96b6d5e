package engine_test

import "strings"

// swapped is a text with other words.
func swapped(text, old, new string) string { return strings.Replace(text, old, new, 1) }

// addressPlot has EIPs, what they are bound to and what they share (chapters 13
// and 19).
var addressPlot = plot{
	base: head + `
resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "nat_gateway" "a" { vpc_id = vpc.a.id }
resource "eip" "e" {
  bandwidth            = 10
  internet_charge_type = "PayByTraffic"
}
resource "eip" "f" {}
resource "eip" "far" { region = "cn-beijing" }
resource "eip_association" "e" {
  allocation_id = eip.e.id # of e
  instance_id   = "i-1"
  instance_type = "EcsInstance"
}
resource "common_bandwidth_package" "p" {
  bandwidth            = 20
  internet_charge_type = "PayByBandwidth" # of p
}
resource "common_bandwidth_package" "far" {
  region    = "cn-beijing"
  bandwidth = 20
}
resource "common_bandwidth_package_ip" "f" {
  bandwidth_package_id = common_bandwidth_package.p.id # of f
  ip_instance_id       = eip.f.id # of f
}
# more
`,
	swaps: []swap{
		{"= 10\n", "= 0\n"}, {"= 10\n", "= 5000\n"}, {`"PayByTraffic"`, `"PayByMonth"`}, {`"EcsInstance"`, `"Database"`}, {`"EcsInstance"`, "\"EcsInstance\"\n  private_ip_address = \"10.0.0\""},
		{`eip.e.id # of e`, `eip.far.id`}, {`eip.e.id # of e`, `"eip-none"`},
		{`# more`, "resource \"eip_association\" \"again\" {\n  allocation_id = eip.e.id\n  instance_id = \"i-2\"\n}"},
		{`# more`, "resource \"eip_association\" \"again\" {\n  allocation_id = eip.g.id\n  instance_id = \"i-1\"\n}\nresource \"eip\" \"g\" {}"},
		{"= 20\n  internet", "= 1\n  internet"}, {"= 20\n  internet", "= 0\n  internet"}, {"= 20\n  internet", "= 100000\n  internet"}, {`"PayByBandwidth" # of p`, `"PayBy95"`},
		{`common_bandwidth_package.p.id # of f`, `common_bandwidth_package.far.id`}, {`common_bandwidth_package.p.id # of f`, `"cbwp-none"`},
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { eips = 2 }\n}"},
	},
}

// accelerationPlot has global acceleration (chapter 18).
var accelerationPlot = plot{
	base: `
resource "global_acceleration_instance" "g" {
  service_location = "north-america"
  bandwidth        = 10
}
resource "global_acceleration_instance" "far" {
  region           = "cn-beijing"
  service_location = "north-america"
  bandwidth        = 10
}
resource "global_acceleration_instance_association" "s" {
  global_acceleration_instance_id = global_acceleration_instance.g.id # of s
  backend_server_id               = "i-1" # of s
  backend_server_region_id        = "us-west-1"
  backend_server_type             = "EcsInstance"
}
# more
`,
	swaps: []swap{
		{`global_acceleration_instance.g.id # of s`, `global_acceleration_instance.far.id`}, {`global_acceleration_instance.g.id # of s`, `"ga-none"`}, {`"us-west-1"`, `"cn-hangzhou"`}, {`"us-west-1"`, `"eu-central-1"`},
		{`"EcsInstance"`, `"NatGateway"`}, {`"EcsInstance"`, `"SlbInstance"`},
		{`# more`, "resource \"eip\" \"e\" { region = \"us-west-1\" }\nresource \"eip_association\" \"e\" {\n  region = \"us-west-1\"\n  allocation_id = eip.e.id\n  instance_id = \"i-1\"\n}"},
		{`# more`, "resource \"global_acceleration_instance_association\" \"t\" {\n  global_acceleration_instance_id = global_acceleration_instance.g.id\n  backend_server_id = \"i-2\"\n  backend_server_region_id = \"us-west-1\"\n}"},
	},
}

// servedPlot has a server with an EIP, which comes to be accelerated too.
var servedPlot = plot{
	base: `
resource "eip" "e" { region = "us-west-1" }
resource "eip_association" "e" {
  region        = "us-west-1"
  allocation_id = eip.e.id
  instance_id   = "i-1"
}
resource "global_acceleration_instance" "g" {
  service_location = "north-america"
  bandwidth        = 10
}
# more
`,
	swaps: []swap{{`# more`, `resource "global_acceleration_instance_association" "s" {
  global_acceleration_instance_id = global_acceleration_instance.g.id
  backend_server_id               = "i-1"
  backend_server_region_id        = "us-west-1"
}`}},
}

var addressScenes = map[string]scene{
	"EIPs that are theirs": {
		theirs: addressPlot.base,
		then: []string{
			"resource \"eip_association\" \"x\" {\n  allocation_id = \"<eip.e>\"\n  instance_id = \"i-2\"\n}\n", "resource \"eip_association\" \"x\" {\n  allocation_id = eip.x.id\n  instance_id = \"i-1\"\n}\nresource \"eip\" \"x\" {}\n",
			"resource \"common_bandwidth_package_ip\" \"x\" {\n  bandwidth_package_id = \"<common_bandwidth_package.p>\"\n  ip_instance_id = \"<eip.f>\"\n}\n",
			"cloud {\n  region = \"cn-hangzhou\"\n  quotas = { eips = 2 }\n}\nresource \"eip\" \"x\" {}\n",
		},
	},
	"an EIP that they use": {
		mine: "resource \"eip\" \"e\" {}\n", theirs: "resource \"eip_association\" \"x\" {\n  allocation_id = \"<eip.e>\"\n  instance_id = \"i-2\"\n}\n",
	},
	"an instance that is accelerated by them": {
		theirs: accelerationPlot.base,
		then: []string{
			"resource \"eip\" \"e\" { region = \"us-west-1\" }\nresource \"eip_association\" \"e\" {\n  region = \"us-west-1\"\n  allocation_id = eip.e.id\n  instance_id = \"i-1\"\n}\n",
			"resource \"global_acceleration_instance_association\" \"t\" {\n  global_acceleration_instance_id = \"<global_acceleration_instance.g>\"\n  backend_server_id = \"i-2\"\n  backend_server_region_id = \"us-west-1\"\n}\n",
			"resource \"eip\" \"e\" {}\nresource \"global_acceleration_instance_ip\" \"t\" {\n  global_acceleration_instance_id = \"<global_acceleration_instance.g>\"\n  ip_instance_id = eip.e.id\n}\n",
		},
	},
	"an acceleration that they use": {
		mine:   "resource \"global_acceleration_instance\" \"g\" {\n  service_location = \"north-america\"\n  bandwidth = 10\n}\n",
		theirs: "resource \"global_acceleration_instance_association\" \"t\" {\n  global_acceleration_instance_id = \"<global_acceleration_instance.g>\"\n  backend_server_id = \"i-2\"\n  backend_server_region_id = \"us-west-1\"\n}\n",
	},
	"an instance with their EIP": {
		theirs: "resource \"eip\" \"e\" { region = \"us-west-1\" }\nresource \"eip_association\" \"e\" {\n  region = \"us-west-1\"\n  allocation_id = eip.e.id\n  instance_id = \"i-1\"\n}\n",
		then:   []string{accelerationPlot.base},
	},
	"a prepaid EIP": {
		mine: "resource \"eip\" \"e\" {\n  instance_charge_type = \"PrePaid\"\n  period = 1\n  pricing_cycle = \"Month\"\n  auto_pay = true\n}\n",
	},
	"a package in debt": {
		mine: "resource \"common_bandwidth_package\" \"p\" { bandwidth = 20 }\n", edit: indebted("commonpackage", "common_bandwidth_package.p"),
		then: []string{"resource \"common_bandwidth_package\" \"p\" { bandwidth = 30 }\n"},
	},
	"a NAT package in debt": {
		mine: packagePlot.base, edit: indebted("natpackage", "nat_bandwidth_package.p"),
		then: []string{swapped(packagePlot.base, "= 10\n", "= 20\n"), swapped(packagePlot.base, "= 2\n", "= 3\n"), swapped(packagePlot.base, "= 2\n", "= 1\n")},
	},
}
