package rules

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var accelerationRegion = &schema.Rule{
	Code:     "NP-ACCELERATION-REGION",
	Summary:  "Server in wrong region",
	Doc:      "The server of a global acceleration instance lies in the area that is the instance's service_location, and in another region than the instance. Regions of china-mainland begin with cn-, but Hong Kong is of asia-pacific, as those with ap-; north-america has us-, europe eu- and me-.",
	Section:  "18.1, 18.6",
	Types:    []string{"global_acceleration_instance_association"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "global_acceleration_instance_association") {
			const attr = "backend_server_region_id"
			region, known := text(c, r, attr)
			instance := owner(c, r, "global_acceleration_instance_id")
			if !known {
				continue
			}
			if region == r.Region {
				c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s is that of %s itself. Write the region of the server, which is another one.", attr, r.Addr))
				continue
			}
			area, written := text(c, instance, "service_location")
			if !written || areaOf(region) == area {
				continue
			}
			c.ReportPair(r, r.AttrRange(attr), instance.AttrRange("service_location"), fmt.Sprintf("%s is %s, and the servers of %s lie in %s. Write a server there%s.",
				attr, shown(r, attr, region), instance.Addr, shown(instance, "service_location", area), regionsOf(instance, area)))
		}
	},
}

// regionsOf names the regions of an area, unless it must not be told.
func regionsOf(instance *schema.Resource, area string) string {
	var list []string
	for _, r := range catalog.Regions() {
		if areaOf(r.ID) == area {
			list = append(list, r.ID)
		}
	}
	if secret(instance, "service_location") || len(list) == 0 {
		return ""
	}
	return ", such as in " + among(list)
}

// areas are the service locations by the beginning of region ids; the longest
// that fits counts.
var areas = map[string]string{
	"cn-": "china-mainland", "cn-hongkong": "asia-pacific", "ap-": "asia-pacific",
	"us-": "north-america", "eu-": "europe", "me-": "europe",
}

// areaOf is the service location of a region, or empty.
func areaOf(region string) string {
	longest := ""
	for beginning := range areas {
		if strings.HasPrefix(region, beginning) && len(beginning) > len(longest) {
			longest = beginning
		}
	}
	return areas[longest]
}

var accelerationServer = &schema.Rule{
	Code:     "NP-ACCELERATION-SERVER",
	Summary:  "Server not fitting acceleration",
	Doc:      "The server of a global acceleration instance is of the type that its id shows: i-... an EcsInstance (also when the type is left out), lb-... an SlbInstance. NAT gateways and HaVips are no servers. A server with an EIP has no global acceleration.",
	Section:  "13.1, 18.6",
	Types:    []string{"eip_association", "global_acceleration_instance_association"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		bound := map[string]*schema.Resource{}
		for r := range each(c, "eip_association") {
			if id, known := text(c, r, "instance_id"); known {
				bound[r.Cloud+"|"+id] = r
			}
		}
		for r := range each(c, "global_acceleration_instance_association") {
			id, known := text(c, r, "backend_server_id")
			if !known {
				continue
			}
			checkServerType(c, r, id)
			if eip := bound[r.Cloud+"|"+id]; eip != nil {
				c.ReportPair(r, r.AttrRange("backend_server_id"), eip.AttrRange("instance_id"), fmt.Sprintf("%s binds an EIP to the same server, which then has no global acceleration. Remove one of the two.", eip.Addr))
			}
		}
	},
}

// serverTypes are the types of servers by the beginning of their ids.
var serverTypes = map[string]string{"i": "EcsInstance", "lb": "SlbInstance"}

// checkServerType reports a server whose id shows another type than is written.
func checkServerType(c *schema.Checker, r *schema.Resource, id string) {
	v := r.Value("backend_server_type")
	typ, known := text(c, r, "backend_server_type")
	if v.Written() && !known {
		return
	}
	beginning, _, _ := strings.Cut(id, "-")
	switch shows := serverTypes[beginning]; {
	case beginning == "ngw" || beginning == "havip":
		c.Report(r, r.AttrRange("backend_server_id"), fmt.Sprintf("backend_server_id is %s; write the id of an ECS or SLB instance.", shown(r, "backend_server_id", id)))
	case shows != "" && shows != cmp.Or(typ, "EcsInstance"):
		c.Report(r, firstRange(r, "backend_server_type", "backend_server_id"), fmt.Sprintf("backend_server_id is %s, which is no %s; write backend_server_type = %s.",
			shown(r, "backend_server_id", id), shown(r, "backend_server_type", cmp.Or(typ, "EcsInstance")), shown(r, "backend_server_id", shows)))
	}
}

// firstRange is where the first of some attributes that are written stands.
func firstRange(r *schema.Resource, attrs ...string) hcl.Range {
	for _, attr := range attrs {
		if r.Value(attr).Written() {
			return r.AttrRange(attr)
		}
	}
	return r.Range
}
