package sdktest

import (
	"strings"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/responses"
)

// generic calls an action by the SDK's generic request, wants a success and
// returns the values of the answer by path.
func (d *desk) generic(action string, params ...string) map[string][]string {
	d.t.Helper()
	answer, err := d.send(action, params)
	if err != nil {
		d.t.Fatalf("%s %v: %v", action, params, err)
	}
	return d.leaves(answer.GetHttpContentBytes())
}

// genericRefused calls an action by the SDK's generic request and wants a
// refusal with that status and code.
func (d *desk) genericRefused(status int, code, action string, params ...string) {
	d.t.Helper()
	_, err := d.send(action, params)
	d.refusal(err, status, code, action, params)
}

func (d *desk) send(action string, params []string) (*responses.CommonResponse, error) {
	request := common(d.method, d.host, action)
	request.AcceptFormat = d.format
	for _, param := range params {
		name, value, _ := strings.Cut(param, "=")
		request.QueryParams[name] = value
	}
	return d.ProcessCommonRequest(request)
}
