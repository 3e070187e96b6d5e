package sdktest

import (
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestVPN is the life of a VPN gateway and a customer gateway with an IPsec
// connection between them (15.1 to 15.16).
func TestVPN(t *testing.T) {
	everyFormat(t, func(d *desk) {
		in := ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest(), "CidrBlock=10.0.0.0/8").VpcId
		vsw := ask(d, d.CreateVSwitch, vpc.CreateCreateVSwitchRequest(), "VpcId="+in, "CidrBlock=10.1.0.0/16", "ZoneId=cn-hangzhou-b").VSwitchId
		gateway := ask(d, d.CreateVpnGateway, vpc.CreateCreateVpnGatewayRequest(), "VpcId="+in, "VSwitchId="+vsw, "Bandwidth=10", "InstanceChargeType=POSTPAY", "EnableSsl=true", "SslConnections=5", "Name=door").VpnGatewayId
		ask(d, d.ModifyVpnGatewayAttribute, vpc.CreateModifyVpnGatewayAttributeRequest(), "VpnGatewayId="+gateway, "Description=the door")
		have := ask(d, d.DescribeVpnGateway, vpc.CreateDescribeVpnGatewayRequest(), "VpnGatewayId="+gateway)
		if have.Status != "active" || have.ChargeType != "PostpayByFlow" || have.Spec != "10M" || have.SslMaxConnections != 5 || have.VSwitchId != vsw || have.Description != "the door" {
			t.Errorf("%s: gateway %+v", d.format, have)
		}
		if listed := ask(d, d.DescribeVpnGateways, vpc.CreateDescribeVpnGatewaysRequest(), "VpnGatewayId="+gateway).VpnGateways.VpnGateway; len(listed) != 1 || listed[0].InternetIp != have.InternetIp {
			t.Errorf("%s: gateways %+v", d.format, listed)
		}
		office := ask(d, d.CreateCustomerGateway, vpc.CreateCreateCustomerGatewayRequest(), "IpAddress=100.1.1.2", "Name=office").CustomerGatewayId
		ask(d, d.ModifyCustomerGatewayAttribute, vpc.CreateModifyCustomerGatewayAttributeRequest(), "CustomerGatewayId="+office, "Name=home")
		if have := ask(d, d.DescribeCustomerGateway, vpc.CreateDescribeCustomerGatewayRequest(), "CustomerGatewayId="+office); have.Name != "home" || have.IpAddress != "100.1.1.2" {
			t.Errorf("%s: customer gateway %+v", d.format, have)
		}
		if listed := ask(d, d.DescribeCustomerGateways, vpc.CreateDescribeCustomerGatewaysRequest()).CustomerGateways.CustomerGateway; len(listed) != 1 || listed[0].CustomerGatewayId != office {
			t.Errorf("%s: customer gateways %+v", d.format, listed)
		}
		tunnel(d, gateway, have.InternetIp, office)
		ask(d, d.DeleteCustomerGateway, vpc.CreateDeleteCustomerGatewayRequest(), "CustomerGatewayId="+office)
		ask(d, d.DeleteVpnGateway, vpc.CreateDeleteVpnGatewayRequest(), "VpnGatewayId="+gateway)
		refused(d, 404, "InvalidVpnGatewayInstanceId.NotFound", d.DescribeVpnGateway, vpc.CreateDescribeVpnGatewayRequest(), "VpnGatewayId="+gateway)
	})
}

// tunnel is the life of an IPsec connection.
func tunnel(d *desk, gateway, ip, office string) {
	made := ask(d, d.CreateVpnConnection, vpc.CreateCreateVpnConnectionRequest(), "VpnGatewayId="+gateway, "CustomerGatewayId="+office,
		"LocalSubnet=10.1.0.0/16", "RemoteSubnet=192.168.0.0/24,192.168.1.0/24", `IkeConfig={"Psk":"secret","IkeVersion":"ikev2"}`, `IpsecConfig={"IpsecLifetime":3600}`).VpnConnectionId
	ask(d, d.ModifyVpnConnectionAttribute, vpc.CreateModifyVpnConnectionAttributeRequest(), "VpnConnectionId="+made, "Name=tunnel", "EffectImmediately=true")
	have := ask(d, d.DescribeVpnConnection, vpc.CreateDescribeVpnConnectionRequest(), "VpnConnectionId="+made)
	if have.Name != "tunnel" || !have.EffectImmediately || have.IkeConfig.Psk != "secret" || have.IkeConfig.LocalId != ip || have.IpsecConfig.IpsecLifetime != 3600 {
		d.t.Errorf("%s: connection %+v", d.format, have)
	}
	listed := ask(d, d.DescribeVpnConnections, vpc.CreateDescribeVpnConnectionsRequest(), "VpnGatewayId="+gateway).VpnConnections.VpnConnection
	if len(listed) != 1 || listed[0].IkeConfig.IkeVersion != "ikev2" || listed[0].Status == "" {
		d.t.Errorf("%s: connections %+v", d.format, listed)
	}
	file := ask(d, d.DownloadVpnConnectionConfig, vpc.CreateDownloadVpnConnectionConfigRequest(), "VpnConnectionId="+made).VpnConnectionConfig
	if file.Local != "100.1.1.2" || file.Remote != ip || file.RemoteSubnet != "10.1.0.0/16" || file.IkeConfig.Psk != "secret" {
		d.t.Errorf("%s: file %+v", d.format, file)
	}
	refused(d, 400, "DependencyViolation", d.DeleteVpnGateway, vpc.CreateDeleteVpnGatewayRequest(), "VpnGatewayId="+gateway)
	ask(d, d.DeleteVpnConnection, vpc.CreateDeleteVpnConnectionRequest(), "VpnConnectionId="+made)
	refused(d, 404, "InvalidVpnConnectionInstanceId.NotFound", d.DeleteVpnConnection, vpc.CreateDeleteVpnConnectionRequest(), "VpnConnectionId="+made)
}
