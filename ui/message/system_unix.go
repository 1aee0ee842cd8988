//go:build !windows

package message

import "syscall"

// What the system calls a full disk, a file that somebody else has open, and
// a share that has gone.
var (
	diskFull    = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	sharing     = []error{syscall.ETXTBSY, syscall.EBUSY}
	unreachable = []error{syscall.EIO, syscall.ESTALE, syscall.ENOTCONN}
)
