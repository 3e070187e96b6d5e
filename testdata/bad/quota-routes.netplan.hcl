cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "route_table" "t" { vpc_id = vpc.main.id }
resource "route_entry" "r" { # want NP-QUOTA
  count                  = 49 # near NP-QUOTA 48
  route_table_id         = route_table.t.id
  destination_cidr_block = "172.16.${count.index}.0/24"
  next_hop_id            = "i-1"
}
