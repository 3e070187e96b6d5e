package cloudapi_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"netplan/cloudapi"
)

// pager answers DescribeVpcs page after page with texts of JSON.
type pager struct {
	pages []string
	calls int
}

func (p *pager) Call(_ context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	p.calls++
	text := `{"TotalCount":0,"Vpcs":{"Vpc":[]}}`
	if p.calls <= len(p.pages) {
		text = p.pages[p.calls-1]
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var resp cloudapi.Response
	return resp, d.Decode(&resp)
}

// vpcs is an answer with n objects that counts total; nothing is counted below
// 0.
func vpcs(n, total int) string {
	rows := strings.TrimSuffix(strings.Repeat(`{"VpcId":"vpc-1"},`, n), ",")
	if total < 0 {
		return fmt.Sprintf(`{"Vpcs":{"Vpc":[%s]}}`, rows)
	}
	return fmt.Sprintf(`{"TotalCount":%d,"Vpcs":{"Vpc":[%s]}}`, total, rows)
}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		name        string
		pages       []string
		rows, calls int
		fails       bool
	}{
		{"nothing", []string{vpcs(0, 0)}, 0, 1, false},
		{"one page", []string{vpcs(3, 3)}, 3, 1, false},
		{"a full page", []string{vpcs(50, 50)}, 50, 1, false},
		{"two pages", []string{vpcs(50, 60), vpcs(10, 60)}, 60, 2, false},
		{"smaller pages", []string{vpcs(10, 25), vpcs(10, 25), vpcs(5, 25)}, 25, 3, false},
		{"no count", []string{vpcs(50, -1), vpcs(1, -1)}, 51, 2, false},
		{"too small a count", []string{vpcs(50, 30), vpcs(7, 30)}, 57, 2, false},
		{"no count and no list", []string{`{}`}, 0, 1, true},
		{"a count and no list", []string{`{"TotalCount":3}`}, 0, 1, true},
		{"a list of null", []string{`{"TotalCount":3,"Vpcs":{"Vpc":null}}`}, 0, 1, true},
		{"a code in place of the list", []string{`{"Code":"Foo","Message":"bar"}`}, 0, 1, true},
		{"a count of zero without list", []string{`{"TotalCount":0}`}, 0, 1, false},
		{"fewer than counted", []string{vpcs(50, 60), vpcs(0, 60)}, 50, 2, true},
		{"none of those counted", []string{vpcs(0, 2)}, 0, 1, true},
	} {
		p := &pager{pages: c.pages}
		rows := 0
		var failure error
		for resp, err := range cloudapi.Pages(t.Context(), p, cloudapi.Request{Action: "DescribeVpcs"}) {
			if failure = err; err == nil {
				list, _ := resp["Vpcs"].(map[string]any)
				page, _ := list["Vpc"].([]any)
				rows += len(page)
			}
		}
		if rows != c.rows || p.calls != c.calls || (failure != nil) != c.fails {
			t.Errorf("%s: have %d rows in %d calls and error %v, want %d in %d, failure %v", c.name, rows, p.calls, failure, c.rows, c.calls, c.fails)
		}
		if failure != nil && cloudapi.ClassOf(failure) != cloudapi.ReadBack {
			t.Errorf("%s: class %v, want ReadBack", c.name, cloudapi.ClassOf(failure))
		}
	}
}
