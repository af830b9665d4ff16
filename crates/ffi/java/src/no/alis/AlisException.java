package no.alis;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A call that failed. What getMessage says is the library's sentence; a document at fault has every fault listed. */
public final class AlisException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String status;
    private final Fault[] faults;
    private final byte[] document;

    AlisException(int code, String status, String message, Fault[] faults, byte[] document) {
        super(message.isEmpty() ? status : message);
        this.code = code;
        this.status = status;
        this.faults = faults;
        this.document = document;
    }

    /** The number, one of {@link Status}; a later library may have more. */
    public int code() {
        return code;
    }

    /** The name of the number, such as ALIS_E_SYNTAX. */
    public String status() {
        return status;
    }

    /** All faults of the document; empty where no document is at fault. */
    public List<Fault> faults() {
        return Collections.unmodifiableList(Arrays.asList(faults));
    }

    /** The error as a document, alis.error/1 in UTF-8: each fault with its code and value too. Empty where there is none. */
    public byte[] toJson() {
        return document.clone();
    }
}
