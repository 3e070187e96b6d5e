package sim

// vbrLedger is what chapter 11 leaves open.
func vbrLedger() []decision {
	return []decision{
		{"status of a VBR", "11.1, 11.3, 11.6, 11.7", "unconfirmed, active, terminating, terminated and recovering in the answers", "the table of 11.3 is that of the physical connections; the one example shows active for what the text calls Enabled or Active, so the others are in lower case too"},
	}
}
