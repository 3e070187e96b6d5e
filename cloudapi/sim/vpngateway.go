package sim

// Chapter 15: VPN gateways and customer gateways.

const kindVpnGateway kindName = "vpngateway"

func vpnGatewayChapter() chapter { return chapter{} }
