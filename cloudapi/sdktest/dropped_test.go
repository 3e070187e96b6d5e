//go:build !newer

package sdktest

import "github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"

// modFile names the SDK that the tests are built with.
const modFile = "go.mod"

// untypedActions are those that the SDK has no method for; TestGeneric calls
// them.
var untypedActions = []string{"DescribeBandwidthPackagePublicIpMonitorData"}

// respecIpv6Gateway changes the specification of an IPv6 gateway.
func respecIpv6Gateway(d *desk, params ...string) {
	d.t.Helper()
	ask(d, d.ModifyIpv6GatewaySpec, vpc.CreateModifyIpv6GatewaySpecRequest(), params...)
}

// bindBackend gives a global acceleration instance its backend server.
func bindBackend(d *desk, params ...string) {
	d.t.Helper()
	ask(d, d.AssociateGlobalAccelerationInstance, vpc.CreateAssociateGlobalAccelerationInstanceRequest(), params...)
}

// prepay pays for a shared bandwidth package in advance and gives the order.
func prepay(d *desk, params ...string) int64 {
	d.t.Helper()
	return ask(d, d.ModifyCommonBandwidthPackagePayType, vpc.CreateModifyCommonBandwidthPackagePayTypeRequest(), params...).OrderId
}
