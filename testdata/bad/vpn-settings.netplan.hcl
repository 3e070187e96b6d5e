cloud { region = "cn-hangzhou" }

resource "vpn_connection" "digest" {
  vpn_gateway_id      = "vpn-1"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]

  ike_config { # want NP-VPN-SETTINGS
    ike_auth_alg = "sha256"
  }
  ipsec_config { # want NP-VPN-SETTINGS
    ipsec_lifetime = 86401
  }
}

resource "vpn_connection" "ids" {
  vpn_gateway_id      = "vpn-2"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]

  ike_config { # want NP-VPN-SETTINGS
    local_id = "10.0.0"
  }
}

resource "vpn_connection" "empty" {
  vpn_gateway_id      = "vpn-3"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]

  ike_config { # want NP-VPN-SETTINGS
    psk = ""
  }
}

resource "vpn_connection" "ciphers" {
  vpn_gateway_id      = "vpn-4"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]

  ike_config { # want NP-ENUM
    ike_enc_alg  = "AES256"
    ike_lifetime = 3600
  }
  ipsec_config { # want NP-RANGE
    ipsec_lifetime = -1
    ipsec_auth_alg = "Md5"
  }
}
