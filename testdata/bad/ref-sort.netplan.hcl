cloud { region = "cn-hangzhou" }
resource "vpc" "main" { cidr_block = "10.0.0.0/8" }
resource "route_table" "t" {
  vpc_id = vpc.main.creation_time # want NP-REF-TYPE, near vpc.main.id
}
resource "eip" "public" {}
resource "customer_gateway" "office" {
  ip_address = eip.public.status # want NP-REF-TYPE, near eip.public.ip_address
}
