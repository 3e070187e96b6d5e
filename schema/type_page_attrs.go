package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// attributes writes what a topology may say, then how the API calls it.
func (p *page) attributes(t *Type) {
	p.section("Attributes")
	var language, api [][]string
	for i := range t.Attrs {
		a := &t.Attrs[i]
		language = append(language, []string{mark(a.Name), typeText(a), t.writtenText(a), changeText(a), docText(a), valuesText(a)})
		api = append(api, apiRow(t, a))
		for j := range a.Elem {
			e := &a.Elem[j]
			name := a.Name + "." + e.Name
			language = append(language, []string{mark(name), typeText(e), t.writtenText(e), "", docText(e), valuesText(e)})
			api = append(api, elemRow(t, a, e))
		}
	}
	p.table([]string{"Attribute", "Type", "Written", "A change", "What it is", "Values"}, language)
	p.section("Attributes and the API")
	p.table([]string{"Attribute", "Created with", "Changed with", "Read from"}, api)
}

// docText is what an attribute is, and what stands there.
func docText(a *Attr) string {
	if len(a.Refs) == 0 {
		return a.Doc
	}
	return a.Doc + " Normally " + marks(a.Refs) + "."
}

// typeText is the type of an attribute in words.
func typeText(a *Attr) string {
	switch {
	case a.Form == Merged:
		return "block, at most once"
	case len(a.Elem) > 0:
		return "blocks"
	}
	return a.Derived.Type.FriendlyName()
}

// demands says whether an attribute is always written. A type's parent is, since
// without it the object could not be found, and so is the only one of its group.
func (t *Type) demands(a *Attr) bool {
	return a.Derived.Required || a.Name == t.Parent || len(a.OneOf) == 1
}

// writtenText says who writes an attribute.
func (t *Type) writtenText(a *Attr) string {
	var texts []string
	switch {
	case a.Mode == ReadOnly:
		return "by the cloud"
	case t.demands(a):
		texts = append(texts, "required")
	case len(a.OneOf) > 0:
		texts = append(texts, "exactly one of "+marks(a.OneOf))
	case a.Derived.Rule != nil && a.Derived.Rule.Need == catalog.Conditional:
		texts = append(texts, "required in some cases")
	default:
		texts = append(texts, "optional")
	}
	if a.Default != "" {
		texts = append(texts, mark(a.Default)+" when left out")
	}
	if len(a.Conflicts) > 0 {
		texts = append(texts, "not with "+marks(a.Conflicts))
	}
	switch a.Mode {
	case WriteOnly:
		texts = append(texts, "never read back")
	case Secret:
		texts = append(texts, "secret, never read back")
	case Sensitive:
		texts = append(texts, "never shown")
	}
	return strings.Join(texts, "; ")
}

// changeText says what a change of an attribute does.
func changeText(a *Attr) string {
	if len(a.Recomputes) > 0 {
		return changesText(a) + "; gives " + marks(a.Recomputes) + " another value"
	}
	return changesText(a)
}

// changesText says whether a change of an attribute is made in place.
func changesText(a *Attr) string {
	switch {
	case a.Mode == ReadOnly:
		return ""
	case a.Mode == Hint:
		return "does nothing"
	case a.Mode == Kept:
		return "in place, by the moves below"
	case a.Replaces():
		return "replaces" + onceText(a)
	case len(a.While) > 0:
		return "in place while " + marks(a.While) + ", else replaces"
	case a.Derived.Create == "":
		return "in place; set after creation"
	}
	return "in place"
}

// onceText says what else is replaced.
func onceText(a *Attr) string {
	if a.Once == nil {
		return ""
	}
	return "; what was joined with another is replaced too"
}

// valuesText says what the catalogue permits.
func valuesText(a *Attr) string {
	rule := a.Derived.Rule
	if rule == nil {
		return blocksText(a)
	}
	var texts []string
	if len(rule.Enum) > 0 && rule.Type != catalog.Boolean {
		texts = append(texts, marks(rule.Enum))
	}
	texts = append(texts, boundsText(a, rule)...)
	if rule.Items > 0 && !strings.Contains(rule.Name, ".N.") {
		texts = append(texts, fmt.Sprintf("at most %d of them", rule.Items))
	}
	if rule.Default != "" {
		texts = append(texts, "default "+mark(rule.Default))
	}
	return strings.Join(texts, "; ")
}

// blocksText says how many blocks the list of an attribute takes.
func blocksText(a *Attr) string {
	for i := range a.Elem {
		if rule := a.Elem[i].Derived.Rule; rule != nil && rule.Items > 0 {
			return fmt.Sprintf("at most %d blocks", rule.Items)
		}
	}
	return ""
}

// boundsText puts the syntax and bounds of a parameter into words.
func boundsText(a *Attr, rule *catalog.Param) []string {
	format := rule.Format
	if a.Format != "" {
		format = a.Format
	}
	var texts []string
	if word := formatWords[format]; word != "" {
		texts = append(texts, word)
	}
	unit := ""
	switch format {
	case catalog.Name, catalog.Description, catalog.Token:
		unit = " characters"
	case catalog.CIDRs, catalog.IDs:
		unit = " of them"
	}
	switch {
	case rule.Max != 0 && (rule.Min != 0 || unit == ""):
		texts = append(texts, fmt.Sprintf("%d to %d%s", rule.Min, rule.Max, unit))
	case rule.Max != 0:
		texts = append(texts, fmt.Sprintf("at most %d%s", rule.Max, unit))
	case rule.Min != 0:
		texts = append(texts, fmt.Sprintf("%d or more%s", rule.Min, unit))
	}
	return texts
}

var formatWords = map[catalog.Format]string{
	catalog.CIDR: "IPv4 prefix", catalog.CIDRs: "IPv4 prefixes",
	catalog.Destination: "IPv4 or IPv6 prefix or address",
	catalog.IP:          "IPv4 address", catalog.IPs: "IPv4 addresses",
	catalog.Port: "port 1 to 65535, or any", catalog.IDs: "ids",
}

// apiRow is an attribute as the API sees it.
func apiRow(t *Type, a *Attr) []string {
	d := &a.Derived
	change := parameter(d.Update, d.Param) + notTo(d)
	if d.Update != "" && d.Param == "" {
		change = "calls of its own"
	}
	read := mark(d.Field)
	switch first, _ := a.fields(); {
	case d.Asked != "":
		read = mark(d.Asked) + " that it was listed by"
	case first != "":
		read = mark(first) + ", else " + read
	}
	return []string{mark(a.Name), parameter(t.Actions.Create, d.Create), change, read}
}

// elemRow is a field of a block as the API sees it.
func elemRow(t *Type, a, e *Attr) []string {
	name := mark(a.Name + "." + e.Name)
	if a.Form == Merged {
		key := mark(e.Derived.Create) + " in " + mark(a.Derived.Create)
		change := ""
		if a.Derived.Update != "" {
			change = mark(e.Derived.Create) + " in " + mark(a.Derived.Param)
		}
		return []string{name, key, change, mark(e.Derived.Field)}
	}
	return []string{name, parameter(t.Actions.Create, e.Derived.Create), "", mark(a.elemField(e))}
}

// notTo names the values that creation permits and a change does not.
func notTo(d *Derived) string {
	update := catalog.Lookup(d.Update)
	if update == nil || d.Create == "" || d.Param == "" {
		return ""
	}
	permitted := update.Param(d.Param).Enum
	var refused []string
	for _, value := range d.Rule.Enum {
		if permitted != nil && !slices.Contains(permitted, value) {
			refused = append(refused, value)
		}
	}
	if refused == nil {
		return ""
	}
	return ", not to " + marks(refused)
}

// parameter is a parameter with its action and section.
func parameter(action, name string) string {
	if name == "" {
		return ""
	}
	return mark(name) + " of " + cited(action)
}

// elemField is the path of a block's field, empty where it is not read back.
func (a *Attr) elemField(e *Attr) string {
	if a.Derived.Field == "" {
		return ""
	}
	name := e.Field
	if name == "" {
		_, name, _ = strings.Cut(e.Derived.Create, ".N.")
	}
	return a.Derived.Field + "[]." + name
}

// computed lists what other resources may refer to besides the attributes.
func (p *page) computed(t *Type) {
	p.section("Computed")
	rows := [][]string{{mark("id"), computedText(cty.String)}}
	for _, name := range t.ComputedNames() {
		typ, _ := t.Computed(name)
		rows = append(rows, []string{mark(name), computedText(typ)})
	}
	p.table([]string{"Name", "Type"}, rows)
}

// computedText is the type of what the cloud computes in words, objects with
// their fields.
func computedText(typ cty.Type) string {
	if !typ.IsListType() || !typ.ElementType().IsObjectType() {
		return typ.FriendlyName()
	}
	return "list of objects: " + marks(sortedNames(typ.ElementType().AttributeTypes()))
}
