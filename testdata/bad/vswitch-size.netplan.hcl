cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block = "10.0.0.0/22"
}
resource "vswitch" "low" {
  vpc_id           = vpc.main.id
  zone_id          = "cn-hangzhou-b"
  cidr_block       = "10.0.0.0/24" # want NP-VSWITCH-SIZE, near "10.0.0.0/23"
  addresses_needed = 253
}
resource "vswitch" "exact" {
  vpc_id           = vpc.main.id
  zone_id          = "cn-hangzhou-b"
  cidr_block       = "10.0.3.0/24"
  addresses_needed = 252
}
resource "vswitch" "many" {
  vpc_id           = vpc.main.id
  zone_id          = "cn-hangzhou-b"
  cidr_block       = "10.0.2.0/29" # want NP-VSWITCH-SIZE
  addresses_needed = 2000 # near NP-VSWITCH-SIZE 4
}
resource "vswitch" "most" {
  vpc_id           = vpc.main.id
  zone_id          = "cn-hangzhou-b"
  cidr_block       = "10.0.2.8/29" # want NP-VSWITCH-SIZE
  addresses_needed = 65533 # near NP-VSWITCH-SIZE 0
}
