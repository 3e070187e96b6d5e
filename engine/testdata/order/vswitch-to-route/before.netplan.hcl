resource "vswitch" "near" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.9.0.0/16"
}
