package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"netplan/cmd/netplan/report"
	"netplan/engine"
	"netplan/schema"
)

func bindingsCommand(sys system) *cobra.Command {
	var at cloudFlags
	var dir string
	c := &cobra.Command{
		Use:   "bindings",
		Short: "Look at and mend which object each address is",
	}
	group(c)
	c.PersistentFlags().StringVar(&at.name, "cloud", "", "aliyun, sim or a URL, as with plan")
	c.PersistentFlags().StringVar(&dir, "dir", ".", "folder of the topology")
	store := func() (engine.Store, error) { return bindingsStore(sys, at, dir) }
	c.AddCommand(listBindings(sys, store), showBinding(sys, store), moveBinding(sys, store), removeBinding(sys, store), unlockBindings(sys, store))
	return c
}

type storeOpener func() (engine.Store, error)

// bindingsStore is the store of a folder's bindings. The cloud itself is not
// opened: only where its bindings are kept matters.
func bindingsStore(sys system, at cloudFlags, dir string) (engine.Store, error) {
	if err := folder(dir); err != nil {
		return nil, err
	}
	place, err := at.place(sys, dir)
	if err != nil {
		return nil, err
	}
	config, diags := schema.Load(dir, registry())
	if place.name == "aliyun" && diags.HasErrors() {
		// What does not parse may say that they are elsewhere.
		return nil, errors.Join(errReported, schema.WriteDiagnostics(sys.err, config.Sources(), diags))
	}
	return place.store(dir, config.Bindings()), nil
}

// store is where bindings are kept: for the real cloud where the topology
// says, beside the simulated cloud for that.
func (c *clouds) store(dir string, b schema.BindingsConfig) engine.Store {
	path := c.bindings
	if at := b.Settings["path"]; c.name == "aliyun" && at != "" {
		path = at
		if !filepath.IsAbs(at) {
			path = filepath.Join(dir, at)
		}
	}
	// Others who find the lock live in the time of this machine.
	return engine.NewFileStore(path, engine.WallClock{})
}

func listBindings(sys system, open storeOpener) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "list", Short: "List addresses and objects", Args: arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "text" && format != "json" {
				return usage("--format %q is not text or json", format)
			}
			return withBindings(cmd.Context(), open, func(b *engine.Bindings) error {
				if format == "json" {
					return report.BindingsJSON(sys.out, b)
				}
				w := tabwriter.NewWriter(sys.out, 0, 8, 2, ' ', 0)
				for _, addr := range b.Addrs() {
					e := b.Entries[addr]
					fmt.Fprintf(w, "%s\t%s\t%s\n", addr, e.Region, e.ID)
				}
				return w.Flush()
			})
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text or json")
	return c
}

func showBinding(sys system, open storeOpener) *cobra.Command {
	return &cobra.Command{
		Use: "show ADDRESS", Short: "Show one binding", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withBindings(cmd.Context(), open, func(b *engine.Bindings) error {
				e, ok := b.Entries[args[0]]
				if !ok {
					return fmt.Errorf("%s is not bound; netplan bindings list shows what is", args[0])
				}
				return report.WriteJSON(sys.out, e)
			})
		},
	}
}

func moveBinding(sys system, open storeOpener) *cobra.Command {
	return &cobra.Command{
		Use: "mv FROM TO", Short: "Give an object another address", Args: arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return changeBindings(cmd.Context(), open, func(b *engine.Bindings) error { return b.Move(args[0], args[1]) })
		},
	}
}

func removeBinding(sys system, open storeOpener) *cobra.Command {
	return &cobra.Command{
		Use: "rm ADDRESS", Short: "Forget an object without touching it", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return changeBindings(cmd.Context(), open, func(b *engine.Bindings) error { return b.Remove(args[0]) })
		},
	}
}

func unlockBindings(sys system, open storeOpener) *cobra.Command {
	return &cobra.Command{
		Use: "unlock", Short: "Say who holds the lock, and break a dead one", Args: arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := open()
			if err != nil {
				return err
			}
			unlock, err := s.Lock(cmd.Context(), "bindings unlock")
			if err != nil {
				return err
			}
			fmt.Fprintln(sys.out, "The bindings are not locked.")
			return unlock()
		},
	}
}

// withBindings loads the bindings for reading.
func withBindings(ctx context.Context, open storeOpener, use func(*engine.Bindings) error) error {
	s, err := open()
	if err != nil {
		return err
	}
	b, err := s.Load(ctx)
	if err != nil {
		return err
	}
	return use(b)
}

// changeBindings changes and saves the bindings under their lock.
func changeBindings(ctx context.Context, open storeOpener, change func(*engine.Bindings) error) (err error) {
	s, err := open()
	if err != nil {
		return err
	}
	unlock, err := s.Lock(ctx, "bindings")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	b, err := s.Load(ctx)
	if err != nil {
		return err
	}
	if err := change(b); err != nil {
		return err
	}
	return s.Save(ctx, b)
}
