package no.alis;

/** Languages of messages and reasons. */
public enum Language {
    /** English. */
    DEFAULT(0),
    /** Norwegian, bokmål. */
    NB(1),
    /** English. */
    EN(2);

    private final int code;

    Language(int code) {
        this.code = code;
    }

    /** The number in alis.h. */
    public int code() {
        return code;
    }
}
