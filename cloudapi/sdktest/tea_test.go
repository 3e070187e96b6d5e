package sdktest

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	"github.com/alibabacloud-go/darabonba-openapi/v2/models"
	"github.com/alibabacloud-go/tea/dara"
	"github.com/alibabacloud-go/tea/tea"

	"netplan/cloudapi/sim"
)

// counter is the vendor's newer, generic client of a simulator in which
// everything settles at once.
type counter struct {
	t      *testing.T
	cloud  *sim.Cloud
	client *openapi.Client
	method string
	// inBody puts the parameters into the form in place of the query.
	inBody bool
	// version is that of the API that is called.
	version string
}

// style is a way in which the newer client sends requests.
type style struct {
	name, signature, method string
	inBody                  bool
}

// styles are the client's own signature in the header, and the older one in the
// query or the form.
var styles = []style{
	{"ACS3 POST", "", "POST", false},
	{"ACS3 GET", "", "GET", false},
	{"ACS3 form", "", "POST", true},
	{"RPC POST", "v2", "POST", false},
	{"RPC GET", "v2", "GET", false},
	{"RPC form", "v2", "POST", true},
}

// everyStyle runs a sequence of calls in each style.
func everyStyle(t *testing.T, sequence func(*counter)) {
	for _, s := range styles {
		t.Run(s.name, func(t *testing.T) {
			cloud := &sim.Cloud{Latency: map[string]time.Duration{"*": 0}}
			server := httptest.NewServer(cloud)
			t.Cleanup(server.Close)
			c := newCounter(t, strings.TrimPrefix(server.URL, "http://"), s, "testid", "testsecret")
			c.cloud = cloud
			sequence(c)
		})
	}
}

func newCounter(t *testing.T, host string, s style, key, secret string) *counter {
	t.Helper()
	config := &models.Config{
		AccessKeyId: dara.String(key), AccessKeySecret: dara.String(secret),
		Endpoint: dara.String(host), Protocol: dara.String("HTTP"), RegionId: dara.String("cn-hangzhou"),
	}
	if s.signature != "" {
		config.SignatureAlgorithm = dara.String(s.signature)
	}
	client, err := openapi.NewClient(config)
	if err != nil {
		t.Fatal(err)
	}
	return &counter{t: t, client: client, method: s.method, inBody: s.inBody, version: "2016-04-28"}
}

// try calls an action with "Name=value" parameters.
func (c *counter) try(action string, params ...string) (map[string]any, error) {
	c.t.Helper()
	values := map[string]*string{"RegionId": dara.String("cn-hangzhou")}
	for _, param := range params {
		name, value, _ := strings.Cut(param, "=")
		values[name] = dara.String(value)
	}
	request := &models.OpenApiRequest{Query: values}
	if c.inBody {
		form := map[string]any{}
		for name, value := range values {
			form[name] = *value
		}
		request = &models.OpenApiRequest{Body: form}
	}
	answer, err := c.client.CallApi(&models.Params{
		Action: dara.String(action), Version: dara.String(c.version), Protocol: dara.String("HTTP"),
		Pathname: dara.String("/"), Method: dara.String(c.method), AuthType: dara.String("AK"), Style: dara.String("RPC"),
		ReqBodyType: dara.String("formData"), BodyType: dara.String("json"),
	}, request, &dara.RuntimeOptions{Autoretry: dara.Bool(false)})
	body, _ := answer["body"].(map[string]any)
	return body, err
}

// do is try where a refusal ends the test.
func (c *counter) do(action string, params ...string) map[string]any {
	c.t.Helper()
	body, err := c.try(action, params...)
	if err != nil {
		c.t.Fatalf("%s %v: %v", action, params, err)
	}
	return body
}

// refused wants a refusal with a status and a code.
func (c *counter) refused(status int, code, action string, params ...string) {
	c.t.Helper()
	_, err := c.try(action, params...)
	var have *tea.SDKError
	if !errors.As(err, &have) || *have.Code != code || *have.StatusCode != status {
		c.t.Errorf("%s %v: have %v, want %d %s", action, params, err, status, code)
	}
}

// at is the value at a dotted path of an answer; numbers index lists.
func at(v any, path string) string {
	for name := range strings.SplitSeq(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[name]
		case []any:
			n := 0
			if fmt.Sscan(name, &n); n >= len(x) {
				return ""
			}
			v = x[n]
		default:
			return ""
		}
	}
	if n, ok := v.(json.Number); ok {
		return n.String()
	}
	return fmt.Sprint(v)
}

// want compares values of an answer by path.
func (c *counter) want(answer any, values ...string) {
	c.t.Helper()
	for _, pair := range values {
		if path, want, _ := strings.Cut(pair, "="); at(answer, path) != want {
			c.t.Errorf("%s: have %q, want %q", path, at(answer, path), want)
		}
	}
}

// TestTeaVPC is a slice of chapters 5 to 8 with what stands around a VPC.
func TestTeaVPC(t *testing.T) {
	everyStyle(t, func(c *counter) {
		made := c.do("CreateVpc", "CidrBlock=10.0.0.0/8", "VpcName=probe-._名", "Description=a b*~+/=&%")
		in := "VpcId=" + at(made, "VpcId")
		c.want(c.do("DescribeVpcs", in), "TotalCount=1", "Vpcs.Vpc.0.VpcName=probe-._名", "Vpcs.Vpc.0.Description=a b*~+/=&%")
		vsw := at(c.do("CreateVSwitch", in, "CidrBlock=10.1.0.0/16", "ZoneId=cn-hangzhou-b"), "VSwitchId")
		gateway := at(c.do("CreateNatGateway", in), "NatGatewayId")
		tables := at(c.do("DescribeNatGateways", "NatGatewayId="+gateway), "NatGateways.NatGateway.0.SnatTableIds.SnatTableId.0")
		eip := c.do("AllocateEipAddress", "Bandwidth=5", "InstanceId=")
		c.do("AssociateEipAddress", "AllocationId="+at(eip, "AllocationId"), "InstanceId="+gateway, "InstanceType=Nat")
		c.do("CreateSnatEntry", "SnatTableId="+tables, "SourceVSwitchId="+vsw, "SnatIp="+at(eip, "EipAddress"))
		c.want(c.do("DescribeEipAddresses", "Filter.1.Key=EipAddress", "Filter.1.Value="+at(eip, "EipAddress")), "TotalCount=1", "EipAddresses.EipAddress.0.InstanceId="+gateway)
		c.do("CreateCommonBandwidthPackage", "Bandwidth=100")
		c.want(c.do("DescribeCommonBandwidthPackages"), "CommonBandwidthPackages.CommonBandwidthPackage.0.Bandwidth=100")
		c.do("DescribeZones")
		c.refused(400, "DependencyViolation.VSwitch", "DeleteVpc", in)
		c.refused(404, "InvalidVpcId.NotFound", "DeleteVpc", "VpcId=vpc-none")
	})
}
