cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "vpc" "other" {}
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "route_table" "t" { vpc_id = vpc.other.id } # near NP-TABLE-VPC vpc.main.id
resource "route_table_association" "a" {
  route_table_id = route_table.t.id # want NP-TABLE-VPC
  vswitch_id     = vswitch.a.id
}
