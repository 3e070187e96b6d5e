package sdktest

import "github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"

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
