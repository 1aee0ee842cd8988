package checklist

// Progress is told how far a long piece of work has come. It may be nil, and
// may be called from the working goroutine at any pace: the surface throttles.
type Progress func(done, total int)

// Report calls p if there is one.
func (p Progress) Report(done, total int) {
	if p != nil {
		p(done, total)
	}
}
