package exchange

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"filippo.io/age"
)

// Lengths of keys, in bytes. All are written in lower hex, but for those of age.
const (
	signingKeySize = ed25519.PublicKeySize
	secretSize     = 32
)

// OfficeKeys are the office's own, one generation of them. They are secret.
type OfficeKeys struct {
	Identity string `json:"identity"` // age, hybrid post-quantum: opens submissions
	Signing  string `json:"signing"`  // seed of the Ed25519 key that signs packages and receipts
	// Recovery opens submissions where the workspace is lost. It stays until it
	// has been written to a file of its own.
	Recovery string       `json:"recovery,omitempty"`
	Public   OfficePublic `json:"public"`
}

// OfficePublic is what departments know of the office's keys.
type OfficePublic struct {
	Recipient string `json:"recipient"` // age, of OfficeKeys.Identity
	Recovery  string `json:"recovery"`  // age, of OfficeKeys.Recovery
	Signing   string `json:"signing"`   // Ed25519
}

// NewOfficeKeys makes a generation of the office's keys. Randomness is the
// system's, as age takes no other.
func NewOfficeKeys() (OfficeKeys, error) {
	identity, err := age.GenerateHybridIdentity()
	if err != nil {
		return OfficeKeys{}, err
	}
	recovery, err := age.GenerateHybridIdentity()
	if err != nil {
		return OfficeKeys{}, err
	}
	signing := NewSigningKey()
	return OfficeKeys{
		Identity: identity.String(), Signing: signing, Recovery: recovery.String(),
		Public: OfficePublic{identity.Recipient().String(), recovery.Recipient().String(), PublicKey(signing)},
	}, nil
}

// Fingerprint is SHA-256, in lower hex, of the three public keys as canonical JSON.
func (p OfficePublic) Fingerprint() string {
	form, err := canonicalOf(p)
	if err != nil {
		panic(err) // three texts
	}
	return hexDigest(form)
}

// check tells whether the keys are keys.
func (p OfficePublic) check() error {
	for _, recipient := range []string{p.Recipient, p.Recovery} {
		if _, err := age.ParseHybridRecipient(recipient); err != nil {
			return fmt.Errorf("%w: recipient", ErrSealForm)
		}
	}
	_, err := publicKey(p.Signing)
	return err
}

// NewSigningKey makes the seed of an Ed25519 key.
func NewSigningKey() string { return randomHex(ed25519.SeedSize) }

// NewSecret makes an enrolment secret.
func NewSecret() string { return randomHex(secretSize) }

func randomHex(size int) string {
	b := make([]byte, size)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// PublicKey is the public half of a signing key. A seed that is none gives "".
func PublicKey(seed string) string {
	key, err := privateKey(seed)
	if err != nil {
		return ""
	}
	return hex.EncodeToString(key.Public().(ed25519.PublicKey))
}

// KeyFingerprint is SHA-256, in lower hex, of a public signing key as it is
// written.
func KeyFingerprint(public string) string { return hexDigest([]byte(public)) }

// CheckPublicKey tells whether a text is a public signing key.
func CheckPublicKey(written string) error {
	_, err := publicKey(written)
	return err
}

func privateKey(seed string) (ed25519.PrivateKey, error) {
	b, err := fromHex(seed, ed25519.SeedSize)
	if err != nil {
		return nil, err
	}
	return ed25519.NewKeyFromSeed(b), nil
}

func publicKey(written string) (ed25519.PublicKey, error) {
	return fromHex(written, signingKeySize)
}

// fromHex reads lower hex of a length.
func fromHex(written string, size int) ([]byte, error) {
	b, err := hex.DecodeString(written)
	if err != nil || len(b) != size || hex.EncodeToString(b) != written {
		return nil, fmt.Errorf("%w: key", ErrSealForm)
	}
	return b, nil
}

// Contexts of signatures: what is signed for one purpose means nothing for
// another.
const (
	contextPackage    = "tenken package v1\x00"
	contextSubmission = "tenken submission v1\x00"
	contextReceipt    = "tenken receipt v1\x00"
	contextSuccession = "tenken succession v1\x00"
	contextEnrolment  = "tenken enrolment v1\x00"
)

func sign(seed, context string, message []byte) ([]byte, error) {
	key, err := privateKey(seed)
	if err != nil {
		return nil, err
	}
	return ed25519.Sign(key, append([]byte(context), message...)), nil
}

func verify(public, context string, message, signature []byte) error {
	key, err := publicKey(public)
	if err != nil {
		return err
	}
	if !ed25519.Verify(key, append([]byte(context), message...), signature) {
		return fmt.Errorf("%w: signature", ErrSealTampered)
	}
	return nil
}

// proof shows that a department has the secret of its package, without telling it.
func proof(secret, round, department, public string) (string, error) {
	key, err := fromHex(secret, secretSize)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(contextEnrolment + strings.Join([]string{round, department, public}, "\x00")))
	return hex.EncodeToString(mac.Sum(nil)), nil
}
