cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "route_table" "t" { vpc_id = vpc.main.id }
resource "route_table" "u" { vpc_id = vpc.main.id }
resource "route_table_association" "t" {
  route_table_id = route_table.t.id
  vswitch_id     = vswitch.a.id
}
resource "route_table_association" "u" {
  route_table_id = route_table.u.id
  vswitch_id     = vswitch.a.id # want NP-TAKEN
}
