package no.alis;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan. Immutable; may be used by many threads at once. It does not need the problem that it was made of. Made by an
 * {@link Engine}.
 */
public final class Plan extends Handle {
    Plan(Pointer handle) {
        super(handle);
    }

    /** The document, alis.plan/1 in UTF-8: the bytes that the command line writes, or those that the plan was read from. */
    public byte[] toJson() {
        try (Lease self = lease()) {
            return Calls.bytes((out, error) -> LibAlis.alis_plan_to_json(self.token(), out, error));
        }
    }

    /** Whether it is proved. */
    public PlanState state() {
        try (Lease self = lease()) {
            return PlanState.of(LibAlis.alis_plan_status(self.token()));
        }
    }

    /** Up to which rank the values are proved, of a plan that a time limit ended; of an optimal one 4294967295. */
    public long provedToRank() {
        try (Lease self = lease()) {
            return Integer.toUnsignedLong(LibAlis.alis_plan_proved_to_rank(self.token()));
        }
    }

    /** How many rows there are, one for each candidate. */
    public int size() {
        try (Lease self = lease()) {
            return Math.toIntExact(LibAlis.alis_plan_count(self.token()));
        }
    }

    /**
     * What the plan says of a candidate.
     *
     * @throws AlisException ALIS_E_RANGE for a row that is not below size
     */
    public Row row(int row) {
        try (Lease self = lease()) {
            return read(self.token(), row, new Buffers());
        }
    }

    /** All rows: the ranked by rank, then the ineligible by id. */
    public List<Row> rows() {
        try (Lease self = lease()) {
            Buffers buffers = new Buffers();
            int size = Math.toIntExact(LibAlis.alis_plan_count(self.token()));
            List<Row> rows = new ArrayList<>(size);
            for (int row = 0; row < size; row++) {
                rows.add(read(self.token(), row, buffers));
            }
            return Collections.unmodifiableList(rows);
        }
    }

    /** What is used again from row to row. */
    private static final class Buffers {
        private final LibAlis.PlacementStruct placement = LibAlis.sized(new LibAlis.PlacementStruct());
        private final LibAlis.SegmentStruct segment = LibAlis.sized(new LibAlis.SegmentStruct());
        private final Map<Integer, Quarter> quarters = new HashMap<>();

        Quarter quarter(int number) {
            return quarters.computeIfAbsent(number, Quarter::of);
        }
    }

    private static Row read(Pointer plan, long row, Buffers buffers) {
        LibAlis.PlacementStruct placement = buffers.placement;
        Calls.check(LibAlis.alis_plan_row(plan, row, placement));
        List<Segment> segments = new ArrayList<>(placement.segments);
        for (int i = 0; i < placement.segments; i++) {
            Calls.check(LibAlis.alis_plan_segment(plan, row, i, buffers.segment));
            segments.add(new Segment(Calls.text(LibAlis.alis_plan_unit_id(plan, row, i)),
                    Calls.text(LibAlis.alis_plan_post_id(plan, row, i)), buffers.quarter(buffers.segment.first_quarter),
                    buffers.quarter(buffers.segment.last_quarter)));
        }
        boolean placed = placement.segments > 0;
        return new Row(Calls.text(LibAlis.alis_plan_candidate_id(plan, row)),
                Calls.text(LibAlis.alis_plan_trust_id(plan, row)), placement,
                placed ? buffers.quarter(placement.first_quarter) : null,
                placed ? buffers.quarter(placement.last_quarter) : null, Collections.unmodifiableList(segments));
    }

    @Override
    void free(Pointer handle) {
        LibAlis.alis_plan_free(handle);
    }
}
