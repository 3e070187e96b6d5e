package sim

import "strings"

// Stand-ins for what the reference leaves out: ECS instances, load balancers
// and HaVips exist if Assume or AssumeInstance named them. Those that Assume
// named have no status, VSwitch or address of their own.

// standIns are the types of bind targets by the prefix of their ids.
var standIns = row{"i-": "EcsInstance", "lb-": "SlbInstance", "havip-": "HaVip", "ngw-": "Nat"}

// targetTypes maps the spellings of InstanceType in 13.1 to those of 13.4.
var targetTypes = row{"Ecs": "EcsInstance", "Slb": "SlbInstance"}

// targetType is the type asked for in the spelling of 13.4, else the one that
// the id shows, else the default of 13.4.
func targetType(asked, id string) string {
	if named := targetTypes[asked]; named != "" {
		return named
	}
	if shown := shownType(id); asked == "" && shown != "" {
		return shown
	}
	if asked == "" {
		return "EcsInstance"
	}
	return asked
}

// shownType is the type that the prefix of an id shows; empty for any other.
func shownType(id string) string {
	for prefix, typ := range standIns {
		if strings.HasPrefix(id, prefix) {
			return typ
		}
	}
	return ""
}

// targetExists says whether a bind target of that type exists in the call's
// region.
func (c *call) targetExists(typ, id string) bool {
	if typ == "Nat" {
		return c.find(kindNatGateway, id) != nil
	}
	shown := shownType(id)
	return c.stands(id) && (shown == "" || shown == typ)
}
