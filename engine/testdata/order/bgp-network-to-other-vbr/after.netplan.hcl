resource "bgp_network" "main" {
  router_id      = virtual_border_router.other.id
  dst_cidr_block = vpc.main.cidr_block
  vpc_id         = vpc.main.id
}
