cloud { region = "cn-hangzhou" }
resource "vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
resource "vpc" "b" {
  cidr_block = "10.1.0.0/16"
}
resource "vswitch" "by_condition" {
  for_each   = { a = 3, b = 4 }
  vpc_id     = each.key == "a" ? vpc.a.id : vpc.b.id # near NP-VSWITCH-OUTSIDE vpc.a.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.${each.value}.0/24" # want NP-VSWITCH-OUTSIDE
}
resource "vswitch" "by_try" {
  vpc_id     = try(vpc.b.id, "")
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.5.0/24" # want NP-VSWITCH-OUTSIDE, near "10.1.5.0/24"
}
resource "vswitch" "by_key" {
  vpc_id     = lookup({ a = vpc.b.id }, "a", vpc.a.id)
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.6.0/24" # want NP-VSWITCH-OUTSIDE, near "10.1.6.0/24"
}
