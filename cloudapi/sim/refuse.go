package sim

import (
	"fmt"
	"strings"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// guard refuses a call with a code of the action's error table. Where the
// table has several messages for the code, words is part of the one meant;
// for a code of the general list words is what the message names.
type guard struct {
	code, words string
	// broken says whether the call must be refused. It changes nothing.
	broken func(*call) bool
}

// general are the errors that any action may answer with, in the vendor's
// spelling; the reference leaves them out (chapter 4). %s is what was wrong.
var general = []catalog.ErrorRow{
	{Status: 400, Code: "MissingParameter", Message: `The input parameter "%s" that is mandatory for processing this request is not supplied.`},
	{Status: 400, Code: "InvalidParameter", Message: `Specified parameter "%s" is not valid.`},
	{Status: 400, Code: "IdempotentParameterMismatch", Message: "The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical."},
	{Status: 404, Code: "InvalidRegionId.NotFound", Message: "The specified RegionId does not exist in our records."},
	{Status: 404, Code: "InvalidAction.NotFound", Message: "Specified api is not found, please check your url and method."},
	{Status: 400, Code: "InvalidVersion", Message: "Specified parameter Version is not valid."},
	{Status: 400, Code: "UnsupportedOperation", Message: "The simulated cloud cannot carry out %s."},
	{Status: 400, Code: "UnsupportedHTTPMethod", Message: "This http method is not supported."},
	{Status: 404, Code: "InvalidAccessKeyId.NotFound", Message: "Specified access key is not found."},
	{Status: 400, Code: "SignatureDoesNotMatch", Message: "Specified signature is not matched with our calculation. server string to sign is:%s"},
	{Status: 400, Code: "IncompleteSignature", Message: "The request signature does not conform to Aliyun standards. %s"},
	{Status: 400, Code: "InvalidTimeStamp.Format", Message: "Specified time stamp or date value is not well formatted."},
	{Status: 400, Code: "InvalidTimeStamp.Expired", Message: "Specified time stamp or date value is expired."},
	{Status: 400, Code: "SignatureNonceUsed", Message: "Specified signature nonce was used already."},
	{Status: 403, Code: "Forbidden.RAM", Message: "User not authorized to operate on the specified resource, or this API doesn't support RAM."},
	{Status: 404, Code: "ResourceNotFound", Message: "The specified resource of %s is not found."},
	{Status: 400, Code: "DependencyViolation", Message: "Specified object has dependent resources. %s"},
	{Status: 400, Code: "IncorrectStatus", Message: "The current status of the resource does not support this operation. %s"},
	{Status: 400, Code: "OperationDenied", Message: "The operation is not permitted. %s"},
	{Status: 400, Code: "QuotaExceeded", Message: "The quota is exceeded. %s"},
	{Status: 400, Code: "OperationConflict", Message: "Request was denied due to conflict with a previous request, please try again later."},
	{Status: 400, Code: "EIP_NOT_IN_GATEWAY", Message: "The specified EIP is not bound to the NAT gateway."},
	{Status: 400, Code: "InvalidIpStatus.HasBeenUsedBySnatTable", Message: "The specified IP is used by an SNAT entry."},
	{Status: 400, Code: "InvalidIpStatus.HasBeenUsedByForwardEntry", Message: "The specified IP is used by a DNAT entry."},
	{Status: 400, Code: "IncorrectOppositeInterfaceInfo.NotSet", Message: "The information about the opposite router interface is not set."},
	{Status: 404, Code: "InvalidSslVpnServerId.NotFound", Message: "The specified SSL-VPN server does not exist."},
	{Status: 404, Code: "InvalidSslVpnClientCertId.NotFound", Message: "The specified SSL-VPN client certificate does not exist."},
	{Status: 400, Code: "TaskConflict", Message: "The operation is too frequent, please wait a moment and try again."},
	{Status: 400, Code: "Throttling", Message: "Request was denied due to request throttling."},
	{Status: 400, Code: "Throttling.User", Message: "Request was denied due to user flow control."},
	{Status: 503, Code: "ServiceUnavailable", Message: "The request has failed due to a temporary failure of the server."},
	{Status: 500, Code: "InternalError", Message: "The request processing has failed due to some unknown error, exception or failure."},
}

// rowFor finds the status and message of a code: in the action's own table, in
// those of the actions it borrows from, then in the general list. It returns nil
// when none has it.
func rowFor(a *catalog.Action, borrows, code, words string) *catalog.ErrorRow {
	for _, a := range append([]*catalog.Action{a}, lenders(borrows)...) {
		for i := range a.Errors {
			if e := &a.Errors[i]; e.Code == code && strings.Contains(e.Message, words) {
				return e
			}
		}
	}
	for _, e := range general {
		if e.Code == code {
			e.Message = strings.TrimSpace(strings.Replace(e.Message, "%s", words, 1))
			return &e
		}
	}
	return nil
}

// lenders are the actions with these names, separated by blanks.
func lenders(names string) []*catalog.Action {
	var list []*catalog.Action
	for name := range strings.FieldsSeq(names) {
		list = append(list, catalog.Lookup(name))
	}
	return list
}

// refusal makes the error that an action answers with. A code that no table
// has is a mistake in the rows of this package.
func refusal(a *catalog.Action, borrows, code, words string) *cloudapi.Error {
	e := rowFor(a, borrows, code, words)
	if e == nil {
		panic(fmt.Sprintf("sim: %s does not document %s %q", a.Name, code, words))
	}
	return &cloudapi.Error{Action: a.Name, Status: e.Status, Code: e.Code, Message: e.Message}
}

// refuse is refusal for the call's action. In place of words, code may be
// followed by a blank and them.
func (c *call) refuse(code, words string) *cloudapi.Error {
	if words == "" {
		code, words, _ = strings.Cut(code, " ")
	}
	return refusal(c.action, c.op.borrows, code, words)
}
