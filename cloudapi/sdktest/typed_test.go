package sdktest

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/errors"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/cloudapi/sim"
)

// desk is the vendor's typed client of a simulator in which everything settles
// at once, with one format of the answers and one HTTP method.
type desk struct {
	*vpc.Client
	t              *testing.T
	cloud          *sim.Cloud
	host           string
	format, method string
	copy           *sim.Cloud // see replay
}

// answered are the calls that succeeded, "Action Format", typedAsked the
// actions that a typed method called.
var answered, typedAsked = map[string]bool{}, map[string]bool{}

// everyFormat runs a sequence of calls with answers in JSON, then in XML, by
// each HTTP method.
func everyFormat(t *testing.T, sequence func(*desk)) {
	for _, format := range []string{"JSON", "XML"} {
		for _, method := range []string{requests.POST, requests.GET} {
			t.Run(format+" "+method, func(t *testing.T) {
				sequence(newDesk(t, format, method))
			})
		}
	}
}

func newDesk(t *testing.T, format, method string) *desk {
	d := &desk{t: t, format: format, method: method}
	d.cloud = &sim.Cloud{
		Latency: map[string]time.Duration{"*": 0},
		Answered: func(c sim.Call, _ cloudapi.Response, fail *cloudapi.Error) {
			if fail == nil {
				answered[c.Action+" "+format] = true
			}
		},
	}
	server := httptest.NewServer(d.cloud)
	if format == "JSON" && method == requests.POST {
		began := time.Now()
		d.cloud.Now = func() time.Time { return began }
		server.Config.Handler = http.HandlerFunc(d.replay)
	}
	t.Cleanup(server.Close)
	d.host = strings.TrimPrefix(server.URL, "http://")
	d.Client = d.as("testid", "testsecret")
	return d
}

// as is a typed client with another access key.
func (d *desk) as(key, secret string) *vpc.Client {
	d.t.Helper()
	config := sdk.NewConfig().WithScheme("HTTP").WithAutoRetry(false)
	c, err := vpc.NewClientWithOptions("cn-hangzhou", config, credentials.NewAccessKeyCredential(key, secret))
	if err != nil {
		d.t.Fatal(err)
	}
	c.Domain = d.host
	return c
}

// ask calls a typed method with "Name=value" parameters, put into the fields of
// its request, and wants a success that the SDK's own structs hold in full.
func ask[Q requests.AcsRequest, R raw](d *desk, method func(Q) (R, error), request Q, params ...string) R {
	d.t.Helper()
	d.fill(request, params)
	answer, err := method(request)
	if err != nil {
		d.t.Fatalf("%s %v: %v", request.GetActionName(), params, err)
	}
	typedAsked[request.GetActionName()] = true
	d.held(request.GetActionName(), answer)
	return answer
}

// refused calls a typed method and wants a refusal with that status and code.
func refused[Q requests.AcsRequest, R raw](d *desk, status int, code string, method func(Q) (R, error), request Q, params ...string) {
	d.t.Helper()
	d.fill(request, params)
	_, err := method(request)
	d.refusal(err, status, code, request.GetActionName(), params)
}

// refusal wants an error that is a refusal with a status and a code.
func (d *desk) refusal(err error, status int, code, action string, params []string) {
	d.t.Helper()
	have, ok := err.(*errors.ServerError)
	if !ok || have.HttpStatus() != status || !d.coded(have, code) {
		d.t.Errorf("%s %v: have %v, want %d %s", action, params, err, status, code)
	}
}

// coded says whether a refusal has that code; of one in XML the SDK keeps the
// text alone.
func (d *desk) coded(have *errors.ServerError, code string) bool {
	if d.format == "XML" {
		return strings.Contains(have.Error(), "<Code>"+code+"</Code>")
	}
	return have.ErrorCode() == code
}

// raw is a typed answer with the text that it was decoded from.
type raw interface{ GetHttpContentBytes() []byte }

// fill puts the parameters into a request.
func (d *desk) fill(request requests.AcsRequest, params []string) {
	d.t.Helper()
	reflect.ValueOf(request).Elem().FieldByName("AcceptFormat").SetString(d.format)
	reflect.ValueOf(request).Elem().FieldByName("Method").SetString(d.method)
	for _, param := range params {
		name, value, _ := strings.Cut(param, "=")
		if err := put(reflect.ValueOf(request).Elem(), strings.Split(name, "."), value); err != nil {
			d.t.Fatalf("%s: %s: %v", request.GetActionName(), param, err)
		}
	}
}

// put sets the field with a parameter's name: NextHopList.1.Weight goes into
// the first item of the list, unless it has a field of its own.
func put(object reflect.Value, path []string, value string) error {
	if flat := named(object, strings.Join(path, ".")); flat.IsValid() {
		flat.SetString(value)
		return nil
	}
	field := named(object, path[0])
	if !field.IsValid() || len(path) == 1 {
		return fmt.Errorf("the SDK has no field for it")
	}
	n, err := strconv.Atoi(path[1])
	if err != nil || field.Kind() != reflect.Pointer {
		return fmt.Errorf("the SDK has no list for it")
	}
	if field.IsNil() {
		field.Set(reflect.New(field.Type().Elem()))
	}
	items := field.Elem()
	for items.Len() < n {
		items.Set(reflect.Append(items, reflect.Zero(items.Type().Elem())))
	}
	if len(path) == 2 {
		items.Index(n - 1).SetString(value)
		return nil
	}
	return put(items.Index(n-1), path[2:], value)
}

// named is the field with that name tag.
func named(object reflect.Value, name string) reflect.Value {
	for i := range object.NumField() {
		if object.Type().Field(i).Tag.Get("name") == name {
			return object.Field(i)
		}
	}
	if name == "RegionId" {
		return object.FieldByName(name)
	}
	return reflect.Value{}
}

// untyped are documented response paths that the SDK's structs lack, without
// the marks of lists.
var untyped = map[string]bool{
	// It types the path as ResourcId, which is answered too.
	"ListTagResources TagResources.TagResource.ResourceId":                                  true,
	"DescribeCommonBandwidthPackages CommonBandwidthPackages.CommonBandwidthPackage.ZoneId": true,
	"ModifyFlowLogAttribute FlowLogId":                                                      true,
	"DescribeEipMonitorData EipMonitorDatas.EipMonitorData.IntranetFlow":                    true,
	"DescribeEipMonitorData EipMonitorDatas.EipMonitorData.IntranetBandwidth":               true,
}

// held wants each value of an answer in the SDK's struct.
func (d *desk) held(action string, answer raw) {
	d.t.Helper()
	typed, err := json.Marshal(answer)
	if err != nil {
		d.t.Fatal(err)
	}
	want, have := d.leaves(answer.GetHttpContentBytes()), jsonLeaves(d.t, typed)
	for path, values := range want {
		if !untyped[action+" "+path] && !reflect.DeepEqual(values, have[path]) {
			d.t.Errorf("%s: %s is %q on the wire and %q in the SDK's struct", action, path, values, have[path])
		}
	}
}

// leaves are the scalars of an answer by path, as texts without empty ones.
func (d *desk) leaves(body []byte) map[string][]string {
	d.t.Helper()
	if d.format == "XML" {
		return xmlLeaves(d.t, body)
	}
	return jsonLeaves(d.t, body)
}

func jsonLeaves(t *testing.T, body []byte) map[string][]string {
	t.Helper()
	var v any
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	collect(found, "", v)
	return found
}

func collect(found map[string][]string, path string, v any) {
	switch x := v.(type) {
	case map[string]any:
		for name, value := range x {
			collect(found, strings.TrimPrefix(path+"."+name, "."), value)
		}
	case []any:
		for _, item := range x {
			collect(found, path, item)
		}
	default:
		if text := fmt.Sprint(v); v != nil && text != "" && text != "0" && text != "false" {
			found[path] = append(found[path], text)
		}
	}
}

// xmlLeaves are paths below the root element, with the paths of JSON.
func xmlLeaves(t *testing.T, body []byte) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	var path []string
	text := ""
	d := xml.NewDecoder(bytes.NewReader(body))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			path, text = append(path, x.Name.Local), ""
		case xml.CharData:
			text += string(x)
		case xml.EndElement:
			if len(path) > 1 {
				collect(found, strings.Join(path[1:], "."), text)
			}
			path, text = path[:len(path)-1], ""
		}
	}
}

// TestMain wants, once all tests have run, every action of the reference
// answered in both formats, and the simulator's page to say so.
func TestMain(m *testing.M) {
	code := m.Run()
	if code == 0 && wholeRun() {
		code = complain("never answered", unanswered()) + complain("sim/README.md should say", staleClients())
	}
	os.Exit(code)
}

// complain prints what is wrong; it returns 1 if anything is.
func complain(what string, list []string) int {
	if len(list) == 0 {
		return 0
	}
	fmt.Printf("%s:\n%s\n", what, strings.Join(list, "\n"))
	return 1
}

// wholeRun says whether no flag has left tests out.
func wholeRun() bool {
	return !slices.ContainsFunc(os.Args[1:], func(arg string) bool {
		return strings.HasPrefix(arg, "-test.run") || strings.HasPrefix(arg, "-test.skip") || strings.HasPrefix(arg, "-test.list")
	})
}

func unanswered() []string {
	var missing []string
	for _, a := range catalog.All() {
		for _, format := range []string{"JSON", "XML"} {
			if !answered[a.Name+" "+format] {
				missing = append(missing, a.Name+" in "+format)
			}
		}
	}
	return missing
}

// TestTypedActions: the SDK has a typed method for each action but those
// listed.
func TestTypedActions(t *testing.T) {
	client := reflect.TypeFor[*vpc.Client]()
	for _, a := range catalog.All() {
		if _, typed := client.MethodByName(a.Name); typed == slices.Contains(untypedActions, a.Name) {
			t.Errorf("%s: typed by the SDK %v", a.Name, typed)
		}
	}
}
