package cloudapi

import "time"

// CallTime is what one call takes to be answered, on average.
const CallTime = 300 * time.Millisecond

// SettleTime is how long what an action does usually takes to settle. An
// action that is not listed takes UsualTime.
// They are estimates for the duration of plans: the reference gives no times.
func SettleTime(action string) time.Duration {
	if d, ok := settleTimes[action]; ok {
		return d
	}
	return UsualTime
}

// UsualTime is how long most changes take to settle.
const UsualTime = 2 * time.Second

var settleTimes = map[string]time.Duration{
	"CreateVpc":                             4 * time.Second,
	"CreateVSwitch":                         5 * time.Second,
	"DeleteVSwitch":                         4 * time.Second,
	"CreateRouteEntry":                      4 * time.Second,
	"DeleteRouteEntry":                      4 * time.Second,
	"CreateNatGateway":                      15 * time.Second,
	"DeleteNatGateway":                      10 * time.Second,
	"CreateBandwidthPackage":                15 * time.Second,
	"CreateSnatEntry":                       4 * time.Second,
	"CreateForwardEntry":                    4 * time.Second,
	"AssociateEipAddress":                   4 * time.Second,
	"UnassociateEipAddress":                 4 * time.Second,
	"CreateRouterInterface":                 10 * time.Second,
	"ConnectRouterInterface":                30 * time.Second,
	"CreatePhysicalConnection":              5 * time.Second,
	"CreateVpnGateway":                      5 * time.Minute,
	"CreateVpnConnection":                   30 * time.Second,
	"CreateSslVpnServer":                    time.Minute,
	"ActivateRouterInterface":               10 * time.Second,
	"DeactivateRouterInterface":             10 * time.Second,
	"ModifyRouterInterfaceSpec":             10 * time.Second,
	"TerminatePhysicalConnection":           30 * time.Second,
	"CreateVirtualBorderRouter":             5 * time.Second,
	"TerminateVirtualBorderRouter":          10 * time.Second,
	"RecoverVirtualBorderRouter":            10 * time.Second,
	"DeleteVpnGateway":                      30 * time.Second,
	"CreateIpv6Gateway":                     5 * time.Second,
	"AssociateGlobalAccelerationInstance":   10 * time.Second,
	"UnassociateGlobalAccelerationInstance": 10 * time.Second,
}
