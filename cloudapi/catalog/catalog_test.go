package catalog_test

import (
	"testing"

	"netplan/cloudapi/catalog"
)

func TestAllActions(t *testing.T) {
	if have, want := len(catalog.All()), 144; have != want {
		t.Errorf("have %d actions, want %d", have, want)
	}
}
