package no.alis;

/** Why a candidate has no place. */
public enum Reason {
    /** There is one. */
    NONE(0),
    /** Unplaced: earliest, latest, the horizon and the decision date leave no start. */
    BEYOND_HORIZON(1),
    /** Unplaced: every start touches a leave. */
    LEAVE(2),
    /** Unplaced: service does not suffice at any start. */
    SERVICE(3),
    /** Unplaced: no units cover the learning goals that are needed. */
    GOALS(4),
    /** Unplaced: no unit is among the wishes. */
    PLACES(5),
    /** Unplaced: every option was turned down. */
    DECLINED(6),
    /** Unplaced: no pool has a post for any option. */
    NO_POST(7),
    /** Unplaced: those ahead fill what there is. */
    FULL(8),
    /** Ineligible: the scheme is not placed by this rule set. */
    SCHEMES(101),
    /** Ineligible: the municipality is not registered as a training institution. */
    MUNICIPALITY_REGISTERED(102),
    /** Ineligible: the municipality lies outside the trust's catchment. */
    CATCHMENT(103),
    /** Ineligible: the employment is not placed by this rule set. */
    EMPLOYMENT(104),
    /** A value that a later library added. */
    UNKNOWN(-1);

    private final int code;

    Reason(int code) {
        this.code = code;
    }

    /** The number in alis.h. */
    public int code() {
        return code;
    }

    static Reason of(int code) {
        for (Reason value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        return UNKNOWN;
    }
}
