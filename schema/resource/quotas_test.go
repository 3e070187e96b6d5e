package resource_test

import (
	"slices"
	"testing"

	"netplan/schema"
	"netplan/schema/resource"
)

// amounts are the quotas of what one object has, which takes no place among
// others.
var amounts = []string{"ips_per_nat_package", "ips_per_snat_entry"}

// TestQuotasAreClaimed looks for a type that takes places of each quota.
func TestQuotasAreClaimed(t *testing.T) {
	claimed := map[string]bool{}
	for _, typ := range resource.All() {
		for _, c := range typ.Claims {
			claimed[c.Name] = claimed[c.Name] || c.Kind == schema.Slot
		}
	}
	for _, q := range schema.Quotas() {
		if claimed[q.Name] == slices.Contains(amounts, q.Name) {
			t.Errorf("is %s claimed: %v", q.Name, claimed[q.Name])
		}
	}
}
