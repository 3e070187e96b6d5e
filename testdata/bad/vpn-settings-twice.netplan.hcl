cloud { region = "cn-hangzhou" }

resource "vpn_connection" "main" {
  vpn_gateway_id      = "vpn-1"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]

  ike_config {
    ike_version = "ikev2"
  }
  ike_config { # want NP-DUPLICATE
    ike_mode = "aggressive"
  }
}
