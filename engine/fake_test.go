package engine_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// fake is a cloud of a few types that remembers what it was asked. It knows
// nothing of what is allowed; it only keeps objects.
type fake struct {
	mu      sync.Mutex
	objects []*thing
	tokens  map[string]string
	ids     int
	calls   []string // mutating actions in order
	reads   int
	// hook is asked about every call before and after it is carried out.
	hook func(when string, r cloudapi.Request) error
	// hidden hides an object from listings.
	hidden func(t *thing) bool
	pages  int // page size, 50 when 0
}

// thing is an object of the fake: its fields by parameter name.
type thing struct {
	kind   *kind
	id     string
	fields map[string]string
	made   int // the number of calls before it was made
}

// kind is a type of the fake.
type kind struct{ name, id, list, create, read, modify, delete string }

var kinds = []*kind{
	{"vpc", "VpcId", "Vpcs.Vpc", "CreateVpc", "DescribeVpcs", "ModifyVpcAttribute", "DeleteVpc"},
	{"vswitch", "VSwitchId", "VSwitches.VSwitch", "CreateVSwitch", "DescribeVSwitches", "ModifyVSwitchAttribute", "DeleteVSwitch"},
	{"eip", "AllocationId", "EipAddresses.EipAddress", "AllocateEipAddress", "DescribeEipAddresses", "ModifyEipAddressAttribute", "ReleaseEipAddress"},
	{"snat_entry", "SnatEntryId", "SnatTableEntries.SnatTableEntry", "CreateSnatEntry", "DescribeSnatTableEntries", "ModifySnatEntry", "DeleteSnatEntry"},
}

func (f *fake) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	if f.hook != nil {
		if err := f.hook("before", r); err != nil {
			return nil, err
		}
	}
	resp, err := f.carryOut(r)
	if f.hook != nil {
		if err := f.hook("after", r); err != nil {
			return nil, err
		}
	}
	return resp, err
}

func (f *fake) carryOut(r cloudapi.Request) (cloudapi.Response, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, k := range kinds {
		switch r.Action {
		case k.create:
			return f.create(k, r)
		case k.read:
			return f.list(k, r), nil
		case k.modify, k.delete:
			return f.change(k, r)
		}
	}
	return nil, &cloudapi.Error{Action: r.Action, Status: 400, Code: "InvalidAction.NotFound"}
}

func (f *fake) create(k *kind, r cloudapi.Request) (cloudapi.Response, error) {
	f.calls = append(f.calls, r.Action)
	token := r.Params["ClientToken"]
	if id := f.tokens[token]; id != "" {
		return cloudapi.Response{k.id: id}, nil
	}
	f.ids++
	t := &thing{kind: k, id: fmt.Sprintf("%s-%03d", k.name, f.ids), fields: map[string]string{"Status": "Available"}, made: len(f.calls)}
	maps.Copy(t.fields, r.Params)
	t.fields[k.id] = t.id
	f.objects = append(f.objects, t)
	if f.tokens == nil {
		f.tokens = map[string]string{}
	}
	if token != "" {
		f.tokens[token] = t.id
	}
	return cloudapi.Response{k.id: t.id, "RequestId": "R" + strconv.Itoa(len(f.calls))}, nil
}

func (f *fake) change(k *kind, r cloudapi.Request) (cloudapi.Response, error) {
	f.calls = append(f.calls, r.Action)
	for i, t := range f.objects {
		if t.kind != k || t.id != r.Params[k.id] {
			continue
		}
		if r.Action == k.delete {
			f.objects = slices.Delete(f.objects, i, i+1)
		} else {
			maps.Copy(t.fields, r.Params)
		}
		return cloudapi.Response{}, nil
	}
	return nil, &cloudapi.Error{Action: r.Action, Status: 404, Code: "Invalid" + k.id + ".NotFound", Message: "no such thing"}
}

func (f *fake) list(k *kind, r cloudapi.Request) cloudapi.Response {
	f.reads++
	var rows []any
	for _, t := range f.objects {
		fits := t.kind == k && (f.hidden == nil || !f.hidden(t))
		for name, want := range r.Params {
			fits = fits && (name == "PageNumber" || name == "PageSize" || t.fields[name] == want)
		}
		if fits {
			rows = append(rows, t.row())
		}
	}
	size := f.pages
	if size == 0 {
		size = 50
	}
	n, _ := strconv.Atoi(r.Params["PageNumber"])
	from := min(max(n-1, 0)*size, len(rows))
	outer, inner, _ := strings.Cut(k.list, ".")
	return cloudapi.Response{
		outer:        map[string]any{inner: rows[from:min(from+size, len(rows))]},
		"TotalCount": number(len(rows)), "PageNumber": number(max(n, 1)), "PageSize": number(size),
	}
}

func number(n int) json.Number { return json.Number(strconv.Itoa(n)) }

func (t *thing) row() map[string]any {
	row := map[string]any{}
	for name, text := range t.fields {
		row[name] = text
	}
	return row
}

// of lists the ids of the objects of a type.
func (f *fake) of(name string) []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var ids []string
	for _, t := range f.objects {
		if t.kind.name == name {
			ids = append(ids, t.id)
		}
	}
	return ids
}

// foreign makes an object as somebody else would.
func (f *fake) foreign(action string, params map[string]string) {
	if _, err := f.carryOut(cloudapi.Request{Action: action, Params: params}); err != nil {
		panic(err)
	}
}

// lost is what a caller sees when no answer comes.
func lost(action string) error {
	return &cloudapi.Error{Action: action, Cause: io.ErrUnexpectedEOF}
}

func mutates(action string) bool { return catalog.Lookup(action).Mutates() }
