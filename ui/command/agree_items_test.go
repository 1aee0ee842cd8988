package command

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/ui/viewmodel"
)

// ofItems are the figures of the items that are listed: with the lowest implementation
// rate, and not done though they are critical or mandatory.
func (f figures) ofItems(c *checklist.Consolidation) {
	for _, item := range c.Weakest(20) {
		f.put(c.FiscalYear, "item/"+item.Item.ID, "implementation", share(item.Tally.ImplementationRate()))
		f.put(c.FiscalYear, "item/"+item.Item.ID, "score", share(item.Score))
	}
	for _, item := range c.Dangers() {
		f.put(c.FiscalYear, "item/"+item.Item.ID, "not_done", fmt.Sprintf("%d／%d", len(item.NotDone), item.Applies()))
	}
}

var (
	itemID   = regexp.MustCompile(`^C\d\d-\d\d-\d\d$`)
	perCent  = regexp.MustCompile(`^\d+\.\d\d%$`)
	fraction = regexp.MustCompile(`^\d+／\d+$`)
)

// listedItems are the rows of the lists of items, of which each begins with an id. Two
// shares are the implementation rate and the score, a fraction is who has not done it.
func listedItems(lines [][]string) figures {
	f, id, shares := figures{}, "", []string(nil)
	for _, line := range lines {
		for i, word := range line {
			switch {
			case i == 0 && itemID.MatchString(word):
				id, shares = word, nil
			case id == "":
			case fraction.MatchString(word):
				f.put(2026, "item/"+id, "not_done", word)
				id = "" // the names of departments follow
			case perCent.MatchString(word):
				if shares = append(shares, word); len(shares) == 2 {
					f.put(2026, "item/"+id, "implementation", shares[0])
					f.put(2026, "item/"+id, "score", shares[1])
					id = ""
				}
			}
		}
	}
	return f
}

// itemsAgree holds the lists on the screen and in a report against the archive.
func itemsAgree(t *testing.T, surface string, s *viewmodel.CityScore, c *checklist.Consolidation, lines [][]string) {
	t.Helper()
	want, shown := figures{}, figures{}
	want.ofItems(c)
	listedItems(lines).agree(t, surface+": items", want, "implementation", "score", "not_done")
	for _, entry := range s.List(viewmodel.ListWeakest) {
		shown.put(2026, "item/"+strings.Fields(entry.Small)[0], "implementation", strings.Fields(entry.Note)[1])
	}
	for _, entry := range s.List(viewmodel.ListDangers) {
		shown.put(2026, "item/"+strings.Fields(entry.Small)[0], "not_done", strings.TrimSuffix(strings.Fields(entry.Note)[1], "所属"))
	}
	shown.agree(t, "screen: items", want, "implementation", "not_done")
	for list, n := range map[viewmodel.CityList]int{viewmodel.ListOverdue: len(c.Overdue(s.Day)), viewmodel.ListCandidates: len(c.Candidates(s.Last, checklist.DefaultReviewRules()))} {
		if got := len(s.List(list)); got != n {
			t.Errorf("screen: %d entries of %s, not %d", got, list, n)
		}
	}
}
