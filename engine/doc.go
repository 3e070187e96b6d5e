// Package engine joins the others: it reads what the cloud holds, plans the
// changes that lead to what a topology wants, rehearses and applies them. It
// knows no resource type by name.
package engine
