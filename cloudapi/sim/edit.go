package sim

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
)

// Edit changes an object as if somebody did it in the console, where no check
// of the API applies. typ is one of Types; with "" the id must be that of one
// type alone. changes has the form of the object's description: attributes by
// name, nested as there; what is left out stays. A value is a text, a number, a
// boolean or nil, which empties it. What changes nothing is permitted.
//
// Statuses may be set to anything; a transient one settles as an imported one
// does. Refused are unknown attributes, ids, the region, what is computed from
// other objects, ids of other objects that do not exist, and what is no number,
// boolean, permitted value, address or prefix where the catalogue has one. With
// an error nothing changes.
func (c *Cloud) Edit(typ, id string, changes map[string]any) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	o, err := c.findLocked(typ, id)
	if err != nil {
		return err
	}
	e := edit{Cloud: c, o: o, k: c.reg.kinds[o.Kind], attrs: row{}, rows: map[string][]row{}}
	views := c.reg.views(o.Kind)
	have := c.shownLocked(views, o).Item
	for _, name := range sortedKeys(changes) {
		if err := e.member(views, name, changes[name], have); err != nil {
			return fmt.Errorf("%s %s: %w", o.Kind, id, err)
		}
	}
	if err := e.check(); err != nil {
		return fmt.Errorf("%s %s: %w", o.Kind, id, err)
	}
	e.apply()
	c.changes++
	return nil
}

// Remove takes an object away as if somebody deleted it in the console, and
// with it what goes along. It is refused while something else hangs on it. typ
// and id are as for Edit.
func (c *Cloud) Remove(typ, id string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	o, err := c.findLocked(typ, id)
	if err != nil {
		return err
	}
	for _, in := range c.reg.inward[o.Kind] {
		for linked := range c.where(in.from, in.attr, o.ID).all {
			if in.code != "" && (in.when == nil || in.when(linked)) {
				return fmt.Errorf("%s %s: the %s %s hangs on it; remove that first", o.Kind, id, linked.Kind, linked.ID)
			}
		}
	}
	c.enter(o, "", "", 0)
	c.changes++
	return nil
}

// findLocked is the object of a type with an id; any type for "".
func (c *Cloud) findLocked(typ, id string) (*object, error) {
	if typ != "" && c.reg.kinds[kindName(typ)] == nil {
		return nil, c.noTypeLocked(typ)
	}
	var found []*object
	var types []string
	for _, name := range c.typesLocked() {
		if o := c.object(kindName(name), id); o != nil && (typ == "" || typ == name) {
			found, types = append(found, o), append(types, name)
		}
	}
	switch {
	case len(found) > 1:
		return nil, fmt.Errorf("%q is the id of objects of several types: %s", id, strings.Join(types, ", "))
	case len(found) == 0 && typ != "":
		return nil, fmt.Errorf("there is no %s %q", typ, id)
	case len(found) == 0:
		return nil, fmt.Errorf("there is no object %q", id)
	}
	return found[0], nil
}

// edit is what will be changed of an object.
type edit struct {
	*Cloud
	o     *object
	k     *kind
	attrs row
	rows  map[string][]row
}

// member reads one member of the changes by the first view that has it.
func (e *edit) member(views []view, name string, value any, have map[string]any) error {
	var names []string
	for _, v := range views {
		for _, s := range v.at.kids {
			if v.rank(e.o.Kind) == 1 && slices.Contains(aboutCall, s.name) {
				continue
			}
			if names = append(names, s.name); s.name == name {
				return e.read(v, s, value, have[name])
			}
		}
	}
	if len(views) == 0 && have[name] == value {
		return nil
	}
	if len(views) == 0 {
		return errors.New("no action describes it, so there is nothing to edit")
	}
	slices.Sort(names)
	return fmt.Errorf("it has no %q; it has %s", name, strings.Join(slices.Compact(names), ", "))
}

// read compares a member with what it is, and notes what changes.
func (e *edit) read(v view, s *shape, value, have any) error {
	want, is := described{row{}, map[string][]row{}}, described{row{}, map[string][]row{}}
	if err := want.read(s, value); err != nil {
		return err
	}
	if err := is.read(s, have); err != nil {
		return err
	}
	for _, path := range sortedKeys(want.texts) {
		if want.texts[path] == is.texts[path] {
			continue
		}
		attr := v.name(e.k, path)
		switch {
		case attr == e.k.id || attr == "RegionId":
			return fmt.Errorf("%s cannot be changed", path)
		case e.k.fields[path] != nil || e.k.lists(path):
			return fmt.Errorf("%s is made of other objects or attributes; change those", path)
		}
		e.attrs[attr] = want.texts[path]
	}
	for _, path := range sortedKeys(want.lists) {
		if reflect.DeepEqual(want.lists[path], is.lists[path]) {
			continue
		}
		if e.k.rows[path] != nil || e.k.lists(path) {
			return fmt.Errorf("%s is made of other objects; change those", path)
		}
		e.rows[path] = want.lists[path]
	}
	return nil
}

// check refuses what would break the ties between objects.
func (e *edit) check() error {
	for _, cl := range e.k.claims {
		if text := e.attrs[cl.cidr]; text != "" && !parsePrefix(text).IsValid() {
			return fmt.Errorf("%s %q is no prefix", cl.cidr, text)
		}
	}
	for _, attr := range sortedKeys(e.attrs) {
		switch text := e.attrs[attr]; {
		case text == "":
		case e.names(attr) && !e.stands(text) && !e.anywhere(text):
			return fmt.Errorf("%s %q: there is no such object", attr, text)
		case strings.HasSuffix(attr, "CidrBlock") && !parsePrefix(text).IsValid():
			return fmt.Errorf("%s %q is no prefix", attr, text)
		default:
			if want := e.reg.misfit(e.k, attr, text); want != "" {
				return fmt.Errorf("%s is %q, want %s", attr, text, want)
			}
		}
	}
	if e.k.key == nil {
		return nil
	}
	after := row{}
	for name, value := range e.o.Attrs {
		after[name] = value
	}
	for name, value := range e.attrs {
		after[name] = value
	}
	if e.k.key(after) != e.o.ID {
		return errors.New("what identifies it cannot be changed; remove it and make another")
	}
	return nil
}

// names says whether an attribute holds the id of an object: what a link does,
// and any other with the name of the id of some kind.
func (e *edit) names(attr string) bool {
	if slices.ContainsFunc(e.k.links, func(l link) bool { return l.attr == attr }) || attr == "InstanceId" {
		return true
	}
	return slices.ContainsFunc(e.reg.order, func(k *kind) bool { return strings.HasSuffix(attr, "Id") && strings.HasSuffix(attr, k.id) })
}

// anywhere says whether there is an object with that id.
func (c *Cloud) anywhere(id string) bool {
	for _, objects := range c.byID {
		if objects[id] != nil {
			return true
		}
	}
	return false
}

// apply changes the object; its status comes last.
func (e *edit) apply() {
	e.hold(e.o, -1)
	for _, attr := range sortedKeys(e.attrs) {
		if attr != "Status" {
			e.set(e.o, attr, e.attrs[attr])
		}
	}
	e.hold(e.o, 1)
	for path, rows := range e.rows {
		if e.o.Rows == nil {
			e.o.Rows = map[string][]row{}
		}
		e.o.Rows[path] = rows
	}
	if status, changed := e.attrs["Status"]; changed {
		e.settle(status)
	}
}

// settle puts the object into a status. If it was on the way there it arrives,
// with all that this brings along; from any other way it is taken off.
func (e *edit) settle(status string) {
	next, transient := e.k.settles[status]
	switch {
	case transient:
		e.enter(e.o, status, next, settleTime)
	case e.o.busy() && e.o.Next == status:
		e.enter(e.o, "", status, 0)
	default:
		e.hold(e.o, -1)
		e.o.Due, e.o.Next, e.o.Was, e.o.Since = time.Time{}, "", e.o.status(), e.now
		e.set(e.o, "Status", status)
		e.arrive(e.o)
	}
}
