package assets

import _ "embed"

//go:embed sample/tax.json
var sample []byte

// Sample returns the answers of one department of the sample city 青葉市 as
// JSON, which package workflow turns into a workspace. It names posts, never
// persons.
func Sample() []byte { return sample }
