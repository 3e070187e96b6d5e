package sdktest

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"

	"netplan/cloudapi/catalog"
)

// printed are documented as texts that are always numerals, or true or false;
// an SDK has them as numbers or booleans and reads those texts.
var printed = map[string]catalog.Type{
	"DescribeBgpPeers BgpPeers.BgpPeer[].IsFake":                           catalog.Boolean,
	"ModifyCommonBandwidthPackagePayType OrderId":                          catalog.Long,
	"DescribeEipMonitorData EipMonitorDatas.EipMonitorData[].EipRX":        catalog.Long,
	"DescribeEipMonitorData EipMonitorDatas.EipMonitorData[].EipTX":        catalog.Long,
	"DescribeEipMonitorData EipMonitorDatas.EipMonitorData[].EipFlow":      catalog.Long,
	"DescribeEipMonitorData EipMonitorDatas.EipMonitorData[].EipPackets":   catalog.Long,
	"DescribeEipMonitorData EipMonitorDatas.EipMonitorData[].EipBandwidth": catalog.Long,
}

// TestShapes: the SDK's structs have each documented path of each action, with
// its lists, and a type that holds its values; also of what no test fills.
func TestShapes(t *testing.T) {
	client := reflect.TypeFor[*vpc.Client]()
	for _, a := range catalog.All() {
		method, typed := client.MethodByName(a.Name)
		if !typed {
			continue
		}
		for _, f := range a.Fields {
			if plain := strings.ReplaceAll(f.Path, "[]", ""); untyped[a.Name+" "+plain] {
				continue
			}
			typ := f.Type
			if as, ok := printed[a.Name+" "+f.Path]; ok {
				typ = as
			}
			if err := holds(method.Type.Out(0).Elem(), strings.Split(f.Path, "."), typ); err != nil {
				t.Errorf("%s %s: %v", a.Name, f.Path, err)
			}
		}
	}
}

// holds says why a struct cannot hold values of a type at a path.
func holds(object reflect.Type, path []string, typ catalog.Type) error {
	name, list := strings.CutSuffix(path[0], "[]")
	field, ok := tagged(object, name)
	switch {
	case !ok:
		return fmt.Errorf("the SDK has no %s", name)
	case list != (field.Kind() == reflect.Slice):
		return fmt.Errorf("the SDK has %s as %s", name, field)
	case list:
		field = field.Elem()
	}
	if len(path) > 1 && field.Kind() == reflect.Struct {
		return holds(field, path[1:], typ)
	}
	if len(path) > 1 || !holdsScalar(field.Kind(), typ) {
		return fmt.Errorf("the SDK has %s as %s", name, field)
	}
	return nil
}

// holdsScalar: every scalar can be read as a text.
func holdsScalar(kind reflect.Kind, typ catalog.Type) bool {
	switch kind {
	case reflect.String:
		return true
	case reflect.Bool:
		return typ == catalog.Boolean
	case reflect.Int, reflect.Int64:
		return typ == catalog.Integer || typ == catalog.Long
	}
	return false
}

// tagged is the type of the field that JSON calls by that name.
func tagged(object reflect.Type, name string) (reflect.Type, bool) {
	for i := range object.NumField() {
		if field := object.Field(i); field.Tag.Get("json") == name {
			return field.Type, true
		}
	}
	return nil, false
}
