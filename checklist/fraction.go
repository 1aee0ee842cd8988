package checklist

import "math/big"

// Fraction is an exact number of points in lowest terms. The zero Fraction is 0.
type Fraction struct{ Num, Den int64 }

// newFraction is num ÷ den, and 0 where that is negative.
func newFraction(num, den int) Fraction {
	if num <= 0 {
		return Fraction{}
	}
	n, d := int64(num), int64(den)
	divisor := gcd(n, d)
	return Fraction{n / divisor, d / divisor}
}

// IsZero reports whether the fraction is 0.
func (f Fraction) IsZero() bool { return f.Num == 0 }

// Rat returns the same number for further arithmetic.
func (f Fraction) Rat() *big.Rat {
	if f.IsZero() {
		return new(big.Rat)
	}
	return big.NewRat(f.Num, f.Den)
}

// fractions adds up exactly: whole numbers at once, the rest by denominator, so
// that thousands of head counts cost a few operations on big numbers.
type fractions struct {
	whole int64
	parts map[int64]int64 // denominator → Σ numerators
}

func (s *fractions) add(f Fraction) {
	switch {
	case f.IsZero():
	case f.Den == 1:
		s.whole += f.Num
	default:
		if s.parts == nil {
			s.parts = map[int64]int64{}
		}
		s.parts[f.Den] += f.Num
	}
}

// total brings everything over one common denominator.
func (s *fractions) total() *big.Rat {
	common := big.NewInt(1)
	rest, factor := new(big.Int), new(big.Int)
	for den := range s.parts {
		shared := gcd(rest.Rem(common, factor.SetInt64(den)).Int64(), den)
		common.Mul(common, factor.SetInt64(den/shared))
	}
	sum := new(big.Int).Mul(common, factor.SetInt64(s.whole))
	for den, num := range s.parts {
		rest.Quo(common, factor.SetInt64(den))
		sum.Add(sum, rest.Mul(rest, factor.SetInt64(num)))
	}
	return new(big.Rat).SetFrac(sum, common)
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
