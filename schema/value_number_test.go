package schema_test

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

func TestNumberText(t *testing.T) {
	for _, number := range []string{"0", "-1", "100", "1.5", "-0.25", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "100000000000000000000000000"} {
		if have := schema.NumberText(cty.MustParseNumberVal(number)); have != number {
			t.Errorf("%s is written %q", number, have)
		}
	}
	for number, want := range map[string]string{"1e3": "1000", "5.0": "5", "1e-2": "0.01", "-0": "0"} {
		if have := schema.NumberText(cty.MustParseNumberVal(number)); have != want {
			t.Errorf("%s is written %q, want %q", number, have, want)
		}
	}
}
