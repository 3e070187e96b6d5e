cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vpn_gateway" "main" {
  vpc_id    = vpc.main.id
  bandwidth = 5
}

resource "vpn_gateway" "ssl" {
  vpc_id       = vpc.main.id
  name         = "for.staff" # want NP-VPN-NAME, near "for-staff"
  bandwidth    = 5
  enable_ipsec = false # near NP-VPN-GATEWAY true
  enable_ssl   = true
}

resource "customer_gateway" "office" {
  ip_address = "203.0.113.10"
}

resource "vpn_connection" "wrong_gateway" {
  vpn_gateway_id      = vpn_gateway.ssl.id # want NP-VPN-GATEWAY
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]
}

resource "vpn_connection" "no_networks" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = [] # want NP-VPN-EMPTY, near ["10.0.0.0/16"]
  remote_subnet       = ["10.1.0.1/16"] # want NP-CIDR-HOSTBITS, near ["10.1.0.0/16"]
}

resource "vpn_connection" "same_networks" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["10.2.0.0/16"]
  remote_subnet       = ["10.2.3.0/24"] # want NP-VPN-NETWORKS, near ["10.3.3.0/24"]
}

resource "vpn_connection" "in_the_vpc" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["10.3.0.0/16"]
  remote_subnet       = ["192.168.3.0/24"] # want NP-VPN-NETWORKS, near ["192.167.3.0/24"]
}

resource "vpn_connection" "a" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["192.168.0.0/24", "192.168.1.0/24"]
  remote_subnet       = ["10.0.0.0/16"]
}

resource "vpn_connection" "b" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id # want NP-TAKEN
  local_subnet        = ["192.168.1.0/24", "192.168.0.0/24"]
  remote_subnet       = ["10.0.0.0/16"]
}

resource "vpn_connection" "c" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.8.0/24"] # want NP-VPN-AMBIGUOUS, near ["10.77.8.0/24"]
}
