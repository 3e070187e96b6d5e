# The shortest and the longest texts (5.1, 15.1).
cloud { region = "cn-hangzhou" }
resource "vpc" "a" {
  vpc_name    = join("", [for i in range(129) : "x"]) # want NP-NAME, near join("", [for i in range(128) : "x"])
  description = join("", [for i in range(257) : "x"]) # want NP-DESCRIPTION, near join("", [for i in range(256) : "x"])
}
resource "vpc" "chinese" {
  vpc_name    = join("", [for i in range(129) : "路"]) # want NP-NAME, near join("", [for i in range(128) : "路"])
  description = join("", [for i in range(257) : "路"]) # want NP-DESCRIPTION, near join("", [for i in range(256) : "路"])
}
resource "vpc" "short" {
  vpc_name    = "路" # want NP-NAME, near "路由"
  description = "路" # want NP-DESCRIPTION, near "路由"
}
resource "vpn_gateway" "a" {
  vpc_id    = vpc.a.id
  bandwidth = 10
  name      = join("", [for i in range(101) : "x"]) # want NP-NAME, near join("", [for i in range(100) : "x"])
}
resource "vpc" "start" {
  vpc_name    = "https://a" # want NP-NAME, near "https-a"
  description = "http://a" # want NP-DESCRIPTION, near "httpa: //"
}
