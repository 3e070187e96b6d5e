package engine_test

import (
	"maps"
	"slices"
	"testing"

	"netplan/cloudapi/catalog"
	"netplan/schema/rules"
)

// plots are those of all chapters, and pastDeeds what others have done.
var (
	plots = []plot{
		networkPlot, connectionPlot, borderPlot, pointPlot, bgpPlot, natPlot, sharedPlot, takenPlot, packagePlot,
		vpnPlot, sslPlot, addressPlot, accelerationPlot, servedPlot,
	}
	pastDeeds = []map[string]scene{networkScenes, connectionScenes, borderScenes, natScenes, vpnScenes, addressScenes}
)

// TestErrorRowsAreFound shows of each error row whose cause is found before the
// call that it is: the cloud refuses a topology with the row, and validate has
// one of the findings that the table of causes names; or the cloud's refusal is
// met in a plan of a topology that is valid.
func TestErrorRowsAreFound(t *testing.T) {
	seen := shownRows{map[string]bool{}, map[string]bool{}}
	for _, config := range fixtures(t) {
		seen.note(newSite(t).sharing("ga-shared").weigh(config))
	}
	all := map[string]scene{}
	for _, p := range append(examplePlots(t), plots...) {
		maps.Copy(all, p.scenes(t))
	}
	for _, list := range append(pastDeeds, nowhere(t)) {
		maps.Copy(all, list)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			for _, v := range all[name].play(t) {
				seen.note(v)
			}
		})
	}
	if !t.Failed() {
		seen.compare(t)
	}
}

// shownRows are error rows that were answered: with findings that tell of their
// cause, or to a plan alone.
type shownRows struct{ offline, planned map[string]bool }

// note keeps the rows of a plan.
func (s *shownRows) note(v evidence) {
	causes := rules.Causes()
	for _, r := range v.refused {
		row := r.row()
		if row == nil {
			continue
		}
		if c, _ := rules.CauseOf(causes, r.action, *row); c != nil && v.tells(c) {
			s.offline[r.String()] = true
		} else if !v.invalid && v.planned.HasErrors() {
			s.planned[r.String()] = true
		}
	}
}

// compare holds what was shown against the table of causes and its list of what
// no test shows.
func (s *shownRows) compare(t *testing.T) {
	t.Helper()
	rows, shown := 0, 0
	used := map[string]bool{}
	for _, d := range dueRows() {
		has := s.offline
		if d.where == rules.Described {
			has = s.planned
		}
		rows++
		entry := unshownEntry(d)
		switch {
		case has[d.String()]:
			shown++
		case entry == "":
			t.Errorf("%s: nothing shows that it is found so (%d)", d, d.where)
		default:
			used[entry] = true
		}
	}
	for _, u := range rules.NotShown() {
		for _, entry := range u.Rows {
			if !used[entry] {
				t.Errorf("%q is listed as not shown, and is, or there is no such row", entry)
			}
		}
	}
	t.Logf("%d of %d are shown", shown, rows)
}

// due is an error row whose cause is to be shown somewhere.
type due struct {
	refusal
	where rules.Where
}

// dueRows are the rows that have causes to be found offline or in a plan.
func dueRows() (list []due) {
	causes := rules.Causes()
	for _, a := range catalog.All() {
		for _, row := range a.Errors {
			c, _ := rules.CauseOf(causes, a.Name, row)
			for _, where := range []rules.Where{rules.Offline, rules.Described} {
				if c != nil && c.Where&where != 0 {
					list = append(list, due{refusal{a.Name, row.Code, row.Message}, where})
				}
			}
		}
	}
	return list
}

// unshownEntry is the entry that says why a row is not shown there, or empty.
func unshownEntry(d due) string {
	for _, u := range rules.NotShown() {
		for _, entry := range u.Rows {
			if u.Where&d.where != 0 && rules.Fits(entry, d.action, d.code, d.message) {
				return entry
			}
		}
	}
	return ""
}
