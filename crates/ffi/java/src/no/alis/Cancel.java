package no.alis;

import com.sun.jna.Pointer;

/** A switch that ends calls: shared by as many calls as wanted, on any threads, and never reset. */
public final class Cancel extends Handle {
    /** A switch that is not triggered. */
    public Cancel() {
        super(Calls.handle((out, error) -> LibAlis.alis_cancel_new(out)));
    }

    /** Ends every call that was given this switch, soon, with ALIS_E_CANCELLED, and those that begin later as well. Any thread. */
    public void trigger() {
        try (Lease self = lease()) {
            Calls.check(LibAlis.alis_cancel_trigger(self.token()));
        }
    }

    /** Whether it was triggered. */
    public boolean isTriggered() {
        try (Lease self = lease()) {
            return LibAlis.alis_cancel_is_triggered(self.token()) == 1;
        }
    }

    @Override
    void free(Pointer handle) {
        LibAlis.alis_cancel_free(handle);
    }
}
