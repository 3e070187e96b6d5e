package schema

// Quota is a limit that the API reference documents.
type Quota struct {
	// Name is what a cloud block overrides it by, and what claims name.
	Name string
	// Limit is the documented number; 0 where the reference gives none.
	Limit int
	// Section is where the reference gives it.
	Section string
}

// Quotas returns the documented quotas, sorted by name. They must not be
// changed.
func Quotas() []Quota { return quotas }

var quotas = []Quota{
	{"bgp_groups_per_vbr", 0, "12.2"},
	{"bgp_networks_per_vbr", 0, "12.2"},
	{"bgp_peers_per_vbr", 0, "12.2"},
	{"connections_not_enabled", 5, "10.1"},
	{"customer_gateways", 0, "15.6"},
	{"egress_rules_per_large_gateway", 0, "14.6"},
	{"egress_rules_per_medium_gateway", 0, "14.6"},
	{"egress_rules_per_small_gateway", 0, "14.6"},
	{"eips", 0, "13.3"},
	{"flow_logs", 0, "20.1"},
	{"flow_logs_per_resource", 0, "20.1"},
	{"forward_entries_per_table", 100, "17.13"},
	{"global_accelerations", 0, "18.1"},
	{"havip_entries_per_table", 5, "8.8"},
	{"interfaces_per_router", 5, "9.1"},
	{"ips_per_nat_package", 50, "17.2"},
	{"ips_per_snat_entry", 0, "17.17"},
	{"ipv6_gateways_per_vpc", 1, "14.1"},
	{"nat_packages_per_gateway", 4, "17.2"},
	{"route_entries_per_table", 48, "8.8"},
	{"snat_entries_per_table", 0, "17.17"},
	{"ssl_certs_per_server", 0, "15.21"},
	{"ssl_servers_per_gateway", 0, "15.17"},
	{"vbrs_per_connection", 0, "11.1"},
	{"vpcs", 0, "5.1"},
	{"vpn_connections_per_gateway", 0, "15.11"},
	{"vpn_gateways", 0, "15.1"},
	{"vswitches_per_vpc", 24, "6.4"},
}
