package catalog

import "strings"

// Version is the API version that every action belongs to (chapter 2).
const Version = "2016-04-28"

// Need says whether a call must carry a parameter.
type Need int

// Whether a parameter must be given. Conditional means that a rule of the
// action's section, and not the parameter alone, decides.
const (
	Optional Need = iota
	Conditional
	Required
)

// Type is the API's own name of a value type.
type Type string

// The value types of the reference.
const (
	String  Type = "String"
	Integer Type = "Integer"
	Long    Type = "Long"
	Boolean Type = "Boolean"
)

// Action is one operation of the API.
type Action struct {
	// Name is the value of the Action parameter, such as CreateVpc.
	Name string
	// Section is where the reference describes it, such as 5.1; "beyond" for
	// an action that the reference lacks.
	Section string
	// Params are the request parameters in the order of the reference,
	// without the common ones of chapter 2.
	Params []Param
	// Fields are the response paths in the order of the reference.
	Fields []Field
	// Errors are the rows of the section's error table.
	Errors []ErrorRow

	params map[string]*Param
}

// Param is a request parameter. List forms are named with N and M in place of
// the index: NextHopList.N.NextHopType, Tag.N.Key, Filter.N.Value.M.
type Param struct {
	Name    string
	Type    Type
	Need    Need
	Default string
	// Enum lists the permitted values; nil permits any.
	Enum []string
	// Min and Max bound a number or, where Format is a text, its length;
	// both 0 means that the reference states no bound.
	Min, Max int
	// Format names the syntax of a text; empty means free text.
	Format Format
	// Items is how many values a list form takes; 0 means that the reference
	// states no number.
	Items int
}

// Format names a syntax that several parameters share.
type Format string

// The syntaxes that the reference describes.
const (
	Name        Format = "name"        // 2-128 characters, see 5.1
	Description Format = "description" // 2-256 characters, see 5.1
	CIDR        Format = "cidr"        // IPv4 prefix
	CIDRs       Format = "cidrs"       // comma-separated IPv4 prefixes
	Destination Format = "destination" // IPv4 or IPv6 prefix or address, see 8.8
	IP          Format = "ip"          // IPv4 address
	IPs         Format = "ips"         // comma-separated IPv4 addresses
	Port        Format = "port"        // 1-65535, or any
	Token       Format = "token"       // at most 64 ASCII characters
	IDs         Format = "ids"         // comma-separated ids, at most Max of them
	Number      Format = "number"      // a whole number sent as text, from Min to Max
)

// Field is a path of the response: names joined with dots, [] after a list,
// such as Vpcs.Vpc[].VpcId.
type Field struct {
	Path string
	Type Type
}

// ErrorRow is a row of a section's error table. Codes and messages keep the
// spelling of the reference.
type ErrorRow struct {
	Status  int // HTTP status
	Code    string
	Message string
}

// Param finds a parameter by name. The name is folded, and a list index may be
// a number: tag.1.key finds Tag.N.Key. It returns nil when there is none.
func (a *Action) Param(name string) *Param { return a.params[Fold(indexed(name))] }

// Beyond says whether the reference lacks the action.
func (a *Action) Beyond() bool { return a.Section == "beyond" }

// Paged says whether the action takes PageNumber and PageSize.
func (a *Action) Paged() bool { return a.Param("PageNumber") != nil && a.Param("PageSize") != nil }

// TakesToken says whether the action takes a ClientToken.
func (a *Action) TakesToken() bool { return a.Param("ClientToken") != nil }

// Mutates says whether the action may change something in the cloud.
func (a *Action) Mutates() bool {
	return !strings.HasPrefix(a.Name, "Describe") && !strings.HasPrefix(a.Name, "Download")
}

// ListPath is the path of the response's first list up to and including its
// brackets, such as Vpcs.Vpc[]; empty where the response has none.
func (a *Action) ListPath() string {
	for _, f := range a.Fields {
		if i := strings.Index(f.Path, "[]"); i >= 0 {
			return f.Path[:i+2]
		}
	}
	return ""
}

// Error returns the first error row with a code, or nil.
func (a *Action) Error(code string) *ErrorRow {
	for i := range a.Errors {
		if a.Errors[i].Code == code {
			return &a.Errors[i]
		}
	}
	return nil
}

// Fold brings the spellings of one name together: lower case, no underscores.
// EnableIPv6, EnableIpv6 and enable_ipv6 fold to the same text.
func Fold(name string) string {
	return strings.ReplaceAll(strings.ToLower(name), "_", "")
}

// indexed replaces the numeric parts of a dotted name by n.
func indexed(name string) string {
	if !strings.Contains(name, ".") {
		return name
	}
	parts := strings.Split(name, ".")
	for i, p := range parts {
		if isIndex(p) {
			parts[i] = "n"
		}
	}
	return strings.Join(parts, ".")
}

// isIndex says whether a part of a dotted name is a number or stands for one.
func isIndex(part string) bool {
	return part == "N" || part == "M" || part != "" && strings.Trim(part, "0123456789") == ""
}
