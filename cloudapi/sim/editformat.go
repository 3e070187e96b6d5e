package sim

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"netplan/cloudapi/catalog"
)

// syntaxes are the texts that an edit must be, as no cloud holds another one,
// in words. Names, descriptions and bounds are checks of the API, which an edit
// passes by.
var syntaxes = map[catalog.Format]string{
	catalog.CIDR:        "an IPv4 prefix such as 10.0.0.0/8",
	catalog.CIDRs:       "IPv4 prefixes such as 10.0.0.0/8, with commas between them",
	catalog.Destination: "an IPv4 or IPv6 prefix such as 10.0.0.0/8",
	catalog.IP:          "an IPv4 address",
	catalog.IPs:         "IPv4 addresses with commas between them",
	catalog.Port:        "a port from 1 to 65535, or any",
}

// misfit says what an attribute should be, going by the catalogue, if a text
// is not; empty where it is, or where the catalogue does not say. A text is what
// one of the parameters permits that give the attribute.
func (r *registry) misfit(k *kind, attr, text string) (want string) {
	if r.givers == nil {
		r.givers = r.findGivers()
	}
	for _, p := range r.givers[k.name][attr] {
		if want = refused(p, text); want == "" {
			break
		}
	}
	if want == "" && address(attr) && !every(splitList(text), isAddress) {
		return "an IP address"
	}
	return want
}

// refused says what a text would have to be for a parameter; empty if it is.
func refused(p *catalog.Param, text string) string {
	switch {
	case p.Enum != nil && !slices.ContainsFunc(p.Enum, func(v string) bool { return strings.EqualFold(v, text) }):
		return "one of " + strings.Join(p.Enum, ", ")
	case p.Type == catalog.Boolean && text != "true" && text != "false":
		return "true or false"
	case (p.Type == catalog.Integer || p.Type == catalog.Long || p.Format == catalog.Number) && !isNumber(text):
		return "a whole number"
	case syntaxes[p.Format] != "" && !formats[p.Format](p, text):
		return syntaxes[p.Format]
	}
	return ""
}

// givers are, by kind and attribute, the parameters of actions that change
// something by which the attribute gets its value.
type givers map[kindName]map[string][]*catalog.Param

func (r *registry) findGivers() givers {
	all := givers{}
	for _, name := range sortedKeys(r.ops) {
		o := r.ops[name]
		if r.kinds[o.kind] == nil || reads(name) {
			continue
		}
		if all[o.kind] == nil {
			all[o.kind] = map[string][]*catalog.Param{}
		}
		params := actionOf(name).Params
		for i := range params {
			attr := objectSource{c: &call{op: o}}.name(r.kinds[o.kind], params[i].Name)
			all[o.kind][attr] = append(all[o.kind][attr], &params[i])
		}
	}
	return all
}

// address says whether an attribute holds addresses, by its name.
func address(attr string) bool {
	for _, end := range []string{"IpAddress", "Ipv6Address", "Ip"} {
		if strings.HasSuffix(strings.TrimSuffix(attr, "[]"), end) {
			return true
		}
	}
	return false
}

func isAddress(text string) bool {
	_, err := netip.ParseAddr(text)
	return err == nil
}

// isNumber says whether a text is a number as it is shown, not below 0.
func isNumber(text string) bool {
	n, err := strconv.ParseInt(text, 10, 64)
	return err == nil && n >= 0 && fmt.Sprint(n) == text
}
