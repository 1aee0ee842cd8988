package store

import "errors"

// Create makes a workspace file and opens it. fill writes its first records, in
// the same transaction as ws; the journal begins with it. The file gets its
// name when it is complete: killed half-way, Create leaves nothing
// under path. A file that is there is never overwritten: ErrExists.
func Create(path string, ws Workspace, opt Options, fill func(*Tx) error) (*Store, error) {
	err := complete(path, func(partial string) error { return build(partial, ws, fill) })
	if err != nil {
		return nil, err
	}
	return Open(path, opt)
}

// blank makes an empty file at path, over whatever lies there, with a data key of its
// own, and opens it. The header is still to be laid.
func blank(path string) (*Store, header, error) {
	h := newHeader(latest())
	f, err := createPartial(path)
	if err != nil {
		return nil, h, err
	}
	if err := f.Close(); err != nil {
		return nil, h, err
	}
	s := &Store{path: path}
	if s.sealer, err = h.sealer(); err != nil {
		return nil, h, err
	}
	return s, h, s.bolt(path)
}

// build writes a complete workspace to path, over whatever an earlier, killed
// build has left there.
func build(path string, ws Workspace, fill func(*Tx) error) error {
	s, h, err := blank(path)
	if err != nil {
		return err
	}
	err = s.Update(ws.Created, VerbCreate, func(tx *Tx) error {
		if err := tx.found(h, ws); err != nil {
			return err
		}
		return fill(tx)
	})
	return errors.Join(err, s.Close())
}

// found writes what every workspace begins with.
func (tx *Tx) found(h header, ws Workspace) error {
	if err := tx.lay(h); err != nil {
		return err
	}
	if err := tx.putHead(Head{}); err != nil {
		return err
	}
	return workspaces.put(tx, keyCurrent, ws)
}

// lay writes the header and makes the buckets.
func (tx *Tx) lay(h header) error {
	tx.dirty = true
	for _, name := range sealedBuckets {
		if _, err := tx.bolt.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return h.write(tx.bolt)
}
