package workflow

import (
	"reflect"
	"testing"
)

func TestSettingsInAnotherLanguage(t *testing.T) {
	ja, en := DefaultSettings("ja"), DefaultSettings("en")
	if got := ja.in("en"); got.Label != en.Label || !reflect.DeepEqual(got.SignOff, en.SignOff) {
		t.Errorf("what came with the program: %+v", got)
	}
	ja.Label, ja.SignOff = "庁内限り", []string{"部長", "課長"}
	if got := ja.in("en"); got.Label != "庁内限り" || !reflect.DeepEqual(got.SignOff, ja.SignOff) {
		t.Errorf("what the city has chosen: %+v", got)
	}
}
