package sim_test

import (
	"testing"
	"time"
)

// connected is an enabled physical connection.
func (c *inside) connected(params ...string) string {
	c.t.Helper()
	id := text(c.do("CreatePhysicalConnection", append([]string{"AccessPointId=ap-cn-hangzhou-A", "LineOperator=CT", "PeerLocation=a-place"}, params...)...), "PhysicalConnectionId")
	c.clock.advance(time.Minute)
	c.do("EnablePhysicalConnection", "PhysicalConnectionId="+id)
	return id
}

// border is an active VBR of the caller's on a connection.
func (c *inside) border(connection, vlan string, params ...string) string {
	c.t.Helper()
	return text(c.do("CreateVirtualBorderRouter", append([]string{
		"PhysicalConnectionId=" + connection, "VlanId=" + vlan,
		"LocalGatewayIp=192.168.50.17", "PeerGatewayIp=192.168.50.18", "PeeringSubnetMask=255.255.255.248",
	}, params...)...), "VbrId")
}

func TestVbrLife(t *testing.T) {
	c := newInside(t)
	pc := c.connected()
	vbr := c.border(pc, "10", "Name=edge")
	want(t, c.do("DescribeVirtualBorderRouters"), map[string]string{
		"TotalCount": "1", "VirtualBorderRouterSet.VirtualBorderRouterType.0.VbrId": vbr,
		"VirtualBorderRouterSet.VirtualBorderRouterType.0.Status":                           "active",
		"VirtualBorderRouterSet.VirtualBorderRouterType.0.PhysicalConnectionStatus":         "Enabled",
		"VirtualBorderRouterSet.VirtualBorderRouterType.0.PhysicalConnectionBusinessStatus": "Normal",
		"VirtualBorderRouterSet.VirtualBorderRouterType.0.AccessPointId":                    "ap-cn-hangzhou-A",
		"VirtualBorderRouterSet.VirtualBorderRouterType.0.VlanId":                           "10",
	})
}
