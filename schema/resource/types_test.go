package resource_test

import (
	"testing"

	"netplan/schema"
	"netplan/schema/resource"
)

func registry(t *testing.T) *schema.Registry {
	t.Helper()
	r, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTypesAgreeWithTheCatalogue(t *testing.T) {
	r := registry(t)
	if have, want := len(r.Types()), len(resource.All()); have != want {
		t.Errorf("%d types, want %d", have, want)
	}
}
