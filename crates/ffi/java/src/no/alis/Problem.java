package no.alis;

import com.sun.jna.Pointer;

/** A problem that was read and found valid. Immutable; may be used by many threads at once. Made by an {@link Engine}. */
public final class Problem extends Handle {
    Problem(Pointer handle) {
        super(handle);
    }

    /** The problem as alis.problem/1 again: the same contents always give the same bytes, however the document was written. */
    public byte[] toJson() {
        try (Lease self = lease()) {
            return Calls.bytes((out, error) -> LibAlis.alis_problem_to_json(self.token(), out, error));
        }
    }

    /** How much it holds. */
    public Counts counts() {
        try (Lease self = lease()) {
            LibAlis.CountsStruct counts = LibAlis.sized(new LibAlis.CountsStruct());
            Calls.check(LibAlis.alis_problem_info(self.token(), counts));
            return new Counts(counts);
        }
    }

    @Override
    void free(Pointer handle) {
        LibAlis.alis_problem_free(handle);
    }
}
