package no.alis;

/** The numbers that {@link AlisException#code()} can have. Numbers and not an enum: a later library may add more. */
public final class Status {
    /** A pointer is NULL that must not be. */
    public static final int NULL = 1;
    /** A handle was freed, or is of another type. */
    public static final int HANDLE = 2;
    /** The engine is in a call: one call at a time, and none from its own callback. */
    public static final int BUSY = 3;
    /** A struct of another version than the library knows. */
    public static final int VERSION = 4;
    /** An index is not below the count, or a quarter is outside the calendar. */
    public static final int RANGE = 5;
    /** An argument has a value that it cannot have. */
    public static final int ARGUMENT = 6;
    /** A document is longer than the engine reads; it was not read. */
    public static final int LIMIT = 7;
    /** A document is not of the form that its format demands. */
    public static final int SYNTAX = 8;
    /** A document is of the right form, and what it says is at fault. */
    public static final int INVALID = 9;
    /** Things that do not belong together: a plan of another problem, or by other rules. */
    public static final int MISMATCH = 10;
    /** Nothing has this id or name. */
    public static final int NOT_FOUND = 11;
    /** It was cancelled; there is no result. */
    public static final int CANCELLED = 12;
    /** A back end of the reference solver broke down. */
    public static final int SOLVER = 13;
    /** The plan was made without reasons. */
    public static final int NO_REASONS = 14;
    /** The plan is not wholly proved, and the question can be answered of a proved plan alone. */
    public static final int NOT_PROVED = 15;
    /** An error in the library itself; other handles and later calls are not affected. */
    public static final int PANIC = 16;

    private Status() {
    }
}
