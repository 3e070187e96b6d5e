package engine

import (
	"maps"
	"sync"

	"netplan/schema"
)

// world is what addresses hold now. It may be used by several goroutines.
type world struct {
	mu      sync.RWMutex
	objects map[string]*schema.Object
}

func newWorld(have map[string]*schema.Object) *world {
	w := &world{objects: make(map[string]*schema.Object, len(have))}
	maps.Copy(w.objects, have)
	return w
}

// get is a schema.World.
func (w *world) get(addr string) *schema.Object {
	w.mu.RLock()
	defer w.mu.RUnlock()
	return w.objects[addr]
}

func (w *world) set(addr string, o *schema.Object) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.objects[addr] = o
}

// drop removes an object from its address, unless another is there by now.
func (w *world) drop(addr, id string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if o := w.objects[addr]; o != nil && o.ID == id {
		delete(w.objects, addr)
	}
}
