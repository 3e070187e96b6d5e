# Remote staff connect their computers with SSL, each with a certificate.

variable "computers" {
  description = "Names of the computers that get a certificate."
  type        = set(string)
  default     = ["notebook-1", "notebook-2"]
}

resource "ssl_vpn_server" "staff" {
  vpn_gateway_id = vpn_gateway.main.id
  name           = "${var.name}-staff"
  client_ip_pool = "10.91.0.0/24" # outside of the VPC
  local_subnet   = [vpc.main.cidr_block]
  proto          = "TCP"
  port           = 1195
  cipher         = "AES-256-CBC"
  compress       = false
}

resource "ssl_vpn_client_cert" "computer" {
  for_each = var.computers

  ssl_vpn_server_id = ssl_vpn_server.staff.id
  name              = "${var.name}-${each.key}"
}
