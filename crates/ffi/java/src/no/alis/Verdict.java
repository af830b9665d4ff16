package no.alis;

/** What a report comes to. The numbers are the exit codes of the command line. */
public enum Verdict {
    /** Of a problem: no fault. Of a plan: every rule holds, and every value is proved. */
    GOOD(0),
    /** Something is wrong: the report's document says what and where. */
    WRONG(1),
    /** Of a plan: every rule holds, and some values are not proved. */
    NOT_PROVED(3),
    /** A value that a later library added. */
    UNKNOWN(-1);

    private final int code;

    Verdict(int code) {
        this.code = code;
    }

    /** The number in alis.h. */
    public int code() {
        return code;
    }

    static Verdict of(int code) {
        for (Verdict value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        return UNKNOWN;
    }
}
