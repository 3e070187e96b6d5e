package catalog

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed data/03-ram.arn
var ramData embed.FS

// ResourceType is a row of the first table of chapter 3: a type of object that
// a policy can name.
type ResourceType struct {
	// Name is the type inside an ARN, such as vswitch; * for the generic row.
	Name string
	// ID is the placeholder of an object's id, such as $vswitchid.
	ID string
	// Title is what the reference calls it.
	Title string
}

// Grant is a row of the second table of chapter 3: what a caller must be
// granted to run an action. In the data it is a line
//
//	grant CreateVSwitch vswitch/* vpc/$vpcid
//
// with the action, its resources and its conditions. A resource is a type, a
// slash, and * or the placeholder of an id; one of another product has the
// product and a colon in front. The parameter that gives the id has the
// placeholder's name, unless it follows in brackets. A condition is a key, =
// and a resource.
type Grant struct {
	// Action is the name of an action. Five rows name actions of HaVips, which
	// the reference does not describe.
	Action string
	// Resources must all be granted.
	Resources []Resource
	// Conditions are the keys that a policy may set for the action.
	Conditions []Condition
}

// Resource is a pattern of ARNs.
type Resource struct {
	// Product is vpc, or ecs for an instance. Type is a resource type.
	Product, Type string
	// ID is the placeholder of the object's id, or * where the action lists
	// or creates.
	ID string
	// Param is the parameter that gives the id; empty where ID is * and where
	// the action has no parameter for it.
	Param string
}

// Condition is a condition key and the resource that is its value in a call.
type Condition struct {
	Key   string
	Value Resource
}

// ARN names the resource with an id in a region of an account (chapter 3).
func (r Resource) ARN(region, account, id string) string {
	return "acs:" + r.Product + ":" + region + ":" + account + ":" + r.Type + "/" + id
}

// Grants returns the rows of the action table in the order of the reference.
// They are shared and must not be changed.
func Grants() []Grant { return loadRAM().grants }

// ResourceTypes returns the resource types in the order of the reference, the
// generic one last. They are shared and must not be changed.
func ResourceTypes() []ResourceType { return loadRAM().types }

// GrantOf finds the row of an action, or returns nil: 80 actions have none, and
// what they need is not stated.
func GrantOf(action string) *Grant { return loadRAM().byAction[action] }

type ram struct {
	types    []ResourceType
	grants   []Grant
	byAction map[string]*Grant
}

var loadRAM = sync.OnceValue(func() ram {
	text, err := ramData.ReadFile("data/03-ram.arn")
	var x ram
	if err == nil {
		x, err = parseRAM(string(text))
	}
	if err != nil {
		panic("catalog: 03-ram.arn: " + err.Error()) // the data is part of the program
	}
	x.byAction = map[string]*Grant{}
	for i := range x.grants {
		x.byAction[x.grants[i].Action] = &x.grants[i]
	}
	return x
})

// parseRAM reads the lines of chapter 3. The error names the line.
func parseRAM(text string) (ram, error) {
	var x ram
	for n, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		if err := x.add(words); err != nil {
			return x, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return x, nil
}

// add reads one line.
func (x *ram) add(words []string) error {
	switch {
	case words[0] == "type" && len(words) > 3:
		x.types = append(x.types, ResourceType{words[1], words[2], strings.Join(words[3:], " ")})
		return nil
	case words[0] != "grant" || len(words) < 3:
		return fmt.Errorf("%q is no type and no grant", strings.Join(words, " "))
	}
	g := Grant{Action: words[1]}
	for _, w := range words[2:] {
		key, pattern, conditional := strings.Cut(w, "=")
		if !conditional {
			pattern = w
		}
		r, err := x.resource(g.Action, pattern)
		if err != nil {
			return err
		}
		if conditional {
			g.Conditions = append(g.Conditions, Condition{key, r})
		} else {
			g.Resources = append(g.Resources, r)
		}
	}
	x.grants = append(x.grants, g)
	return nil
}

// resource reads a pattern such as vpc/$vpcid or ecs:instance/$instanceid.
func (x *ram) resource(action, text string) (Resource, error) {
	r := Resource{Product: "vpc"}
	pattern, param, named := strings.Cut(strings.TrimSuffix(text, ")"), "(")
	if product, rest, other := strings.Cut(pattern, ":"); other {
		r.Product, pattern = product, rest
	}
	r.Type, r.ID, _ = strings.Cut(pattern, "/")
	known := slices.ContainsFunc(x.types, func(t ResourceType) bool { return t.Name == r.Type && (r.ID == "*" || r.ID == t.ID) })
	if r.Product == "vpc" && !known || r.ID == "" {
		return r, fmt.Errorf("%q names no resource of a known type", text)
	}
	if !named {
		param = strings.TrimPrefix(r.ID, "$")
	}
	if a := Lookup(action); a != nil {
		if p := a.Param(param); p != nil {
			r.Param = p.Name
		} else if named {
			return r, fmt.Errorf("%s has no parameter %q", action, param)
		}
	}
	return r, nil
}
