package sim

// Chapter 15: IPsec connections.

const kindVpnConnection kindName = "vpnconnection"

func vpnConnectionChapter() chapter { return chapter{} }
