resource "bgp_group" "new" {
  router_id = virtual_border_router.main.id
  peer_asn  = 65002
}

resource "bgp_peer" "office" {
  bgp_group_id    = bgp_group.new.id
  peer_ip_address = "10.255.0.2"
}
