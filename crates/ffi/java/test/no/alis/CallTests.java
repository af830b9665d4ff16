package no.alis;

import static no.alis.Tests.dense;
import static no.alis.Tests.holds;
import static no.alis.Tests.is;
import static no.alis.Tests.refused;
import static no.alis.Tests.same;
import static no.alis.Tests.text;
import static no.alis.Tests.that;
import static no.alis.Tests.utf8;

import java.time.Duration;

/** Each call of an engine. */
final class CallTests {
    private static final byte[] NORD = utf8("\"helse-nord-2021\"");
    private static final byte[] WIDTH_6 = utf8("\"helse-nord-2021-width-6\"");

    private final Tests tests;

    CallTests(Tests tests) {
        this.tests = tests;
    }

    void run() {
        try (Engine engine = new Engine(); Problem problem = engine.problem(tests.json); Plan plan = engine.solve(problem)) {
            questions(engine, problem, plan);
            reports(engine, problem, plan);
            lottery(engine, problem, plan);
            documents(engine, problem, plan);
            options(engine, problem, plan);
        }
        timeLimit();
    }

    private void questions(Engine engine, Problem problem, Plan plan) {
        holds(dense(engine.rank(problem)), "\"format\":\"alis.rank/1\"");
        holds(dense(engine.compare(problem, "K028", "K148")), "\"format\":\"alis.compare/1\"");
        refused(Status.ARGUMENT, "ALIS_E_ARGUMENT", () -> engine.compare(problem, "K028", "K028"));
        holds(dense(engine.explain(problem, plan, "K148")), "\"format\":\"alis.explanation/1\"");
        holds(dense(engine.cutoffs(problem, plan)), "\"format\":\"alis.cutoffs/1\"");
        String all = dense(engine.whatIf(problem, plan, "K148", null, false, null));
        String own = dense(engine.whatIf(problem, plan, "K148", null, true, null));
        holds(all, "\"format\":\"alis.what_if/1\"");
        that(all.length() > own.length(), "the candidate is told less");
        String withdrawn = dense(engine.whatIf(problem, plan, "K148", "candidate K028 withdraw", false, null));
        holds(withdrawn, "K028");
        refused(Status.ARGUMENT, "ALIS_E_ARGUMENT", () -> engine.whatIf(problem, plan, "K148", "abracadabra", false, null));
        refused(Status.ARGUMENT, "ALIS_E_ARGUMENT", () -> engine.whatIf(problem, plan, "K148", "", false, null));
        holds(engine.letter(problem, plan, "K148", new LetterOptions()), "K148");
        holds(dense(engine.rulesDiff(tests.json, NORD, WIDTH_6, null)), "\"format\":\"alis.policy/1\"");
        refused(Status.NULL, "ALIS_E_NULL", () -> engine.rulesDiff(tests.json, NORD, null, null));
    }

    private void reports(Engine engine, Problem problem, Plan plan) {
        try (Report check = engine.check(problem); Report document = engine.check(tests.json, NORD)) {
            is(Verdict.GOOD, check.verdict(), "of a problem");
            is(0L, check.count(), "faults");
            holds(dense(check.toJson()), "\"format\":\"alis.check/1\"");
            is(Verdict.GOOD, document.verdict(), "of a document");
        }
        try (Report verified = engine.verify(problem, plan, true, null)) {
            is(Verdict.GOOD, verified.verdict(), "of a plan");
            is(0, verified.unproved(), "unproved");
            holds(dense(verified.toJson()), "\"format\":\"alis.verification/1\"");
        }
        String wrong = text(plan.toJson()).replaceFirst("\"waiting\": 4", "\"waiting\": 3");
        try (Plan other = engine.plan(utf8(wrong)); Report verified = engine.verify(problem, other, false, null)) {
            is(Verdict.WRONG, verified.verdict(), "of a wrong plan");
            that(verified.count() > 0, "violations");
        }
    }

    private void lottery(Engine engine, Problem problem, Plan plan) {
        String seed = "helse-nord 2022-06-15";
        String commit = dense(Alis.lotteryCommit(seed));
        String marker = "\"sha256\":\"";
        int at = commit.indexOf("sha256\":\"");
        that(at > 0, "a hash in " + commit);
        String hash = commit.substring(at + marker.length() - 1, at + marker.length() + 63);
        holds(dense(engine.lotteryReveal(problem, seed)), "\"format\":\"alis.lottery/1\"");
        holds(dense(engine.lotteryCheck(hash, seed, null, null)), "\"holds\":true");
        holds(dense(engine.lotteryCheck(hash, seed, problem, plan)), "\"holds\":true");
        holds(dense(engine.lotteryCheck(hash, "another", null, null)), "\"holds\":false");
    }

    private void documents(Engine engine, Problem problem, Plan plan) {
        byte[] canonical = problem.toJson();
        try (Problem again = engine.problem(canonical)) {
            that(same(canonical, again.toJson()), "the same contents, the same bytes");
        }
        try (Plan again = engine.plan(plan.toJson())) {
            that(same(plan.toJson(), again.toJson()), "a plan that was read");
            is(plan.size(), again.size(), "rows");
        }
        byte[] answer = engine.callJson(utf8("{\"format\":\"alis.request/1\",\"call\":\"plan\",\"problem\":" + text(tests.json) + "}"),
                null);
        is(dense(plan.toJson()).replaceFirst("\"problem_sha256\":\"\\w+\"", ""),
                dense(answer).replaceFirst("\"problem_sha256\":\"\\w+\"", ""), "the plan by one document");
        AlisException refused = refused(Status.INVALID, "ALIS_E_INVALID", () -> engine.callJson(
                utf8("{\"format\":\"alis.request/1\",\"call\":\"nothing\"}"), null));
        that(!refused.faults().isEmpty(), "the place of the fault in a request");
        try (Problem other = engine.problem(tests.json, WIDTH_6)) {
            refused(Status.MISMATCH, "ALIS_E_MISMATCH", () -> engine.cutoffs(other, plan));
        }
    }

    private void options(Engine engine, Problem problem, Plan plan) {
        try (Plan bare = engine.solve(problem, new SolveOptions().reasons(false), null)) {
            that(bare.toJson().length < plan.toJson().length, "shorter without reasons");
            refused(Status.NO_REASONS, "ALIS_E_NO_REASONS", () -> engine.explain(problem, bare, "K148"));
        }
        try (Engine two = new Engine(new EngineOptions().threads(2)); Plan other = two.solve(problem)) {
            that(same(plan.toJson(), other.toJson()), "the same bytes by two threads");
        }
        try (Plan other = engine.solve(problem, new SolveOptions().timeLimit(Duration.ofMinutes(10)), null)) {
            that(same(plan.toJson(), other.toJson()), "the same bytes within a limit");
        }
    }

    private void timeLimit() {
        SolveOptions options = new SolveOptions().reasons(false).timeLimit(Duration.ofNanos(1));
        try (Engine engine = new Engine(); Problem problem = engine.problem(tests.longJson);
                Plan plan = engine.solve(problem, options, null)) {
            is(PlanState.FEASIBLE, plan.state(), "a plan that time ended");
            that(plan.provedToRank() < plan.size(), "not proved to the end");
            refused(Status.NOT_PROVED, "ALIS_E_NOT_PROVED",
                    () -> engine.whatIf(problem, plan, plan.row(0).candidate(), null, false, null));
        }
    }
}
