package sim_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// TestReadmeOutside holds the table of actions beyond the reference against
// what is answered.
func TestReadmeOutside(t *testing.T) {
	var have []string
	w := newWire(t, &sim.Cloud{})
	for _, m := range regexp.MustCompile("(?m)^\\| ([a-z]+) \\| (\\d{4}-\\d\\d-\\d\\d) \\| `(\\w+)` \\|$").FindAllStringSubmatch(readme(t, "README.md"), -1) {
		name := m[1] + "." + m[3]
		if m[1] == "vpc" {
			name = m[3]
		}
		have = append(have, name)
		for version, known := range map[string]bool{m[2]: true, "2001-01-01": false} {
			_, answer := w.call(m[3], map[string]string{"Version": version})
			if refused := answer["Code"] == "InvalidVersion" || answer["Code"] == "InvalidAction.NotFound"; refused == known {
				t.Errorf("%s of version %s is answered %v", m[3], version, answer["Code"])
			}
		}
	}
	slices.Sort(have)
	if d := cmp.Diff(sim.OutsideActions(), have); d != "" {
		t.Errorf("the table of actions beyond the reference is not current (-want +have):\n%s", d)
	}
}

// TestVersions: an action is answered under the version of its product only.
func TestVersions(t *testing.T) {
	w := newWire(t, &sim.Cloud{})
	for _, test := range []struct{ action, version, code string }{
		{"GetCallerIdentity", "2015-04-01", ""},
		{"GetCallerIdentity", "2016-04-28", "InvalidVersion"},
		{"GetCallerIdentity", "2014-05-26", "InvalidVersion"},
		{"DescribeVpcs", "2015-04-01", "InvalidVersion"},
		{"DescribeVpcs", "2014-05-26", "InvalidVersion"},
		{"ListTagResources", "2014-05-26", "InvalidVersion"},
		{"sts.GetCallerIdentity", "2016-04-28", "InvalidVersion"},
		{"NoSuchAction", "2015-04-01", "InvalidAction.NotFound"},
		{"NoSuchAction", "2016-04-28", "InvalidAction.NotFound"},
		{"NoSuchAction", "1999-01-01", "InvalidVersion"},
	} {
		_, answer := w.call(test.action, map[string]string{"Version": test.version})
		if code, _ := answer["Code"].(string); code != test.code {
			t.Errorf("%s of %s: have %q, want %q", test.action, test.version, code, test.code)
		}
	}
}

func TestCallerIdentity(t *testing.T) {
	cloud := &sim.Cloud{
		Keys:     map[string]string{"own": "s", "other": "s", "reader": "s"},
		Accounts: map[string]string{"other": "2222222222222222"},
		Policies: map[string][]sim.Policy{"reader": nil},
	}
	for _, test := range []struct{ key, account, typ, arn string }{
		{"own", sim.Account, "Account", "acs:ram::" + sim.Account + ":root"},
		{"other", "2222222222222222", "Account", "acs:ram::2222222222222222:root"},
		{"reader", sim.Account, "RAMUser", "acs:ram::" + sim.Account + ":user/reader"},
	} {
		client, err := cloudapi.New(cloudapi.Config{
			Endpoint: "http://127.0.0.1", Keys: cloudapi.StaticKeys(test.key, "s", ""), Transport: cloud,
		})
		if err != nil {
			t.Fatal(err)
		}
		if have, err := client.Account(t.Context()); have != test.account || err != nil {
			t.Errorf("%s: account %q, %v, want %q", test.key, have, err, test.account)
		}
	}
	w := newWire(t, &sim.Cloud{})
	status, answer := w.call("GetCallerIdentity", map[string]string{"Version": "2015-04-01", "RegionId": "cn-hangzhou"})
	delete(answer, "RequestId")
	want := map[string]any{"AccountId": sim.Account, "UserId": sim.Account, "PrincipalId": sim.Account, "IdentityType": "Account", "Arn": "acs:ram::" + sim.Account + ":root"}
	if status != 200 || !maps.Equal(answer, want) {
		t.Errorf("have %d %v, want %v", status, answer, want)
	}
	user := &sim.Cloud{Keys: map[string]string{"testid": "testsecret"}, Policies: map[string][]sim.Policy{"testid": nil}}
	w = newWire(t, user)
	_, answer = w.call("GetCallerIdentity", map[string]string{"Version": "2015-04-01"})
	if answer["IdentityType"] != "RAMUser" || answer["UserId"] == sim.Account || answer["Arn"] != "acs:ram::"+sim.Account+":user/testid" {
		t.Errorf("a user is %v", answer)
	}
	if _, answer = w.call("ListTagResources", map[string]string{"RegionId": "cn-hangzhou", "ResourceType": "VPC", "Tag.1.Key": "a"}); answer["Code"] != "Forbidden.RAM" {
		t.Errorf("a user without permission lists tags: %v", answer)
	}
}

func TestDescribeEndpoints(t *testing.T) {
	w := newWire(t, &sim.Cloud{})
	host := strings.TrimPrefix(w.url, "http://")
	ask := func(code, region string) map[string]any {
		_, answer := w.call("DescribeEndpoints", map[string]string{"Version": "2015-06-12", "Id": region, "ServiceCode": code, "Type": "openAPI"})
		return answer
	}
	for _, code := range []string{"vpc", "Vpc", "ecs", "slb", "sts", "location"} {
		want(t, ask(code, "cn-beijing"), map[string]string{
			"Success": "true", "Endpoints.Endpoint.0.Endpoint": host, "Endpoints.Endpoint.0.Id": "cn-beijing",
			"Endpoints.Endpoint.0.SerivceCode": code, "Endpoints.Endpoint.0.Type": "openAPI",
		})
	}
	want(t, ask("oss", "cn-beijing"), map[string]string{"Success": "true", "Endpoints.Endpoint": "[]"})
	want(t, ask("vpc", "cn-atlantis"), map[string]string{"Code": "InvalidRegionId.NotFound"})
}

func TestTags(t *testing.T) {
	c := newInside(t)
	vpc := text(c.settled("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
	other := text(c.settled("CreateVpc"), "VpcId")
	vsw := text(c.settled("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.0.0.0/24"), "VSwitchId")
	table := text(c.do("CreateRouteTable", "VpcId="+vpc), "RouteTableId")
	eip := text(c.do("AllocateEipAddress"), "AllocationId")
	for typ, on := range map[string]struct{ id, action, list string }{
		"VPC": {vpc, "DescribeVpcs", "Vpcs.Vpc"}, "VSWITCH": {vsw, "DescribeVSwitches", "VSwitches.VSwitch"},
		"ROUTETABLE": {table, "DescribeRouteTableList", "RouterTableList.RouterTableListType"}, "eip": {eip, "DescribeEipAddresses", "EipAddresses.EipAddress"},
	} {
		c.do("TagResources", "ResourceType="+typ, "ResourceId.1="+on.id, "Tag.1.Key=team", "Tag.1.Value=net", "Tag.2.Key=empty")
		c.do("TagResources", "ResourceType="+typ, "ResourceId.1="+on.id, "Tag.1.Key=team", "Tag.1.Value=core")
		want(t, c.do(on.action, "Tag.1.Key=team", "Tag.1.Value=core", "Tag.2.Key=empty"), map[string]string{
			"TotalCount": "1", on.list + ".0.Tags.Tag": "[map[Key:empty Value:] map[Key:team Value:core]]",
		})
		want(t, c.do(on.action, "Tag.1.Key=team", "Tag.1.Value=net"), map[string]string{"TotalCount": "0"})
		list := c.do("ListTagResources", "ResourceType="+typ, "ResourceId.1="+on.id)
		want(t, list, map[string]string{
			"NextToken": "", "TagResources.TagResource.0.TagKey": "empty", "TagResources.TagResource.1.TagValue": "core",
			"TagResources.TagResource.1.ResourceId": on.id, "TagResources.TagResource.1.ResourceType": strings.ToUpper(typ),
		})
		want(t, c.do("ListTagResources", "ResourceType="+typ, "Tag.1.Key=team"), map[string]string{"TagResources.TagResource.0.ResourcId": on.id})
		c.do("UnTagResources", "ResourceType="+typ, "ResourceId.1="+on.id, "TagKey.1=empty")
		want(t, c.do(on.action, "Tag.1.Key=team"), map[string]string{on.list + ".0.Tags.Tag": "[map[Key:team Value:core]]"})
		c.do("UnTagResources", "ResourceType="+typ, "ResourceId.1="+on.id, "All=true")
		want(t, c.do("ListTagResources", "ResourceType="+typ, "ResourceId.1="+on.id), map[string]string{"TagResources.TagResource": "[]"})
	}
	for _, id := range []string{vpc, other} {
		for n := range 20 {
			c.do("TagResources", "ResourceType=VPC", "ResourceId.1="+id, fmt.Sprintf("Tag.1.Key=k%d", n))
		}
	}
	seen, token := 0, ""
	for {
		page := c.do("ListTagResources", "ResourceType=VPC", "Tag.1.Key=k1", "MaxResults=15", "NextToken="+token)
		seen += len(get(page, "TagResources.TagResource").([]any))
		if token = text(page, "NextToken"); token == "" {
			break
		}
	}
	if seen != 40 {
		t.Errorf("%d tags on all pages, want 40", seen)
	}
	long := strings.Repeat("a", 129)
	at := "ResourceId.1=" + vpc
	for _, test := range []refusal{
		{400, "NumberExceed.Tags", "TagResources", at + " Tag.1.Key=one-more"},
		{400, "NumberExceed.Tags", "TagResources", at + " Tag.21.Key=a"},
		{400, "NumberExceed.ResourceIds", "TagResources", at + " ResourceId.51=a Tag.1.Key=a"},
		{400, "InvalidTagKey.Malformed", "TagResources", at + " Tag.1.Key=aliyun-a"},
		{400, "InvalidTagKey.Malformed", "TagResources", at + " Tag.1.Key=acs:a"},
		{400, "InvalidTagKey.Malformed", "TagResources", at + " Tag.1.Key=http://a"},
		{400, "InvalidTagKey.Malformed", "TagResources", at + " Tag.1.Key=" + long},
		{400, "InvalidTagValue.Malformed", "TagResources", at + " Tag.1.Key=a Tag.1.Value=" + long},
		{400, "InvalidTagValue.Malformed", "TagResources", at + " Tag.1.Key=a Tag.1.Value=https://a"},
		{400, "Duplicate.TagKey", "TagResources", at + " Tag.1.Key=k1 Tag.2.Key=k1"},
		{400, "MissingParameter", "TagResources", at},
		{400, "MissingParameter", "TagResources", at + " Tag.1.Value=a"},
		{400, "MissingParameter", "TagResources", "Tag.1.Key=a"},
		{404, "InvalidResourceId.NotFound", "TagResources", at + " ResourceId.2=vpc-none Tag.1.Key=k1"},
		{404, "InvalidResourceId.NotFound", "UnTagResources", "ResourceId.1=vpc-none TagKey.1=k1"},
		{400, "MissingParameter", "UnTagResources", at},
		{400, "MissingParameter", "ListTagResources", ""},
		{400, "InvalidParameter", "ListTagResources", at + " NextToken=x"},
		{400, "InvalidParameter", "ListTagResources", at + " MaxResults=51"},
		{404, "InvalidResourceType.NotFound", "ListTagResources", at + " ResourceType=CLOUD"},
	} {
		params := strings.Fields(test.params)
		if !strings.Contains(test.params, "ResourceType") {
			params = append(params, "ResourceType=VPC")
		}
		c.refused(test.status, test.code, test.action, params...)
	}
	c.do("TagResources", "ResourceType=VPC", at, "Tag.1.Key=k1", "Tag.1.Value=again")
}
