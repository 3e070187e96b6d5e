package catalog

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/*.api
var data embed.FS

//go:embed data/beyond.api
var beyondData string

// All returns every action in the order of the reference. The actions are
// shared and must not be changed.
func All() []*Action { return load().actions }

// Beyond returns the actions that clients know and the reference lacks. They
// are not among All, and must not be changed.
func Beyond() []*Action { return load().beyond }

// Lookup finds an action by its exact name, one of Beyond too, or returns nil.
func Lookup(name string) *Action { return load().byName[name] }

type index struct {
	actions, beyond []*Action
	byName          map[string]*Action
}

var load = sync.OnceValue(func() index {
	x := index{byName: map[string]*Action{}}
	files, err := fs.Glob(data, "data/[0-9]*.api")
	for _, f := range files {
		text, _ := data.ReadFile(f)
		actions, e := Parse(string(text))
		if e != nil {
			err = fmt.Errorf("%s: %w", path.Base(f), e)
		}
		x.actions = append(x.actions, actions...)
	}
	beyond, e := Parse(beyondData)
	if err = errors.Join(err, e); err != nil {
		panic("catalog: " + err.Error()) // the data is part of the program
	}
	x.beyond = beyond
	for _, a := range slices.Concat(x.actions, beyond) {
		x.byName[a.Name] = a
	}
	return x
})

// Parse reads actions in the line format of the package documentation.
// The error names the line.
func Parse(text string) ([]*Action, error) {
	var actions []*Action
	lines := bufio.NewScanner(strings.NewReader(text))
	n := 0
	for lines.Scan() {
		n++
		line := lines.Text()
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
			continue
		case line[0] != ' ' && words[0] == "action" && len(words) == 3:
			actions = append(actions, &Action{Name: words[1], Section: words[2], params: map[string]*Param{}})
			continue
		case len(actions) == 0 || line[0] != ' ' || len(words) < 2:
			return nil, fmt.Errorf("line %d: %q is no action, parameter, path or error", n, line)
		}
		if err := actions[len(actions)-1].add(words); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	for _, a := range actions {
		a.fold()
	}
	return actions, nil
}

// fold indexes the parameters by folded name.
func (a *Action) fold() {
	for i := range a.Params {
		a.params[Fold(indexed(a.Params[i].Name))] = &a.Params[i]
	}
}

// add reads one indented line of two words or more.
func (a *Action) add(words []string) error {
	switch words[0] {
	case ">":
		return a.addField(words[1:])
	case "!":
		return a.addError(words[1:])
	}
	p := Param{Name: words[0], Type: Type(words[1])}
	if !p.Type.known() {
		return fmt.Errorf("%s has no type %q", p.Name, p.Type)
	}
	for _, w := range words[2:] {
		if err := p.set(w); err != nil {
			return fmt.Errorf("%s of %s: %w", w, p.Name, err)
		}
	}
	a.Params = append(a.Params, p)
	return nil
}

func (a *Action) addField(words []string) error {
	if len(words) != 2 || !Type(words[1]).known() {
		return fmt.Errorf("a response path has a type, and no more")
	}
	a.Fields = append(a.Fields, Field{Path: words[0], Type: Type(words[1])})
	return nil
}

func (a *Action) addError(words []string) error {
	if len(words) < 3 {
		return fmt.Errorf("an error row has a status, a code and a message")
	}
	status, err := strconv.Atoi(words[0])
	if err != nil {
		return err
	}
	a.Errors = append(a.Errors, ErrorRow{Status: status, Code: words[1], Message: strings.Join(words[2:], " ")})
	return nil
}

// known says whether the reference has a type.
func (t Type) known() bool {
	return t == String || t == Integer || t == Long || t == Boolean
}

// set reads one property of a parameter.
func (p *Param) set(word string) error {
	key, value, given := strings.Cut(word, "=")
	if given == (key == "required" || key == "conditional") {
		return fmt.Errorf("required and conditional have no value, others have one")
	}
	var err error
	switch key {
	case "required":
		p.Need = Required
	case "conditional":
		p.Need = Conditional
	case "default":
		p.Default = value
	case "enum":
		p.Enum = strings.Split(value, "|")
	case "format":
		p.Format = Format(value)
	case "min":
		p.Min, err = strconv.Atoi(value)
	case "max":
		p.Max, err = strconv.Atoi(value)
	case "items":
		p.Items, err = strconv.Atoi(value)
	default:
		err = fmt.Errorf("there is no such property")
	}
	return err
}
