package sim

import (
	"slices"
	"unicode/utf8"

	"netplan/cloudapi/catalog"
)

// Chapter 10: what may be asked of a physical connection.

// connectionCodes are the codes of malformed values (10.4), with bandwidth in
// the section's spelling. 10.1 has no error table and borrows that of 10.4.
func connectionCodes(bandwidth string) row {
	return row{
		"PortType": "InvalidPortType.Malformd", bandwidth: "InvalidBandwidth",
		"Name": "InvalidName.Malformed", "Description": "InvalidDescription.Malformed",
	}
}

// connectionExtras is the spelling of 10.4, which clients use in 10.1 too.
func connectionExtras() []catalog.Param {
	return []catalog.Param{{Name: "bandwidth", Type: catalog.Integer, Min: 2, Max: 10240}}
}

func redundantNeed() need {
	return need{"RedundantPhysicalConnectionId", kindConnection, "InvalidRedundantPhysicalConnection"}
}

// connectionGuards hold for 10.1 and 10.4.
func connectionGuards() []guard {
	return []guard{
		{"InvalidPeerLocation.Malformd", "", tooLong("PeerLocation")},
		{"InvalidCircuitCode.Malformed", "", tooLong("CircuitCode")},
		{"InvalidRedundantPhysicalConnection", "", func(c *call) bool {
			return c.target != nil && c.refs["RedundantPhysicalConnectionId"] == c.target
		}},
		{"InvalidRedundantPhysicalConnectionStatus", "", redundantUnfit},
	}
}

func createConnectionGuards() []guard {
	return []guard{
		{"InvalidParameter", "AccessPointId", func(c *call) bool { return noPoint(c.region, c.get("AccessPointId")) }},
		{"OperationDenied", "A physical connection is locked for arrears.", func(c *call) bool {
			for o := range c.where(kindConnection, attrOwner, c.account).all {
				if o.Attrs["BusinessStatus"] == "FinancialLocked" {
					return true
				}
			}
			return false
		}},
	}
}

// tooLong: a text is longer than a description may be.
func tooLong(param string) func(*call) bool {
	return func(c *call) bool { return utf8.RuneCountInString(c.get(param)) > 256 }
}

// redundantUnfit: the redundant connection is not in a status that 10.1 and
// 10.4 permit.
func redundantUnfit(c *call) bool {
	r := c.refs["RedundantPhysicalConnectionId"]
	return r != nil && !slices.Contains([]string{connAllocated, connConfirmed, connEnabled}, r.status())
}

// connectionBuilt: the call changes the specification or the redundant
// connection, which only Initial and Rejected permit (10.4).
func connectionBuilt(c *call) bool {
	if c.target.status() == connInitial || c.target.status() == connRejected {
		return false
	}
	for _, param := range []string{"PortType", "bandwidth", "RedundantPhysicalConnectionId"} {
		if c.has(param) && c.params[param] != c.target.Attrs[c.name(param)] {
			return true
		}
	}
	return false
}

// connectionsNotEnabled counts what 10.1 limits.
func connectionsNotEnabled(c *call) int {
	n := 0
	for o := range c.where(kindConnection, attrOwner, c.account).all {
		if o.status() != connEnabled {
			n++
		}
	}
	return n
}

func createConnection(c *call) answer {
	attrs := row{"Type": "VPC", "BusinessStatus": "Normal"}
	if c.has("bandwidth") {
		attrs["Bandwidth"] = c.get("bandwidth")
	}
	return answer{object: c.create(attrs)}
}

// modifyConnection also puts a rejected application up for approval again
// (10.4).
func modifyConnection(c *call) answer {
	ans := update(c)
	if c.target.status() == connRejected {
		c.enter(c.target, "", connInitial, 0)
	}
	return ans
}
