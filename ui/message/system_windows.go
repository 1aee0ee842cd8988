package message

import "syscall"

// What the system calls a full disk, a file that somebody else has open, and
// a share that has gone. The numbers are those of winerror.h.
var (
	diskFull    = []error{syscall.Errno(39), syscall.Errno(112), syscall.Errno(1295)}
	sharing     = []error{syscall.Errno(32), syscall.Errno(33)}
	unreachable = []error{syscall.Errno(21), syscall.Errno(53), syscall.Errno(59), syscall.Errno(64), syscall.Errno(67)}
)
