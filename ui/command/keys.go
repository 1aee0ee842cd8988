package command

import (
	"context"

	"tenken/checklist/workflow"
)

// keysShow shows the keys of a workspace, to be compared by telephone.
type keysShow struct {
	Ws string `arg:""`
}

func (v *keysShow) run(ctx context.Context, s *session) error {
	return s.withWorkspace(ctx, v.Ws, writing, func(ws *workflow.Workspace) error {
		keys, err := ws.Keys(ctx)
		if err != nil {
			return err
		}
		return s.printKeys(keys)
	})
}

// keysRotate gives the office new keys.
type keysRotate struct {
	Ws string `arg:""`
}

func (v *keysRotate) run(ctx context.Context, s *session) error {
	return s.withWorkspace(ctx, v.Ws, writing, func(ws *workflow.Workspace) error {
		keys, err := ws.RotateKeys(ctx)
		if err != nil {
			return err
		}
		return s.printKeys(keys)
	})
}

// keysRecovery writes the recovery key to a file of its own.
type keysRecovery struct {
	Ws       string `arg:""`
	Recovery string `arg:""`
}

func (v *keysRecovery) run(ctx context.Context, s *session) error {
	return s.withWorkspace(ctx, v.Ws, writing, func(ws *workflow.Workspace) error {
		if err := ws.WriteRecovery(ctx, v.Recovery); err != nil {
			return err
		}
		files := []string{v.Recovery}
		return s.result(map[string][]string{"files": files}, func() { s.say("sealing.keys.recovery", "File", v.Recovery) })
	})
}

// keysConfirm records that a person has made sure of a department's key.
type keysConfirm struct {
	Ws         string `arg:""`
	Department string `arg:""`
	PublicKey  string `arg:""`
	How        string `required:"" placeholder:"TEXT"`
}

func (v *keysConfirm) run(ctx context.Context, s *session) error {
	return s.withWorkspace(ctx, v.Ws, writing, func(ws *workflow.Workspace) error {
		if err := ws.ConfirmKey(ctx, v.Department, v.PublicKey, v.How); err != nil {
			return err
		}
		confirmed := map[string]string{"department": v.Department, "key": v.PublicKey}
		return s.result(confirmed, func() { s.say("sealing.keys.confirmed", "Department", v.Department) })
	})
}

// shownKeys is what scripts read of keys.
type shownKeys struct {
	workflow.Keys
	OfficeWords     string `json:"office_words,omitempty"`
	DepartmentWords string `json:"department_words,omitempty"`
}

func (s *session) printKeys(keys workflow.Keys) error {
	shown := shownKeys{Keys: keys}
	if keys.Office != nil {
		shown.OfficeWords = workflow.ReadAloud(keys.Office.Fingerprint, s.text.Lang())
	}
	if keys.Department != nil {
		shown.DepartmentWords = workflow.ReadAloud(keys.Department.Fingerprint, s.text.Lang())
	}
	return s.result(shown, func() { s.sayKeys(shown) })
}

func (s *session) sayKeys(shown shownKeys) {
	if shown.Office != nil {
		s.say("sealing.keys.office", "Words", shown.OfficeWords)
		s.say("sealing.keys.fingerprint", "Fingerprint", shown.Office.Fingerprint)
	}
	if shown.Office != nil && shown.Office.Generations > 0 && !shown.Office.RecoveryWritten {
		s.say("sealing.keys.unwritten")
	}
	if shown.Department != nil {
		s.say("sealing.keys.department", "Words", shown.DepartmentWords)
		s.say("sealing.keys.public", "Key", shown.Department.Key)
	}
	if shown.Office == nil && shown.Department == nil {
		s.say("sealing.keys.none")
	}
}
