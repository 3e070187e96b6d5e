resource "bgp_network" "old" {
  router_id      = virtual_border_router.main.id
  dst_cidr_block = vpc.main.cidr_block
  vpc_id         = vpc.main.id
}
