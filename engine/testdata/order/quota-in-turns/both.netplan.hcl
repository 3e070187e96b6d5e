cloud {
  region = "cn-hangzhou"
  quotas = { nat_packages_per_gateway = 2 }
}

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "app" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "nat_gateway" "main" {
  vpc_id     = vpc.main.id
  depends_on = [vswitch.app]
}
