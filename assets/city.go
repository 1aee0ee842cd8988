package assets

import _ "embed"

//go:embed sample/city.json
var city []byte

// SampleCity returns the organisation of the sample city 青葉市 as JSON: its
// bureaus and departments as a checklist.Organisation, among them the one whose
// answers [Sample] has. It names posts, never persons.
func SampleCity() []byte { return city }
