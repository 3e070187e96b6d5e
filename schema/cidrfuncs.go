package schema

import (
	"encoding/binary"
	"fmt"
	"math/big"
	"net/netip"
	"slices"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// cidrFunctions are the functions of address plans.
func cidrFunctions() map[string]function.Function {
	return map[string]function.Function{
		"cidrsubnet":   cidrSubnetFunc,
		"cidrsubnets":  cidrSubnetsFunc,
		"cidrhost":     cidrHostFunc,
		"cidrnetmask":  cidrNetmaskFunc,
		"cidrcontains": cidrContainsFunc,
		"cidroverlap":  cidrOverlapFunc,
	}
}

var prefixParam = function.Parameter{Name: "prefix", Type: cty.String}

// argPrefix reads an argument as a prefix.
func argPrefix(args []cty.Value, i int) (netip.Prefix, error) {
	p, err := netip.ParsePrefix(args[i].AsString())
	if err != nil {
		return p, function.NewArgErrorf(i, "%q is no CIDR block such as \"10.0.0.0/16\"", args[i].AsString())
	}
	return p.Masked(), nil
}

// argInt reads an argument as a whole number.
func argInt(args []cty.Value, i int) (*big.Int, error) {
	n, accuracy := args[i].AsBigFloat().Int(nil)
	if accuracy != big.Exact {
		return nil, function.NewArgErrorf(i, "it is no whole number")
	}
	return n, nil
}

// Subnet is the part of a prefix that is longer by some bits and has a number
// among those of that length, counted from 0.
func Subnet(p netip.Prefix, bits int, number *big.Int) (netip.Prefix, error) {
	long := p.Bits() + bits
	if bits < 0 || long > p.Addr().BitLen() {
		return netip.Prefix{}, fmt.Errorf("%s has no room for %d more bits", p, bits)
	}
	if number.Sign() < 0 || number.BitLen() > bits {
		return netip.Prefix{}, fmt.Errorf("number %s does not fit in %d bits: %s has %s parts of /%d", number, bits, p, new(big.Int).Lsh(big.NewInt(1), uint(bits)), long)
	}
	a := plus(p.Addr(), new(big.Int).Lsh(number, uint(p.Addr().BitLen()-long)))
	return netip.PrefixFrom(a, long), nil
}

// plus adds a number to an address.
func plus(a netip.Addr, n *big.Int) netip.Addr {
	if a.Is4() {
		b := a.As4()
		binary.BigEndian.PutUint32(b[:], binary.BigEndian.Uint32(b[:])+uint32(n.Uint64()))
		return netip.AddrFrom4(b)
	}
	b := a.As16()
	sum := new(big.Int).Add(new(big.Int).SetBytes(b[:]), n)
	return netip.AddrFrom16([16]byte(sum.FillBytes(make([]byte, 16))))
}

var cidrSubnetFunc = function.New(&function.Spec{
	Params: []function.Parameter{prefixParam, {Name: "newbits", Type: cty.Number}, {Name: "netnum", Type: cty.Number}},
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		p, err := argPrefix(args, 0)
		if err != nil {
			return cty.NilVal, err
		}
		bits, err := argInt(args, 1)
		if err != nil {
			return cty.NilVal, err
		}
		number, err := argInt(args, 2)
		if err != nil {
			return cty.NilVal, err
		}
		if !bits.IsInt64() || bits.Int64() > 128 {
			return cty.NilVal, function.NewArgErrorf(1, "%s has no room for %s more bits", p, bits)
		}
		sub, err := Subnet(p, int(bits.Int64()), number)
		if err != nil {
			return cty.NilVal, function.NewArgError(2, err)
		}
		return cty.StringVal(sub.String()), nil
	},
})

// cidrSubnetsFunc cuts consecutive parts of given sizes out of a prefix.
var cidrSubnetsFunc = function.New(&function.Spec{
	Params:   []function.Parameter{prefixParam},
	VarParam: &function.Parameter{Name: "newbits", Type: cty.Number},
	Type:     function.StaticReturnType(cty.List(cty.String)),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		p, err := argPrefix(args, 0)
		if err != nil || len(args) == 1 {
			return cty.ListValEmpty(cty.String), err
		}
		next := new(big.Int) // offset in addresses
		var parts []cty.Value
		for i := 1; i < len(args); i++ {
			bits, err := argInt(args, i)
			if err != nil {
				return cty.NilVal, err
			}
			if bits.Sign() < 1 || bits.Cmp(big.NewInt(int64(p.Addr().BitLen()-p.Bits()))) > 0 {
				return cty.NilVal, function.NewArgErrorf(i, "%s has no room for %s more bits", p, bits)
			}
			size := new(big.Int).Lsh(big.NewInt(1), uint(p.Addr().BitLen()-p.Bits())-uint(bits.Uint64()))
			number := new(big.Int).Div(new(big.Int).Add(next, new(big.Int).Sub(size, big.NewInt(1))), size)
			sub, err := Subnet(p, int(bits.Int64()), number)
			if err != nil {
				return cty.NilVal, function.NewArgError(i, err)
			}
			parts = append(parts, cty.StringVal(sub.String()))
			next = new(big.Int).Mul(new(big.Int).Add(number, big.NewInt(1)), size)
		}
		return cty.ListVal(parts), nil
	},
})

var cidrHostFunc = function.New(&function.Spec{
	Params: []function.Parameter{prefixParam, {Name: "hostnum", Type: cty.Number}},
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		p, err := argPrefix(args, 0)
		if err != nil {
			return cty.NilVal, err
		}
		n, err := argInt(args, 1)
		if err != nil {
			return cty.NilVal, err
		}
		size := new(big.Int).Lsh(big.NewInt(1), uint(p.Addr().BitLen()-p.Bits()))
		if n.Sign() < 0 { // counted from the end
			n = new(big.Int).Add(size, n)
		}
		if n.Sign() < 0 || n.Cmp(size) >= 0 {
			return cty.NilVal, function.NewArgErrorf(1, "%s has %s addresses", p, size)
		}
		return cty.StringVal(plus(p.Addr(), n).String()), nil
	},
})

var cidrNetmaskFunc = function.New(&function.Spec{
	Params: []function.Parameter{prefixParam},
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		p, err := argPrefix(args, 0)
		if err != nil {
			return cty.NilVal, err
		}
		if !p.Addr().Is4() {
			return cty.NilVal, function.NewArgErrorf(0, "%s is IPv6, which has no netmask", p)
		}
		var b [4]byte
		binary.BigEndian.PutUint32(b[:], uint32(0xffffffff<<(32-p.Bits())))
		return cty.StringVal(netip.AddrFrom4(b).String()), nil
	},
})

// cidrContainsFunc says whether a prefix holds an address or another prefix.
var cidrContainsFunc = function.New(&function.Spec{
	Params: []function.Parameter{prefixParam, {Name: "inner", Type: cty.String}},
	Type:   function.StaticReturnType(cty.Bool),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		p, err := argPrefix(args, 0)
		if err != nil {
			return cty.NilVal, err
		}
		if a, err := netip.ParseAddr(args[1].AsString()); err == nil {
			return cty.BoolVal(p.Contains(a)), nil
		}
		inner, err := argPrefix(args, 1)
		if err != nil {
			return cty.NilVal, err
		}
		return cty.BoolVal(inner.Bits() >= p.Bits() && p.Contains(inner.Addr())), nil
	},
})

// cidrOverlapFunc says whether any two of its arguments overlap.
var cidrOverlapFunc = function.New(&function.Spec{
	VarParam: &prefixParam,
	Type:     function.StaticReturnType(cty.Bool),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		prefixes := make([]netip.Prefix, len(args))
		for i := range args {
			p, err := argPrefix(args, i)
			if err != nil {
				return cty.NilVal, err
			}
			prefixes[i] = p
		}
		return cty.BoolVal(anyOverlap(prefixes)), nil
	},
})

// anyOverlap says whether two prefixes overlap. Sorted by address, the longer
// behind, a prefix that overlaps an earlier one overlaps the one before it.
func anyOverlap(list []netip.Prefix) bool {
	sortPrefixes(list)
	for i := 1; i < len(list); i++ {
		if list[i-1].Overlaps(list[i]) {
			return true
		}
	}
	return false
}

func sortPrefixes(list []netip.Prefix) {
	slices.SortFunc(list, func(a, b netip.Prefix) int {
		if order := a.Addr().Compare(b.Addr()); order != 0 {
			return order
		}
		return a.Bits() - b.Bits()
	})
}
