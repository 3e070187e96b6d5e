# 2 to 4 next hops (8.8).
cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "route_entry" "many" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  dynamic "next_hop" { # want NP-ROUTE-ECMP
    for_each = range(5) # near NP-ROUTE-ECMP range(4)
    content {
      next_hop_id   = "ri-${next_hop.value}"
      next_hop_type = "RouterInterface"
    }
  }
}
resource "route_entry" "one" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.16.0.0/12"
  dynamic "next_hop" { # want NP-ROUTE-ECMP
    for_each = range(1) # near NP-ROUTE-ECMP range(2)
    content {
      next_hop_id   = "ri-${next_hop.value}"
      next_hop_type = "RouterInterface"
    }
  }
}
