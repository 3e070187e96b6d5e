package sim_test

import (
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// filled is a cloud with n EIPs.
func filled(b *testing.B, n int) *sim.Cloud {
	b.Helper()
	cloud := &sim.Cloud{Latency: map[string]time.Duration{"*": 0}}
	for range n {
		call(b, cloud, "AllocateEipAddress", nil)
	}
	return cloud
}

func call(b *testing.B, to cloudapi.API, action string, params map[string]string) cloudapi.Response {
	b.Helper()
	answer, err := to.Call(b.Context(), cloudapi.Request{Action: action, Region: "cn-hangzhou", Params: params})
	if err != nil {
		b.Fatal(err)
	}
	return answer
}

// BenchmarkPage describes pages of 50 among many objects, at the beginning,
// the middle and the end, and one object by its id.
func BenchmarkPage(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		cloud := filled(b, n)
		for _, page := range []int{1, n / 100, n / 50} {
			b.Run(fmt.Sprintf("n=%d/page=%d", n, page), func(b *testing.B) {
				for b.Loop() {
					call(b, cloud, "DescribeEipAddresses", map[string]string{"PageSize": "50", "PageNumber": fmt.Sprint(page)})
				}
			})
		}
		id := text(call(b, cloud, "DescribeEipAddresses", nil), "EipAddresses.EipAddress.5.AllocationId")
		b.Run(fmt.Sprintf("n=%d/one", n), func(b *testing.B) {
			for b.Loop() {
				call(b, cloud, "DescribeEipAddresses", map[string]string{"AllocationId": id})
			}
		})
	}
}

// BenchmarkMemory tells the bytes that each of 100,000 objects takes.
func BenchmarkMemory(b *testing.B) {
	const n = 100_000
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		cloud := filled(b, n)
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/n, "B/object")
		runtime.KeepAlive(cloud)
	}
}

// BenchmarkCall makes calls in process, over a transport in memory, and over
// HTTP, the latter two signed, and by parallel clients.
func BenchmarkCall(b *testing.B) {
	cloud := filled(b, 1_000)
	server := httptest.NewServer(cloud)
	b.Cleanup(server.Close)
	client := func(transport http.RoundTripper) cloudapi.API {
		c, err := cloudapi.New(cloudapi.Config{
			Endpoint: server.URL, Keys: cloudapi.StaticKeys("testid", "testsecret", ""),
			Transport: transport, Rate: math.Inf(1),
		})
		if err != nil {
			b.Fatal(err)
		}
		return c
	}
	for _, way := range []struct {
		name string
		to   cloudapi.API
	}{{"process", cloud}, {"transport", client(cloud)}, {"http", client(http.DefaultTransport)}} {
		for _, action := range []string{"DescribeEipAddresses", "AllocateEipAddress"} {
			b.Run(way.name+"/"+action, func(b *testing.B) {
				for b.Loop() {
					call(b, way.to, action, nil)
				}
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "calls/s")
			})
		}
		b.Run(way.name+"/parallel", func(b *testing.B) {
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					call(b, way.to, "DescribeEipAddresses", nil)
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "calls/s")
		})
	}
}
