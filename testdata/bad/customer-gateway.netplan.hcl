cloud { region = "cn-hangzhou" }

resource "customer_gateway" "broadcast" {
  ip_address = "255.255.255.255" # want NP-CUSTOMER-IP, near "223.255.255.255"
}

resource "customer_gateway" "loopback" {
  ip_address = "127.0.0.1" # want NP-CUSTOMER-IP, near "128.0.0.1"
}

resource "customer_gateway" "network" {
  ip_address = "203.0.113.0/24" # want NP-IP, near "203.0.113.11"
}

resource "customer_gateway" "private" {
  ip_address = "192.168.7.7" # want NP-CUSTOMER-PRIVATE, near "192.169.7.7"
}

resource "customer_gateway" "first" {
  ip_address = "203.0.113.10"
}

resource "customer_gateway" "second" {
  ip_address = "203.0.113.10" # want NP-TAKEN, near "203.0.113.12"
}
