package no.alis;

import com.sun.jna.Pointer;

/** What was found of a problem or of a plan. Immutable; may be used by many threads at once. Made by an {@link Engine}. */
public final class Report extends Handle {
    Report(Pointer handle) {
        super(handle);
    }

    /** What it comes to. */
    public Verdict verdict() {
        try (Lease self = lease()) {
            return Verdict.of(LibAlis.alis_report_verdict(self.token()));
        }
    }

    /** How many things are wrong: faults of a problem; violations and differences of a plan. */
    public long count() {
        try (Lease self = lease()) {
            return LibAlis.alis_report_count(self.token());
        }
    }

    /** How many candidates' values the plan does not prove; 0 for a problem. */
    public int unproved() {
        try (Lease self = lease()) {
            return LibAlis.alis_report_unproved(self.token());
        }
    }

    /** The document, UTF-8: alis.check/1 of a problem, alis.verification/1 of a plan. */
    public byte[] toJson() {
        try (Lease self = lease()) {
            return Calls.bytes((out, error) -> LibAlis.alis_report_to_json(self.token(), out, error));
        }
    }

    @Override
    void free(Pointer handle) {
        LibAlis.alis_report_free(handle);
    }
}
