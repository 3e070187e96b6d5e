package cloudapi

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	"netplan/cloudapi/catalog"
)

// sharedHost serves calls that name no region (chapter 1).
const sharedHost = "vpc.aliyuncs.com"

// endpoints are the addresses that calls go to.
type endpoints struct {
	// only serves every region; nil means that each has its own.
	only *url.URL
}

// parseEndpoint reads the address that is to serve every region. Empty means
// the documented one of each region. Only a loopback host may go without TLS,
// since a request shows the parameters and the security token.
func parseEndpoint(text string) (endpoints, error) {
	if text == "" {
		return endpoints{}, nil
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || u.Hostname() == "":
		return endpoints{}, errors.New("the endpoint is no address such as https://vpc.aliyuncs.com")
	case u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "":
		return endpoints{}, errors.New("the endpoint has more than a scheme, a host and a port")
	case u.Scheme == "https", u.Scheme == "http" && loopback(u.Hostname()):
		return endpoints{&url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/"}}, nil
	case u.Scheme == "http":
		return endpoints{}, fmt.Errorf("the endpoint %s is not on this machine: write https://%s", u.Host, u.Host)
	}
	return endpoints{}, fmt.Errorf("the endpoint's scheme is %q: write https://%s", u.Scheme, u.Host)
}

// loopback says whether a host can only be this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// of is the address that serves a region, or a call without one.
func (e endpoints) of(region string) (url.URL, error) {
	if e.only != nil {
		return *e.only, nil
	}
	u := url.URL{Scheme: "https", Host: sharedHost, Path: "/"}
	if region == "" {
		return u, nil
	}
	known := catalog.LookupRegion(region)
	if known == nil {
		return u, fmt.Errorf("no endpoint is known for the region %q: set one", region)
	}
	u.Host = known.Endpoint
	return u, nil
}
