package workflow

import (
	"context"
	"runtime"
)

// inOrder reads items side by side, one for each processor, and uses the results
// one after the other in the order of the items. No more than a few results wait.
// It ends with the first error of use or when ctx is done; results that were read
// and not used are dropped then, which is all that is left of them.
func inOrder[T, R any](ctx context.Context, items []T, read func(T) R, drop func(R), use func(int, R) error) error {
	side := runtime.GOMAXPROCS(0)
	waiting := make(chan chan R, side)
	free := make(chan struct{}, side)
	ctx, stop := context.WithCancel(ctx)
	go func() {
		defer close(waiting)
		for _, item := range items {
			result := make(chan R, 1)
			select {
			case <-ctx.Done():
				return
			case waiting <- result:
			}
			free <- struct{}{}
			go func() {
				result <- read(item)
				<-free
			}()
		}
	}()
	defer func() {
		stop()
		for result := range waiting {
			drop(<-result)
		}
	}()
	n := 0
	for result := range waiting {
		r := <-result
		if err := ctx.Err(); err != nil {
			drop(r)
			return err
		}
		if err := use(n, r); err != nil {
			return err
		}
		n++
	}
	return ctx.Err()
}
