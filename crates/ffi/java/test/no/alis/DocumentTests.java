package no.alis;

import static no.alis.Tests.dense;
import static no.alis.Tests.holds;
import static no.alis.Tests.is;
import static no.alis.Tests.refused;
import static no.alis.Tests.same;
import static no.alis.Tests.text;
import static no.alis.Tests.that;
import static no.alis.Tests.thrown;
import static no.alis.Tests.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Documents in and out, their faults, rows, Unicode, and the life of handles. */
final class DocumentTests {
    private final Tests tests;

    DocumentTests(Tests tests) {
        this.tests = tests;
    }

    void run() throws Exception {
        withoutEngine();
        rows();
        faults();
        badInput();
        unicode();
        closing();
    }

    private void withoutEngine() {
        holds(Alis.buildInfo(), "\"abi\":0");
        holds(Alis.buildInfo(), "\"version\":\"" + Alis.version() + "\"");
        is("ALIS_E_UNKNOWN", Alis.statusName(999), "a number that is no status");
        holds(dense(Alis.schema("plan")), "\"$schema\":");
        holds(dense(Alis.rules("helse-nord-2021")), "\"format\":\"alis.rules/1\"");
        holds(dense(Alis.lotteryCommit("æøå: terningene i Bodø 2022")), "\"format\":\"alis.lottery/1\"");
        refused(Status.NOT_FOUND, "ALIS_E_NOT_FOUND", () -> Alis.schema("plæn"));
        refused(Status.NOT_FOUND, "ALIS_E_NOT_FOUND", () -> Alis.rules(""));
        refused(Status.ARGUMENT, "ALIS_E_ARGUMENT", () -> Alis.lotteryCommit(""));
    }

    private void rows() {
        try (Engine engine = new Engine(); Problem problem = engine.problem(tests.json); Plan plan = engine.solve(problem)) {
            Counts counts = problem.counts();
            is(4, counts.trusts(), "trusts");
            is(80, counts.municipalities(), "municipalities");
            is(149, counts.candidates(), "candidates");
            is(20, counts.quarters(), "quarters");
            that(counts.hospitals() > 4 && counts.units() > counts.hospitals() && counts.posts() > 0, "hospitals, units, posts");
            is("2022-P1a", counts.firstQuarter().name(), "first quarter");
            is(LocalDate.of(2022, 3, 1), counts.firstQuarter().firstDay(), "first day");
            Quarter next = Quarter.of(counts.firstQuarter().number() + 1);
            is(counts.firstQuarter().lastDay().plusDays(1), next.firstDay(), "the day after");
            is("2022 1 2", next.year() + " " + next.period() + " " + next.half(), "next quarter");
            refused(Status.RANGE, "ALIS_E_RANGE", () -> Quarter.of(Integer.MAX_VALUE));

            is(PlanState.OPTIMAL, plan.state(), "state");
            is(4294967295L, plan.provedToRank(), "proved to rank");
            List<Row> rows = plan.rows();
            is(149, rows.size(), "rows");
            is(149, plan.size(), "size");
            is(rows.get(70).candidate(), plan.row(70).candidate(), "one row");
            String document = dense(plan.toJson());
            for (Row row : rows) {
                holds(document, said(row));
                for (Segment segment : row.segments()) {
                    holds(document, "\"post\":\"" + segment.post() + "\",\"from\":\"" + segment.first() + "\",\"to\":\""
                            + segment.last() + "\"}");
                }
            }
            refused(Status.RANGE, "ALIS_E_RANGE", () -> plan.row(149));
            refused(Status.RANGE, "ALIS_E_RANGE", () -> plan.row(-1));
            thrown(UnsupportedOperationException.class, () -> rows.remove(0));
        }
    }

    /** How the plan's document says what a row says. */
    private static String said(Row row) {
        String state = row.state().name().toLowerCase(Locale.ROOT);
        String reason = row.reason().name().toLowerCase(Locale.ROOT);
        String who = "{\"candidate\":\"" + row.candidate() + "\",\"trust\":\"" + row.trust() + "\",";
        if (row.state() == State.INELIGIBLE) {
            that(row.reason().code() > 100 && row.rank() == 0 && row.firstDay() == null, row.candidate());
            return who + "\"rule\":\"" + reason + "\"";
        }
        who += "\"rank\":" + row.rank() + (row.queuePlace() == 0 ? "" : ",\"queue_place\":" + row.queuePlace());
        if (row.state() == State.UNPLACED) {
            return who + ",\"reason\":\"" + reason + "\"";
        }
        is(Reason.NONE, row.reason(), "reason of who has a place");
        return who + ",\"status\":\"" + state + "\",\"start\":\"" + row.first() + "\",\"start_date\":\"" + row.firstDay()
                + "\",\"end_date\":\"" + row.lastDay() + "\",\"months\":" + row.months() + ",\"waiting\":" + row.waiting()
                + ",\"wish\":" + row.wish() + ",\"away\":" + (row.away() ? 1 : 0) + ",\"relevance\":" + row.relevance()
                + ",\"segments\":[{\"unit\":\"" + row.segments().get(0).unit() + "\",";
    }

    private void faults() throws Exception {
        byte[] bad = utf8(text(tests.json).replace("\"hospital\": \"sandnessjoen\"", "\"hospital\": \"sandnessjø\""));
        try (Engine engine = new Engine(); Engine norsk = new Engine(new EngineOptions().language(Language.NB))) {
            AlisException invalid = refused(Status.INVALID, "ALIS_E_INVALID", () -> engine.problem(bad));
            that(invalid.faults().size() > 1, "all faults, not the first alone");
            Fault first = invalid.faults().get(0);
            holds(first.pointer(), "/candidates/");
            String line = text(bad).split("\n")[first.line() - 1];
            holds(line.substring(first.column() - 1), "sandnessjø");
            holds(first.message(), "sandnessjø");
            holds(text(invalid.toJson()), "alis.error/1");
            String english = first.message();
            AlisException norwegian = refused(Status.INVALID, "ALIS_E_INVALID", () -> norsk.problem(bad));
            is(invalid.faults().size(), norwegian.faults().size(), "as many in Norwegian");
            that(!english.equals(norwegian.faults().get(0).message()), "in words of another language");

            AlisException again = copy(invalid);
            is(invalid.faults().size(), again.faults().size(), "faults of a serialized exception");
            is(invalid.getMessage(), again.getMessage(), "message of a serialized exception");

            AlisException syntax = refused(Status.SYNTAX, "ALIS_E_SYNTAX",
                    () -> engine.problem(utf8("{\"format\": \"alis.problem/1\",\n \"candidates\": [{\"id\": 7}]}")));
            that(syntax.faults().stream().anyMatch(fault -> fault.pointer().equals("/candidates/0/id") && fault.line() == 2
                    && fault.column() == 24), "the place among " + syntax.faults());

            try (Report report = engine.check(bad, null)) {
                is(Verdict.WRONG, report.verdict(), "verdict");
                is((long) invalid.faults().size(), report.count(), "count");
                holds(dense(report.toJson()), "\"format\":\"alis.check/1\"");
            }
        }
    }

    private static AlisException copy(AlisException exception) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(exception);
        return (AlisException) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    private void badInput() {
        try (Engine engine = new Engine(); Engine small = new Engine(new EngineOptions().maxInputBytes(1000))) {
            refused(Status.NULL, "ALIS_E_NULL", () -> engine.problem(null));
            refused(Status.SYNTAX, "ALIS_E_SYNTAX", () -> engine.problem(new byte[0]));
            refused(Status.SYNTAX, "ALIS_E_SYNTAX", () -> engine.problem(new byte[] {'"', (byte) 0xff, '"'}));
            refused(Status.SYNTAX, "ALIS_E_SYNTAX", () -> engine.plan(new byte[0]));
            refused(Status.SYNTAX, "ALIS_E_SYNTAX", () -> engine.problem(tests.json, new byte[0]));
            refused(Status.LIMIT, "ALIS_E_LIMIT", () -> small.problem(tests.json));
            refused(Status.ARGUMENT, "ALIS_E_ARGUMENT", () -> new Engine(new EngineOptions().threads(-1)));
            thrown(IllegalArgumentException.class, () -> Alis.rules("half a pair \ud800"));
            thrown(IllegalArgumentException.class, () -> new SolveOptions().timeLimit(java.time.Duration.ofMillis(-1)));
        }
    }

    private void unicode() {
        String id = "Åse \"æøå\" 🩺";
        String quoted = "\"" + id.replace("\"", "\\\"") + "\"";
        byte[] json = utf8(text(tests.json).replace("\"K001\"", quoted));
        try (Engine engine = new Engine(); Problem problem = engine.problem(json); Plan plan = engine.solve(problem)) {
            that(plan.rows().stream().anyMatch(row -> row.candidate().equals(id)), "the id in a row");
            holds(dense(engine.explain(problem, plan, id)), quoted);
            String letter = engine.letter(problem, plan, id, new LetterOptions().language(LetterOptions.Tongue.NN)
                    .contact("Bjørn \"Blåbær\" \\ Ås\t").objectTo("Nemnda på Øya").answerBy(LocalDate.of(2022, 8, 1)));
            holds(letter, "Bjørn \"Blåbær\" \\ Ås");
            holds(letter, "Nemnda på Øya");
            String other = engine.letter(problem, plan, id, new LetterOptions().forCoordinator());
            that(!other.equals(letter), "a letter to the coordinator is another one");
            AlisException unknown = refused(Status.NOT_FOUND, "ALIS_E_NOT_FOUND", () -> engine.explain(problem, plan, "Øyvind"));
            holds(unknown.getMessage(), "Øyvind");
        }
    }

    private void closing() {
        Engine engine = new Engine();
        Problem problem = engine.problem(tests.json);
        Plan plan = engine.solve(problem);
        Report report = engine.check(problem);
        Cancel cancel = new Cancel();
        that(Alis.liveHandles() >= 5, "five handles");
        byte[] before = plan.toJson();
        problem.close();
        thrown(IllegalStateException.class, problem::toJson);
        thrown(IllegalStateException.class, problem::counts);
        thrown(IllegalStateException.class, () -> engine.solve(problem));
        that(same(before, plan.toJson()), "a plan goes on without its problem");
        plan.close();
        thrown(IllegalStateException.class, plan::rows);
        thrown(IllegalStateException.class, plan::toJson);
        report.close();
        is("Report is closed", thrown(IllegalStateException.class, report::verdict).getMessage(), "message");
        cancel.close();
        thrown(IllegalStateException.class, cancel::trigger);
        thrown(IllegalStateException.class, () -> engine.callJson(utf8("{}"), cancel));
        engine.close();
        thrown(IllegalStateException.class, () -> engine.problem(tests.json));
        thrown(IllegalStateException.class, () -> engine.setProgress(null));
        for (Handle handle : new Handle[] {engine, problem, plan, report, cancel}) {
            handle.close();
        }
        is(0L, Alis.liveHandles(), "handles alive after closing twice");
    }
}
