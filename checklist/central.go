package checklist

// CentralAnswer is what one department has answered for the whole city, as the
// others see it: read only.
type CentralAnswer struct {
	Department Text     `json:"department"` // who answered
	Subject    Text     `json:"subject"`
	Response   Response `json:"response"`
}

// CentralAnswers picks the answers of a submission that hold for the whole city.
func (s *Submission) CentralAnswers() []CentralAnswer {
	var all []CentralAnswer
	for _, subject := range s.Department.Subjects {
		if subject.Kind != SubjectCity {
			continue
		}
		for _, r := range s.Responses {
			if r.Subject == subject.ID {
				all = append(all, CentralAnswer{s.Department.Name, subject.Name, r.Clone()})
			}
		}
	}
	return all
}
