package no.alis;

import static no.alis.Tests.is;
import static no.alis.Tests.refused;
import static no.alis.Tests.same;
import static no.alis.Tests.that;
import static no.alis.Tests.thrown;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Who is told of progress, and what that one may do. */
final class ProgressTests {
    private final Tests tests;

    ProgressTests(Tests tests) {
        this.tests = tests;
    }

    void run() {
        try (Engine engine = new Engine(); Problem problem = engine.problem(tests.json); Plan plan = engine.solve(problem)) {
            told(engine, problem, plan);
            stops(engine, problem);
            throwing(engine, problem);
            calls(engine, problem, plan);
        }
        closesItsEngine();
    }

    private void told(Engine engine, Problem problem, Plan plan) {
        AtomicInteger calls = new AtomicInteger();
        Thread caller = Thread.currentThread();
        engine.setProgress((proved, of) -> {
            that(proved <= of && of > 0, proved + " of " + of);
            that(Thread.currentThread() == caller, "on the thread of the call");
            if (calls.getAndIncrement() % 20 == 0) {
                System.gc(); // the function must not be collected
            }
            return true;
        });
        try (Plan other = engine.solve(problem)) {
            that(calls.get() > 10, "told often, not " + calls + " times");
            that(same(plan.toJson(), other.toJson()), "the same plan");
        }
        engine.setProgress(null);
        calls.set(0);
        engine.solve(problem).close();
        is(0, calls.get(), "calls when nobody is told");
    }

    private void stops(Engine engine, Problem problem) {
        engine.setProgress((proved, of) -> false);
        refused(Status.CANCELLED, "ALIS_E_CANCELLED", () -> engine.solve(problem));
        try (Cancel cancel = new Cancel()) {
            engine.setProgress((proved, of) -> {
                cancel.trigger();
                return true;
            });
            that(!cancel.isTriggered(), "not yet");
            refused(Status.CANCELLED, "ALIS_E_CANCELLED", () -> engine.solve(problem, new SolveOptions(), cancel));
            that(cancel.isTriggered(), "triggered");
            engine.setProgress(null);
            refused(Status.CANCELLED, "ALIS_E_CANCELLED", () -> engine.solve(problem, new SolveOptions(), cancel));
        }
        engine.solve(problem).close();
    }

    private void throwing(Engine engine, Problem problem) {
        AtomicInteger calls = new AtomicInteger();
        for (Throwable ball : new Throwable[] {new IllegalArgumentException("æ"), new StackOverflowError(), new IOException("ø")}) {
            calls.set(0);
            engine.setProgress((proved, of) -> {
                calls.incrementAndGet();
                throw ProgressTests.<RuntimeException>raw(ball);
            });
            that(thrown(Throwable.class, () -> engine.solve(problem)) == ball, "the same object comes out");
            is(1, calls.get(), "calls after a throw");
            that(thrown(Throwable.class, () -> engine.rulesDiff(tests.json, Tests.utf8("\"helse-nord-2021\""),
                    Tests.utf8("\"ahus-2020\""), null)) == ball, "of every call that plans");
        }
        engine.setProgress(null);
        engine.solve(problem).close();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E raw(Throwable any) throws E {
        throw (E) any;
    }

    /** From the function: the engine is busy, all else can be used. */
    private void calls(Engine engine, Problem problem, Plan plan) {
        AtomicReference<AlisException> busy = new AtomicReference<>();
        AtomicReference<AlisException> set = new AtomicReference<>();
        AtomicInteger calls = new AtomicInteger();
        engine.setProgress((proved, of) -> {
            if (calls.getAndIncrement() == 0) {
                busy.set(refused(Status.BUSY, "ALIS_E_BUSY", () -> engine.rank(problem)));
                set.set(refused(Status.BUSY, "ALIS_E_BUSY", () -> engine.setProgress(null)));
                try (Engine other = new Engine(); Plan same = other.solve(problem)) {
                    that(same(plan.toJson(), same.toJson()), "another engine in the function");
                }
            }
            return true;
        });
        engine.solve(problem).close();
        that(busy.get() != null && set.get() != null && calls.get() > 1, "told to the end");
        engine.setProgress(null);
    }

    private void closesItsEngine() {
        Engine engine = new Engine();
        try (Problem problem = engine.problem(tests.json)) {
            engine.setProgress((proved, of) -> {
                engine.close();
                problem.close();
                return true;
            });
            engine.solve(problem).close();
        }
        is(0L, Alis.liveHandles(), "handles alive when the call that was in them has ended");
        thrown(IllegalStateException.class, () -> engine.setProgress(null));
    }
}
