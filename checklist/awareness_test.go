package checklist_test

import (
	"testing"

	"tenken/checklist"
)

func TestAwarenessOnly(t *testing.T) {
	only := []string{
		"周知する", "周知徹底する。", "周知徹底", "全職員に再度周知徹底を図る。", "課内で改めて周知します", "今後は朝礼等で職員に周知徹底していく。",
		"情報セキュリティポリシーの内容を全員に周知する", "規程の遵守について、メールで周知を行う", "職員の意識向上に努める", "注意喚起を行う",
		"再度　注意する", "今後気を付ける", "会議の機会に呼びかける", "周知\n徹底",
		"Make staff aware.", "Remind all staff", "remind staff of the rules by e-mail", "Raise awareness in the department again", "Be more careful",
	}
	more := []string{
		"", "　", "台帳を作成する", "研修を実施し、結果を周知する", "台帳作成、周知", "鍵付き書庫を購入し、使い方を周知する", "USBメモリの一覧を作り周知する",
		"10月に未受講者5人が受講し、以後は毎月確認する", "周知文を掲示板に貼り、3か月ごとに点検する", "注意書きを複合機に貼る", "周知のため名簿を更新",
		"Remind staff and lock the cabinet", "Draw up a register", "Train the five who have not attended", "aware: patch the server", "Security policy",
	}
	for _, action := range only {
		if !checklist.AwarenessOnly(action) {
			t.Errorf("%q promises nothing else", action)
		}
	}
	for _, action := range more {
		if checklist.AwarenessOnly(action) {
			t.Errorf("%q is more than telling people", action)
		}
	}
}
