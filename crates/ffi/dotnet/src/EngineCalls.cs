using System.Threading;

namespace Alis
{
    public sealed partial class Engine
    {
        /// <summary>Everything that is wrong with a problem document, or what to look at. That it has faults throws nothing.</summary>
        public Report Check(byte[] json, byte[] rules = null)
        {
            return new Report(Make((out ReportHandle result, out ErrorHandle error) => LibAlis.alis_check(handle, json,
                Calls.Length(json), rules, Calls.Length(rules), out result, out error)));
        }

        /// <summary>What a person should look at in a problem, before there is a plan.</summary>
        public Report Check(Problem problem)
        {
            return new Report(Make((out ReportHandle result, out ErrorHandle error) =>
                LibAlis.alis_problem_check(handle, problem.Handle, out result, out error), problem.Handle));
        }

        /// <summary>Reads a problem, alis.problem/1. One with faults: ALIS_E_SYNTAX or ALIS_E_INVALID, with all of them.</summary>
        public Problem Problem(byte[] json, byte[] rules = null)
        {
            return new Problem(Make((out ProblemHandle result, out ErrorHandle error) => LibAlis.alis_problem_from_json(handle,
                json, Calls.Length(json), rules, Calls.Length(rules), out result, out error)));
        }

        /// <summary>Makes the plan that the problem's rules demand.</summary>
        public Plan Solve(Problem problem, SolveOptions options = null, CancellationToken token = default(CancellationToken))
        {
            return Until(token, cancel => Solve(problem, options, cancel));
        }

        /// <summary>Makes the plan that the problem's rules demand, until a switch ends it; options and cancel may be null.</summary>
        public Plan Solve(Problem problem, SolveOptions options, Cancel cancel)
        {
            LibAlis.SolveStruct how = (options ?? new SolveOptions()).Struct();
            return new Plan(Make((out PlanHandle result, out ErrorHandle error) =>
                LibAlis.alis_solve(handle, problem.Handle, ref how, Or(cancel), out result, out error),
                problem.Handle, Or(cancel)));
        }

        /// <summary>Reads a plan, alis.plan/1. Whether it is right is for Verify to say.</summary>
        public Plan Plan(byte[] json)
        {
            return new Plan(Make((out PlanHandle result, out ErrorHandle error) =>
                LibAlis.alis_plan_from_json(handle, json, Calls.Length(json), out result, out error)));
        }

        /// <summary>
        /// Checks a plan against its problem, by code that shares nothing with the solver. That it is wrong throws nothing.
        /// resolve: plan again and compare, where the plan holds no proof of some values.
        /// </summary>
        public Report Verify(Problem problem, Plan plan, bool resolve = false,
            CancellationToken token = default(CancellationToken))
        {
            return Until(token, cancel => Verify(problem, plan, resolve, cancel));
        }

        /// <summary>The same, until a switch ends it.</summary>
        public Report Verify(Problem problem, Plan plan, bool resolve, Cancel cancel)
        {
            uint flags = resolve ? LibAlis.VerifyResolve : 0;
            return new Report(Make((out ReportHandle result, out ErrorHandle error) =>
                LibAlis.alis_verify(handle, problem.Handle, plan.Handle, flags, Or(cancel), out result, out error),
                problem.Handle, plan.Handle, Or(cancel)));
        }

        /// <summary>Who comes before whom, and which criterion decided: alis.rank/1.</summary>
        public byte[] Rank(Problem problem)
        {
            return Bytes((out BufHandle result, out ErrorHandle error) =>
                LibAlis.alis_rank(handle, problem.Handle, out result, out error), problem.Handle);
        }

        /// <summary>Which criterion decided between two candidates, with both values and its source: alis.compare/1.</summary>
        public byte[] Compare(Problem problem, string a, string b)
        {
            byte[] first = Calls.Utf8(a);
            byte[] second = Calls.Utf8(b);
            return Bytes((out BufHandle result, out ErrorHandle error) => LibAlis.alis_compare(handle, problem.Handle, first,
                Calls.Length(first), second, Calls.Length(second), out result, out error), problem.Handle);
        }

        /// <summary>Why a candidate got what they got, for a coordinator: alis.explanation/1. For the candidate: Letter.</summary>
        public byte[] Explain(Problem problem, Plan plan, string candidate)
        {
            byte[] id = Calls.Utf8(candidate);
            return Bytes((out BufHandle result, out ErrorHandle error) => LibAlis.alis_explain(handle, problem.Handle,
                plan.Handle, id, Calls.Length(id), out result, out error), problem.Handle, plan.Handle);
        }

        /// <summary>
        /// What single changes would have given a candidate, each confirmed by planning again: alis.what_if/1. expression: one change
        /// to ask about (docs/what-if.md); null looks for the smallest changes that help. forCandidate: for the candidate's own eyes.
        /// </summary>
        public byte[] WhatIf(Problem problem, Plan plan, string candidate, string expression = null, bool forCandidate = false,
            CancellationToken token = default(CancellationToken))
        {
            return Until(token, cancel => WhatIf(problem, plan, candidate, expression, forCandidate, cancel));
        }

        /// <summary>The same, until a switch ends it.</summary>
        public byte[] WhatIf(Problem problem, Plan plan, string candidate, string expression, bool forCandidate, Cancel cancel)
        {
            byte[] id = Calls.Utf8(candidate);
            byte[] change = Calls.Utf8(expression);
            uint flags = forCandidate ? LibAlis.WhatIfForCandidate : 0;
            return Bytes((out BufHandle result, out ErrorHandle error) => LibAlis.alis_what_if(handle, problem.Handle,
                plan.Handle, id, Calls.Length(id), change, Calls.Length(change), flags, Or(cancel), out result, out error),
                problem.Handle, plan.Handle, Or(cancel));
        }

        /// <summary>How far down the queue each pool and unit reached, and whom to ask about posts left empty: alis.cutoffs/1.</summary>
        public byte[] Cutoffs(Problem problem, Plan plan)
        {
            return Bytes((out BufHandle result, out ErrorHandle error) =>
                LibAlis.alis_cutoffs(handle, problem.Handle, plan.Handle, out result, out error), problem.Handle, plan.Handle);
        }

        /// <summary>The letter to one candidate, text with line feeds. It says nominated, never appointed; nothing of others.</summary>
        public string Letter(Problem problem, Plan plan, string candidate, LetterOptions options = null)
        {
            byte[] id = Calls.Utf8(candidate);
            byte[] how = (options ?? new LetterOptions()).ToJson();
            return Calls.Text(Bytes((out BufHandle result, out ErrorHandle error) => LibAlis.alis_letter(handle, problem.Handle,
                plan.Handle, id, Calls.Length(id), how, Calls.Length(how), out result, out error),
                problem.Handle, plan.Handle));
        }

        /// <summary>Two rule sets by what they do to one problem document, which is planned by each: alis.policy/1.</summary>
        public byte[] RulesDiff(byte[] json, byte[] rulesA, byte[] rulesB, CancellationToken token = default(CancellationToken))
        {
            return Until(token, cancel => RulesDiff(json, rulesA, rulesB, cancel));
        }

        /// <summary>The same, until a switch ends it.</summary>
        public byte[] RulesDiff(byte[] json, byte[] rulesA, byte[] rulesB, Cancel cancel)
        {
            return Bytes((out BufHandle result, out ErrorHandle error) => LibAlis.alis_rules_diff(handle, json,
                Calls.Length(json), rulesA, Calls.Length(rulesA), rulesB, Calls.Length(rulesB), Or(cancel), out result,
                out error), Or(cancel));
        }

        /// <summary>What is published after a lottery's deadline: the seed, what each drew, and between whom nothing else decided.</summary>
        public byte[] LotteryReveal(Problem problem, string seed)
        {
            byte[] line = Calls.Utf8(seed);
            return Bytes((out BufHandle result, out ErrorHandle error) => LibAlis.alis_lottery_reveal(handle, problem.Handle,
                line, Calls.Length(line), out result, out error), problem.Handle);
        }

        /// <summary>
        /// Whether a published hash, a seed, a problem and a plan belong together: alis.lottery-check/1. problem and plan may be null;
        /// a plan needs its problem.
        /// </summary>
        public byte[] LotteryCheck(string hash, string seed, Problem problem = null, Plan plan = null)
        {
            byte[] published = Calls.Utf8(hash);
            byte[] line = Calls.Utf8(seed);
            ProblemHandle of = problem == null ? ProblemHandle.None : problem.Handle;
            PlanHandle what = plan == null ? PlanHandle.None : plan.Handle;
            return Bytes((out BufHandle result, out ErrorHandle error) => LibAlis.alis_lottery_check(handle, published,
                Calls.Length(published), line, Calls.Length(line), of, what, out result, out error), of, what);
        }

        /// <summary>Any call as one document: alis.request/1 in, the answer out.</summary>
        public byte[] CallJson(byte[] request, CancellationToken token = default(CancellationToken))
        {
            return Until(token, cancel => CallJson(request, cancel));
        }

        /// <summary>The same, until a switch ends it.</summary>
        public byte[] CallJson(byte[] request, Cancel cancel)
        {
            return Bytes((out BufHandle result, out ErrorHandle error) => LibAlis.alis_call_json(handle, request,
                Calls.Length(request), Or(cancel), out result, out error), Or(cancel));
        }
    }
}
