cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "nat_gateway" "n" { vpc_id = vpc.main.id }
resource "snat_entry" "s" {
  snat_table_id     = nat_gateway.n.snat_table_ids[0]
  snat_ip           = ["public"] # want NP-IP, near ["203.0.113.5"]
  source_vswitch_id = vswitch.a.id
}
