cloud { region = "cn-hangzhou" }

resource "vpn_connection" "digest" {
  vpn_gateway_id      = "vpn-1"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]

  ike_config {
    ike_auth_alg = "sha256" # want NP-VPN-SETTINGS, near "sha1"
  }
  ipsec_config {
    ipsec_lifetime = 86401 # want NP-VPN-SETTINGS, near 86400
  }
}

resource "vpn_connection" "ids" {
  vpn_gateway_id      = "vpn-2"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]

  ike_config {
    local_id = "10.0.0" # want NP-VPN-SETTINGS, near "10.0.0.1"
  }
}

resource "vpn_connection" "empty" {
  vpn_gateway_id      = "vpn-3"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]

  ike_config {
    psk = "" # want NP-VPN-SETTINGS, near "a"
  }
}

resource "vpn_connection" "ciphers" {
  vpn_gateway_id      = "vpn-4"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]

  ike_config {
    ike_enc_alg  = "AES256" # want NP-ENUM, near "aes256"
    ike_lifetime = 3600
  }
  ipsec_config {
    ipsec_lifetime = -1 # want NP-RANGE, near 0
    ipsec_auth_alg = "Md5"
  }
}
