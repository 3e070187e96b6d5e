package sdktest

import (
	"crypto/tls"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi/sim"
)

// TestTeaIpv6 is a slice of chapter 14.
func TestTeaIpv6(t *testing.T) {
	everyStyle(t, func(c *counter) {
		in := "VpcId=" + at(c.do("CreateVpc", "CidrBlock=10.0.0.0/8", "EnableIpv6=true"), "VpcId")
		vsw := at(c.do("CreateVSwitch", in, "CidrBlock=10.1.0.0/16", "ZoneId=cn-hangzhou-b", "Ipv6CidrBlock=7"), "VSwitchId")
		gateway := "Ipv6GatewayId=" + at(c.do("CreateIpv6Gateway", in, "Name=door"), "Ipv6GatewayId")
		id, err := c.cloud.AddIpv6Address(vsw, "i-1")
		if err == nil {
			err = c.cloud.Advance(time.Minute)
		}
		if err != nil {
			t.Fatal(err)
		}
		made := c.do("AllocateIpv6InternetBandwidth", gateway, "Ipv6AddressId="+id, "Bandwidth=5")
		c.want(c.do("DescribeIpv6Addresses", "Ipv6AddressId="+id), "TotalCount=1", "Ipv6Addresses.Ipv6Address.0.RealBandwidth=5",
			"Ipv6Addresses.Ipv6Address.0.Ipv6InternetBandwidth.Ipv6InternetBandwidthId="+at(made, "InternetBandwidthId"))
		rule := c.do("CreateIpv6EgressOnlyRule", gateway, "InstanceId="+id)
		c.want(c.do("DescribeIpv6EgressOnlyRules", gateway), "Ipv6EgressOnlyRules.Ipv6EgressOnlyRule.0.Ipv6EgressOnlyRuleId="+at(rule, "Ipv6EgressRuleId"))
		c.do("ModifyIpv6GatewaySpec", gateway, "Spec=Medium")
		c.want(c.do("DescribeIpv6GatewayAttribute", gateway), "Spec=Medium", "Name=door", "Status=Available")
		c.refused(400, "DependencyViolation", "DeleteIpv6Gateway", gateway)
		c.refused(404, "ResourceNotFound", "DescribeIpv6GatewayAttribute", "Ipv6GatewayId=ipv6gw-none")
	})
}

// TestTeaVPN is a slice of chapter 15.
func TestTeaVPN(t *testing.T) {
	everyStyle(t, func(c *counter) {
		in := at(c.do("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
		gateway := "VpnGatewayId=" + at(c.do("CreateVpnGateway", "VpcId="+in, "Bandwidth=10", "EnableSsl=true", "SslConnections=5"), "VpnGatewayId")
		office := "CustomerGatewayId=" + at(c.do("CreateCustomerGateway", "IpAddress=100.1.1.2"), "CustomerGatewayId")
		made := c.do("CreateVpnConnection", gateway, office, "LocalSubnet=10.1.0.0/16", "RemoteSubnet=192.168.0.0/24,192.168.1.0/24", `IkeConfig={"Psk":"se cret&+","IkeVersion":"ikev2"}`)
		c.want(c.do("DescribeVpnConnections", gateway), "TotalCount=1", "VpnConnections.VpnConnection.0.IkeConfig.Psk=se cret&+", "VpnConnections.VpnConnection.0.EffectImmediately=false")
		c.want(c.do("DownloadVpnConnectionConfig", "VpnConnectionId="+at(made, "VpnConnectionId")), "VpnConnectionConfig.Local=100.1.1.2", "VpnConnectionConfig.IkeConfig.IkeVersion=ikev2")
		server := "SslVpnServerId=" + at(c.do("CreateSslVpnServer", gateway, "ClientIpPool=192.168.1.0/24", "LocalSubnet=172.16.0.0/12"), "SslVpnServerId")
		c.want(c.do("DescribeSslVpnServers", gateway), "SslVpnServers.SslVpnServer.0.MaxConnections=5", "SslVpnServers.SslVpnServer.0.Port=1194")
		cert := "SslVpnClientCertId=" + at(c.do("CreateSslVpnClientCert", server, "Name=one"), "SslVpnClientCertId")
		c.want(c.do("DescribeSslVpnClientCerts", server), "SslVpnClientCertKeys.SslVpnClientCertKey.0.Status=normal")
		files := c.do("DescribeSslVpnClientCert", cert)
		if _, err := tls.X509KeyPair([]byte(at(files, "ClientCert")), []byte(at(files, "ClientKey"))); err != nil {
			t.Error(err)
		}
		c.refused(400, "DependencyViolation", "DeleteSslVpnServer", server)
		c.refused(404, "InvalidVpnGatewayInstanceId.NotFound", "DeleteVpnGateway", "VpnGatewayId=vpn-none")
	})
}

// TestTeaAcceleration is a slice of chapter 18.
func TestTeaAcceleration(t *testing.T) {
	everyStyle(t, func(c *counter) {
		c.cloud.Assume("i-1")
		id := "GlobalAccelerationInstanceId=" + at(c.do("CreateGlobalAccelerationInstance", "ServiceLocation=north-america", "Bandwidth=10", "Name=fast"), "GlobalAccelerationInstanceId")
		c.do("AssociateGlobalAccelerationInstance", id, "BackendServerId=i-1", "BackendServerRegionId=us-east-1")
		const first = "GlobalAccelerationInstances.GlobalAccelerationInstance.0."
		c.want(c.do("DescribeGlobalAccelerationInstances", "Status=InUse"), "TotalCount=1", first+"Name=fast", first+"Bandwidth=10", first+"BackendServers.BackendServer.0.ServerId=i-1")
		c.want(c.do("DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-1"), first+id)
		c.refused(400, "IncorrectGlobalAccelerationInstanceIdStatus", "DeleteGlobalAccelerationInstance", id)
		c.refused(404, "InvalidBackendServerId.NotFound", "AssociateGlobalAccelerationInstance", id, "BackendServerId=i-none", "BackendServerRegionId=us-east-1")
	})
}

// TestTeaFlowLogs is a slice of chapter 20.
func TestTeaFlowLogs(t *testing.T) {
	everyStyle(t, func(c *counter) {
		in := at(c.do("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
		id := "FlowLogId=" + at(c.do("CreateFlowLog", "ResourceType=VPC", "ResourceId="+in, "TrafficType=All", "ProjectName=net", "LogStoreName=all"), "FlowLogId")
		c.do("DeactiveFlowLog", id)
		c.want(c.do("DescribeFlowLogs", id), "Success=true", "TotalCount=1", "FlowLogs.FlowLog.0.Status=Inactive", "FlowLogs.FlowLog.0.ResourceId="+in)
		c.refused(400, "IncorrectStatus", "DeactiveFlowLog", id)
		c.refused(404, "InvalidVpcId.NotFound", "CreateFlowLog", "ResourceType=VPC", "ResourceId=vpc-none", "TrafficType=All", "ProjectName=net", "LogStoreName=all")
	})
}

// TestTeaMonitor is chapter 21.
func TestTeaMonitor(t *testing.T) {
	everyStyle(t, func(c *counter) {
		eip := "AllocationId=" + at(c.do("AllocateEipAddress", "Bandwidth=5"), "AllocationId")
		in := "VpcId=" + at(c.do("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
		c.do("CreateNatGateway", in, "BandwidthPackage.1.IpCount=1", "BandwidthPackage.1.Bandwidth=5")
		ip := "AllocationId=" + at(c.do("DescribeBandwidthPackages"), "BandwidthPackages.BandwidthPackage.0.PublicIpAddresses.PublicIpAddresse.0.AllocationId")
		start := time.Now().UTC().Truncate(time.Minute).Add(time.Hour)
		if err := c.cloud.Advance(3 * time.Hour); err != nil {
			t.Fatal(err)
		}
		from, to := "StartTime="+stamp(start), "EndTime="+stamp(start.Add(20*time.Minute))
		have := c.do("DescribeEipMonitorData", eip, from, to, "Period=600")
		c.want(have, "EipMonitorDatas.EipMonitorData.1.TimeStamp="+stamp(start.Add(10*time.Minute)))
		if whole(at(have, "EipMonitorDatas.EipMonitorData.1.EipFlow")) <= 0 {
			t.Errorf("points %v", have)
		}
		have = c.do("DescribeBandwidthPackagePublicIpMonitorData", ip, from, to)
		c.want(have, "MonitorDatas.MonitorData.19.TimeStamp="+stamp(start.Add(19*time.Minute)), "MonitorDatas.MonitorData.20=")
		c.refused(404, "InvalidAllocationId.NotFound", "DescribeEipMonitorData", ip, from, to)
	})
}

// TestTeaOutside is a slice of what lies beyond the reference.
func TestTeaOutside(t *testing.T) {
	everyStyle(t, func(c *counter) {
		in := at(c.do("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
		vsw := at(c.do("CreateVSwitch", "VpcId="+in, "CidrBlock=10.1.0.0/16", "ZoneId=cn-hangzhou-b"), "VSwitchId")
		if err := c.cloud.AssumeInstance(sim.Instance{ID: "i-1", VSwitchID: vsw, PrivateIP: "10.1.0.9"}); err != nil {
			t.Fatal(err)
		}
		c.do("TagResources", "ResourceType=VPC", "ResourceId.1="+in, "Tag.1.Key=team", "Tag.1.Value=net~*")
		c.want(c.do("ListTagResources", "ResourceType=VPC", "ResourceId.1="+in), "TagResources.TagResource.0.TagKey=team", "TagResources.TagResource.0.TagValue=net~*", "TagResources.TagResource.0.ResourceId="+in)
		c.version = "2015-04-01"
		who := c.do("GetCallerIdentity")
		if c.want(who, "AccountId="+sim.Account); !strings.HasSuffix(at(who, "Arn"), ":root") {
			t.Errorf("the caller is %v", who)
		}
		c.version = "2015-06-12"
		c.want(c.do("DescribeEndpoints", "Id=cn-hangzhou", "ServiceCode=vpc", "Type=openAPI"), "Success=true", "Endpoints.Endpoint.0.Endpoint="+*c.client.Endpoint)
		c.version = "2014-05-26"
		c.want(c.do("DescribeInstances", `InstanceIds=["i-1"]`), "TotalCount=1", "Instances.Instance.0.VpcAttributes.PrivateIpAddress.IpAddress.0=10.1.0.9")
		c.version = "2014-05-15"
		c.want(c.do("DescribeLoadBalancers"), "TotalCount=0")
		c.refused(400, "InvalidVersion", "GetCallerIdentity")
	})
}
