//go:build newer

package sdktest

import (
	"strconv"
	"strings"
)

// modFile names the SDK that the tests are built with.
const modFile = "newer.mod"

// untypedActions are those that the newer SDK has no method for.
var untypedActions = []string{
	"DescribeBandwidthPackagePublicIpMonitorData",
	"CreateBandwidthPackage", "DescribeBandwidthPackages", "ModifyBandwidthPackageSpec", "ModifyBandwidthPackageAttribute",
	"AddBandwidthPackageIps", "RemoveBandwidthPackageIps", "DeleteBandwidthPackage",
	"ModifyIpv6GatewaySpec", "AssociateGlobalAccelerationInstance", "ModifyCommonBandwidthPackagePayType",
}

// respecIpv6Gateway changes the specification of an IPv6 gateway.
func respecIpv6Gateway(d *desk, params ...string) {
	d.t.Helper()
	d.generic("ModifyIpv6GatewaySpec", params...)
}

// bindBackend gives a global acceleration instance its backend server.
func bindBackend(d *desk, params ...string) {
	d.t.Helper()
	d.generic("AssociateGlobalAccelerationInstance", params...)
}

// prepay pays for a shared bandwidth package in advance and gives the order.
func prepay(d *desk, params ...string) int64 {
	d.t.Helper()
	order, _ := strconv.ParseInt(strings.Join(d.generic("ModifyCommonBandwidthPackagePayType", params...)["OrderId"], ""), 10, 64)
	return order
}
