package no.alis;

/** How an engine makes its calls. What is not set is as usual. */
public final class EngineOptions {
    private Language language = Language.DEFAULT;
    private long maxInputBytes;
    private int threads;

    /** Of the messages in exceptions and reports, and of reasons; usually English. Letters have their own. */
    public EngineOptions language(Language of) {
        language = of;
        return this;
    }

    /** The longest document that is read, in bytes; usually 1 GiB. Memory is at most a few times the document's. */
    public EngineOptions maxInputBytes(long bytes) {
        maxInputBytes = bytes;
        return this;
    }

    /** How many threads a call may use, its own included; usually one. The result is the same for any number. */
    public EngineOptions threads(int count) {
        threads = count;
        return this;
    }

    LibAlis.EngineStruct struct() {
        LibAlis.EngineStruct struct = LibAlis.sized(new LibAlis.EngineStruct());
        struct.language = language.code();
        struct.max_input_bytes = maxInputBytes;
        struct.threads = threads;
        return struct;
    }
}
