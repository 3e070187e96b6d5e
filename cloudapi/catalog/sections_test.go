package catalog_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"netplan/cloudapi/catalog"
)

// sections are the actions of chapters 5 to 22 of the reference in the order
// of its sections: the first of a chapter is section 1. Chapters 16 and before
// 5 describe no action.
var sections = map[int][]string{
	5: {"CreateVpc", "DeleteVpc", "DescribeVpcs", "ModifyVpcAttribute", "DescribeVpcAttribute"},
	6: {"DescribeVSwitches", "ModifyVSwitchAttribute", "DescribeVSwitchAttributes", "CreateVSwitch", "DeleteVSwitch"},
	7: {"DescribeVRouters", "ModifyVRouterAttribute"},
	8: {
		"ModifyRouteTableAttributes", "DescribeRouteTableList", "DescribeRouteTables",
		"CreateRouteTable", "AssociateRouteTable", "UnassociateRouteTable", "DeleteRouteTable",
		"CreateRouteEntry", "DeleteRouteEntry",
	},
	9: {
		"CreateRouterInterface", "DescribeRouterInterfaces", "ConnectRouterInterface",
		"ActivateRouterInterface", "DeactivateRouterInterface",
		"ModifyRouterInterfaceSpec", "ModifyRouterInterfaceAttribute", "DeleteRouterInterface",
	},
	10: {
		"CreatePhysicalConnection", "CancelPhysicalConnection", "DescribePhysicalConnections",
		"ModifyPhysicalConnectionAttribute", "TerminatePhysicalConnection",
		"EnablePhysicalConnection", "DeletePhysicalConnection",
	},
	11: {
		"CreateVirtualBorderRouter", "DeleteVirtualBorderRouter", "DescribeVirtualBorderRouters",
		"DescribeVirtualBorderRoutersForPhysicalConnection", "ModifyVirtualBorderRouterAttribute",
		"TerminateVirtualBorderRouter", "RecoverVirtualBorderRouter",
	},
	12: {
		"DescribeBgpNetworks", "CreateBgpGroup", "DescribeBgpGroups", "ModifyBgpGroupAttribute", "DeleteBgpGroup",
		"CreateBgpPeer", "DescribeBgpPeers", "DeleteBgpPeer", "AddBgpNetwork", "DeleteBgpNetwork",
	},
	13: {
		"AssociateEipAddress", "ModifyEipAddressAttribute", "AllocateEipAddress",
		"UnassociateEipAddress", "DescribeEipAddresses", "ReleaseEipAddress",
	},
	14: {
		"CreateIpv6Gateway", "DeleteIpv6Gateway", "DescribeIpv6Gateways", "ModifyIpv6GatewaySpec",
		"DescribeIpv6EgressOnlyRules", "CreateIpv6EgressOnlyRule", "DeleteIpv6EgressOnlyRule",
		"AllocateIpv6InternetBandwidth", "DeleteIpv6InternetBandwidth",
		"DescribeIpv6GatewayAttribute", "DescribeIpv6Addresses", "ModifyIpv6InternetBandwidth",
	},
	15: {
		"CreateVpnGateway", "DescribeVpnGateways", "DescribeVpnGateway", "ModifyVpnGatewayAttribute", "DeleteVpnGateway",
		"CreateCustomerGateway", "DescribeCustomerGateways", "DescribeCustomerGateway",
		"DeleteCustomerGateway", "ModifyCustomerGatewayAttribute",
		"CreateVpnConnection", "DescribeVpnConnections", "DescribeVpnConnection",
		"ModifyVpnConnectionAttribute", "DeleteVpnConnection", "DownloadVpnConnectionConfig",
		"CreateSslVpnServer", "DescribeSslVpnServers", "DeleteSslVpnServer", "ModifySslVpnServer",
		"CreateSslVpnClientCert", "DescribeSslVpnClientCerts", "DeleteSslVpnClientCert", "ModifySslVpnClientCert",
	},
	17: {
		"CreateNatGateway", "CreateBandwidthPackage", "DescribeBandwidthPackages",
		"ModifyBandwidthPackageSpec", "ModifyBandwidthPackageAttribute",
		"DescribeNatGateways", "AddBandwidthPackageIps", "ModifyNatGatewaySpec", "RemoveBandwidthPackageIps",
		"ModifyNatGatewayAttribute", "DeleteBandwidthPackage", "DeleteNatGateway",
		"CreateForwardEntry", "DescribeForwardTableEntries", "ModifyForwardEntry", "DeleteForwardEntry",
		"CreateSnatEntry", "DescribeSnatTableEntries", "ModifySnatEntry", "DeleteSnatEntry",
	},
	18: {
		"CreateGlobalAccelerationInstance", "DescribeGlobalAccelerationInstances",
		"ModifyGlobalAccelerationInstanceAttributes", "ModifyGlobalAccelerationInstanceSpec",
		"DeleteGlobalAccelerationInstance", "AssociateGlobalAccelerationInstance",
		"UnassociateGlobalAccelerationInstance", "DescribeServerRelatedGlobalAccelerationInstances",
		"AddGlobalAccelerationInstanceIp", "RemoveGlobalAccelerationInstanceIp",
	},
	19: {
		"DescribeCommonBandwidthPackages", "ModifyCommonBandwidthPackageAttribute",
		"ModifyCommonBandwidthPackagePayType", "CreateCommonBandwidthPackage", "AddCommonBandwidthPackageIp",
		"DeleteCommonBandwidthPackage", "ModifyCommonBandwidthPackageSpec", "RemoveCommonBandwidthPackageIp",
	},
	20: {
		"CreateFlowLog", "ModifyFlowLogAttribute", "DescribeFlowLogs",
		"ActiveFlowLog", "DeactiveFlowLog", "DeleteFlowLog",
	},
	21: {"DescribeBandwidthPackagePublicIpMonitorData", "DescribeEipMonitorData"},
	22: {"DescribeZones", "DescribeAccessPoints", "DescribeRegions"},
}

func TestEverySectionHasItsAction(t *testing.T) {
	want := map[string]string{}
	for chapter, names := range sections {
		for i, name := range names {
			want[strconv.Itoa(chapter)+"."+strconv.Itoa(i+1)] = name
		}
	}
	have := map[string]string{}
	for _, a := range catalog.All() {
		if twice := have[a.Section]; twice != "" {
			t.Errorf("section %s has both %s and %s", a.Section, twice, a.Name)
		}
		have[a.Section] = a.Name
		if found := catalog.Lookup(a.Name); found != a {
			t.Errorf("%s: Lookup finds %v", a.Name, found)
		}
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("actions by section (-want +have):\n%s", diff)
	}
}

// tokens are the actions that take a ClientToken, by chapter.
var tokens = []string{
	"CreateVpc",
	"CreateVSwitch",
	"CreateRouteTable", "AssociateRouteTable", "UnassociateRouteTable", "CreateRouteEntry",
	"CreateRouterInterface", "ModifyRouterInterfaceSpec", "DeleteRouterInterface",
	"CreatePhysicalConnection", "CancelPhysicalConnection", "DescribePhysicalConnections",
	"ModifyPhysicalConnectionAttribute", "TerminatePhysicalConnection",
	"EnablePhysicalConnection", "DeletePhysicalConnection",
	"CreateVirtualBorderRouter", "DeleteVirtualBorderRouter", "ModifyVirtualBorderRouterAttribute",
	"TerminateVirtualBorderRouter", "RecoverVirtualBorderRouter",
	"CreateBgpGroup", "ModifyBgpGroupAttribute", "DeleteBgpGroup",
	"CreateBgpPeer", "DeleteBgpPeer", "AddBgpNetwork", "DeleteBgpNetwork",
	"AllocateEipAddress",
	"CreateIpv6Gateway", "ModifyIpv6GatewaySpec", "CreateIpv6EgressOnlyRule", "DeleteIpv6EgressOnlyRule",
	"AllocateIpv6InternetBandwidth", "ModifyIpv6InternetBandwidth",
	"ModifyVpnGatewayAttribute", "DeleteVpnGateway",
	"CreateCustomerGateway", "DeleteCustomerGateway", "ModifyCustomerGatewayAttribute",
	"CreateVpnConnection", "ModifyVpnConnectionAttribute", "DeleteVpnConnection",
	"CreateSslVpnServer", "DeleteSslVpnServer", "ModifySslVpnServer",
	"CreateSslVpnClientCert", "DeleteSslVpnClientCert", "ModifySslVpnClientCert",
	"CreateNatGateway", "CreateBandwidthPackage", "AddBandwidthPackageIps",
	"ModifyNatGatewaySpec", "RemoveBandwidthPackageIps",
	"CreateGlobalAccelerationInstance",
	"CreateCommonBandwidthPackage",
}

func TestActionsWithToken(t *testing.T) {
	var have []string
	for _, a := range catalog.All() {
		if a.TakesToken() {
			have = append(have, a.Name)
		}
	}
	sortTexts := cmpopts.SortSlices(strings.Compare)
	if diff := cmp.Diff(tokens, have, sortTexts); diff != "" {
		t.Errorf("actions with a ClientToken (-want +have):\n%s", diff)
	}
}

func TestLookupOfNoAction(t *testing.T) {
	for _, name := range []string{"", "createvpc", "CreateVpc ", "StartInstance"} {
		if have := catalog.Lookup(name); have != nil {
			t.Errorf("Lookup(%q) finds %s", name, have.Name)
		}
	}
}
