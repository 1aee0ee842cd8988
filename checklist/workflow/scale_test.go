//go:build scale

package workflow

import (
	"fmt"
	"path/filepath"
	"testing"

	"tenken/checklist"
)

// What an office with 100 and with 1,000 departments has to wait for, as whole
// processes of the command line: memory has a limit, and time grows with the number
// of departments, not faster. scripts/setup.sh bench.
func TestScale(t *testing.T) {
	tenken := commandLine(t)
	small, large := stepsOf(t, tenken, 100), stepsOf(t, tenken, 1000)
	fmt.Printf("%-24s %-30s %-30s %s\n", "", "100: processor, clock, memory", "1000", "growth")
	for i, step := range small {
		// A process takes some time for itself, which makes the growth look smaller.
		const most, memory = 13.0, 250
		growth := large[i].cost.took / step.cost.took
		fmt.Printf("%-24s %s %s %5.1f×\n", step.what, step.cost, large[i].cost, growth)
		if growth > most {
			t.Errorf("%s: %.1f times as long for 10 times as many", step.what, growth)
		}
		if large[i].cost.peak > memory<<10 {
			t.Errorf("%s: %s, want less than %d MiB", step.what, large[i].cost, memory)
		}
	}
}

type scaled struct {
	what string
	cost cost
}

// stepsOf is what every step costs with so many departments.
func stepsOf(t *testing.T, tenken string, departments int) []scaled {
	t.Helper()
	dir := t.TempDir()
	office, inbox := crowd{departments: departments, items: 276, route: checklist.RouteApp}.make(t, dir)
	out, filled := filepath.Join(dir, "out"), copied(t, office)
	return []scaled{
		{"round packages", measured(t, tenken, "round", "packages", copied(t, office), "--out", out, clock)},
		{"receive", measured(t, tenken, "receive", filled, inbox, clock)},
		{"report scorecard", measured(t, tenken, "report", "scorecard", filled, "--out", out, clock)},
		{"report consolidated xlsx", measured(t, tenken, "report", "consolidated", filled, "--format", "xlsx", "--out", out, clock)},
	}
}
