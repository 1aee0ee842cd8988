package exchange_test

import (
	"reflect"
	"testing"
)

// The short standard asks in the words of the standard edition, and by its ids, so
// that the answers of a small office can stand beside the others.
func TestShortStandardIsPartOfTheUsualOne(t *testing.T) {
	for _, std := range bundled(t) {
		if std.ID != "short" {
			continue
		}
		usual := municipal(t)
		if !reflect.DeepEqual(std.Scale, usual.Scale) || !reflect.DeepEqual(std.Segments, usual.Segments) {
			t.Error("scale or segments differ")
		}
		for path, item := range std.Items() {
			whole, above := usual.Find(item.ID)
			if whole == nil || !reflect.DeepEqual(item, whole) {
				t.Errorf("%s differs from the standard edition", item.ID)
				continue
			}
			if path[0].ID != above[0].ID || path[0].Title != above[0].Title {
				t.Errorf("%s stands in another chapter", item.ID)
			}
		}
		return
	}
	t.Fatal("there is no short standard")
}
