package schema

// Page is the reference page of the type.
func (t *Type) Page() string { return t.Summary + "\n" }
