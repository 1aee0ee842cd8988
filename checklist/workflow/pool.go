package workflow

import (
	"context"
	"runtime"

	"tenken/checklist/crash"
)

// outcome is a result, or the panic that stood in its way.
type outcome[R any] struct {
	result R
	broken error
}

// inOrder reads items side by side, one for each processor, and uses the results
// one after the other in the order of the items. No more than a few results wait.
// It ends with the first error of use or when ctx is done; results that were read
// and not used are dropped then, which is all that is left of them. A panic of read
// becomes one of the caller, who may guard against it.
func inOrder[T, R any](ctx context.Context, items []T, read func(T) R, drop func(R), use func(int, R) error) error {
	side := runtime.GOMAXPROCS(0)
	waiting := make(chan chan outcome[R], side)
	free := make(chan struct{}, side)
	ctx, stop := context.WithCancel(ctx)
	go func() {
		defer close(waiting)
		for _, item := range items {
			result := make(chan outcome[R], 1)
			select {
			case <-ctx.Done():
				return
			case waiting <- result:
			}
			free <- struct{}{}
			go func() {
				var o outcome[R]
				o.broken = crash.Guard(func() error { o.result = read(item); return nil })
				result <- o
				<-free
			}()
		}
	}()
	defer func() {
		stop()
		for result := range waiting {
			if o := <-result; o.broken == nil {
				drop(o.result)
			}
		}
	}()
	n := 0
	for result := range waiting {
		o := <-result
		if o.broken != nil {
			panic(o.broken)
		}
		if err := ctx.Err(); err != nil {
			drop(o.result)
			return err
		}
		if err := use(n, o.result); err != nil {
			return err
		}
		n++
	}
	return ctx.Err()
}
