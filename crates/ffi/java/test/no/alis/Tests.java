package no.alis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What all tests use, and the order in which they run: java no.alis.Tests HELSE_NORD LONG_PROBLEM. No framework: the first that fails ends it. */
final class Tests {
    /** The Helse Nord example. */
    final byte[] json;
    /** A problem whose plan takes a while. */
    final byte[] longJson;

    private Tests(Path problem, Path longProblem) throws IOException {
        json = Files.readAllBytes(problem);
        longJson = Files.readAllBytes(longProblem);
    }

    public static void main(String[] arguments) throws Exception {
        Tests tests = new Tests(Paths.get(arguments[0]), Paths.get(arguments[1]));
        new DocumentTests(tests).run();
        new CallTests(tests).run();
        new ProgressTests(tests).run();
        new ThreadTests(tests).run();
        is(0L, Alis.liveHandles(), "handles alive at the end");
        System.out.println("java: all tests passed on libalis " + Alis.version());
    }

    /** Something to try. */
    interface Action {
        void run() throws Exception;
    }

    static void is(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            throw new AssertionError(what + ": expected " + expected + ", found " + found);
        }
    }

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    static void holds(String text, String part) {
        that(text.contains(part), "expected " + part + " in " + (text.length() > 2000 ? text.substring(0, 2000) + " ..." : text));
    }

    /** What the action threw; it must be of that type. */
    static <E extends Throwable> E thrown(Class<E> type, Action action) {
        try {
            action.run();
        } catch (Throwable found) {
            if (type.isInstance(found)) {
                return type.cast(found);
            }
            throw new AssertionError("expected " + type.getSimpleName() + ", found " + found, found);
        }
        throw new AssertionError("expected " + type.getSimpleName() + ", nothing was thrown");
    }

    /** The action is refused with this status. */
    static AlisException refused(int code, String status, Action action) {
        AlisException found = thrown(AlisException.class, action);
        is(status, found.status(), "status of " + found.getMessage());
        is(code, found.code(), "code");
        is(status, Alis.statusName(code), "name");
        return found;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** A document without the blanks between its tokens. */
    static String dense(byte[] document) {
        StringBuilder dense = new StringBuilder();
        boolean inText = false;
        boolean escaped = false;
        for (char c : text(document).toCharArray()) {
            inText ^= c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            if (inText || !Character.isWhitespace(c)) {
                dense.append(c);
            }
        }
        return dense.toString();
    }

    /** Runs both at once, and throws what either threw. */
    static void together(Action... actions) throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Action action : actions) {
            Thread thread = new Thread(() -> {
                try {
                    action.run();
                } catch (Throwable failed) {
                    synchronized (thrown) {
                        thrown.add(failed);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!thrown.isEmpty()) {
            throw new AssertionError("in a thread: " + thrown.get(0), thrown.get(0));
        }
    }

    static boolean same(byte[] a, byte[] b) {
        return Arrays.equals(a, b);
    }
}
