package sim

import "time"

// Chapter 10: physical connections. A customer asks for one, the provider
// approves and builds it, the customer puts it into service.

const kindConnection kindName = "connection"

// The statuses of a physical connection (10.3).
const (
	connInitial     = "Initial"
	connApproved    = "Approved"
	connAllocating  = "Allocating"
	connAllocated   = "Allocated"
	connConfirmed   = "Confirmed"
	connEnabled     = "Enabled"
	connRejected    = "Rejected"
	connCanceled    = "Canceled"
	connFailed      = "Allocation Failed"
	connTerminating = "Terminating"
	connTerminated  = "Terminated"
)

func connectionChapter() chapter {
	return chapter{
		kinds:  []kind{connectionKind()},
		ops:    append(connectionOps(), connectionMoves()...),
		limits: map[string]int{"connections_not_enabled": 5}, // 10.1
		ledger: connectionLedger(),
	}
}

func connectionKind() kind {
	return kind{
		name: kindConnection, id: "PhysicalConnectionId", prefix: "pc-",
		settles: map[string]string{connTerminating: connTerminated},
		names:   row{"bandwidth": "Bandwidth"},
		arrived: (*Cloud).provide, imported: importConnection,
	}
}

func connectionOps() []op {
	return []op{
		{
			action: "CreatePhysicalConnection", kind: kindConnection, run: createConnection, to: connInitial, takes: provideTime,
			borrows: "ModifyPhysicalConnectionAttribute", codes: connectionCodes("Bandwidth"), extras: connectionExtras(),
			needs:  []need{redundantNeed()},
			guards: append(createConnectionGuards(), connectionGuards()...),
			quotas: []quota{{
				code: "QuotaExceeded", words: "Too many physical connections are not enabled.", limit: "connections_not_enabled",
				count: connectionsNotEnabled, add: one,
			}},
		},
		{
			action: "DescribePhysicalConnections", kind: kindConnection, run: list, list: "PhysicalConnectionSet.PhysicalConnectionType[]",
			codes: row{"Filter.N.Key": "InvalidFilterKey.ValueNotSupported"},
		},
		{
			action: "ModifyPhysicalConnectionAttribute", kind: kindConnection, run: modifyConnection,
			target: "PhysicalConnectionId", unknown: "InvalidPhysicalConnectionId.NotFound", codes: connectionCodes("bandwidth"),
			from:   []string{connInitial, connRejected, connApproved, connAllocated, connConfirmed, connEnabled},
			code:   "InvalidStatus",
			needs:  []need{redundantNeed()},
			guards: append([]guard{{"InvalidStatus", "", connectionBuilt}}, connectionGuards()...),
		},
	}
}

// connectionMoves are the actions that change nothing but the status.
func connectionMoves() []op {
	return []op{
		{
			action: "CancelPhysicalConnection", kind: kindConnection, run: move, to: connCanceled,
			target: "PhysicalConnectionId", unknown: "InvalidPhysicalConnectionId.NotFound",
			from: []string{connInitial, connApproved, connAllocated, connConfirmed}, code: "Forbidden.NotAllowedInState",
		},
		{
			action: "EnablePhysicalConnection", kind: kindConnection, run: move, to: connEnabled,
			target: "PhysicalConnectionId", unknown: "InvalidPhysicalConnectionId.NotFound",
			from: []string{connConfirmed}, code: "Forbidden.NotAllowedInState",
		},
		{
			action: "TerminatePhysicalConnection", kind: kindConnection, run: move,
			target: "PhysicalConnectionId", unknown: "InvalidPhysicalConnectionId.NotFound",
			from: []string{connEnabled}, code: "Forbidden.NotAllowedInState",
			via: connTerminating, to: connTerminated, takes: 2 * time.Second,
			guards: []guard{{"Forbidden.NotAllowedInState", "", carriesVbrs}},
		},
		{
			action: "DeletePhysicalConnection", kind: kindConnection, run: remove, deletes: true,
			target: "PhysicalConnectionId", unknown: "InvalidPhysicalConnectionId.NotFound",
			foreign: "InvalidPhysicalConnectionId.NotMatched",
			from:    []string{connRejected, connCanceled, connFailed, connTerminated}, code: "Forbidden.NotAllowedInState",
		},
	}
}
