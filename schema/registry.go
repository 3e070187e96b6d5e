package schema

// Registry is a set of resource types and data sources with everything
// derived. It is immutable.
type Registry struct {
	types   map[string]*Type
	sources map[string]*Source
	names   []string
}

// Type finds a type by name, or returns nil.
func (r *Registry) Type(name string) *Type { return r.types[name] }

// Types returns the names of all types, sorted.
func (r *Registry) Types() []string { return r.names }

// Source finds a data source by name, or returns nil.
func (r *Registry) Source(name string) *Source { return r.sources[name] }

// Sources returns the names of all data sources, sorted.
func (r *Registry) Sources() []string { return sortedNames(r.sources) }
