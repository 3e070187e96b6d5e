package resource

import (
	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var customerGateway = &schema.Type{
	Name:    "customer_gateway",
	Summary: "The public address of a gateway in a data centre or office, as the other end of IPsec connections.",
	Section: "15.6-15.10",
	Actions: schema.Actions{
		Create: "CreateCustomerGateway", Read: "DescribeCustomerGateways",
		Update: []string{"ModifyCustomerGatewayAttribute"}, Delete: "DeleteCustomerGateway",
	},
	ID:      []string{"customer_gateway_id"},
	Natural: []string{"ip_address"},
	Attrs: []schema.Attr{
		{Name: "ip_address", Format: catalog.IP, Doc: "Public IPv4 address, once in the account and region."}, // 15.6
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
	},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "address of a customer gateway", In: "region", Of: []string{"ip_address"}}, // 15.6
		{Kind: schema.Slot, Name: "customer_gateways", In: "account"},
	},
	Lanes: []string{"."},
	Example: `
cloud { region = "cn-hangzhou" }

resource "customer_gateway" "example" {
  ip_address  = "203.0.113.10"
  name        = "example"
  description = "An example office"
}
`,
}
