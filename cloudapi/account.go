package cloudapi

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"netplan/cloudapi/catalog"
)

// The security token service tells whose keys a call is signed with. It is no
// part of the VPC API and has a host and a version of its own.
const (
	identityAction  = "GetCallerIdentity"
	identityVersion = "2015-04-01"
	identityHost    = "sts.aliyuncs.com"
)

// Account returns the id of the account that the keys belong to. With an
// endpoint of its own the client asks that. The error is a *Error, or the
// context's.
func (c *Client) Account(ctx context.Context) (string, error) {
	k := &call{
		action: &catalog.Action{Name: identityAction}, method: http.MethodPost,
		to:     url.URL{Scheme: "https", Host: identityHost, Path: "/"},
		params: map[string]string{"Version": identityVersion},
	}
	if c.endpoints.only != nil {
		k.to = *c.endpoints.only
	}
	answer, err := c.run(ctx, k)
	if err != nil {
		return "", err
	}
	id, _ := answer["AccountId"].(string)
	if id == "" {
		return "", &Error{Action: identityAction, Cause: errors.New("the answer names no account")}
	}
	return id, nil
}
