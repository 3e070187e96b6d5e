package engine_test

import (
	"maps"
	"net/netip"
	"slices"
	"strings"
)

// addressTexts are addresses, prefixes and ports of which each has its own mistake,
// or none in the right place.
var addressTexts = map[string][]string{
	"malformed address":     {"10.0.0", "10.0.0.256", "010.0.0.1", "1.2.3.4.5", "10.0.0.1 ", "10.0.0.-1", "10.0.0.1/", "ten"},
	"address of no host":    {"0.0.0.0", "255.255.255.255", "127.0.0.1", "169.254.1.1", "224.0.0.1"},
	"private address":       {"10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1"},
	"public address":        {"47.1.2.3", "203.0.113.9"},
	"IPv6 for IPv4":         {"::1", "2001:db8::1", "::ffff:10.0.0.1", "2001:db8::/32", "::/0", "2408:4003:1000:100::/56", "2408:4003:1000:100::/64", "2001:db8::1/32", "2001:db8::%eth0"},
	"malformed prefix":      {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08", "10.0.0.0/", "10.0.0/8", "10.0.0.0/8/8", "10.0.0.0 /8", "10.0.0.0/255.0.0.0"},
	"host bits":             {"10.0.0.1/8", "192.168.1.0/16", "172.16.0.1/31"},
	"prefix length":         {"0.0.0.0/0", "10.0.0.0/7", "10.0.0.0/8", "10.0.0.0/9", "10.0.0.0/15", "10.0.0.0/16", "10.0.0.0/24", "10.0.0.0/25", "10.0.0.0/29", "10.0.0.0/30", "10.0.0.0/32"},
	"another range":         {"192.168.0.0/16", "192.168.0.0/24", "172.16.0.0/12", "172.16.0.0/11", "172.32.0.0/16", "11.0.0.0/8", "192.0.0.0/8"},
	"reserved range":        {"100.64.0.0/10", "100.64.1.0/24", "100.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"},
	"two prefixes":          {"10.0.0.0/24,10.0.1.0/24", "10.0.0.0/24, 10.0.1.0/24", "10.0.0.1,10.0.0.2", "10.0.0.0/24,", ","},
	"port":                  {"0", "1", "22", "443", "65535", "65536", "any", "Any", "ANY", "-1", "1.5", "080", "80/81", "80-81", "+80"},
	"mask":                  {"255.255.255.0", "255.255.255.252", "255.255.255.254", "255.255.255.255", "255.255.0.0", "255.0.255.0", "0.0.0.255", "30"},
	"last bits of a prefix": {"00", "7", "255", "256", "0x1"},
}

// addresses are those of every kind, and neighbours of the one that is there.
func addresses(at seat) (list []change) {
	if !holdsAddresses(at) {
		return nil
	}
	for _, kind := range slices.Sorted(maps.Keys(addressTexts)) {
		for _, text := range addressTexts[kind] {
			list = append(list, change{kind, quote("%s", text)})
		}
	}
	has, _ := at.literal()
	if p, err := netip.ParsePrefix(has); err == nil {
		list = append(list, near(p)...)
	}
	if a, err := netip.ParseAddr(has); err == nil && a.Is4() {
		for _, other := range []netip.Addr{a.Next(), a.Prev()} {
			list = append(list, change{"next address", quote("%s", other)})
		}
		list = append(list, change{"prefix for an address", quote("%s/32", a)}, change{"prefix for an address", quote("%s/24", a)})
	}
	if strings.Contains(has, "/") {
		list = append(list, change{"address for a prefix", quote("%s", strings.Split(has, "/")[0])})
	}
	return list
}

// near are prefixes that are longer or shorter, beside, or have host bits.
func near(p netip.Prefix) (list []change) {
	for _, bits := range []int{p.Bits() - 8, p.Bits() - 1, p.Bits() + 1, p.Bits() + 3, p.Bits() + 8} {
		if bits >= 0 && bits <= 32 {
			list = append(list, change{"longer or shorter prefix", quote("%s", netip.PrefixFrom(p.Addr(), bits).Masked())},
				change{"prefix length only", quote("%s/%d", p.Addr(), bits)})
		}
	}
	list = append(list, change{"host bits", quote("%s/%d", p.Addr().Next(), p.Bits())})
	if last := lastOf(p); last.Next().IsValid() {
		list = append(list, change{"next prefix", quote("%s/%d", last.Next(), p.Bits())})
	}
	return list
}

// lastOf is the last address of an IPv4 prefix.
func lastOf(p netip.Prefix) netip.Addr {
	if !p.Addr().Is4() {
		return netip.Addr{}
	}
	b := p.Addr().As4()
	for i := p.Bits(); i < 32; i++ {
		b[i/8] |= 1 << (7 - i%8)
	}
	return netip.AddrFrom4(b)
}
