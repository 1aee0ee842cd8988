package exchange

import (
	"crypto/sha256"
	"strings"

	"tenken/locales"
)

// ReadAloud writes a fingerprint as 6 groups of 4 signs, 5 bits each from the
// first on: kana in Japanese, letters and figures that nobody confuses in English.
func ReadAloud(fingerprint, lang string) string {
	alphabet := []rune(locales.For(lang).T("sealing.alphabet"))
	b, err := fromHex(fingerprint, sha256.Size)
	if err != nil {
		return ""
	}
	var groups []string
	for _, group := range bytesOf5(b, 24) {
		groups = append(groups, string([]rune{alphabet[group[0]], alphabet[group[1]], alphabet[group[2]], alphabet[group[3]]}))
	}
	return strings.Join(groups, " ")
}

// bytesOf5 takes n numbers of 5 bits, in groups of 4.
func bytesOf5(b []byte, n int) (groups [][4]byte) {
	for i := range n {
		if i%4 == 0 {
			groups = append(groups, [4]byte{})
		}
		at := i * 5
		pair := uint16(b[at/8])<<8 | uint16(b[at/8+1])
		groups[i/4][i%4] = byte(pair >> (11 - at%8) & 31)
	}
	return groups
}
