cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "route_entry" "r" {
  count                  = 6 # near NP-QUOTA 5
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.16.${count.index}.0/24"
  next_hop_type          = "HaVip" # want NP-QUOTA
  next_hop_id            = "havip-${count.index}"
}
resource "route_entry" "other" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "172.17.0.0/24"
  next_hop_type          = "Instance"
  next_hop_id            = "i-1"
}
