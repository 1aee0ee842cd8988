//go:build soak

package ui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

// soakType, in the environment, makes the test binary the process to be killed: the
// workspace and the file that says what was typed, one a line.
const soakType = "UI_SOAK_TYPE"

// mostLost is how much of what was typed last may be gone.
const mostLost = 2 * time.Second

// The child types without a pause for as long as it is let.
func TestTypeUntilKilled(t *testing.T) {
	path, log, given := strings.Cut(os.Getenv(soakType), "\n")
	if !given {
		return
	}
	due := map[int]func(){}
	next := 0
	w := clockwork{start: func(work func()) { work() }, after: func(wait time.Duration, f func()) func() {
		at, id := time.Now().Add(wait), next
		next++
		due[id] = func() {
			if !time.Now().Before(at) {
				delete(due, id)
				f()
			}
		}
		return func() { delete(due, id) }
	}}
	app := newApp(t.Context(), test.NewTempApp(t), Options{File: path}, w)
	app.open(path)
	app.home().answer()
	typed, err := os.Create(log)
	if err != nil {
		t.Fatal(err)
	}
	comment := app.sheet().detail.texts.comment.entry
	app.window.Canvas().Focus(comment)
	for n := 0; ; n++ {
		comment.TypedRune('あ')
		fmt.Fprintln(typed, time.Now().UnixMilli())
		for _, f := range due {
			f()
		}
		time.Sleep(30 * time.Millisecond)
	}
}

// Whenever the program is killed while somebody types, all but the last two seconds is
// there at the next opening, and is told of.
func TestTypingWithKills(t *testing.T) {
	for round := range 8 {
		path, log := workspace(t), t.TempDir()+"/typed"
		run := exec.Command(os.Args[0], "-test.run=^TestTypeUntilKilled$")
		run.Env = append(os.Environ(), soakType+"="+path+"\n"+log)
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		for len(typedIn(log)) == 0 {
			time.Sleep(20 * time.Millisecond)
		}
		time.Sleep(time.Duration(rand.IntN(6000)) * time.Millisecond)
		killed := time.Now()
		_ = run.Process.Kill()
		_ = run.Wait()
		typed, certain := typedIn(log), 0
		for _, at := range typed {
			if killed.Sub(at) > mostLost {
				certain++
			}
		}
		d := newDesk(t, Options{File: path})
		d.home().answer()
		got := len([]rune(d.stored(duty).Comment))
		if got < certain || got > len(typed)+1 {
			t.Errorf("round %d: %d typed, %d of them two seconds before the end, %d are there", round, len(typed), certain, got)
		}
		d.back()
		if told := d.says("入力を戻しました"); told != (got > 0) {
			t.Errorf("round %d: %d are there, told: %v", round, got, told)
		}
		t.Logf("round %d: %d typed, %d are there", round, len(typed), got)
	}
}

// typedIn are the moments at which something was typed, as far as they were written
// down whole.
func typedIn(log string) (all []time.Time) {
	content, err := os.ReadFile(log)
	if err != nil {
		return nil
	}
	lines := strings.Split(string(content), "\n")
	for _, line := range lines[:len(lines)-1] {
		ms, err := strconv.ParseInt(line, 10, 64)
		if err == nil {
			all = append(all, time.UnixMilli(ms))
		}
	}
	return all
}
