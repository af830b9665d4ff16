package no.alis;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.PointerByReference;

/**
 * The functions of alis.h, one for one. Handles are numbers in the shape of pointers: they are passed on, never read through.
 * size_t is a long: libalis exists for 64-bit machines alone.
 */
final class LibAlis {
    /** The binary interface that these declarations are of. */
    static final int ABI_VERSION = 0;

    static final int VERIFY_RESOLVE = 1;
    static final int WHAT_IF_FOR_CANDIDATE = 1;
    static final int SOLVE_WITHOUT_REASONS = 1;

    static {
        NativeLibrary library = NativeLibrary.getInstance(System.getProperty("alis.library", "alis"));
        // Asked before anything else is looked up, so that another interface is told by its number and not by a missing function.
        int found = library.getFunction("alis_abi_version").invokeInt(new Object[0]);
        if (found != ABI_VERSION) {
            throw new UnsatisfiedLinkError(library.getFile() + " has the binary interface " + found + "; these classes need "
                    + ABI_VERSION);
        }
        Native.register(LibAlis.class, library);
    }

    private LibAlis() {
    }

    /** A struct of the header: its size comes first, all else begins as 0. */
    public abstract static class Sized extends Structure {
        public int struct_size;
    }

    /** The same struct with its size set. */
    static <S extends Sized> S sized(S struct) {
        struct.struct_size = struct.size();
        return struct;
    }

    @Structure.FieldOrder({"struct_size", "language", "max_input_bytes", "threads", "flags"})
    public static final class EngineStruct extends Sized {
        public int language;
        public long max_input_bytes;
        public int threads;
        public int flags;
    }

    @Structure.FieldOrder({"struct_size", "trusts", "hospitals", "units", "posts", "municipalities", "candidates", "quarters",
        "first_quarter", "reserved"})
    public static final class CountsStruct extends Sized {
        public int trusts;
        public int hospitals;
        public int units;
        public int posts;
        public int municipalities;
        public int candidates;
        public int quarters;
        public int first_quarter;
        public int reserved;
    }

    @Structure.FieldOrder({"struct_size", "flags", "time_limit_ms", "solver", "reserved"})
    public static final class SolveStruct extends Sized {
        public int flags;
        public long time_limit_ms;
        public int solver;
        public int reserved;
    }

    @Structure.FieldOrder({"struct_size", "state", "reason", "rank", "queue_place", "segments", "first_quarter", "last_quarter",
        "months", "waiting", "wish", "away", "relevance", "reserved"})
    public static final class PlacementStruct extends Sized {
        public int state;
        public int reason;
        public int rank;
        public int queue_place;
        public int segments;
        public int first_quarter;
        public int last_quarter;
        public int months;
        public int waiting;
        public int wish;
        public int away;
        public int relevance;
        public int reserved;
    }

    @Structure.FieldOrder({"struct_size", "first_quarter", "last_quarter", "reserved"})
    public static final class SegmentStruct extends Sized {
        public int first_quarter;
        public int last_quarter;
        public int reserved;
    }

    @Structure.FieldOrder({"struct_size", "year", "period", "half", "first_year", "first_month", "first_day", "last_year",
        "last_month", "last_day", "name"})
    public static final class QuarterStruct extends Sized {
        public int year;
        public int period;
        public int half;
        public int first_year;
        public int first_month;
        public int first_day;
        public int last_year;
        public int last_month;
        public int last_day;
        public byte[] name = new byte[12];
    }

    @Structure.FieldOrder({"struct_size", "line", "column", "reserved"})
    public static final class FaultStruct extends Sized {
        public int line;
        public int column;
        public int reserved;
    }

    /** alis_progress_fn; a result other than 0 cancels the call. */
    interface ProgressFunction extends Callback {
        int invoke(long proved, long of, Pointer userData);
    }

    static native Pointer alis_version();

    static native Pointer alis_build_info();

    static native Pointer alis_status_name(int status);

    static native long alis_live_handles();

    static native int alis_json_schema(byte[] name, long nameLen, PointerByReference out, PointerByReference error);

    static native int alis_engine_new(EngineStruct options, PointerByReference out, PointerByReference error);

    static native void alis_engine_free(Pointer engine);

    static native int alis_engine_set_progress(Pointer engine, ProgressFunction function, Pointer userData);

    static native int alis_call_json(Pointer engine, byte[] request, long requestLen, Pointer cancel, PointerByReference out,
            PointerByReference error);

    static native int alis_cancel_new(PointerByReference out);

    static native int alis_cancel_trigger(Pointer cancel);

    static native int alis_cancel_is_triggered(Pointer cancel);

    static native void alis_cancel_free(Pointer cancel);

    static native int alis_check(Pointer engine, byte[] json, long jsonLen, byte[] rules, long rulesLen, PointerByReference out,
            PointerByReference error);

    static native int alis_problem_from_json(Pointer engine, byte[] json, long jsonLen, byte[] rules, long rulesLen,
            PointerByReference out, PointerByReference error);

    static native int alis_problem_to_json(Pointer problem, PointerByReference out, PointerByReference error);

    static native int alis_problem_info(Pointer problem, CountsStruct out);

    static native int alis_problem_check(Pointer engine, Pointer problem, PointerByReference out, PointerByReference error);

    static native void alis_problem_free(Pointer problem);

    static native int alis_solve(Pointer engine, Pointer problem, SolveStruct options, Pointer cancel, PointerByReference out,
            PointerByReference error);

    static native int alis_plan_from_json(Pointer engine, byte[] json, long jsonLen, PointerByReference out,
            PointerByReference error);

    static native int alis_plan_to_json(Pointer plan, PointerByReference out, PointerByReference error);

    static native int alis_plan_status(Pointer plan);

    static native int alis_plan_proved_to_rank(Pointer plan);

    static native int alis_verify(Pointer engine, Pointer problem, Pointer plan, int flags, Pointer cancel,
            PointerByReference out, PointerByReference error);

    static native void alis_plan_free(Pointer plan);

    static native long alis_plan_count(Pointer plan);

    static native int alis_plan_row(Pointer plan, long row, PlacementStruct out);

    static native int alis_plan_segment(Pointer plan, long row, int segment, SegmentStruct out);

    static native Pointer alis_plan_candidate_id(Pointer plan, long row);

    static native Pointer alis_plan_trust_id(Pointer plan, long row);

    static native Pointer alis_plan_unit_id(Pointer plan, long row, int segment);

    static native Pointer alis_plan_post_id(Pointer plan, long row, int segment);

    static native int alis_quarter_dates(int quarter, QuarterStruct out);

    static native int alis_report_verdict(Pointer report);

    static native long alis_report_count(Pointer report);

    static native int alis_report_unproved(Pointer report);

    static native int alis_report_to_json(Pointer report, PointerByReference out, PointerByReference error);

    static native void alis_report_free(Pointer report);

    static native int alis_rank(Pointer engine, Pointer problem, PointerByReference out, PointerByReference error);

    static native int alis_compare(Pointer engine, Pointer problem, byte[] a, long aLen, byte[] b, long bLen,
            PointerByReference out, PointerByReference error);

    static native int alis_explain(Pointer engine, Pointer problem, Pointer plan, byte[] candidate, long candidateLen,
            PointerByReference out, PointerByReference error);

    static native int alis_what_if(Pointer engine, Pointer problem, Pointer plan, byte[] candidate, long candidateLen,
            byte[] expression, long expressionLen, int flags, Pointer cancel, PointerByReference out, PointerByReference error);

    static native int alis_cutoffs(Pointer engine, Pointer problem, Pointer plan, PointerByReference out,
            PointerByReference error);

    static native int alis_letter(Pointer engine, Pointer problem, Pointer plan, byte[] candidate, long candidateLen,
            byte[] options, long optionsLen, PointerByReference out, PointerByReference error);

    static native int alis_rules_json(byte[] name, long nameLen, PointerByReference out, PointerByReference error);

    static native int alis_rules_diff(Pointer engine, byte[] json, long jsonLen, byte[] rulesA, long rulesALen, byte[] rulesB,
            long rulesBLen, Pointer cancel, PointerByReference out, PointerByReference error);

    static native int alis_lottery_commit(byte[] seed, long seedLen, PointerByReference out, PointerByReference error);

    static native int alis_lottery_reveal(Pointer engine, Pointer problem, byte[] seed, long seedLen, PointerByReference out,
            PointerByReference error);

    static native int alis_lottery_check(Pointer engine, byte[] hash, long hashLen, byte[] seed, long seedLen, Pointer problem,
            Pointer plan, PointerByReference out, PointerByReference error);

    static native Pointer alis_buf_data(Pointer buf);

    static native long alis_buf_len(Pointer buf);

    static native void alis_buf_free(Pointer buf);

    static native Pointer alis_error_message(Pointer error);

    static native long alis_error_fault_count(Pointer error);

    static native int alis_error_fault(Pointer error, long index, FaultStruct out);

    static native Pointer alis_error_fault_pointer(Pointer error, long index);

    static native Pointer alis_error_fault_message(Pointer error, long index);

    static native int alis_error_status(Pointer error);

    static native int alis_error_to_json(Pointer error, PointerByReference out);

    static native void alis_error_free(Pointer error);
}
