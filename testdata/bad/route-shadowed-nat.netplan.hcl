cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "nat_gateway" "main" {
  vpc_id = vpc.main.id # want NP-ROUTE-SHADOWED
}
resource "route_entry" "lower" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "0.0.0.0/1" # near NP-ROUTE-SHADOWED "0.0.0.0/2"
  next_hop_id            = "i-1"
}
resource "route_entry" "upper" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "128.0.0.0/1"
  next_hop_id            = "i-1"
}
# The system routes a part of it itself; the rest is another route.
resource "route_entry" "services" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "100.0.0.0/9" # want NP-ROUTE-SHADOWED, near "100.0.0.0/8"
  next_hop_id            = "i-1"
}
resource "route_entry" "services_rest" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "100.0.0.0/10"
  next_hop_id            = "i-1"
}
