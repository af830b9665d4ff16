package no.alis;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How functions are called: outputs taken over, errors thrown, text turned to bytes and back. */
final class Calls {
    private Calls() {
    }

    /** A function of the library with its two outputs. */
    interface Function {
        int call(PointerByReference out, PointerByReference error);
    }

    /** What the function handed out; else its error is thrown. */
    static Pointer handle(Function function) {
        PointerByReference out = new PointerByReference();
        PointerByReference error = new PointerByReference();
        int status = function.call(out, error);
        if (status != 0) {
            throw exception(status, error.getValue());
        }
        return out.getValue();
    }

    /** The bytes that the function handed out; else its error is thrown. */
    static byte[] bytes(Function function) {
        return take(handle(function));
    }

    /** Throws what a function without an error object returned. */
    static void check(int status) {
        if (status != 0) {
            throw exception(status, null);
        }
    }

    /** The bytes of a buffer; frees it. */
    static byte[] take(Pointer buf) {
        try {
            long length = LibAlis.alis_buf_len(buf);
            if (length > Integer.MAX_VALUE - 8) {
                throw new OutOfMemoryError("the document has " + length + " bytes: more than an array holds");
            }
            return LibAlis.alis_buf_data(buf).getByteArray(0, (int) length);
        } finally {
            LibAlis.alis_buf_free(buf);
        }
    }

    /** The error as an exception; frees it. */
    private static AlisException exception(int status, Pointer error) {
        String name = text(LibAlis.alis_status_name(status));
        if (error == null) {
            return new AlisException(status, name, "", new Fault[0], new byte[0]);
        }
        try {
            Fault[] faults = new Fault[Math.toIntExact(LibAlis.alis_error_fault_count(error))];
            LibAlis.FaultStruct place = LibAlis.sized(new LibAlis.FaultStruct());
            for (int i = 0; i < faults.length; i++) {
                check(LibAlis.alis_error_fault(error, i, place));
                faults[i] = new Fault(text(LibAlis.alis_error_fault_pointer(error, i)), place.line, place.column,
                        text(LibAlis.alis_error_fault_message(error, i)));
            }
            PointerByReference out = new PointerByReference();
            byte[] document = LibAlis.alis_error_to_json(error, out) == 0 ? take(out.getValue()) : new byte[0];
            return new AlisException(status, name, text(LibAlis.alis_error_message(error)), faults, document);
        } finally {
            LibAlis.alis_error_free(error);
        }
    }

    /** A text of the library's; null for NULL. */
    static String text(Pointer pointer) {
        return pointer == null ? null : pointer.getString(0, "UTF-8");
    }

    /** A text as UTF-8. What is no Unicode (half a surrogate pair) is refused, not replaced. */
    static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("the text holds half a surrogate pair", malformed);
        }
    }

    static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
