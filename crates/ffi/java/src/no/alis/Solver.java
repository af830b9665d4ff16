package no.alis;

/** Solvers. */
public enum Solver {
    /** The engine's own: exact, in integers, fast. */
    AUTO(0),
    /** The integer program, level by level, to compare with. The plan is the same. */
    REFERENCE(1);

    private final int code;

    Solver(int code) {
        this.code = code;
    }

    /** The number in alis.h. */
    public int code() {
        return code;
    }
}
