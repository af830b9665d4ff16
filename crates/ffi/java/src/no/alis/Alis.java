package no.alis;

/** What needs no engine. Any thread. */
public final class Alis {
    private Alis() {
    }

    /** The version of the library, such as 0.1.0. */
    public static String version() {
        return Calls.text(LibAlis.alis_version());
    }

    /** What the library is made of, as JSON: version, abi, schemas, rule_sets, calls. */
    public static String buildInfo() {
        return Calls.text(LibAlis.alis_build_info());
    }

    /** The name of a status number; of a number that is none, ALIS_E_UNKNOWN. */
    public static String statusName(int status) {
        return Calls.text(LibAlis.alis_status_name(status));
    }

    /** How many handles are alive in the process: 0 at the end of a test that closed what it made. */
    public static long liveHandles() {
        return LibAlis.alis_live_handles();
    }

    /** The JSON Schema of a document: problem, plan, or another of those that buildInfo lists. */
    public static byte[] schema(String name) {
        byte[] utf8 = Calls.utf8(name);
        return Calls.bytes((out, error) -> LibAlis.alis_json_schema(utf8, utf8.length, out, error));
    }

    /** A built-in rule set, alis.rules/1, to read or to start one's own from: helse-nord-2021, or another that buildInfo lists. */
    public static byte[] rules(String name) {
        byte[] utf8 = Calls.utf8(name);
        return Calls.bytes((out, error) -> LibAlis.alis_rules_json(utf8, utf8.length, out, error));
    }

    /**
     * What is published before the deadline of a lottery, alis.lottery/1: the SHA-256 of a seed.
     *
     * @param seed one line, hard to guess, secret until it is revealed
     */
    public static byte[] lotteryCommit(String seed) {
        byte[] utf8 = Calls.utf8(seed);
        return Calls.bytes((out, error) -> LibAlis.alis_lottery_commit(utf8, utf8.length, out, error));
    }
}
