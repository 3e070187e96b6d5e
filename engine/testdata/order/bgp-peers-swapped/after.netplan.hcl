resource "bgp_peer" "a" {
  bgp_group_id    = bgp_group.a.id
  peer_ip_address = "10.255.0.3"
}

resource "bgp_peer" "b" {
  bgp_group_id    = bgp_group.b.id
  peer_ip_address = "10.255.0.2"
}
