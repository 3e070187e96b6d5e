package sim

import (
	"strings"

	"netplan/cloudapi/catalog"
)

// Chapter 20: flow logs. One captures the traffic of a network interface, a
// VSwitch or a VPC while it is active.

const kindFlowLog kindName = "flowlog"

func flowLogChapter() chapter {
	return chapter{
		kinds:  []kind{flowLogKind()},
		ops:    flowLogOps(),
		limits: map[string]int{"flow_logs": unlimited, "flow_logs_per_resource": unlimited},
		ledger: flowLogLedger(),
	}
}

func flowLogKind() kind {
	return kind{
		name: kindFlowLog, id: "FlowLogId", prefix: "fl-",
		links: []link{
			{attr: "ResourceId", to: kindVpc},
			{attr: "ResourceId", to: kindVSwitch},
		},
	}
}

func flowLogOps() []op {
	const unknown = "ResourceNotFound FlowLogId"
	return []op{
		{
			action: "CreateFlowLog", kind: kindFlowLog, run: create, to: "Active", borrows: "DeleteVpc DeleteVSwitch",
			guards: []guard{
				{"MissingParameter", "ResourceType", func(c *call) bool { return !c.has("ResourceType") }},
				{"MissingParameter", "ResourceId", func(c *call) bool { return !c.has("ResourceId") }},
				{"InvalidVpcId.NotFound", "", noResource("VPC", kindVpc)},
				{"InvalidVSwitchId.NotFound", "", noResource("VSwitch", kindVSwitch)},
				{"ResourceNotFound", "ResourceId", noInterface},
				{"IncorrectVpcStatus", "", busyResource("VPC", kindVpc)},
				{"IncorrectVSwitchStatus", "", busyResource("VSwitch", kindVSwitch)},
				{"OperationDenied", "There is a flow log of this traffic in the LogStore.", loggedTwice},
			},
			quotas: []quota{
				{code: "QuotaExceeded", words: "There are too many flow logs.", limit: "flow_logs", count: countAll(kindFlowLog), add: one},
				{code: "QuotaExceeded", words: "The resource has too many flow logs.", limit: "flow_logs_per_resource", count: countBy(kindFlowLog, "ResourceId"), add: one},
			},
		},
		{
			action: "ModifyFlowLogAttribute", kind: kindFlowLog, target: "FlowLogId", unknown: unknown,
			run: func(c *call) answer {
				update(c)
				return show(c)
			},
		},
		{
			action: "DescribeFlowLogs", kind: kindFlowLog, list: "FlowLogs.FlowLog[]", extras: flowLogExtras(),
			run: func(c *call) answer {
				a := list(c)
				a.values = row{"Success": "true"}
				return a
			},
		},
		{
			action: "ActiveFlowLog", kind: kindFlowLog, run: move, target: "FlowLogId", unknown: unknown,
			from: []string{"Inactive"}, code: "IncorrectStatus", to: "Active",
		},
		{
			action: "DeactiveFlowLog", kind: kindFlowLog, run: move, target: "FlowLogId", unknown: unknown,
			from: []string{"Active"}, code: "IncorrectStatus", to: "Inactive",
		},
		{action: "DeleteFlowLog", kind: kindFlowLog, run: remove, deletes: true, target: "FlowLogId", unknown: unknown},
	}
}

// flowLogExtras are the parameters of lists that clients type for flow logs
// too.
func flowLogExtras() []catalog.Param {
	paged := catalog.Lookup("DescribeVpcs")
	return []catalog.Param{
		*paged.Param("PageNumber"), *paged.Param("PageSize"),
		{Name: "Status", Type: catalog.String, Enum: []string{"Active", "Inactive"}},
		{Name: "Description", Type: catalog.String},
	}
}

// noResource: the call names a resource of a type, and there is none.
func noResource(typ string, k kindName) func(*call) bool {
	return func(c *call) bool { return c.get("ResourceType") == typ && c.find(k, c.get("ResourceId")) == nil }
}

// noInterface: the call names a network interface that Assume did not.
func noInterface(c *call) bool {
	id := c.get("ResourceId")
	return c.get("ResourceType") == "NetworkInterface" && !(strings.HasPrefix(id, "eni-") && c.standsHere(id))
}

// busyResource: the resource of a type is being made or deleted.
func busyResource(typ string, k kindName) func(*call) bool {
	return func(c *call) bool { return c.get("ResourceType") == typ && c.find(k, c.get("ResourceId")).busy() }
}

// loggedTwice: a flow log writes the same traffic to the same place.
func loggedTwice(c *call) bool {
	for o := range c.where(kindFlowLog, "ResourceId", c.get("ResourceId")).all {
		same := true
		for _, attr := range []string{"TrafficType", "ProjectName", "LogStoreName"} {
			same = same && o.Attrs[attr] == c.get(attr)
		}
		if same && o.owner() == c.account {
			return true
		}
	}
	return false
}

// flowLogLedger is what chapter 20 leaves open.
func flowLogLedger() []decision {
	return []decision{
		{"error codes of flow logs", "20.1-20.6", "those of 5.2 and 6.5 for VPCs and VSwitches, else the vendor's general codes: 404 ResourceNotFound, 400 MissingParameter, IncorrectStatus, OperationDenied, QuotaExceeded", "no section has an error table"},
		{"answer of DescribeFlowLogs", "20.3", "Success, TotalCount, PageNumber 1 and PageSize as long as the list where no page is asked for, and the flow logs with all that 20.1 sets, Status and CreationTime", "only the RequestId is documented; clients read these"},
		{"parameters of DescribeFlowLogs", "20.3", "filters, all optional; Status, Description, PageNumber and PageSize are accepted too", "the table repeats 20.1 and calls three mandatory, the example has none of them; clients have the others"},
		{"ResourceType and ResourceId", "20.1", "both needed: MissingParameter", "they are marked optional; a flow log of nothing captures nothing"},
		{"ids of flow logs", "20.1-20.6", "begin with fl-", "four sections have fl-, two flowlog-"},
		{"status of a flow log", "20.3-20.5", "Active from the start, Inactive once it is stopped, both at once; starting an active one or stopping an inactive one: 400 IncorrectStatus", "names and first status are not given; the actions imply two states"},
		{"deleting a flow log", "20.6", "in either status", "no status is asked for"},
		{"the same flow log twice", "20.1", "400 OperationDenied for the same resource, traffic, Project and LogStore; anything else may differ", "two would write every record twice; names need not be unique"},
		{"number of flow logs", "20.1", "no limit, unless one is set for the account or the resource", "no number is stated"},
		{"Project, LogStore and network interfaces", "20.1", "any Project and LogStore exists; an interface exists if Assume named it and its id begins with eni-", "other services make them"},
		{"a VPC or VSwitch with a flow log", "5.2, 6.5, 20.1", "can be deleted, and the flow log goes with it", "5.2 and 6.5 name what blocks them, and flow logs are not among it"},
	}
}
