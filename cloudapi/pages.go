package cloudapi

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"strconv"
	"strings"

	"netplan/cloudapi/catalog"
)

// PageSize is the most objects that a page holds (chapter 5 and others).
const PageSize = 50

// Pages yields the answers of a request page by page until all objects that
// the service counts are seen, or one answer when the action has no pages. It
// ends with the first error. An empty page ends it too, so that a wrong count
// cannot make it endless.
func Pages(ctx context.Context, api API, r Request) iter.Seq2[Response, error] {
	return func(yield func(Response, error) bool) {
		action := catalog.Lookup(r.Action)
		if action == nil || !action.Paged() {
			resp, err := api.Call(ctx, r)
			yield(resp, err)
			return
		}
		for page, size := 1, PageSize; ; page++ {
			resp, err := api.Call(ctx, r.page(page, size))
			if err != nil {
				yield(nil, err)
				return
			}
			last := resp.last(action, page, size)
			if !yield(resp, nil) || last {
				return
			}
		}
	}
}

// page is the request for one page.
func (r Request) page(number, size int) Request {
	params := make(map[string]string, len(r.Params)+2)
	maps.Copy(params, r.Params)
	params["PageNumber"], params["PageSize"] = strconv.Itoa(number), strconv.Itoa(size)
	r.Params = params
	return r
}

// last says whether no page follows. The service may give smaller pages than
// it was asked for; its own size counts then. Without a count, a page that is
// not full is the last.
func (r Response) last(action *catalog.Action, page, size int) bool {
	if given, ok := r.number("PageSize"); ok && given > 0 {
		size = min(size, given)
	}
	rows := r.rows(action.ListPath())
	if total, ok := r.number("TotalCount"); ok {
		return rows == 0 || total <= page*size
	}
	return rows < size
}

// rows is how many elements a list of the answer has, by its path in the
// catalogue.
func (r Response) rows(path string) int {
	var at any = map[string]any(r)
	for _, name := range strings.Split(strings.TrimSuffix(path, "[]"), ".") {
		fields, _ := at.(map[string]any)
		at = fields[name]
	}
	list, _ := at.([]any)
	return len(list)
}

// number is a whole number of the answer; services write some as texts.
func (r Response) number(name string) (int, bool) {
	switch v := r[name].(type) {
	case json.Number, string:
		n, err := strconv.Atoi(fmt.Sprint(v))
		return n, err == nil
	case float64:
		return int(v), true
	case int:
		return v, true
	}
	return 0, false
}
