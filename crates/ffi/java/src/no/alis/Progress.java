package no.alis;

/** Is told how far a call has come. */
@FunctionalInterface
public interface Progress {
    /**
     * As each rank is proved, on the thread of the call. May use everything but the engine that is in the call (ALIS_E_BUSY), and
     * may close it. What it throws cancels the call and comes out of it.
     *
     * @param proved how many ranks are proved
     * @param of of how many
     * @return true to go on; false cancels the call (ALIS_E_CANCELLED)
     */
    boolean proved(long proved, long of);
}
