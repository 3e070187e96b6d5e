package sim

import (
	"cmp"
	"math"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"netplan/cloudapi/catalog"
)

// valid says whether a value is one that the catalogue permits for a
// parameter, as far as the parameter alone decides.
func valid(p *catalog.Param, value string) bool {
	if !utf8.ValidString(value) || strings.IndexFunc(value, notInXML) >= 0 || p.Enum != nil && !slices.Contains(p.Enum, value) {
		return false
	}
	switch p.Type {
	case catalog.Boolean:
		return value == "true" || value == "false"
	case catalog.Integer, catalog.Long:
		return validNumber(p, value)
	}
	if check := formats[p.Format]; check != nil {
		return check(p, value)
	}
	return p.Min == 0 && p.Max == 0 || validNumber(p, value)
}

// validNumber checks a whole number, written as a number is shown, against the
// bounds. The catalogue bounds
// texts without a format only where they hold numbers.
func validNumber(p *catalog.Param, value string) bool {
	n, err := strconv.ParseInt(value, 10, 64)
	least, most := bounds(p)
	return err == nil && strconv.FormatInt(n, 10) == value && n >= least && n <= most
}

// bounds are the least and greatest value of a number: the catalogue's, else
// those of paging (chapter 2), else any that is not negative.
func bounds(p *catalog.Param) (least, most int64) {
	least, most = int64(p.Min), int64(p.Max)
	switch {
	case p.Name == "PageNumber":
		least = max(least, 1)
	case p.Name == "PageSize" && most == 0:
		least, most = 1, 50
	}
	switch {
	case most > 0:
	case p.Type == catalog.Long:
		most = math.MaxInt64
	default:
		most = math.MaxInt32
	}
	return least, most
}

// formats are the checks of the syntaxes of the catalogue.
var formats = map[catalog.Format]func(p *catalog.Param, value string) bool{
	catalog.Name: func(p *catalog.Param, v string) bool {
		return validText(v, 2, cmp.Or(int(p.Max), 128)) && strings.IndexFunc(v, notInName) < 0
	},
	catalog.Description: func(p *catalog.Param, v string) bool { return validText(v, 2, 256) },
	catalog.CIDR:        func(p *catalog.Param, v string) bool { return validCIDR(v) },
	catalog.CIDRs: func(p *catalog.Param, v string) bool {
		return every(splitParts(v), validCIDR)
	},
	catalog.Destination: func(p *catalog.Param, v string) bool { return validDestination(v) },
	catalog.IP:          func(p *catalog.Param, v string) bool { return validIP(v) },
	catalog.IPs: func(p *catalog.Param, v string) bool {
		return len(splitList(v)) > 0 && every(splitList(v), validIP)
	},
	catalog.Port:  func(p *catalog.Param, v string) bool { return validPort(v) },
	catalog.Token: func(p *catalog.Param, v string) bool { return len(v) <= 64 && strings.IndexFunc(v, notASCII) < 0 },
	catalog.IDs: func(p *catalog.Param, v string) bool {
		n := len(splitList(v))
		return n > 0 && (p.Max == 0 || n <= p.Max)
	},
}

// validText is the rule that names and descriptions share (5.1): it begins
// with a letter or a Chinese character and not like a web address.
func validText(v string, shortest, longest int) bool {
	first, _ := utf8.DecodeRuneInString(v)
	n := utf8.RuneCountInString(v)
	return n >= shortest && n <= longest && isLetter(first) &&
		!strings.HasPrefix(v, "http://") && !strings.HasPrefix(v, "https://")
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || unicode.Is(unicode.Han, r)
}

func notInName(r rune) bool {
	return !isLetter(r) && !(r >= '0' && r <= '9') && r != '.' && r != '_' && r != '-'
}

// notInXML says whether no XML document can hold a character, not even escaped.
func notInXML(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\uFFFE' || r == '\uFFFF'
}

func notASCII(r rune) bool { return r > unicode.MaxASCII }

// validCIDR wants an IPv4 prefix whose host bits are zero.
func validCIDR(v string) bool {
	p, err := netip.ParsePrefix(v)
	return err == nil && p.Addr().Is4() && p == p.Masked()
}

func validDestination(v string) bool {
	p := parsePrefix(v)
	return p.IsValid() && p == p.Masked() && p.Addr().Zone() == "" && !p.Addr().Is4In6()
}

func validIP(v string) bool {
	a, err := netip.ParseAddr(v)
	return err == nil && a.Is4()
}

func validPort(v string) bool {
	n, err := strconv.Atoi(v)
	return strings.EqualFold(v, "any") || err == nil && n >= 1 && n <= 65535 && strconv.Itoa(n) == v
}

func every(list []string, ok func(string) bool) bool {
	return !slices.ContainsFunc(list, func(s string) bool { return !ok(s) })
}
