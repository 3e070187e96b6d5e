package network

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"netplan/schema/resource"
)

// untold are types that make no line of their own: bandwidths and settings tell
// of them.
var untold = []string{"common_bandwidth_package", "ipv6_internet_bandwidth", "vrouter"}

// TestKinds tells of every type, by attributes that it has and under topics
// that are told.
func TestKinds(t *testing.T) {
	for _, typ := range resource.All() {
		if (len(kinds[typ.Name]) == 0) != slices.Contains(untold, typ.Name) {
			t.Errorf("%s: %d kinds", typ.Name, len(kinds[typ.Name]))
		}
		for _, k := range kinds[typ.Name] {
			if k.topic.rank() < 0 {
				t.Errorf("%s: the topic %q is not told", typ.Name, k.topic)
			}
			for _, m := range regexp.MustCompile(`\{([^}]*)\}`).FindAllStringSubmatch(k.what+k.at+k.in, -1) {
				for attr := range strings.SplitSeq(m[1], "|") {
					if attr != "@" && typ.Index(attr) < 0 {
						t.Errorf("%s has no attribute %s", typ.Name, attr)
					}
				}
			}
		}
	}
}
