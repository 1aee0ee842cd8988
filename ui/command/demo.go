package command

import (
	"context"
	"fmt"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// demo writes the sample department with its reports, or a whole round of the
// sample city.
type demo struct {
	Dir         string `arg:""`
	Departments *int   `placeholder:"N"`
}

func (d *demo) run(ctx context.Context, s *session) error {
	if d.Departments != nil {
		return d.city(ctx, s, *d.Departments)
	}
	progress, done := s.progress("command.progress.demo")
	made, err := workflow.Demo(ctx, d.Dir, s.now, progress)
	done()
	if err != nil {
		return err
	}
	return s.result(made, func() {
		s.say("command.demo.done", "Workspace", made.Workspace)
		s.printFiles(made.Files)
	})
}

// city writes a round of so many departments.
func (d *demo) city(ctx context.Context, s *session, departments int) error {
	if departments < 1 || departments > workflow.MaxDemoDepartments {
		return wrong("demo.departments", "Max", workflow.MaxDemoDepartments, "Value", departments)
	}
	progress, done := s.progress("command.progress.demo")
	made, err := workflow.DemoCity(ctx, d.Dir, workflow.CityRequest{Departments: departments, Language: s.text.Lang()}, s.now, progress)
	done()
	if err != nil {
		return err
	}
	return s.result(made, func() { s.printCity(&made) })
}

func (s *session) printCity(made *workflow.CityResult) {
	s.say("demo.done", "City", s.in(made.City), "Departments", made.Departments, "File", made.Files[0])
	received := []string{s.text.T("demo.received")}
	for _, outcome := range workflow.Outcomes() {
		if n := made.Outcomes[outcome]; n > 0 {
			received = append(received, s.text.T("receive.count", "Outcome", s.text.T("receive.outcome."+string(outcome)), "Files", n))
		}
	}
	s.line(received...)
	standing := []string{s.text.T("demo.standing")}
	for _, status := range checklist.Statuses() {
		if n := made.Statuses[status]; n > 0 {
			standing = append(standing, fmt.Sprintf("%s %d", s.text.T("office.status."+string(status)), n))
		}
	}
	s.line(standing...)
}
