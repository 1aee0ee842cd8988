package checklist

import (
	"iter"
	"slices"
)

// Standard is a checklist made from a city's control standards (対策基準). It is
// immutable per ID and Version once a round uses it.
type Standard struct {
	ID      string  `json:"id"`
	Version string  `json:"version"`
	Title   Text    `json:"title"`
	Note    Text    `json:"note,omitzero"` // where it comes from, how to read it
	Scale   Scale   `json:"scale"`
	Grading Grading `json:"grading,omitzero"`
	// Segments that items may name, with their labels.
	Segments []SegmentLabel `json:"segments,omitempty"`
	Sections []Section      `json:"sections"`
}

// SegmentLabel gives a network segment its name in this city.
type SegmentLabel struct {
	ID    Segment `json:"id"`
	Label Text    `json:"label"`
}

// Section is a chapter or a part of one (区分). Sections nest.
type Section struct {
	ID       string    `json:"id"`
	Title    Text      `json:"title"`
	Sections []Section `json:"sections,omitempty"`
	Items    []Item    `json:"items,omitempty"`
}

// ItemKind is how an item is answered.
type ItemKind string

// The two kinds: by a rating, or by a head count (対象者数・実施者数).
const (
	KindRating ItemKind = "rating"
	KindCount  ItemKind = "count"
)

// UnmarshalText accepts the known codes only.
func (k *ItemKind) UnmarshalText(b []byte) (err error) {
	*k, err = parseCode("item kind", b, KindRating, KindCount)
	return err
}

// Role is who answers an item within its subject.
type Role string

// The roles of the bundled standard.
const (
	RoleHead           Role = "head"           // 課長
	RoleStaff          Role = "staff"          // 職員等, counted by head
	RoleSystemOwner    Role = "system_owner"   // 情報システム管理者
	RoleInfrastructure Role = "infrastructure" // the department that runs the network
	RoleChief          Role = "chief"          // 統括情報セキュリティ責任者 and the office
	RoleCSIRT          Role = "csirt"
	RoleAuditor        Role = "auditor"
)

// Roles lists all roles in the order in which screens show them.
func Roles() []Role {
	return []Role{RoleHead, RoleStaff, RoleSystemOwner, RoleInfrastructure, RoleChief, RoleCSIRT, RoleAuditor}
}

// UnmarshalText accepts the known codes only.
func (r *Role) UnmarshalText(b []byte) (err error) {
	*r, err = parseCode("role", b, Roles()...)
	return err
}

// Segment is a network segment: MN, LG, IN, or one that a city has added
// (an isolated control network, say).
type Segment string

// The three segments of the basic policy, clause 6(3).
const (
	SegmentMN Segment = "MN" // マイナンバー利用事務系
	SegmentLG Segment = "LG" // LGWAN接続系
	SegmentIN Segment = "IN" // インターネット接続系
)

// NetworkModel is the arrangement of the three segments that a city has chosen.
type NetworkModel string

// The four models: α, α′, β, β′.
const (
	ModelA      NetworkModel = "a"
	ModelAPrime NetworkModel = "a_prime"
	ModelB      NetworkModel = "b"
	ModelBPrime NetworkModel = "b_prime"
)

// NetworkModels lists the four models in order.
func NetworkModels() []NetworkModel {
	return []NetworkModel{ModelA, ModelAPrime, ModelB, ModelBPrime}
}

// UnmarshalText accepts the known codes, and nothing for a city that has not
// said.
func (m *NetworkModel) UnmarshalText(b []byte) (err error) {
	*m, err = parseCode("network model", b, append(NetworkModels(), "")...)
	return err
}

// Reference points into a catalogue that others maintain, by number only.
type Reference struct {
	Catalog string `json:"catalog"` // "iso27001:2022", "csf2"
	ID      string `json:"id"`      // "A.5.9", "ID.AM-07"
}

// Item is one row of the checklist (点検項目): one question that facts answer. A
// standard's items hold the words for a city that has not named its network
// model; those of a Scope speak to its department.
type Item struct {
	ID    string   `json:"id"`
	Kind  ItemKind `json:"kind"`
	Topic Text     `json:"topic"` // short name, for lists
	// Replaces lists the items of the version before that go on in this one, its
	// own id included: needed where an item was split or merged, or got another
	// id and other words at once. See Compare.
	Replaces []string `json:"replaces,omitempty"`

	Subject       SubjectKind    `json:"subject"`
	Role          Role           `json:"role"`
	Segments      []Segment      `json:"segments,omitempty"`       // empty: all
	NetworkModels []NetworkModel `json:"network_models,omitempty"` // empty: all
	Condition     Condition      `json:"condition,omitzero"`       // on the profile
	Event         bool           `json:"event,omitempty"`          // applies only if it happened in the year
	Critical      bool           `json:"critical,omitempty"`       // zero points cap the grade
	Mandatory     bool           `json:"mandatory,omitempty"`
	Weight        int            `json:"weight"` // 1 to 3

	Policy     []string    `json:"policy,omitempty"`   // clauses of the basic policy, "6(3)①"
	Article    string      `json:"article,omitempty"`  // the city's own article
	Threats    []int       `json:"threats,omitempty"`  // numbers of clause 3 of the basic policy
	Protects   []string    `json:"protects,omitempty"` // C, I, A
	References []Reference `json:"references,omitempty"`

	Texts
	// Variants are other words for cities of some network models, see For.
	Variants []Variant `json:"variants,omitempty"`
}

// InMyNumberSegment reports whether the item speaks of the My Number segment
// alone. Whether evidence may be attached is asked of the Scoped item.
func (i *Item) InMyNumberSegment() bool {
	return len(i.Segments) == 1 && i.Segments[0] == SegmentMN
}

// Path is the chain of sections from the chapter down to the item's own.
type Path []*Section

// Contains reports whether the path passes the section.
func (p Path) Contains(id string) bool {
	return slices.ContainsFunc(p, func(s *Section) bool { return s.ID == id })
}

// Items yields every item with its path, in the order of the standard.
func (s *Standard) Items() iter.Seq2[Path, *Item] {
	return func(yield func(Path, *Item) bool) {
		walkItems(s.Sections, nil, yield)
	}
}

func walkItems(sections []Section, above Path, yield func(Path, *Item) bool) bool {
	for i := range sections {
		path := append(slices.Clip(above), &sections[i])
		for j := range sections[i].Items {
			if !yield(path, &sections[i].Items[j]) {
				return false
			}
		}
		if !walkItems(sections[i].Sections, path, yield) {
			return false
		}
	}
	return true
}

// AllSections yields every section with its depth (chapters are 0), parents
// before children.
func (s *Standard) AllSections() iter.Seq2[int, *Section] {
	return func(yield func(int, *Section) bool) { walkSections(s.Sections, 0, yield) }
}

func walkSections(sections []Section, depth int, yield func(int, *Section) bool) bool {
	for i := range sections {
		if !yield(depth, &sections[i]) || !walkSections(sections[i].Sections, depth+1, yield) {
			return false
		}
	}
	return true
}

// Find returns the item with the id and its path, or nil. It walks the
// standard: callers that look up many items use the Scope of a subject.
func (s *Standard) Find(id string) (*Item, Path) {
	for path, item := range s.Items() {
		if item.ID == id {
			return item, path
		}
	}
	return nil, nil
}
