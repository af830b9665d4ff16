package no.alis;

import com.sun.jna.Pointer;

/**
 * Something of the library's that must be freed once. Freed by close() alone: there is no finalizer and no Cleaner, so use it in
 * try-with-resources. A close during a call on another thread, or from a callback, takes effect when the call ends.
 */
abstract class Handle implements AutoCloseable {
    private final Pointer token;
    private int uses;
    private boolean closed;

    Handle(Pointer token) {
        this.token = token;
    }

    abstract void free(Pointer handle);

    /** The handle for a call, held until the lease is closed. */
    final Lease lease() {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException(getClass().getSimpleName() + " is closed");
            }
            uses++;
        }
        return new Lease(this);
    }

    /** The lease of what may be null. */
    static Lease lease(Handle handle) {
        return handle == null ? new Lease(null) : handle.lease();
    }

    private void release() {
        synchronized (this) {
            uses--;
            if (uses > 0 || !closed) {
                return;
            }
        }
        free(token);
    }

    /** Frees it; a second time nothing happens. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (uses > 0) {
                return; // the last lease frees it
            }
        }
        free(token);
    }

    /** The use of a handle by one call. */
    static final class Lease implements AutoCloseable {
        private final Handle handle;

        private Lease(Handle handle) {
            this.handle = handle;
        }

        /** The token; null where there is no handle. */
        Pointer token() {
            return handle == null ? null : handle.token;
        }

        @Override
        public void close() {
            if (handle != null) {
                handle.release();
            }
        }
    }
}
