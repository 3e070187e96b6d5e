package sim

// connectionLedger is what chapter 10 leaves open.
func connectionLedger() []decision {
	return []decision{
		{"what the provider does", "10.1, 10.3", "approves, allocates, builds and asks for confirmation: Approved, Allocating, Allocated, Confirmed, each 10 seconds after the one before, or as Latency of CreatePhysicalConnection says; it never refuses and never fails", "no action covers these steps, and without them no client could enable a connection; Rejected and Allocation Failed come from outside, by Import or by an edit"},
	}
}
