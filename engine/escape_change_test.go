package engine_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

// change is another expression for an attribute, and what kind of mistake that
// may be. Many are none.
type change struct{ kind, text string }

// changesOf are all that are tried at a seat. They depend on what the type and
// the catalogue say of the attribute, never on its name alone.
func changesOf(s *sketch, at seat) []change {
	list := []change{{"left out", ""}, {"null", "null"}}
	typ := at.attr.Derived.Type
	switch {
	case typ == cty.Bool:
		list = append(list, change{"flag", "true"}, change{"flag", "false"}, change{"value of wrong type", `"yes"`})
	case typ == cty.Number:
		list = append(list, numbers(at)...)
	case typ == cty.String:
		list = append(list, texts(at)...)
		list = append(list, references(s, at)...)
	case at.isList():
		list = append(list, elements(at)...)
	}
	return append(list, others(s, at)...)
}

// numbers are those at the borders of a range, and beyond any.
func numbers(at seat) []change {
	least, most := 0, math.MaxInt32
	if rule := at.attr.Derived.Rule; rule != nil {
		least = rule.Min
		if rule.Max != 0 {
			most = rule.Max
		}
	}
	list := []change{
		{"number at the border", strconv.Itoa(least)}, {"number at the border", strconv.Itoa(most)},
		{"number out of range", strconv.Itoa(least - 1)}, {"number out of range", strconv.Itoa(most + 1)},
		{"fraction", fmt.Sprintf("%d.5", least+1)}, {"negative number", "-1"}, {"zero", "0"},
		{"huge number", "2147483648"}, {"huge number", "9223372036854775808"}, {"huge number", "1e30"},
		{"value of wrong type", `"many"`},
	}
	return append(list, permitted(at, "")...)
}

// permitted are the values of an enum, and what is none of them; mark is the
// quotation mark of a text.
func permitted(at seat, mark string) []change {
	if at.attr.Derived.Rule == nil {
		return nil
	}
	var list []change
	for _, v := range at.attr.Derived.Rule.Enum {
		list = append(list, change{"other permitted value", mark + v + mark})
		if mark != "" {
			list = append(list, change{"letter case", quote("%s", strings.ToLower(v))}, change{"letter case", quote("%s", strings.ToUpper(v))},
				change{"value that is not permitted", quote("%s ", v)}, change{"value that is not permitted", quote("%sx", v)})
		}
	}
	return list
}

// texts are those that no format permits, or some.
func texts(at seat) []change {
	list := []change{
		{"empty text", `""`}, {"blank text", `" "`}, {"one letter", `"x"`},
		{"long text", quote("%s", strings.Repeat("x", 128))}, {"long text", quote("%s", strings.Repeat("x", 129))},
		{"long text", quote("%s", strings.Repeat("x", 256))}, {"long text", quote("%s", strings.Repeat("x", 257))},
		{"long text", quote("%s", strings.Repeat("\u8def", 129))}, {"long text", quote("%s", strings.Repeat("\u8def", 257))},
		{"web address", `"http://example"`}, {"web address", `"https://example"`}, {"web address", `"httpsecret"`},
		{"first character", `"1st"`}, {"first character", `"_one"`}, {"first character", `"-one"`}, {"first character", `".one"`},
		{"space in text", `"two words"`}, {"space in text", `" first"`}, {"space in text", `"last "`},
		{"control character", `"a\u0001b"`}, {"control character", `"a\tb"`}, {"control character", `"a\nb"`}, {"control character", `"a\u0000"`}, {"control character", `"a\uffffb"`},
		{"Chinese text", `"` + "\u8def\u7531" + `"`}, {"emoji", `"a` + "\U0001f600" + `"`}, {"accent", `"` + "\u00e9t\u00e9" + `"`},
		{"mark in text", `"a,b"`}, {"mark in text", `"a\"<&>b"`}, {"mark in text", `"a.b"`}, {"mark in text", `"a|b"`}, {"mark in text", `"a/b"`},
	}
	list = append(list, permitted(at, `"`)...)
	if has, ok := at.literal(); ok && has != "" {
		list = append(list, change{"letter case", quote("%s", strings.ToUpper(has))}, change{"letter case", quote("%s", strings.ToLower(has))},
			change{"space in text", quote("%s ", has)}, change{"space in text", quote(" %s", has)}, change{"mark in text", quote("%s,%s", has, has)})
	}
	return append(list, addresses(at)...)
}

// elements are lists with an element too few or too many, twice, or wrong.
func elements(at seat) []change {
	list := []change{{"empty list", "[]"}, {"list with nothing in it", `[""]`}, {"list with nothing in it", `[null]`}}
	has := strings.TrimSuffix(strings.TrimPrefix(at.get(), "["), "]")
	if has != "" && has != at.get() {
		list = append(list, change{"element twice", "[" + has + ", " + has + "]"}, change{"element too many", "[" + has + `, ""]`})
	}
	one := seat{part: &part{typ: at.part.typ}, attr: at.attr, block: -1}
	for _, c := range texts(one) {
		list = append(list, change{c.kind + " in a list", "[" + c.text + "]"})
		if has != "" && has != at.get() {
			list = append(list, change{c.kind + " in a list", "[" + has + ", " + c.text + "]"})
		}
	}
	many := make([]string, 25)
	for i := range many {
		many[i] = quote("10.77.%d.0/24", i)
	}
	for _, n := range []int{3, 4, 5, 20, 21, 25} {
		list = append(list, change{"element too many", "[" + strings.Join(many[:n], ", ") + "]"})
	}
	return list
}

// holdsAddresses says whether a format is one of addresses.
func holdsAddresses(at seat) bool {
	format := at.attr.Format
	if rule := at.attr.Derived.Rule; format == "" && rule != nil {
		format = rule.Format
	}
	switch format {
	case catalog.CIDR, catalog.CIDRs, catalog.Destination, catalog.IP, catalog.IPs, catalog.Port, catalog.Number:
		return true
	}
	return strings.ContainsAny(at.get(), "0123456789") && !strings.Contains(at.get(), ".id")
}

// unsent says whether the change writes an empty text, a status in which nothing
// can be kept, or what is only for the rules: the cloud is told of none.
func (c change) unsent(at seat) bool {
	ours := at.attr.Mode == schema.Hint && at.attr.Derived.Create == "" && at.attr.Derived.Update == ""
	return ours || strings.Contains(c.text, `""`) || at.attr.Mode == schema.Kept && c.kind != "other permitted value"
}

// unknown says whether the change names something by a literal, or by a text of
// another block, which may be there or not, or what gets nothing new: a warning
// tells of that.
func (c change) unknown(s *sketch, at seat) bool {
	if at.attr.Mode == schema.Kept {
		return true // what is out of service keeps what it has, and gets no more
	}
	if len(at.attr.Refs) == 0 && !strings.HasSuffix(at.attr.Name, "_id") {
		return false
	}
	if p, attr := s.refersTo(c.text); p != nil && !strings.Contains(c.text, `"`) {
		if p.outOfService() {
			return true
		}
		c.text = p.get(attr)
	}
	number := at.attr.Derived.Type == cty.Number
	return number && c.text != "" || strings.Contains(c.text, `"`) && !c.unsent(at)
}

// outOfService says whether a part is kept in another status than the usual.
func (p *part) outOfService() bool {
	for i := range p.typ.Attrs {
		if a := &p.typ.Attrs[i]; a.Mode == schema.Kept && p.get(a.Name) != "" && p.get(a.Name) != quote("%s", a.Default) {
			return true
		}
	}
	return false
}

// nothing says whether the change refers to an argument that is left out and has
// no default: what the cloud is told then is nothing.
func (c change) nothing(s *sketch) bool {
	p, name := s.refersTo(c.text)
	if p == nil || p.get(name) != "" {
		return false
	}
	i := p.typ.Index(name)
	return i >= 0 && p.typ.Attrs[i].Mode == schema.ReadWrite && p.typ.Attrs[i].Default == ""
}
