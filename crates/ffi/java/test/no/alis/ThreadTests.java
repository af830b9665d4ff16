package no.alis;

import static no.alis.Tests.refused;
import static no.alis.Tests.same;
import static no.alis.Tests.that;
import static no.alis.Tests.thrown;
import static no.alis.Tests.together;

import java.util.concurrent.CountDownLatch;

/** Several threads at once. */
final class ThreadTests {
    private final Tests tests;

    ThreadTests(Tests tests) {
        this.tests = tests;
    }

    void run() throws Exception {
        shared();
        busy();
        cancelled();
        closedUnderReaders();
    }

    /** A problem that two threads plan, each with its own engine. */
    private void shared() throws Exception {
        try (Engine engine = new Engine(); Problem problem = engine.problem(tests.json); Plan plan = engine.solve(problem)) {
            byte[] expected = plan.toJson();
            Tests.Action plans = () -> {
                try (Engine own = new Engine()) {
                    for (int i = 0; i < 5; i++) {
                        try (Plan other = own.solve(problem)) {
                            that(same(expected, other.toJson()), "the same bytes on each thread");
                        }
                    }
                }
            };
            together(plans, plans);
        }
    }

    /** One engine, two threads: the second is told so. A throwing function harms its own call alone. */
    private void busy() throws Exception {
        CountDownLatch inCall = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        IllegalStateException ball = new IllegalStateException("from the function");
        try (Engine engine = new Engine(); Problem problem = engine.problem(tests.json)) {
            engine.setProgress((proved, of) -> {
                inCall.countDown();
                try {
                    asked.await();
                } catch (InterruptedException interrupted) {
                    return false;
                }
                throw ball;
            });
            together(() -> that(thrown(IllegalStateException.class, () -> engine.solve(problem)) == ball, "its own call"), () -> {
                inCall.await();
                try {
                    refused(Status.BUSY, "ALIS_E_BUSY", () -> engine.solve(problem));
                } finally {
                    asked.countDown();
                }
            });
        }
    }

    /** Another thread ends two calls with one switch. */
    private void cancelled() throws Exception {
        try (Engine engine = new Engine(); Problem problem = engine.problem(tests.longJson); Cancel cancel = new Cancel()) {
            Tests.Action runs = () -> {
                try (Engine own = new Engine()) {
                    refused(Status.CANCELLED, "ALIS_E_CANCELLED", () -> own.solve(problem, new SolveOptions(), cancel));
                }
            };
            together(runs, runs, () -> {
                Thread.sleep(20);
                cancel.trigger();
                cancel.close();
            });
        }
    }

    /** A plan that is closed while others read its rows: they end well, or are told that it is closed. */
    private void closedUnderReaders() throws Exception {
        try (Engine engine = new Engine(); Problem problem = engine.problem(tests.json)) {
            for (int i = 0; i < 20; i++) {
                Plan plan = engine.solve(problem, new SolveOptions().reasons(false), null);
                Tests.Action reads = () -> thrown(IllegalStateException.class, () -> {
                    while (true) {
                        for (Row row : plan.rows()) {
                            that(row.candidate().startsWith("K"), row.candidate());
                        }
                    }
                });
                together(reads, reads, () -> {
                    Thread.sleep(3);
                    plan.close();
                });
            }
        }
    }
}
