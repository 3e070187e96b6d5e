package sdktest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/endpoints"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/ecs"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/slb"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/sts"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// A typed client without a Domain does not look its endpoint up: it has a table
// of its own, and a pattern for other regions. What leads it to the simulator
// is a mapping in its process, or a proxy.

// TestMappedEndpoint: typed clients without a Domain go where the SDK's mapping
// of products leads them.
func TestMappedEndpoint(t *testing.T) {
	const region = "cn-qingdao" // the mapping is the process's; other tests call other regions
	d := newDesk(t, "JSON", requests.GET)
	for _, product := range []string{"Vpc", "Ecs", "Slb", "Sts"} {
		if err := endpoints.AddEndpointMapping(region, product, d.host); err != nil {
			t.Fatal(err)
		}
	}
	config, key := sdk.NewConfig().WithScheme("HTTP").WithAutoRetry(false), credentials.NewAccessKeyCredential("testid", "testsecret")
	net, err := vpc.NewClientWithOptions(region, config, key)
	if err != nil {
		t.Fatal(err)
	}
	ask(d, net.DescribeVpcs, vpc.CreateDescribeVpcsRequest())
	compute, err := ecs.NewClientWithOptions(region, config, key)
	if err != nil {
		t.Fatal(err)
	}
	ask(d, compute.DescribeInstances, ecs.CreateDescribeInstancesRequest())
	balance, err := slb.NewClientWithOptions(region, config, key)
	if err != nil {
		t.Fatal(err)
	}
	ask(d, balance.DescribeLoadBalancers, slb.CreateDescribeLoadBalancersRequest())
	who, err := sts.NewClientWithOptions(region, config, key)
	if err != nil {
		t.Fatal(err)
	}
	if have := ask(d, who.GetCallerIdentity, sts.CreateGetCallerIdentityRequest()).AccountId; have != sim.Account {
		t.Errorf("the caller is %q", have)
	}
}

// TestProxied: the simulator as the HTTP proxy of a typed client without a
// Domain.
func TestProxied(t *testing.T) {
	everyFormat(t, func(d *desk) {
		c := d.as("testid", "testsecret")
		c.Domain = ""
		c.SetHttpProxy("http://" + d.host)
		made := ask(d, c.CreateVpc, vpc.CreateCreateVpcRequest(), "CidrBlock=10.0.0.0/8", "Description=a b*~+/=&%")
		if list := ask(d, d.DescribeVpcs, vpc.CreateDescribeVpcsRequest()).Vpcs.Vpc; len(list) != 1 || list[0].VpcId != made.VpcId || list[0].Description != "a b*~+/=&%" {
			t.Errorf("have %+v, want %s", list, made.VpcId)
		}
	})
}

// redirect sends every request to one host, whatever name it was for.
type redirect struct {
	host string
	http.RoundTripper
}

func (r redirect) RoundTrip(q *http.Request) (*http.Response, error) {
	named := q.URL.Host
	q = q.Clone(q.Context())
	q.URL.Host, q.Host = r.host, named
	return r.RoundTripper.RoundTrip(q)
}

// TestEndpointLookup: the SDK's generic client has no table and asks the
// location service, under a name of its own and by HTTPS. Where that name leads
// to the simulator, the answer leads back there.
func TestEndpointLookup(t *testing.T) {
	const region, located = "cn-huhehaote", "location-readonly.aliyuncs.com"
	var asked []string
	cloud := &sim.Cloud{Answered: func(c sim.Call, _ cloudapi.Response, fail *cloudapi.Error) {
		if fail == nil {
			asked = append(asked, c.Action)
		}
	}}
	server := httptest.NewTLSServer(cloud)
	t.Cleanup(server.Close)
	client, err := sdk.NewClientWithAccessKey(region, "testid", "testsecret")
	if err != nil {
		t.Fatal(err)
	}
	client.SetTransport(redirect{server.Listener.Addr().String(), server.Client().Transport})
	for i, code := range []string{"vpc", "Vpc"} {
		request := common(requests.POST, "", "DescribeVpcs")
		// The SDK keeps what it was told in its process, by product.
		request.Scheme, request.Product, request.ServiceCode = requests.HTTPS, fmt.Sprint(t.Name(), i, time.Now().UnixNano()), code
		if _, err := client.ProcessCommonRequest(request); err != nil || request.GetDomain() != located {
			t.Errorf("%s: called %q: %v", code, request.GetDomain(), err)
		}
	}
	if want := []string{"location.DescribeEndpoints", "DescribeVpcs", "location.DescribeEndpoints", "DescribeVpcs"}; !slices.Equal(asked, want) {
		t.Errorf("calls %q, want %q", asked, want)
	}
}
