package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// FuzzComposed makes topologies that mostly parse of arbitrary bytes: each
// byte is a choice among the words of the language, the types, what the seeds
// of FuzzValidate hold, and forms of expressions. So it gets behind the parser,
// where arbitrary text seldom gets.
func FuzzComposed(f *testing.F) {
	words := harvest(folderTexts(f))
	for i := range 64 {
		seed := make([]byte, 400)
		for j := range seed {
			seed[j] = byte(i*131 + j*j*(2*i+1) + j>>3)
		}
		f.Add(seed)
	}
	dir := fuzzFolder(f)
	f.Fuzz(func(t *testing.T, choices []byte) {
		c := &composer{choices: choices, harvested: words}
		files := c.folder()
		checkFolder(t, dir, files)
		if t.Failed() {
			for name, text := range files {
				t.Logf("-- %s --\n%s", name, text)
			}
		}
	})
}

// harvested are the words of texts.
type harvested struct{ texts, types []string }

var textWord = regexp.MustCompile(`"[^"$%\\\n]*"`)

func harvest(texts []string) harvested {
	words := textWord.FindAllString(strings.Join(texts, "\n"), -1)
	slices.Sort(words)
	return harvested{slices.Compact(words), fuzzTypes().Types()}
}

// functionCalls are the functions of the language.
var functionCalls = strings.Fields(`abs( alltrue( anytrue( base64decode( base64encode( can( ceil( chomp( chunklist( cidrcontains( cidrhost( cidrnetmask(
	cidroverlap( cidrsubnet( cidrsubnets( coalesce( coalescelist( compact( concat( contains( csvdecode( distinct( element( endswith( file( flatten( floor(
	format( formatlist( indent( index( join( jsondecode( jsonencode( keys( length( log( lookup( lower( max( merge( min( nonsensitive( one( parseint( pow(
	range( regex( regexall( replace( reverse( sensitive( setintersection( setproduct( setsubtract( setunion( sha256( signum( slice( sort( split(
	startswith( strcontains( strlen( strrev( substr( sum( templatefile( title( tobool( tolist( tomap( tonumber( toset( tostring( trim( trimprefix(
	trimspace( trimsuffix( try( upper( values( yamldecode( yamlencode( zipmap(`)

// composer turns bytes into text.
type composer struct {
	choices []byte
	harvested
	strings.Builder
	// names are what can be referred to: what is declared above, and what the
	// block and the loops around an expression define.
	names []string
}

// pick is a choice among n: of a byte, or of two where n is large. It is 0
// when the bytes are used up.
func (c *composer) pick(n int) int {
	v := 0
	for most := 1; most < n && len(c.choices) > 0; most <<= 8 {
		v = v<<8 | int(c.choices[0])
		c.choices = c.choices[1:]
	}
	return v % max(n, 1)
}

func (c *composer) of(list []string) string {
	if len(list) == 0 {
		return "x"
	}
	return list[c.pick(len(list))]
}

func (c *composer) line(format string, args ...any) { fmt.Fprintf(c, format+"\n", args...) }

// folder is a root module with a file of values, and sometimes a module.
func (c *composer) folder() map[string]string {
	files := map[string]string{}
	c.line("cloud {\nregion = \"cn-hangzhou\"\n}\ndata \"zones\" \"d\" {\n}")
	c.names = []string{"data.zones.d.ids", "path.module"}
	c.blocks(c.pick(4))
	if c.pick(3) == 1 {
		inside := &composer{choices: c.half(), harvested: c.harvested, names: []string{"var.v0"}}
		inside.line("variable \"v0\" {\ndefault = null\n}")
		inside.blocks(40)
		inside.line("output \"o0\" {\nvalue = %s\n}", inside.ref())
		files["m/main.netplan.hcl"] = inside.String()
		c.within(c.repeated(), func() { c.line("source = \"./m\"\nv0 = %s", c.safe(2)) }, "module \"m\"")
		c.names = append(c.names, "module.m.o0", "module.m")
	}
	if c.pick(4) == 1 {
		c.line("variable \"v1\" {\n}")
		files["a.auto.netplanvars"] = fmt.Sprintf("v1 = %s\n", c.of(c.texts))
		c.names = append(c.names, "var.v1")
	}
	c.blocks(40)
	files["main.netplan.hcl"] = c.String()
	return files
}

// half takes half of the bytes that are left.
func (c *composer) half() []byte {
	half := c.choices[:len(c.choices)/2]
	c.choices = c.choices[len(half):]
	return half
}

// within writes a block that is repeated in a way, inside of which there are
// more names.
func (c *composer) within(how string, body func(), header string) {
	declared := c.names
	switch {
	case strings.HasPrefix(how, "count"):
		c.names = append(slices.Clone(declared), "count.index")
	case how != "":
		c.names = append(slices.Clone(declared), "each.key", "each.value")
	}
	c.line("%s {\n%s", header, how)
	body()
	c.line("}")
	c.names = declared
}

// blocks writes blocks while there are bytes.
func (c *composer) blocks(most int) {
	for n := len(c.names); len(c.choices) > 0 && most > 0; n, most = n+1, most-1 {
		switch c.pick(16) {
		case 0, 1:
			c.line("locals {\nl%d = %s\n}", n, c.safe(3))
			c.names = append(c.names, fmt.Sprintf("local.l%d", n))
		case 2:
			c.line("variable \"w%d\" {\ntype = %s\nsensitive = %t\n}", n, c.of([]string{"any\ndefault = 1", "string\ndefault = \"a\"", "number\ndefault = \"5\"", "list(any)\ndefault = [1, \"b\"]", "map(string)\ndefault = {}", "set(string)\ndefault = [\"a\"]", "object({ a = optional(string, \"x\") })\ndefault = {}"}), c.pick(4) == 1)
			c.names = append(c.names, fmt.Sprintf("var.w%d", n))
		case 3:
			c.line("output \"p%d\" {\nvalue = %s\n}", n, c.safe(3))
		case 4:
			c.line("check \"c%d\" {\nassert {\ncondition = tobool(%s)\nerror_message = tostring(%s)\n}\n}", n, c.safe(3), c.expr(1))
		case 5:
			c.odd()
		default:
			c.resource(n)
		}
	}
}

// odd writes a block that is seldom right.
func (c *composer) odd() {
	switch c.pick(8) {
	case 1:
		c.line("data \"%s\" \"e\" {\n}", c.of(fuzzTypes().Sources()))
	case 2:
		c.line("moved {\nfrom = %s\nto = %s\n}", c.ref(), c.ref())
	case 3:
		c.line("%s {\n%s = %s\n}", c.of([]string{"import", "removed", "netplan", "cloud \"b\""}), c.of([]string{"to", "from", "id", "region", "quotas"}), c.expr(1))
	}
}

// resource writes a resource block.
func (c *composer) resource(n int) {
	t := fuzzTypes().Type(c.of(c.types))
	c.within(c.repeated(), func() {
		for i := range t.Attrs {
			if a := &t.Attrs[i]; t.Writes(a.Name) && (a.Derived.Required || c.pick(3) > 0) {
				c.attr(a)
			}
		}
		if c.pick(8) == 1 {
			c.line("lifecycle {\nignore_changes = [%s]\nprecondition {\ncondition = %s\nerror_message = \"x\"\n}\n}", t.Attrs[0].Name, c.expr(2))
		}
	}, fmt.Sprintf("resource %q \"r%d\"", t.Name, n))
	c.names = append(c.names, fmt.Sprintf("%s.r%d", t.Name, n))
}

// attr writes an attribute: mostly what may stand there.
func (c *composer) attr(a *schema.Attr) {
	if len(a.Elem) > 0 {
		c.line("%s {", a.Name)
		for i := range a.Elem {
			c.attr(&a.Elem[i])
		}
		c.line("}")
		return
	}
	value := c.fitting(a)
	switch c.pick(16) {
	case 12:
		value = c.of(c.texts)
	case 13:
		value = "[" + c.of(c.texts) + ", " + value + "]"
	case 14:
		value = "true ? " + value + " : " + c.ref()
	case 15:
		value = c.safe(3)
	}
	c.line("%s = %s", a.Name, value)
}

// fitting is a value that the attribute asks for, where it says so.
func (c *composer) fitting(a *schema.Attr) string {
	values := a.Values
	if rule := a.Derived.Rule; rule != nil && len(rule.Enum) > 0 {
		values = rule.Enum
	}
	switch {
	case len(values) > 0:
		return fmt.Sprintf("%q", c.of(values))
	case len(a.Refs) > 0:
		typ, _, _ := strings.Cut(a.Refs[0], ".")
		for _, d := range c.names {
			if strings.HasPrefix(d, typ+".") && c.pick(3) > 0 {
				return d + strings.TrimPrefix(a.Refs[0], typ)
			}
		}
	case a.Derived.Type == cty.Bool:
		return c.of([]string{"true", "false"})
	case a.Derived.Type == cty.Number:
		return fmt.Sprint(c.pick(70000))
	case a.Derived.Type.IsCollectionType():
		return "[" + c.of(someTexts) + ", " + c.of(c.texts) + "]"
	}
	return c.of(someTexts)
}

// someTexts fit some attribute each.
var someTexts = []string{`"10.0.0.0/8"`, `"10.1.0.0/24"`, `"192.168.1.1"`, `"cn-hangzhou-b"`, `"cn-hangzhou"`, `"name"`, "null", `"2001:db8::/64"`, `"80"`, `"any"`}

func (c *composer) repeated() string {
	switch c.pick(8) {
	case 1:
		return fmt.Sprintf("count = %d", c.pick(4))
	case 2:
		return "for_each = { a = " + c.safe(1) + ", b = " + c.safe(1) + " }"
	case 3:
		return "for_each = toset([" + c.of(c.texts) + ", \"x\"])"
	case 4:
		return "for_each = " + c.ref()
	case 5:
		return "count = try(length(" + c.expr(2) + "), 2)"
	}
	return ""
}

// ref is a reference, seldom to what there is not.
func (c *composer) ref() string {
	if len(c.names) == 0 || c.pick(64) == 63 {
		return c.of([]string{"self.id", "each.key", "local.none", "vpc", "module.m[\"a\"].o0"})
	}
	return c.of(c.names) + c.of([]string{"", "", ".id", "[0]", "[\"a\"]", "[*].id", ".cidr_block", "[0].id", ".*.name"})
}

// loop is an expression in which x is defined, over a collection.
func (c *composer) loop(collection, format string, depth int) string {
	declared := c.names
	c.names = append(slices.Clone(declared), "x", "x")
	defer func() { c.names = declared }()
	return fmt.Sprintf(format, collection, c.expr(depth))
}

// safe is an expression, mostly one that cannot fail.
func (c *composer) safe(depth int) string {
	if c.pick(4) == 0 {
		return c.expr(depth)
	}
	return "try(" + c.expr(depth) + ", " + c.expr(depth) + ", " + c.expr(0) + ")"
}

// expr is an expression of some depth.
func (c *composer) expr(depth int) string {
	if depth == 0 {
		return c.of([]string{"null", "1", "0", "-1", "1.5", "true", "\"\"", "\"a\"", "[]", "{}", "1e30", "\"b\"", "16777216"})
	}
	e := func() string { return c.expr(depth - 1) }
	switch c.pick(16) {
	case 0:
		return c.of(c.texts)
	case 1, 2:
		return c.ref()
	case 3, 4, 5:
		return c.of(functionCalls) + strings.Join([]string{e(), e(), e()}[:1+c.pick(3)], ", ") + c.of([]string{")", ")", ")", "...)"})
	case 6:
		return e() + " ? " + e() + " : " + e()
	case 7:
		return "(" + e() + c.of([]string{" + ", " - ", " * ", " / ", " % ", " == ", " != ", " < ", " && ", " || "}) + e() + ")"
	case 8:
		return c.loop(e(), "[for x in %s : %s"+c.of([]string{"", " if x != null"})+"]", depth-1)
	case 9:
		return c.loop(e(), "{ for k, x in %s : k => %s"+c.of([]string{"", "..."})+" }", depth-1)
	case 10:
		return "\"p${" + e() + "}%{ if " + e() + " }y%{ else }n%{ endif }\""
	case 11:
		return "[" + e() + ", " + e() + "]"
	case 12:
		return "{ a = " + e() + ", (" + e() + ") = " + e() + " }"
	case 13:
		return "(" + e() + ")" + c.of([]string{"[0]", ".a", "[*]", "[\"a\"]", ".*.b"})
	case 14:
		return c.loop(e(), "\"%%{ for x in %s ~}${%s}%%{ endfor ~}\"", depth-1)
	}
	return c.of([]string{"!", "-", ""}) + "(" + e() + ")"
}
