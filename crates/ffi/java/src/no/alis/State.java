package no.alis;

/** What a plan says of a candidate. */
public enum State {
    /** A place is proposed, for decision now. Never more: a person appoints. */
    PROPOSED(1),
    /** A place is expected: further ahead, revised later. */
    EXPECTED(2),
    /** A commitment that stood before: being served. */
    SERVING(3),
    /** A commitment that stood before: accepted. */
    ACCEPTED(4),
    /** A commitment that stood before: offered, not yet answered. */
    OFFERED(5),
    /** Eligible, and without a place. */
    UNPLACED(6),
    /** Refused by a rule. */
    INELIGIBLE(7),
    /** A value that a later library added. */
    UNKNOWN(-1);

    private final int code;

    State(int code) {
        this.code = code;
    }

    /** The number in alis.h. */
    public int code() {
        return code;
    }

    static State of(int code) {
        for (State value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        return UNKNOWN;
    }
}
