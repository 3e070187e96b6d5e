package sim

// Chapter 14: IPv6 gateways.

const kindIpv6Gateway kindName = "ipv6gateway"

func ipv6Chapter() chapter { return chapter{} }
