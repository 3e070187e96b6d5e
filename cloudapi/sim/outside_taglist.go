package sim

import (
	"slices"
	"strconv"
)

// Beyond the reference: the list of tags.

// listTags shows the tags of the objects named, or of all that have every tag
// named. The token is how many were shown before.
func listTags(c *call) answer {
	typ := c.get("ResourceType")
	var rows []row
	for _, o := range c.tagged(taggable[typ]) {
		for _, t := range o.Rows[tagPath] {
			rows = append(rows, row{"ResourceId": o.ID, "ResourcId": o.ID, "ResourceType": typ, "TagKey": t["Key"], "TagValue": t["Value"]})
		}
	}
	first := min(len(rows), c.tagOffset())
	last := min(len(rows), first+c.number("MaxResults"))
	a := answer{rows: rows[first:last], values: row{"NextToken": ""}}
	if last < len(rows) {
		a.values["NextToken"] = strconv.Itoa(last)
	}
	return a
}

func (c *call) tagOffset() int { return c.number("NextToken") }

// tagged are the objects that ListTagResources asks for, in the order of
// creation, each once.
func (c *call) tagged(k kindName) []*object {
	var ids []string
	for _, item := range c.items("ResourceId") {
		ids = append(ids, item[""])
	}
	var found []*object
	for o := range c.where(k, attrHome, home(c.account, c.region)).all {
		lacks := func(t row) bool { return !tagged(o, t) }
		if (ids == nil || slices.Contains(ids, o.ID)) && !slices.ContainsFunc(c.items("Tag"), lacks) {
			found = append(found, o)
		}
	}
	return found
}
