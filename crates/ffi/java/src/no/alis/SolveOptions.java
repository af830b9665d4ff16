package no.alis;

import java.time.Duration;

/** How a plan is made. What is not set is as usual. */
public final class SolveOptions {
    private boolean reasons = true;
    private Duration timeLimit = Duration.ZERO;
    private Solver solver = Solver.AUTO;

    /** Whether the plan says why; usually it does. Reasons and their proofs take a few times as long as the plan. */
    public SolveOptions reasons(boolean wanted) {
        reasons = wanted;
        return this;
    }

    /** After so long the plan is given as far as it is proved; usually there is no limit. Reasons come on top. Whole milliseconds. */
    public SolveOptions timeLimit(Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("a time limit is not negative: " + limit);
        }
        timeLimit = limit;
        return this;
    }

    /** The solver; usually the engine's own. */
    public SolveOptions solver(Solver which) {
        solver = which;
        return this;
    }

    LibAlis.SolveStruct struct() {
        LibAlis.SolveStruct struct = LibAlis.sized(new LibAlis.SolveStruct());
        struct.flags = reasons ? 0 : LibAlis.SOLVE_WITHOUT_REASONS;
        // 0 is no limit to the library: what is below a millisecond, and not zero, counts as one.
        struct.time_limit_ms = timeLimit.isZero() ? 0 : Math.max(1, timeLimit.toMillis());
        struct.solver = solver.code();
        return struct;
    }
}
