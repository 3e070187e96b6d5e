cloud {
  region = "cn-hangzhou"
}

resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
  lifecycle {
    create_before_destroy = false # near NP-CREATE-FIRST true
  }
}

resource "vswitch" "app" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
  lifecycle {
    create_before_destroy = true # want NP-CREATE-FIRST, near false
  }
}
