package sdktest

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"netplan/cloudapi/catalog"
)

// staleClients are the rows of the simulator's page about clients that differ
// from what the tests have called, once all have run.
func staleClients() []string {
	page := content("../sim/README.md")
	generic, typed, beyond, again := 0, 0, 0, 0
	for _, a := range catalog.All() {
		switch {
		case typedAsked[a.Name]:
			typed++
		case answered[a.Name+" JSON"] && answered[a.Name+" XML"]:
			generic++
		}
		if replayed[a.Name+" 2016-04-28"] {
			again++
		}
	}
	for _, name := range outside() {
		if answered[name+" JSON"] && answered[name+" XML"] {
			beyond++
		}
	}
	rows := []string{
		fmt.Sprintf("| `alibaba-cloud-sdk-go` | %s | %d | %d | %d |", version("aliyun/alibaba-cloud-sdk-go"), typed, generic, beyond),
		fmt.Sprintf("| `darabonba-openapi/v2` | %s | 0 | %d | %d |", version("darabonba-openapi/v2"), again, len(replayed)-again),
	}
	return slices.DeleteFunc(rows, func(row string) bool { return strings.Contains(page, "\n"+row) })
}

// outside are the actions beyond the reference.
func outside() []string {
	actions, err := catalog.Parse(content("../sim/outside.api") + content("../catalog/data/beyond.api"))
	if err != nil {
		panic(err)
	}
	var names []string
	for _, a := range actions {
		names = append(names, a.Name)
	}
	return names
}

// version is that of a module that the tests are built with.
func version(module string) string {
	return regexp.MustCompile(regexp.QuoteMeta(module) + ` (v\S+)`).FindStringSubmatch(content(modFile))[1]
}

func content(file string) string {
	bytes, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	return string(bytes)
}
