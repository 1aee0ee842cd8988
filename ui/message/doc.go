// Package message turns errors into sentences: what is wrong, where, and what
// to do next. It is the only place that does, for the desktop and the command
// line alike.
//
//	message.Of(p, err)       one sentence, for a banner or a line of stderr
//	message.Lines(p, err)    a line for each problem that the error carries
//	message.Problems(p, err) the same as pairs of place and text, for scripts
//
// An error that nobody has foreseen gives a general sentence with the technical
// text in brackets. The package's test reads the source of the packages below
// and fails if one of their errors has no sentence here.
package message
