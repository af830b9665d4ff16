package no.alis;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * How calls are made, and the calls. An engine serves one call at a time (else ALIS_E_BUSY): make one for each thread. Documents
 * are bytes of UTF-8 JSON, in and out. Rules are null for the problem's own; else an alis.rules/1, or the name of a rule set in
 * quotation marks. Every call throws {@link AlisException} where the library refuses it, and IllegalStateException where something
 * that it uses was closed.
 */
public final class Engine extends Handle {
    /** Lives as long as the engine: the library calls it, and JNA holds it only weakly. */
    private final ProgressBridge progress = new ProgressBridge();

    /** An engine as usual. */
    public Engine() {
        this(new EngineOptions());
    }

    /** An engine with options. */
    public Engine(EngineOptions options) {
        super(Calls.handle((out, error) -> LibAlis.alis_engine_new(options.struct(), out, error)));
    }

    /** A function of the library that an engine makes. */
    private interface Call {
        int call(Pointer engine, PointerByReference out, PointerByReference error);
    }

    /** Makes a call. What the progress function threw in it comes out of it, and nothing else. */
    private Pointer handle(Call call, Consumer<Pointer> free) {
        try (Lease self = lease()) {
            Pointer handle;
            try {
                handle = Calls.handle((out, error) -> call.call(self.token(), out, error));
            } catch (AlisException refused) {
                Throwable thrown = progress.takeThrown();
                throw thrown == null ? refused : Engine.<RuntimeException>same(thrown);
            }
            Throwable thrown = progress.takeThrown();
            if (thrown != null) {
                free.accept(handle);
                throw Engine.<RuntimeException>same(thrown);
            }
            return handle;
        }
    }

    private byte[] bytes(Call call) {
        return Calls.take(handle(call, LibAlis::alis_buf_free));
    }

    /** Whatever was thrown, for throwing it again as it was. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E same(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /**
     * Sets who is told of progress in solve and whatever else plans; null for nobody.
     *
     * @throws AlisException ALIS_E_BUSY during a call
     */
    public void setProgress(Progress function) {
        try (Lease self = lease()) {
            Calls.check(LibAlis.alis_engine_set_progress(self.token(), function == null ? null : progress, null));
            progress.set(function);
        }
    }

    /** Any call as one document: alis.request/1 in, the answer out. cancel may be null. */
    public byte[] callJson(byte[] request, Cancel cancel) {
        try (Lease end = lease(cancel)) {
            return bytes((engine, out, error) -> LibAlis.alis_call_json(engine, request, Calls.length(request), end.token(), out,
                    error));
        }
    }

    /** Everything that is wrong with a problem document, or what to look at where nothing is. That it has faults throws nothing. */
    public Report check(byte[] json, byte[] rules) {
        return new Report(handle((engine, out, error) -> LibAlis.alis_check(engine, json, Calls.length(json), rules,
                Calls.length(rules), out, error), LibAlis::alis_report_free));
    }

    /** What a person should look at in a problem, before there is a plan. */
    public Report check(Problem problem) {
        try (Lease of = problem.lease()) {
            return new Report(handle((engine, out, error) -> LibAlis.alis_problem_check(engine, of.token(), out, error),
                    LibAlis::alis_report_free));
        }
    }

    /** Reads a problem, by its own rules. */
    public Problem problem(byte[] json) {
        return problem(json, null);
    }

    /** Reads a problem, alis.problem/1. A document with faults throws ALIS_E_SYNTAX or ALIS_E_INVALID with all of them. */
    public Problem problem(byte[] json, byte[] rules) {
        return new Problem(handle((engine, out, error) -> LibAlis.alis_problem_from_json(engine, json, Calls.length(json), rules,
                Calls.length(rules), out, error), LibAlis::alis_problem_free));
    }

    /** Makes the plan that the problem's rules demand, with reasons, however long it takes. */
    public Plan solve(Problem problem) {
        return solve(problem, new SolveOptions(), null);
    }

    /** Makes the plan that the problem's rules demand. cancel may be null. */
    public Plan solve(Problem problem, SolveOptions options, Cancel cancel) {
        try (Lease of = problem.lease(); Lease end = lease(cancel)) {
            return new Plan(handle((engine, out, error) -> LibAlis.alis_solve(engine, of.token(), options.struct(), end.token(),
                    out, error), LibAlis::alis_plan_free));
        }
    }

    /** Reads a plan, alis.plan/1. Whether it is right is for verify to say. */
    public Plan plan(byte[] json) {
        return new Plan(handle((engine, out, error) -> LibAlis.alis_plan_from_json(engine, json, Calls.length(json), out, error),
                LibAlis::alis_plan_free));
    }

    /**
     * Checks a plan against its problem, by code that shares nothing with the solver. That it is wrong throws nothing.
     *
     * @param resolve plan again and compare, where the plan holds no proof of some values
     * @param cancel may be null
     */
    public Report verify(Problem problem, Plan plan, boolean resolve, Cancel cancel) {
        int flags = resolve ? LibAlis.VERIFY_RESOLVE : 0;
        try (Lease of = problem.lease(); Lease what = plan.lease(); Lease end = lease(cancel)) {
            return new Report(handle((engine, out, error) -> LibAlis.alis_verify(engine, of.token(), what.token(), flags,
                    end.token(), out, error), LibAlis::alis_report_free));
        }
    }

    /** Who comes before whom, and which criterion decided: alis.rank/1. */
    public byte[] rank(Problem problem) {
        try (Lease of = problem.lease()) {
            return bytes((engine, out, error) -> LibAlis.alis_rank(engine, of.token(), out, error));
        }
    }

    /** Which criterion decided between two candidates, with both values and its source: alis.compare/1. */
    public byte[] compare(Problem problem, String a, String b) {
        byte[] first = Calls.utf8(a);
        byte[] second = Calls.utf8(b);
        try (Lease of = problem.lease()) {
            return bytes((engine, out, error) -> LibAlis.alis_compare(engine, of.token(), first, first.length, second,
                    second.length, out, error));
        }
    }

    /** Why a candidate got what they got, for a coordinator: alis.explanation/1. Not for the candidate: that is the letter. */
    public byte[] explain(Problem problem, Plan plan, String candidate) {
        byte[] id = Calls.utf8(candidate);
        try (Lease of = problem.lease(); Lease what = plan.lease()) {
            return bytes((engine, out, error) -> LibAlis.alis_explain(engine, of.token(), what.token(), id, id.length, out,
                    error));
        }
    }

    /**
     * What single changes would have given a candidate, each confirmed by planning again: alis.what_if/1.
     *
     * @param expression one change to ask about (docs/what-if.md); null looks for the smallest changes that help
     * @param forCandidate the answer for the candidate's own eyes
     * @param cancel may be null
     */
    public byte[] whatIf(Problem problem, Plan plan, String candidate, String expression, boolean forCandidate, Cancel cancel) {
        byte[] id = Calls.utf8(candidate);
        byte[] change = expression == null ? null : Calls.utf8(expression);
        int flags = forCandidate ? LibAlis.WHAT_IF_FOR_CANDIDATE : 0;
        try (Lease of = problem.lease(); Lease what = plan.lease(); Lease end = lease(cancel)) {
            return bytes((engine, out, error) -> LibAlis.alis_what_if(engine, of.token(), what.token(), id, id.length, change,
                    Calls.length(change), flags, end.token(), out, error));
        }
    }

    /** How far down the queue each pool and unit reached, and whom to ask about posts left empty: alis.cutoffs/1. */
    public byte[] cutoffs(Problem problem, Plan plan) {
        try (Lease of = problem.lease(); Lease what = plan.lease()) {
            return bytes((engine, out, error) -> LibAlis.alis_cutoffs(engine, of.token(), what.token(), out, error));
        }
    }

    /** The letter to one candidate, as text with line feeds. It says nominated, never appointed, and nothing of anybody else. */
    public String letter(Problem problem, Plan plan, String candidate, LetterOptions options) {
        byte[] id = Calls.utf8(candidate);
        byte[] choice = options.toJson();
        try (Lease of = problem.lease(); Lease what = plan.lease()) {
            return new String(bytes((engine, out, error) -> LibAlis.alis_letter(engine, of.token(), what.token(), id, id.length,
                    choice, choice.length, out, error)), StandardCharsets.UTF_8);
        }
    }

    /** Two rule sets by what they do to one problem document, which is planned by each: alis.policy/1. cancel may be null. */
    public byte[] rulesDiff(byte[] json, byte[] rulesA, byte[] rulesB, Cancel cancel) {
        try (Lease end = lease(cancel)) {
            return bytes((engine, out, error) -> LibAlis.alis_rules_diff(engine, json, Calls.length(json), rulesA,
                    Calls.length(rulesA), rulesB, Calls.length(rulesB), end.token(), out, error));
        }
    }

    /** What is published after a lottery's deadline: the seed, what each drew, and between whom nothing else decided. */
    public byte[] lotteryReveal(Problem problem, String seed) {
        byte[] line = Calls.utf8(seed);
        try (Lease of = problem.lease()) {
            return bytes((engine, out, error) -> LibAlis.alis_lottery_reveal(engine, of.token(), line, line.length, out, error));
        }
    }

    /**
     * Whether a published hash, a seed, a problem and a plan belong together: alis.lottery-check/1.
     *
     * @param problem may be null
     * @param plan may be null, and needs its problem
     */
    public byte[] lotteryCheck(String hash, String seed, Problem problem, Plan plan) {
        byte[] published = Calls.utf8(hash);
        byte[] line = Calls.utf8(seed);
        try (Lease of = lease(problem); Lease what = lease(plan)) {
            return bytes((engine, out, error) -> LibAlis.alis_lottery_check(engine, published, published.length, line,
                    line.length, of.token(), what.token(), out, error));
        }
    }

    @Override
    void free(Pointer handle) {
        LibAlis.alis_engine_free(handle);
    }
}
