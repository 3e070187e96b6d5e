resource "vswitch" "old" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.9.1.0/24"
}
