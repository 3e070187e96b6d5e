package sim

import (
	"strings"

	"netplan/cloudapi/catalog"
)

// create adds an object with the call's parameters as its attributes.
func create(c *call) answer { return answer{object: c.create(nil)} }

// create adds an object of the op's kind. Its attributes are the parameters,
// or their documented defaults, and then the given ones; it enters the op's
// statuses.
func (c *call) create(attrs row) *object {
	all := row{"RegionId": c.region}
	for i := range c.action.Params {
		if p := &c.action.Params[i]; isAttribute(p) && c.get(p.Name) != "" {
			all[c.name(p.Name)] = c.get(p.Name)
		}
	}
	for name, value := range attrs {
		all[name] = value
	}
	o := c.spawn(c.op.kind, all)
	c.advance(o)
	return o
}

// isAttribute says whether a parameter holds an attribute of an object: lists
// and what steers the call itself do not.
func isAttribute(p *catalog.Param) bool {
	switch p.Name {
	case "RegionId", "ClientToken", "OwnerAccount", "PageNumber", "PageSize":
		return false
	}
	return !strings.Contains(p.Name, ".")
}

// advance moves an object through the op's statuses.
func (c *call) advance(o *object) {
	if c.op.via == "" && c.op.to == "" {
		return
	}
	c.enter(o, c.op.via, c.op.to, c.latency())
}

// show describes the target.
func show(c *call) answer { return answer{object: c.target} }

// update changes the target's attributes to the parameters given; those left
// out stay as they are.
func update(c *call) answer {
	for i := range c.action.Params {
		if p := &c.action.Params[i]; isAttribute(p) && p.Name != c.op.target && c.has(p.Name) {
			c.set(c.target, c.name(p.Name), c.params[p.Name])
		}
	}
	c.advance(c.target)
	return answer{}
}

// revise is update with the changed target as its answer.
func revise(c *call) answer {
	update(c)
	return show(c)
}

// move takes the target through the op's statuses.
func move(c *call) answer {
	c.advance(c.target)
	return answer{}
}

// remove takes the target away once the op's status via is over.
func remove(c *call) answer {
	c.enter(c.target, c.op.via, "", c.latency())
	return answer{}
}
