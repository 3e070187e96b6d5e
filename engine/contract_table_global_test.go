package engine_test

const otherAcceleration = `
resource "global_acceleration_instance" "other" {
  service_location = "north-america"
  bandwidth        = 10
}
`

// globalVariations are those of chapter 18.
var globalVariations = map[string]variation{
	"global_acceleration_instance.bandwidth": {why: "texts that are numbers (18.4)", first: "10", other: "1000"},

	"global_acceleration_instance_association.global_acceleration_instance_id": {
		why: "another instance", first: "global_acceleration_instance.main.id", other: "global_acceleration_instance.other.id", more: otherAcceleration,
	},
	"global_acceleration_instance_association.backend_server_id":        {why: "another server", first: `"i-example"`, other: `"i-other"`},
	"global_acceleration_instance_association.backend_server_region_id": {why: "regions of the area", first: `"us-west-1"`, other: `"us-east-1"`},
	"global_acceleration_instance_association.backend_server_type": {
		why: "another server", first: `"EcsInstance"`, other: `"SlbInstance"`, also: map[string]string{"backend_server_id": `"lb-other"`},
	},

	"global_acceleration_instance_ip.global_acceleration_instance_id": {why: "another instance of shared bandwidth", first: `"ga-example"`, other: `"ga-other"`},
	"global_acceleration_instance_ip.ip_instance_id":                  {why: "another EIP", first: "eip.public.id", other: "eip.other.id", more: otherEip},
}

// flowLogVariations are those of chapter 20.
var flowLogVariations = map[string]variation{
	"flow_log.resource_id":    {why: "another VPC", first: "vpc.main.id", other: "vpc.other.id", more: otherVpc},
	"flow_log.resource_type":  {why: "a resource of the type", first: `"VPC"`, other: `"NetworkInterface"`, also: map[string]string{"resource_id": `"eni-other"`}},
	"flow_log.project_name":   {why: "any text", first: `"network"`, other: `"audit"`},
	"flow_log.log_store_name": {why: "any text", first: `"traffic"`, other: `"audit"`},
	"flow_log.status":         {why: "what moves lead to", first: `"Active"`, other: `"Inactive"`},
}
