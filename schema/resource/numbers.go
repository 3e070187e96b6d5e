package resource

import "strconv"

// numbers are the whole numbers from one to another, as text.
func numbers(from, to int) []string {
	step := 1
	if to < from {
		step = -1
	}
	list := []string{strconv.Itoa(from)}
	for from != to {
		from += step
		list = append(list, strconv.Itoa(from))
	}
	return list
}
