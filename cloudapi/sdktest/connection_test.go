package sdktest

import (
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestConnection is the life of physical connections (10.1 to 10.7) with
// virtual border routers on one of them (11.1 to 11.7).
func TestConnection(t *testing.T) {
	everyFormat(t, func(d *desk) {
		other := d.stranger()
		first := connection(d, "Name=main", "CircuitCode=longtel001", "bandwidth=50")
		have := connectionShown(d, first)
		if have.Status != "Confirmed" || have.BusinessStatus != "Normal" || have.Type != "VPC" || have.PortType != "1000Base-T" || have.Bandwidth != 50 || have.LineOperator != "CT" || have.PeerLocation != "a place" ||
			have.AccessPointId != "ap-cn-hangzhou-A" || have.CircuitCode != "longtel001" || have.Name != "main" || have.CreationTime == "" || have.EnabledTime != "" || have.PortNumber == "" {
			t.Errorf("%s: applied for %+v", d.format, have)
		}
		refused(d, 400, "InvalidBandwidth", d.ModifyPhysicalConnectionAttribute, vpc.CreateModifyPhysicalConnectionAttributeRequest(), "PhysicalConnectionId="+first, "bandwidth=1")
		ask(d, d.EnablePhysicalConnection, vpc.CreateEnablePhysicalConnectionRequest(), "PhysicalConnectionId="+first, "ClientToken=t1")
		spare := connection(d, "Name=spare", "bandwidth=500", "PortType=10GBase-LR", "RedundantPhysicalConnectionId="+first)
		refused(d, 400, "InvalidStatus", d.ModifyPhysicalConnectionAttribute, vpc.CreateModifyPhysicalConnectionAttributeRequest(), "PhysicalConnectionId="+spare, "bandwidth=100")
		ask(d, d.ModifyPhysicalConnectionAttribute, vpc.CreateModifyPhysicalConnectionAttributeRequest(), "PhysicalConnectionId="+spare, "LineOperator=CU", "Description=for the day")
		if have := connectionShown(d, spare); have.LineOperator != "CU" || have.Bandwidth != 500 || have.PortType != "10GBase-LR" || have.Description != "for the day" || have.RedundantPhysicalConnectionId != first {
			t.Errorf("%s: changed %+v", d.format, have)
		}
		ask(d, d.CancelPhysicalConnection, vpc.CreateCancelPhysicalConnectionRequest(), "PhysicalConnectionId="+spare)
		refused(d, 400, "Forbidden.NotAllowedInState", d.EnablePhysicalConnection, vpc.CreateEnablePhysicalConnectionRequest(), "PhysicalConnectionId="+spare)
		if have := connectionShown(d, spare); have.Status != "Canceled" {
			t.Errorf("%s: canceled %+v", d.format, have)
		}
		borders(d, other, first)
		refused(d, 400, "Forbidden.NotAllowedInState", d.DeletePhysicalConnection, vpc.CreateDeletePhysicalConnectionRequest(), "PhysicalConnectionId="+first)
		ask(d, d.TerminatePhysicalConnection, vpc.CreateTerminatePhysicalConnectionRequest(), "PhysicalConnectionId="+first)
		if have := connectionShown(d, first); have.Status != "Terminated" || have.EnabledTime == "" {
			t.Errorf("%s: terminated %+v", d.format, have)
		}
		ask(d, d.DeletePhysicalConnection, vpc.CreateDeletePhysicalConnectionRequest(), "PhysicalConnectionId="+first)
		ask(d, d.DeletePhysicalConnection, vpc.CreateDeletePhysicalConnectionRequest(), "PhysicalConnectionId="+spare)
		if left := ask(d, d.DescribePhysicalConnections, vpc.CreateDescribePhysicalConnectionsRequest()); left.TotalCount != 0 || left.PageNumber != 1 || left.PageSize != 10 {
			t.Errorf("%s: left %+v", d.format, left)
		}
		refused(d, 404, "InvalidPhysicalConnectionId.NotFound", d.TerminatePhysicalConnection, vpc.CreateTerminatePhysicalConnectionRequest(), "PhysicalConnectionId="+first)
		refused(d, 404, "InvalidFilterKey.ValueNotSupported", d.DescribePhysicalConnections, vpc.CreateDescribePhysicalConnectionsRequest(), "Filter.1.Key=PeerLocation", "Filter.1.Value.1=x")
	})
}

// connection asks for a physical connection.
func connection(d *desk, params ...string) string {
	d.t.Helper()
	params = append(params, "AccessPointId=ap-cn-hangzhou-A", "LineOperator=CT", "PeerLocation=a place")
	return ask(d, d.CreatePhysicalConnection, vpc.CreateCreatePhysicalConnectionRequest(), params...).PhysicalConnectionId
}

// connectionShown describes a physical connection by two filters.
func connectionShown(d *desk, id string) vpc.PhysicalConnectionType {
	d.t.Helper()
	answer := ask(d, d.DescribePhysicalConnections, vpc.CreateDescribePhysicalConnectionsRequest(),
		"Filter.1.Key=PhysicalConnectionId", "Filter.1.Value.1="+id, "Filter.2.Key=LineOperator", "Filter.2.Value.1=CU", "Filter.2.Value.2=CT")
	if listed := answer.PhysicalConnectionSet.PhysicalConnectionType; len(listed) == 1 && listed[0].PhysicalConnectionId == id && answer.TotalCount == 1 {
		return listed[0]
	}
	d.t.Fatalf("%s: connections %+v", d.format, answer)
	return vpc.PhysicalConnectionType{}
}

// borders is the life of a virtual border router on a physical connection,
// which it keeps from being terminated; a second one belongs to another
// account.
func borders(d *desk, stranger *vpc.Client, on string) {
	peering := []string{"PhysicalConnectionId=" + on, "VlanId=10", "LocalGatewayIp=192.168.50.17", "PeerGatewayIp=192.168.50.18", "PeeringSubnetMask=255.255.255.248"}
	vbr := ask(d, d.CreateVirtualBorderRouter, vpc.CreateCreateVirtualBorderRouterRequest(), append(peering, "Name=edge", "CircuitCode=c1")...).VbrId
	refused(d, 400, "InvalidVlanId.Used", d.CreateVirtualBorderRouter, vpc.CreateCreateVirtualBorderRouterRequest(), peering...)
	refused(d, 404, "InvalidVbrOwnerId.NotFound", d.CreateVirtualBorderRouter, vpc.CreateCreateVirtualBorderRouterRequest(), "PhysicalConnectionId="+on, "VlanId=20", "VbrOwnerId=4444444444444444")
	ask(d, d.ModifyVirtualBorderRouterAttribute, vpc.CreateModifyVirtualBorderRouterAttributeRequest(), "VbrId="+vbr, "VlanId=2999", "PeerGatewayIp=192.168.50.19", "Description=of the office")
	refused(d, 400, "InvalidIp.NotSameSubnet", d.ModifyVirtualBorderRouterAttribute, vpc.CreateModifyVirtualBorderRouterAttributeRequest(), "VbrId="+vbr, "PeerGatewayIp=192.168.60.1")
	other := connection(d)
	ask(d, d.ModifyVirtualBorderRouterAttribute, vpc.CreateModifyVirtualBorderRouterAttributeRequest(), "VbrId="+vbr, "AssociatedPhysicalConnections="+other)
	have := borderShown(d, vbr)
	if have.Status != "active" || have.Name != "edge" || have.Description != "of the office" || have.CircuitCode != "c1" || have.VlanId != 2999 || have.AccessPointId != "ap-cn-hangzhou-A" || have.LocalGatewayIp != "192.168.50.17" ||
		have.PeerGatewayIp != "192.168.50.19" || have.PeeringSubnetMask != "255.255.255.248" || have.PhysicalConnectionId != on || have.PhysicalConnectionStatus != "Enabled" || have.PhysicalConnectionBusinessStatus != "Normal" ||
		have.PhysicalConnectionOwnerUid != nearOwner || have.RouteTableId == "" || have.VlanInterfaceId == "" || have.ActivationTime == "" || have.TerminationTime != "" {
		d.t.Errorf("%s: router %+v", d.format, have)
	}
	if joined := have.AssociatedPhysicalConnections.AssociatedPhysicalConnection; len(joined) != 1 || joined[0].PhysicalConnectionId != other || joined[0].PhysicalConnectionStatus != "Confirmed" || joined[0].PhysicalConnectionOwnerUid != nearOwner {
		d.t.Errorf("%s: associated %+v", d.format, joined)
	}
	refused(d, 400, "InvalidStatus.NotAllowed", d.DeleteVirtualBorderRouter, vpc.CreateDeleteVirtualBorderRouterRequest(), "VbrId="+vbr)
	ask(d, d.ModifyVirtualBorderRouterAttribute, vpc.CreateModifyVirtualBorderRouterAttributeRequest(), "VbrId="+vbr, "AssociatedPhysicalConnections="+on)
	lent := lentBorder(d, stranger, on, vbr)
	ask(d, d.TerminateVirtualBorderRouter, vpc.CreateTerminateVirtualBorderRouterRequest(), "VbrId="+vbr)
	refused(d, 400, "InvalidOperation.OperationNotAllowedInState", d.TerminateVirtualBorderRouter, vpc.CreateTerminateVirtualBorderRouterRequest(), "VbrId="+vbr)
	if have := borderShown(d, vbr); have.Status != "terminated" || have.TerminationTime == "" {
		d.t.Errorf("%s: terminated %+v", d.format, have)
	}
	ask(d, d.RecoverVirtualBorderRouter, vpc.CreateRecoverVirtualBorderRouterRequest(), "VbrId="+vbr)
	if have := borderShown(d, vbr); have.Status != "active" || have.RecoveryTime == "" {
		d.t.Errorf("%s: recovered %+v", d.format, have)
	}
	refused(d, 400, "Forbidden.NotAllowedInState", d.TerminatePhysicalConnection, vpc.CreateTerminatePhysicalConnectionRequest(), "PhysicalConnectionId="+on)
	ask(d, d.DeleteVirtualBorderRouter, vpc.CreateDeleteVirtualBorderRouterRequest(), "VbrId="+vbr)
	ask(d, d.DeleteVirtualBorderRouter, vpc.CreateDeleteVirtualBorderRouterRequest(), "VbrId="+lent)
	refused(d, 404, "InvalidVbrId.NotFound", d.DeleteVirtualBorderRouter, vpc.CreateDeleteVirtualBorderRouterRequest(), "VbrId="+vbr)
	ask(d, d.CancelPhysicalConnection, vpc.CreateCancelPhysicalConnectionRequest(), "PhysicalConnectionId="+other)
	ask(d, d.DeletePhysicalConnection, vpc.CreateDeletePhysicalConnectionRequest(), "PhysicalConnectionId="+other)
}

// borderShown describes a virtual border router by a filter.
func borderShown(d *desk, id string) vpc.VirtualBorderRouterType {
	d.t.Helper()
	answer := ask(d, d.DescribeVirtualBorderRouters, vpc.CreateDescribeVirtualBorderRoutersRequest(), "Filter.1.Key=VbrId", "Filter.1.Value.1=vbr-none", "Filter.1.Value.2="+id)
	if listed := answer.VirtualBorderRouterSet.VirtualBorderRouterType; len(listed) == 1 && listed[0].VbrId == id {
		return listed[0]
	}
	d.t.Fatalf("%s: routers %+v", d.format, answer)
	return vpc.VirtualBorderRouterType{}
}

// lentBorder makes a virtual border router for the other account and lists it
// beside an own one.
func lentBorder(d *desk, stranger *vpc.Client, on, own string) string {
	made := ask(d, d.CreateVirtualBorderRouter, vpc.CreateCreateVirtualBorderRouterRequest(), "PhysicalConnectionId="+on, "VlanId=20", "VbrOwnerId="+farOwner).VbrId
	answer := ask(d, d.DescribeVirtualBorderRoutersForPhysicalConnection, vpc.CreateDescribeVirtualBorderRoutersForPhysicalConnectionRequest(), "PhysicalConnectionId="+on, "Filter.1.Key=VlanId", "Filter.1.Value.1=20", "Filter.1.Value.2=2999")
	listed := answer.VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType
	if len(listed) != 2 || listed[0].VbrId != own || listed[0].VlanId != 2999 || listed[1].VbrId != made || listed[1].VbrOwnerUid != 2222222222222222 || listed[0].LocalGatewayIp != "192.168.50.17" || listed[1].ActivationTime != "" {
		d.t.Errorf("%s: routers on the connection %+v", d.format, listed)
	}
	refused(d, 404, "InvalidPhysicalConnectionId.NotFound", stranger.DescribeVirtualBorderRoutersForPhysicalConnection, vpc.CreateDescribeVirtualBorderRoutersForPhysicalConnectionRequest(), "PhysicalConnectionId="+on)
	return made
}
