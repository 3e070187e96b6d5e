package schema

import (
	"strings"

	"netplan/cloudapi/catalog"
)

// regionThere reports a data block that is to be read in a region that there is
// not (22.3), and says whether it can be read. A block in no region is left to
// the cloud.
func (e *evaluator) regionThere(c *context, b *block, q *DataQuery) bool {
	if q.Region == "" || catalog.LookupRegion(q.Region) != nil {
		return true
	}
	at := b.at
	if x := b.attrs["region"]; x != nil {
		at = x.Range()
	}
	found := "that there is not"
	if !e.secretQuery(c, b) {
		found = "\"" + q.Region + "\", which there is not"
	}
	var names []string
	for _, r := range catalog.Regions() {
		names = append(names, r.ID)
	}
	*c.diags = append(*c.diags, mistake("NP-REGION", at, "data.%s is read in the region %s; write one of %s.", b.name, found, strings.Join(names, ", ")))
	return false
}
