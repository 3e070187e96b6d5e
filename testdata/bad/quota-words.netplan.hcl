cloud {
  region = "cn-hangzhou"
  quotas = {
    vswitches_in_vpc    = 48  # want NP-ATTR-UNKNOWN
    vpcs                = -1  # want NP-ATTR-TYPE, near 0
    eips                = 1.5 # want NP-ATTR-TYPE, near 2
    "bgp_peers_per_vbr" = "8" # want NP-ATTR-TYPE, near 8
  }
}
