package engine_test

import "fmt"

// acceleration adds global acceleration instances, some with a server in
// another region (chapter 18).
func (d *draft) acceleration() {
	servers := d.Perm(4)
	for i, n := range d.some(3, 1) {
		name := fmt.Sprintf("a%d", n)
		d.at(name)
		area, at := `"china-mainland"`, `"cn-shanghai"`
		if d.chance(40) {
			area, at = `"north-america"`, `"us-west-1"`
		}
		d.resource("global_acceleration_instance", name, "service_location", area, "bandwidth", d.pick("10", "20", "200"), "name", quote("%s", name), "description", d.text())
		if d.chance(60) {
			d.resource("global_acceleration_instance_association", name, "global_acceleration_instance_id", "global_acceleration_instance."+name+".id",
				"backend_server_id", quote("i-far%d", servers[i]), "backend_server_region_id", at, "backend_server_type", d.pick("", `"EcsInstance"`))
		}
	}
}

// flowLogs adds flow logs of VPCs, VSwitches and network interfaces
// (chapter 20).
func (d *draft) flowLogs() {
	for _, v := range d.vpcs {
		d.at(v.name + " flow logs")
		for _, n := range d.some(3, 0) {
			kind, of := `"VPC"`, v.attr("id")
			switch {
			case len(v.vswitches) > 0 && d.chance(40):
				kind, of = `"VSwitch"`, "vswitch."+d.pick(v.vswitches...)+".id"
			case d.chance(20):
				kind, of = `"NetworkInterface"`, d.pick(`"eni-1"`, `"eni-2"`)
			}
			name := fmt.Sprintf("%s_l%d", v.name, n)
			d.resource("flow_log", name, "region", v.where(), "resource_type", kind, "resource_id", of, "traffic_type", d.pick(`"All"`, `"Drop"`),
				"project_name", `"records"`, "log_store_name", quote("%s", name), "status", d.pick("", `"Active"`, `"Inactive"`), "flow_log_name", d.text())
		}
	}
}
