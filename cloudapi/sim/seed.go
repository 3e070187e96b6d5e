package sim

import (
	"cmp"
	"fmt"
	"maps"
	"strings"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// Import makes the objects that a Describe answer shows objects of this cloud,
// or brings those it has already up to date. The order of answers does not
// matter. r is the call that was answered; its region is that of objects whose
// description names none. Lists of ids create nothing: their objects come with
// their own description. The objects are those of the account Account, unless
// their description says whose they are.
func (c *Cloud) Import(r cloudapi.Request, resp cloudapi.Response) error {
	return c.ImportFor(Account, r, resp)
}

// ImportFor is Import for another account. An object that the cloud has
// already must be the account's.
func (c *Cloud) ImportFor(account string, r cloudapi.Request, resp cloudapi.Response) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	o := c.reg.ops[r.Action]
	if !importable(r.Action, o) {
		return fmt.Errorf("import %s: its answer describes no objects that can be imported", r.Action)
	}
	region := cmp.Or(r.Region, r.Params["RegionId"])
	if region != "" && catalog.LookupRegion(region) == nil {
		return fmt.Errorf("import %s: there is no region %q", r.Action, region)
	}
	if o.list != "" && !listed(resp, o.list) {
		return fmt.Errorf("import %s: %s of the answer is no list", r.Action, strings.TrimSuffix(o.list, "[]"))
	}
	c.changes++
	c.adopts = account
	defer func() { c.adopts = "" }()
	im := importer{Cloud: c, op: o, region: region}
	var around row
	if o.within != "" {
		around = row{o.within: r.Params[o.within]}
	}
	at, items := c.reg.shapes[r.Action], []any{map[string]any(resp)}
	if o.list != "" {
		at, items = at.descend(o.list, items)
	}
	for _, item := range items {
		if err := im.item(at, o.kind, item, around); err != nil {
			return fmt.Errorf("import %s: %w", r.Action, err)
		}
	}
	return nil
}

// listed says whether what an answer has at a path can be a list; one that
// lists nothing may leave it out.
func listed(resp cloudapi.Response, path string) bool {
	var at any = map[string]any(resp)
	for name := range strings.SplitSeq(path, ".") {
		fields, ok := at.(map[string]any)
		if at = fields[strings.TrimSuffix(name, "[]")]; !ok || at == nil {
			return ok
		}
	}
	switch at.(type) {
	case []any, map[string]any:
		return true
	}
	return false
}

// Importable says whether the answers of an action can be imported.
func (c *Cloud) Importable(action string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	return importable(action, c.reg.ops[action])
}

func importable(action string, o *op) bool {
	return o != nil && o.kind != "" && reads(action)
}

// Assume makes ids stand for things that the reference leaves out: instances,
// load balancers and network interfaces. They exist as next hops and bind
// targets in every VPC. An id of which AssumeInstance told more stays as it is.
// An id that Assumable refuses is taken for whatever it is used as.
func (c *Cloud) Assume(ids ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	for _, id := range ids {
		if c.standIn(id) == nil {
			c.assumed[id] = true
		}
	}
	c.changes++
}

// stands says whether an id stands for a thing that Assume or AssumeInstance
// named.
func (c *Cloud) stands(id string) bool { return c.assumed[id] || c.standIn(id) != nil }

// adopt is the object with that id, made if there is none. Of the attributes
// it gets those that it lacks. It is of the account that is imported for.
func (c *Cloud) adopt(name kindName, id string, attrs row) *object {
	o := c.object(name, id)
	if o == nil {
		all := maps.Clone(attrs)
		all[c.reg.kinds[name].id] = id
		o = c.spawnFor(cmp.Or(attrs[c.reg.kinds[name].ownedBy], c.adopts, Account), name, all)
	}
	for _, attr := range sortedKeys(attrs) {
		if o.Attrs[attr] == "" {
			c.set(o, attr, attrs[attr])
		}
	}
	c.inherit(o)
	return o
}

// inherit fills in what an object takes from those it is linked to, and what
// others take from it.
func (c *Cloud) inherit(o *object) {
	for _, h := range c.reg.kinds[o.Kind].inherits {
		if from := c.object(h.from, o.Attrs[h.by]); from != nil && o.Attrs[h.attr] == "" {
			c.set(o, h.attr, from.Attrs[h.attr])
		}
	}
	for _, h := range c.reg.heirs[o.Kind] {
		for heir := range c.where(h.kind, h.by, o.ID).all {
			if heir.Attrs[h.attr] == "" && o.Attrs[h.attr] != "" {
				c.set(heir, h.attr, o.Attrs[h.attr])
				c.inherit(heir)
			}
		}
	}
}

// importer turns described items into objects.
type importer struct {
	*Cloud
	op     *op
	region string
}

// item makes an object of one described item. parent holds the attributes that
// a nested item inherits from the object around it.
func (im importer) item(at *shape, name kindName, described any, parent row) error {
	k := im.reg.kinds[name]
	fields, ok := described.(map[string]any)
	if k == nil || !ok {
		return nil
	}
	texts, lists := row{}, map[string][]any{}
	at.flatten(fields, texts, lists)
	attrs := im.attributes(k, texts, parent)
	id := attrs[k.id]
	if k.key != nil {
		id = k.key(attrs)
	}
	if id == "" {
		return fmt.Errorf("a described %s has no %s", k.name, k.id)
	}
	if have := im.object(name, id); have != nil && have.owner() != cmp.Or(attrs[k.ownedBy], im.adopts) {
		return fmt.Errorf("the %s %s is another account's", k.name, id)
	}
	o := im.adopt(name, id, attrs)
	im.refresh(o, attrs)
	for _, path := range sortedKeys(lists) {
		if err := im.list(at, k, o, path, lists[path]); err != nil {
			return err
		}
	}
	if k.imported != nil {
		k.imported(im.Cloud, o, texts)
	}
	im.inherit(o)
	return nil
}

// attributes are the described values that an object keeps, under the names
// that it keeps them by.
func (im importer) attributes(k *kind, texts, parent row) row {
	attrs := row{"RegionId": im.region}
	for name, value := range parent {
		if value != "" {
			attrs[name] = value
		}
	}
	names := objectSource{c: &call{Cloud: im.Cloud, op: im.op}}
	for path, value := range texts {
		if k.fields[path] == nil && !k.lists(path) && (path != "RegionId" || value != "") {
			attrs[names.name(k, path)] = value
		}
	}
	return attrs
}

// refresh sets the described attributes, and lets a transient status settle.
func (im importer) refresh(o *object, attrs row) {
	for _, attr := range sortedKeys(attrs) {
		if attr != "Status" {
			im.set(o, attr, attrs[attr])
		}
	}
	status, settles := attrs["Status"], im.reg.kinds[o.Kind].settles
	if next, transient := settles[status]; transient {
		im.enter(o, status, next, settleTime)
	} else if status != "" {
		im.enter(o, "", status, 0)
	}
}

// list keeps a described list of objects with its object, or makes them
// objects of their own where the kind says that it consists of such.
func (im importer) list(at *shape, k *kind, o *object, path string, items []any) error {
	node, _ := at.descend(path, nil)
	for i := range k.nested {
		if n := &k.nested[i]; n.path == path {
			parent := row{n.by: o.ID, "RegionId": o.Attrs["RegionId"]}
			for _, item := range items {
				if err := im.item(node, n.kind, item, parent); err != nil {
					return err
				}
			}
			return nil
		}
	}
	rows := make([]row, 0, len(items))
	for _, item := range items {
		fields, _ := item.(map[string]any)
		r := row{}
		node.flatten(fields, r, map[string][]any{})
		rows = append(rows, r)
	}
	if k.rows[path] == nil {
		if o.Rows == nil {
			o.Rows = map[string][]row{}
		}
		o.Rows[path] = rows
	}
	return nil
}

// lists says whether other objects fill the path.
func (k *kind) lists(path string) bool {
	for i := range k.nested {
		if k.nested[i].path == path {
			return true
		}
	}
	return false
}

// descend follows a path of one or more names to its node, and to the items
// that a list there holds.
func (s *shape) descend(path string, from []any) (*shape, []any) {
	for name := range strings.SplitSeq(path, ".") {
		bare := strings.TrimSuffix(name, "[]")
		for _, k := range s.kids {
			if k.name == bare {
				s = k
				break
			}
		}
		var inner []any
		for _, item := range from {
			fields, _ := item.(map[string]any)
			if list, ok := fields[bare].([]any); ok {
				inner = append(inner, list...)
			} else if fields[bare] != nil {
				inner = append(inner, fields[bare])
			}
		}
		from = inner
	}
	return s, from
}

// flatten collects the scalars of an item by path, lists of scalars joined
// with commas, and the lists of objects.
func (s *shape) flatten(item map[string]any, texts row, lists map[string][]any) {
	for _, k := range s.kids {
		value, ok := item[k.name]
		if !ok || value == nil {
			continue
		}
		list, isList := value.([]any)
		object, isObject := value.(map[string]any)
		switch {
		case len(k.kids) == 0 && isList:
			texts[k.path] = joinScalars(list)
		case len(k.kids) == 0 && !isObject:
			texts[k.path] = textOf(k.typ, value)
		case k.list && isList:
			lists[k.path] = list
		case isObject && !k.list:
			k.flatten(object, texts, lists)
		}
	}
}

func joinScalars(list []any) string {
	texts := make([]string, 0, len(list))
	for _, v := range list {
		texts = append(texts, textOf(catalog.String, v))
	}
	return strings.Join(texts, ",")
}

// textOf is a decoded JSON scalar as a text.
func textOf(typ catalog.Type, value any) string {
	if f, ok := value.(float64); ok && (typ == catalog.Integer || typ == catalog.Long) {
		return fmt.Sprintf("%.0f", f)
	}
	return fmt.Sprint(value)
}

// Assumed are the ids that Assume named, in alphabetical order.
func (c *Cloud) Assumed() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return sortedKeys(c.assumed)
}
