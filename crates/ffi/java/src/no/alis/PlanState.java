package no.alis;

/** Whether a plan is proved. */
public enum PlanState {
    /** The plan that the rules demand, proved. */
    OPTIMAL(0),
    /** Time ran out: every rule holds, and only the values of the first ranks are proved. */
    FEASIBLE(1),
    /** A value that a later library added. */
    UNKNOWN(-1);

    private final int code;

    PlanState(int code) {
        this.code = code;
    }

    /** The number in alis.h. */
    public int code() {
        return code;
    }

    static PlanState of(int code) {
        for (PlanState value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        return UNKNOWN;
    }
}
