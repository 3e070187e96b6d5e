package sim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"netplan/cloudapi/catalog"
)

// Beyond the reference: tags. An object keeps them under the path by which 5.3
// shows them, so that what is tagged here is found there.

const tagPath = "Tags.Tag[]"

// tagLimit is how many tags an object may have.
const tagLimit = "tags_per_resource"

// taggable are the kinds by ResourceType.
var taggable = map[string]kindName{"VPC": kindVpc, "VSWITCH": kindVSwitch, "ROUTETABLE": kindRouteTable, "EIP": kindEip}

// tagLists are the lists that show tags and can be filtered by them although
// the reference does not say so.
var tagLists = row{
	"DescribeVSwitches": "VSwitches.VSwitch[]", "DescribeEipAddresses": "EipAddresses.EipAddress[]",
	"DescribeRouteTableList": "RouterTableList.RouterTableListType[]",
}

// tagFields are the response paths that tags add to an action.
func tagFields(action string) []catalog.Field {
	at := tagLists[action]
	if at == "" {
		return nil
	}
	at += "." + tagPath
	return []catalog.Field{{Path: at + ".Key", Type: catalog.String}, {Path: at + ".Value", Type: catalog.String}}
}

// tagParams are the filters that tags add to an action.
func tagParams(action string) []catalog.Param {
	if tagLists[action] == "" {
		return nil
	}
	return []catalog.Param{
		{Name: "Tag.N.Key", Type: catalog.String, Items: 20}, {Name: "Tag.N.Value", Type: catalog.String, Items: 20},
	}
}

func tagChapter() chapter {
	codes, folds := row{"ResourceType": "InvalidResourceType.NotFound"}, []string{"ResourceType"}
	sizes := row{"Tag": "NumberExceed.Tags", "TagKey": "NumberExceed.Tags", "ResourceId": "NumberExceed.ResourceIds"}
	unknown := guard{"InvalidResourceId.NotFound", "", func(c *call) bool { return slices.Contains(c.tagTargets(), nil) }}
	return chapter{
		limits: map[string]int{tagLimit: 20},
		ops: []op{
			{
				action: "ListTagResources", run: listTags, codes: codes, folds: folds, list: "TagResources.TagResource[]",
				guards: []guard{
					{"MissingParameter", "ResourceId.1", func(c *call) bool { return len(c.items("ResourceId"))+len(c.items("Tag")) == 0 }},
					{"InvalidParameter", "NextToken", func(c *call) bool { return c.has("NextToken") && c.tagOffset() <= 0 }},
				},
			},
			{
				action: "TagResources", run: addTags, codes: codes, folds: folds, sizes: sizes,
				guards: []guard{
					{"InvalidTagKey.Malformed", "", anyTag(func(t row) bool { return !validTagKey(t["Key"]) })},
					{"InvalidTagValue.Malformed", "", anyTag(func(t row) bool { return !validTagValue(t["Value"]) })},
					{"Duplicate.TagKey", "", tagTwice},
					unknown,
				},
				quotas: []quota{{code: "NumberExceed.Tags", limit: tagLimit, count: mostTags}},
			},
			{
				action: "UnTagResources", run: removeTags, codes: codes, folds: folds, sizes: sizes,
				guards: []guard{
					{"MissingParameter", "TagKey.1", func(c *call) bool { return c.get("All") != "true" && len(c.items("TagKey")) == 0 }},
					unknown,
				},
			},
		},
	}
}

// tagTargets are the objects that a call names by ResourceId.N; one that is not
// there is nil.
func (c *call) tagTargets() []*object {
	var targets []*object
	for _, item := range c.items("ResourceId") {
		targets = append(targets, c.find(taggable[c.get("ResourceType")], item[""]))
	}
	return targets
}

func anyTag(test func(row) bool) func(*call) bool {
	return func(c *call) bool { return slices.ContainsFunc(c.items("Tag"), test) }
}

func tagTwice(c *call) bool {
	seen := map[string]bool{}
	return anyTag(func(t row) bool {
		twice := seen[t["Key"]]
		seen[t["Key"]] = true
		return twice
	})(c)
}

// validTagKey: at most 128 characters, not the vendor's own, no web address.
func validTagKey(key string) bool {
	return validTagValue(key) && !strings.HasPrefix(key, "aliyun") && !strings.HasPrefix(key, "acs:")
}

// validTagValue: at most 128 characters, no web address.
func validTagValue(value string) bool {
	return utf8.RuneCountInString(value) <= 128 && !strings.Contains(value, "http://") && !strings.Contains(value, "https://")
}

// mostTags is the greatest number of tags that an object will have.
func mostTags(c *call) int {
	most := 0
	for _, o := range c.tagTargets() {
		most = max(most, len(withTags(o.Rows[tagPath], c.items("Tag"))))
	}
	return most
}

// withTags are tags, and others that replace those of the same key.
func withTags(tags, added []row) []row {
	all := slices.Clone(tags)
	for _, t := range added {
		all = append(withoutTag(all, t["Key"]), row{"Key": t["Key"], "Value": t["Value"]})
	}
	slices.SortFunc(all, func(a, b row) int { return strings.Compare(a["Key"], b["Key"]) })
	return all
}

func withoutTag(tags []row, key string) []row {
	return slices.DeleteFunc(slices.Clone(tags), func(t row) bool { return t["Key"] == key })
}

func addTags(c *call) answer {
	for _, o := range c.tagTargets() {
		o.setRows(tagPath, withTags(o.Rows[tagPath], c.items("Tag")))
	}
	return answer{}
}

// removeTags takes tags away; All counts where no key is named.
func removeTags(c *call) answer {
	for _, o := range c.tagTargets() {
		tags := o.Rows[tagPath]
		for _, key := range c.items("TagKey") {
			tags = withoutTag(tags, key[""])
		}
		if len(c.items("TagKey")) == 0 {
			tags = nil
		}
		o.setRows(tagPath, tags)
	}
	return answer{}
}

// setRows replaces a list that the object keeps itself.
func (o *object) setRows(path string, rows []row) {
	if o.Rows == nil {
		o.Rows = map[string][]row{}
	}
	if o.Rows[path] = rows; len(rows) == 0 {
		delete(o.Rows, path)
	}
}
