package engine_test

// connectionPlot joins two VPCs (chapter 9).
var connectionPlot = plot{
	base: `
resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "vpc" "b" { cidr_block = "10.1.0.0/16" }
resource "vpc" "c" { cidr_block = "10.2.0.0/16" }
resource "vpc" "far" {
  region     = "cn-beijing"
  cidr_block = "10.3.0.0/16"
}
resource "router_interface" "a" {
  router_id            = vpc.a.vrouter_id # of a
  router_type          = "VRouter" # of a
  role                 = "InitiatingSide" # of a
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou" # of a
  opposite_router_type = "VRouter" # beyond a
}
resource "router_interface" "b" {
  router_id            = vpc.b.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide" # of b
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
resource "router_interface" "free" {
  router_id            = vpc.c.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
resource "router_interface_connection" "ab" {
  router_interface_id   = router_interface.a.id
  opposite_interface_id = router_interface.b.id # of ab
}
`,
	swaps: []swap{
		{`"InitiatingSide" # of a`, `"Starting"`}, {`"VRouter" # of a`, `"Router"`}, {`"VRouter" # beyond a`, `"Router"`}, {`"Small.1"`, `"Small.9"`}, {`"Small.1"`, `"Negative"`},
		{`vpc.a.vrouter_id # of a`, `vpc.far.vrouter_id`}, {`vpc.a.vrouter_id # of a`, `"vrt-none"`},
		{`"VRouter" # of a`, "\"VRouter\"\n  access_point_id = \"ap-cn-hangzhou-A\""}, {`"VRouter" # of a`, "\"VRouter\"\n  opposite_access_point_id = \"ap-cn-hangzhou-A\""},
		{`"VRouter" # of a`, `"VBR"`}, {`"VRouter" # beyond a`, `"VBR"`},
		{`router_interface.b.id # of ab`, `router_interface.free.id`}, {`"AcceptingSide" # of b`, "\"InitiatingSide\""},
		{`router_interface.b.id # of ab`, "router_interface.b.id\n  region = \"cn-beijing\""},
	},
}

// theirInterfaces are two interfaces that are joined, and one that is not.
const theirInterfaces = `
resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "vpc" "b" { cidr_block = "10.1.0.0/16" }
resource "vpc" "c" { cidr_block = "10.2.0.0/16" }
resource "router_interface" "a" {
  router_id            = vpc.a.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
resource "router_interface" "b" {
  router_id            = vpc.b.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
resource "router_interface" "a2" {
  router_id            = vpc.a.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
resource "router_interface" "b2" {
  router_id            = vpc.b.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
resource "router_interface_connection" "ab" {
  router_interface_id   = router_interface.a.id
  opposite_interface_id = router_interface.b.id
}
`

// anInterface is one of the VPC c that may be initiating.
const anInterface = `
resource "vpc" "own" { cidr_block = "10.9.0.0/16" }
resource "router_interface" "own" {
  router_id            = vpc.own.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
`

// indebted locks an object for money owed.
func indebted(kind, addr string) func(*site, func(string) string) {
	return func(s *site, id func(string) string) {
		s.t.Helper()
		if err := s.clouds[""].Edit(kind, id(addr), map[string]any{"BusinessStatus": "FinancialLocked"}); err != nil {
			s.t.Fatal(err)
		}
	}
}

func joining(near, far string) string {
	return "resource \"router_interface_connection\" \"x\" {\n  router_interface_id = " + near + "\n  opposite_interface_id = " + far + "\n}\n"
}

var connectionScenes = map[string]scene{
	"interfaces that are theirs": {
		theirs: theirInterfaces,
		then: []string{
			joining(`"<router_interface.b2>"`, `"<router_interface.a2>"`), joining(`"<router_interface.a2>"`, `"<router_interface.b2>"`), joining(`"<router_interface.a2>"`, `"<router_interface.b>"`),
			joining(`"<router_interface.a2>"`, `"<router_interface.a>"`), joining(`"<router_interface.a2>"`, `"ri-none"`),
			anInterface + joining("router_interface.own.id", `"<router_interface.a2>"`), anInterface + joining("router_interface.own.id", `"<router_interface.b>"`),
			`resource "route_entry" "r" {
  route_table_id         = "<vpc.a.route_table_id>"
  destination_cidr_block = "10.1.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = "<router_interface.b>"
}`, `resource "route_entry" "r" {
  route_table_id         = "<vpc.a.route_table_id>"
  destination_cidr_block = "10.1.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = "ri-none"
}`, `resource "route_entry" "r" {
  route_table_id         = "<vpc.a.route_table_id>"
  destination_cidr_block = "10.1.0.0/16"
  next_hop {
    next_hop_id   = "<router_interface.a>"
    next_hop_type = "RouterInterface"
  }
  next_hop {
    next_hop_id   = "<router_interface.a2>"
    next_hop_type = "RouterInterface"
  }
}`,
		},
	},
	"many interfaces that are theirs": {
		theirs: `resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "router_interface" "i" {
  count                = 5
  router_id            = vpc.a.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}`,
		then: []string{`resource "router_interface" "i" {
  router_id            = "<vpc.a.vrouter_id>"
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}`},
	},
	"an interface in debt": {
		mine: theirInterfaces, edit: indebted("routerinterface", "router_interface.a"),
		then: []string{
			theirInterfaces + anInterface, swapped(theirInterfaces, "Small.1", "Small.2"), swapped(theirInterfaces, `"Small.1"`, "\"Small.1\"\n  name = \"changed\""), "resource \"vpc\" \"a\" { cidr_block = \"10.0.0.0/16\" }",
		},
	},
	"a connection that waits, in debt": {
		mine: theirInterfaces + anInterface, edit: indebted("routerinterface", "router_interface.a"),
		then: []string{theirInterfaces + anInterface + joining("router_interface.own.id", "router_interface.b2.id")},
	},
	"a connection that rests, in debt": {
		mine: swapped(theirInterfaces, "router_interface.b.id", "router_interface.b.id\n  status = \"Inactive\""), edit: indebted("routerinterface", "router_interface.a"),
		then: []string{theirInterfaces},
	},
	"an interface that their route uses": {
		mine: theirInterfaces, theirs: `resource "route_entry" "r" {
  route_table_id         = "<vpc.a.route_table_id>"
  destination_cidr_block = "10.1.0.0/16"
  next_hop_type          = "RouterInterface"
  next_hop_id            = "<router_interface.a>"
}`,
	},
}
