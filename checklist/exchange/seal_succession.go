package exchange

import "encoding/hex"

// Succession is the word of one generation of the office's keys for the next.
type Succession struct {
	Signing   string       `json:"signing"`   // public key of the older generation
	Next      OfficePublic `json:"next"`      // the newer one
	Signature string       `json:"signature"` // of the older one over the newer one's fingerprint
}

// Succeed makes the word of older keys for newer ones.
func (k OfficeKeys) Succeed(next OfficePublic) (Succession, error) {
	signature, err := sign(k.Signing, contextSuccession, []byte(next.Fingerprint()))
	return Succession{Signing: k.Public.Signing, Next: next, Signature: hex.EncodeToString(signature)}, err
}

// maxSuccessions is how often an office can change its keys while a department
// goes on with the file that it has.
const maxSuccessions = 50

// succeeds tells whether the keys that signed a file are those that are trusted, or
// have come from them word by word. The error is ErrSealForeign.
func succeeds(trusted, signer OfficePublic, chain []Succession) error {
	for _, step := range chain {
		if trusted == signer {
			return nil
		}
		if step.Signing != trusted.Signing {
			continue
		}
		signature, err := hex.DecodeString(step.Signature)
		if err != nil || verify(trusted.Signing, contextSuccession, []byte(step.Next.Fingerprint()), signature) != nil {
			return ErrSealForeign
		}
		trusted = step.Next
	}
	if trusted != signer {
		return ErrSealForeign
	}
	return nil
}
