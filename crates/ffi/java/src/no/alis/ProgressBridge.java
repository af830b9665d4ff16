package no.alis;

import com.sun.jna.Pointer;

/** Lets nothing that a progress function throws into the library: it waits here until the call has returned. */
final class ProgressBridge implements LibAlis.ProgressFunction {
    private volatile Progress progress;
    /** Of each thread, for the function is called on the thread of the call. */
    private final ThreadLocal<Throwable> thrown = new ThreadLocal<>();

    void set(Progress function) {
        progress = function;
    }

    @Override
    public int invoke(long proved, long of, Pointer userData) {
        try {
            Progress function = progress;
            return thrown.get() == null && (function == null || function.proved(proved, of)) ? 0 : 1;
        } catch (Throwable everything) {
            thrown.set(everything);
            return 1;
        }
    }

    /** What this thread's call was ended by, once; null for nothing. */
    Throwable takeThrown() {
        Throwable taken = thrown.get();
        thrown.remove();
        return taken;
    }
}
