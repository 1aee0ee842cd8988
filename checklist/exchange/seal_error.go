package exchange

import "errors"

// Errors of sealed and signed files: submissions, packages and receipts. They come
// wrapped with the part or field that they are about.
var (
	// ErrSealForm: not such a file at all, or one that breaks its rules.
	ErrSealForm = errors.New("exchange: not a file of this kind")
	// ErrSealNewer: the form has a higher version than this program knows.
	ErrSealNewer = errors.New("exchange: the file was made by a newer version of the program")
	// ErrSealTampered: seal, signature or digest do not fit what lies in the file.
	ErrSealTampered = errors.New("exchange: the file was changed after it was made")
	// ErrSealKey: sealed for another key than the reader's.
	ErrSealKey = errors.New("exchange: the file is sealed for another key")
	// ErrSealForeign: signed by another office than the one that is trusted.
	ErrSealForeign = errors.New("exchange: the file is signed by another office")
	// ErrSealTooLarge: more than the form allows.
	ErrSealTooLarge = errors.New("exchange: the file holds more than is allowed")
)
