package assets

import _ "embed"

//go:embed sample/tax.json
var sample []byte

// Sample returns the answers of one department of the sample city 青葉市 as
// JSON, which package workflow turns into a workspace. It names posts, never
// persons.
func Sample() []byte { return sample }

//go:embed sample/answers.json
var answers []byte

// SampleAnswers returns sentences such as the departments of the sample city write
// into their checklists, as JSON: by occasion, each in both languages. In braces
// stands what differs from answer to answer.
func SampleAnswers() []byte { return answers }
