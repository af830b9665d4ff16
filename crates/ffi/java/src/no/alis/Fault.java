package no.alis;

import java.io.Serializable;

/** Something that is wrong in a document, and where. */
public final class Fault implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final int line;
    private final int column;
    private final String message;

    Fault(String pointer, int line, int column, String message) {
        this.pointer = pointer;
        this.line = line;
        this.column = column;
        this.message = message;
    }

    /** JSON pointer (RFC 6901). */
    public String pointer() {
        return pointer;
    }

    /** Line in the document, from 1; 0 where the place is not in a document. */
    public int line() {
        return line;
    }

    /** Column in the line, in characters, from 1; 0 where the place is not in a document. */
    public int column() {
        return column;
    }

    /** Where, what stands there, what was expected, what to do: one line. */
    public String message() {
        return message;
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
