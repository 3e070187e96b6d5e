package engine_test

import "testing"

const twoStacks = head + `
resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}

resource "vswitch" "a" {
  vpc_id          = vpc.main.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = "10.0.1.0/24"
  ipv6_cidr_block = 1
}

resource "vswitch" "b" {
  vpc_id          = vpc.main.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = "10.0.2.0/24"
  ipv6_cidr_block = 2
}
`

// TestIPv6RangeHandedOn gives a VSwitch the IPv6 range that another gives up,
// and has two swap theirs.
func TestIPv6RangeHandedOn(t *testing.T) {
	s := newSite(t)
	s.apply(twoStacks)
	further := with(twoStacks, "ipv6_cidr_block = 2", "ipv6_cidr_block = 3", "ipv6_cidr_block = 1", "ipv6_cidr_block = 2")
	s.wantOrder(s.apply(further), "update vswitch.b", "update vswitch.a")
	swapped := with(further, "ipv6_cidr_block = 2", "ipv6_cidr_block = 3", "ipv6_cidr_block = 3", "ipv6_cidr_block = 2")
	s.wantOrder(s.apply(swapped), "park vswitch.a", "update vswitch.b", "update vswitch.a")
}

const serverWithEip = head + `
resource "eip" "e" {
  region = "us-west-1"
}

resource "eip_association" "e" {
  region        = "us-west-1"
  allocation_id = eip.e.id
  instance_id   = "i-server"
  instance_type = "EcsInstance"
}
`

const acceleratedServer = head + `
resource "global_acceleration_instance" "a" {
  service_location = "north-america"
  bandwidth        = 10
}

resource "global_acceleration_instance_association" "a" {
  global_acceleration_instance_id = global_acceleration_instance.a.id
  backend_server_id               = "i-server"
  backend_server_region_id        = "us-west-1"
}
`

// TestServerHandedOn gives a server global acceleration in place of its EIP,
// and back: it never has both.
func TestServerHandedOn(t *testing.T) {
	s := newSite(t).outside("i-server")
	s.apply(serverWithEip)
	s.wantOrder(s.apply(acceleratedServer), "delete eip_association.e", "create global_acceleration_instance_association.a")
	s.wantOrder(s.apply(serverWithEip), "delete global_acceleration_instance_association.a", "create eip_association.e")
}

// TestEipHandedOn moves an EIP from a shared bandwidth package to one and then
// another global acceleration instance, and back.
func TestEipHandedOn(t *testing.T) {
	base := head + "resource \"eip\" \"e\" {}\n\nresource \"common_bandwidth_package\" \"p\" {\n  bandwidth = 20\n}\n"
	inPackage := base + "resource \"common_bandwidth_package_ip\" \"e\" {\n  bandwidth_package_id = common_bandwidth_package.p.id\n  ip_instance_id = eip.e.id\n}\n"
	accelerated := base + "resource \"global_acceleration_instance_ip\" \"e\" {\n  global_acceleration_instance_id = \"ga-a\"\n  ip_instance_id = eip.e.id\n}\n"
	s := newSite(t).sharing("ga-a", "ga-b")
	s.apply(inPackage)
	s.wantOrder(s.apply(accelerated), "delete common_bandwidth_package_ip.e", "create global_acceleration_instance_ip.e")
	s.wantOrder(s.apply(with(accelerated, "ga-a", "ga-b")), "delete global_acceleration_instance_ip.e", "create global_acceleration_instance_ip.e")
	s.wantOrder(s.apply(inPackage), "delete global_acceleration_instance_ip.e", "create common_bandwidth_package_ip.e")
}
