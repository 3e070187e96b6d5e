package engine

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

// createKey is what a listing shows of an object that was just created with
// these values: the natural attributes that its creation sets, and the scope
// of its listing. Attributes set later are not in it, for they are missing
// when the creation was interrupted; nor are sensitive ones, for the key is
// written down.
func createKey(t *schema.Type, values []schema.Value) map[string]string {
	key := map[string]string{}
	scope := scopeNames(t)
	for i := range t.Attrs {
		a := &t.Attrs[i]
		sent := a.Derived.Create != "" && a.Derived.ReadBack() && slices.Contains(t.Natural, a.Name)
		if !sent && !slices.Contains(scope, a.Name) {
			continue
		}
		if text, ok := keyText(a, values[i].V); ok && !values[i].Sensitive {
			key[a.Name] = text
		}
	}
	return key
}

// naturalKey is what a listing shows of the object that a resource is: all its
// natural attributes that are written. It is false when there is none, or one
// that cannot be compared.
func naturalKey(t *schema.Type, values []schema.Value) (map[string]string, bool) {
	key := map[string]string{}
	for _, name := range t.Natural {
		i := t.Index(name)
		if i < 0 || !values[i].Written() {
			continue
		}
		text, ok := keyText(&t.Attrs[i], values[i].V)
		if !ok {
			return nil, false
		}
		key[name] = text
	}
	return key, len(key) > 0
}

// scopeNames are the attributes by which the listing of a type is narrowed:
// what its read action demands, and the parent where it takes that.
func scopeNames(t *schema.Type) []string {
	names := t.ReadScope()
	i := t.Index(t.Parent)
	if i < 0 || slices.Contains(names, t.Parent) {
		return names
	}
	param := cmp.Or(t.Attrs[i].Param, t.Attrs[i].Name)
	if read := catalog.Lookup(t.Actions.Read); read != nil && read.Param(param) != nil {
		names = append(names, t.Parent)
	}
	return names
}

// scopeOf narrows a listing to where an object with these attributes is.
func scopeOf(t *schema.Type, attr func(i int) cty.Value) map[string]string {
	scope := map[string]string{}
	for _, name := range scopeNames(t) {
		i := t.Index(name)
		if text, ok := keyText(&t.Attrs[i], attr(i)); ok {
			scope[name] = text
		}
	}
	return scope
}

func wantScope(t *schema.Type, values []schema.Value) map[string]string {
	return scopeOf(t, func(i int) cty.Value { return values[i].V })
}

func haveScope(o *schema.Object) map[string]string {
	return scopeOf(o.Type, func(i int) cty.Value { return o.Values[i] })
}

// keyScope is the part of a key that narrows a listing.
func keyScope(t *schema.Type, key map[string]string) map[string]string {
	scope := map[string]string{}
	for _, name := range scopeNames(t) {
		if text, ok := key[name]; ok {
			scope[name] = text
		}
	}
	return scope
}

// matches returns the ids of the objects that have a key, sorted. The first
// question with a set of attributes sorts all objects by these.
func (l *listing) matches(key map[string]string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	names := slices.Sorted(maps.Keys(key))
	set := strings.Join(names, " ")
	if l.byKey[set] == nil {
		if l.byKey == nil {
			l.byKey = map[string]map[string][]string{}
		}
		l.byKey[set] = l.index(names)
	}
	return slices.Clone(l.byKey[set][keyName(key)])
}

// index are the ids, sorted, by the key that these attributes make. What the
// cloud made by itself is nobody's and left out.
func (l *listing) index(names []string) map[string][]string {
	index := map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(l.byID)) {
		if key, ok := keyOf(l.byID[id], names); ok && !l.byID[id].BySystem() {
			index[keyName(key)] = append(index[keyName(key)], id)
		}
	}
	return index
}

// keyOf is the key that attributes of an object make; false when one has no
// value that a key can hold.
func keyOf(o *schema.Object, names []string) (map[string]string, bool) {
	key := make(map[string]string, len(names))
	for _, name := range names {
		i := o.Type.Index(name)
		if i < 0 {
			return nil, false
		}
		text, ok := keyText(&o.Type.Attrs[i], o.Values[i])
		if !ok {
			return nil, false
		}
		key[name] = text
	}
	return key, true
}

// fits says whether an object has a key.
func fits(o *schema.Object, key map[string]string) bool {
	have, ok := keyOf(o, slices.Collect(maps.Keys(key)))
	return ok && maps.Equal(have, key)
}

// keyText is the text of a value that a key can hold: a single known one, in
// the one form that equal values share.
func keyText(a *schema.Attr, v cty.Value) (string, bool) {
	if v == cty.NilVal || v.IsNull() || !v.IsWhollyKnown() {
		return "", false
	}
	v = a.Normal(v)
	switch {
	case v.IsNull():
		return "", false
	case v.Type() == cty.String:
		return v.AsString(), true
	case v.Type() == cty.Number:
		return schema.NumberText(v), true
	case v.Type() == cty.Bool:
		return strconv.FormatBool(v.True()), true
	}
	return "", false
}
