package cloudapi

import (
	"context"
	"encoding/json"
	"errors"
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
// ends with the first error. An answer without the documented list, or fewer
// objects than were counted, is an error of class ReadBack: to take either for
// an empty cloud would make everything anew.
func Pages(ctx context.Context, api API, r Request) iter.Seq2[Response, error] {
	return func(yield func(Response, error) bool) {
		action := catalog.Lookup(r.Action)
		if action == nil || !action.Paged() {
			resp, err := api.Call(ctx, r)
			yield(resp, err)
			return
		}
		seen := 0
		for page := 1; ; page++ {
			resp, err := api.Call(ctx, r.page(page, PageSize))
			last := false
			if err == nil {
				last, err = resp.count(action, &seen)
			}
			if err != nil {
				yield(nil, err)
				return
			}
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

// count adds the objects of a page to those seen, and says whether no page
// follows: all that the service counts are seen and the page is not full, or
// exactly those. Without a count, a page that is not full is the last.
func (r Response) count(action *catalog.Action, seen *int) (last bool, err error) {
	rows, ok := r.rows(action.ListPath())
	total, counted := r.number("TotalCount")
	if !ok && (!counted || total > 0) {
		return false, r.unlike(action, "the answer has no list "+action.ListPath())
	}
	*seen += rows
	switch {
	case !counted:
		return rows < PageSize, nil
	case rows == 0 && *seen < total:
		return false, r.unlike(action, fmt.Sprintf("%d objects are counted and %d listed", total, *seen))
	case *seen > total: // a wrong count, or one that changed meanwhile
		return rows < PageSize, nil
	}
	return rows == 0 || *seen == total, nil
}

// unlike is the error of an answer that is not as documented.
func (r Response) unlike(action *catalog.Action, what string) error {
	e := &Error{Action: action.Name, Cause: errors.New(what)}
	e.RequestID, _ = r["RequestId"].(string)
	return e
}

// rows is how many elements a list of the answer has, by its path in the
// catalogue, and whether it has that list.
func (r Response) rows(path string) (int, bool) {
	var at any = map[string]any(r)
	for _, name := range strings.Split(strings.TrimSuffix(path, "[]"), ".") {
		fields, _ := at.(map[string]any)
		at = fields[name]
	}
	list, ok := at.([]any)
	return len(list), ok
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
