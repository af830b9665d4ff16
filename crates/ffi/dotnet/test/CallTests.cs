using System;
using System.Text.RegularExpressions;
using static Alis.Test.Tests;

namespace Alis.Test
{
    /// <summary>Each call of an engine.</summary>
    internal static class CallTests
    {
        private static readonly byte[] Nord = Utf8("\"helse-nord-2021\"");
        private static readonly byte[] Width6 = Utf8("\"helse-nord-2021-width-6\"");

        internal static void Run()
        {
            using (var engine = new Engine())
            using (Problem problem = engine.Problem(Json))
            using (Plan plan = engine.Solve(problem))
            {
                Questions(engine, problem, plan);
                Reports(engine, problem, plan);
                Lottery(engine, problem, plan);
                Documents(engine, problem, plan);
                Options(engine, problem, plan);
            }
            TimeLimit();
        }

        private static void Questions(Engine engine, Problem problem, Plan plan)
        {
            Holds(Dense(engine.Rank(problem)), "\"format\":\"alis.rank/1\"");
            Holds(Dense(engine.Compare(problem, "K028", "K148")), "\"format\":\"alis.compare/1\"");
            Refused(Status.Argument, "ALIS_E_ARGUMENT", () => engine.Compare(problem, "K028", "K028"));
            Holds(Dense(engine.Explain(problem, plan, "K148")), "\"format\":\"alis.explanation/1\"");
            Holds(Dense(engine.Cutoffs(problem, plan)), "\"format\":\"alis.cutoffs/1\"");
            string all = Dense(engine.WhatIf(problem, plan, "K148"));
            string own = Dense(engine.WhatIf(problem, plan, "K148", null, true));
            Holds(all, "\"format\":\"alis.what_if/1\"");
            That(all.Length > own.Length, "the candidate is told less");
            Holds(Dense(engine.WhatIf(problem, plan, "K148", "candidate K028 withdraw")), "K028");
            Refused(Status.Argument, "ALIS_E_ARGUMENT", () => engine.WhatIf(problem, plan, "K148", "abracadabra"));
            Refused(Status.Argument, "ALIS_E_ARGUMENT", () => engine.WhatIf(problem, plan, "K148", ""));
            Holds(engine.Letter(problem, plan, "K148"), "K148");
            Holds(Dense(engine.RulesDiff(Json, Nord, Width6)), "\"format\":\"alis.policy/1\"");
            Refused(Status.Null, "ALIS_E_NULL", () => engine.RulesDiff(Json, Nord, null));
        }

        private static void Reports(Engine engine, Problem problem, Plan plan)
        {
            using (Report check = engine.Check(problem))
            using (Report document = engine.Check(Json, Nord))
            {
                Is(Verdict.Good, check.Verdict, "of a problem");
                Is(0ul, check.Count, "faults");
                Holds(Dense(check.ToJson()), "\"format\":\"alis.check/1\"");
                Is(Verdict.Good, document.Verdict, "of a document");
            }
            using (Report verified = engine.Verify(problem, plan, true))
            {
                Is(Verdict.Good, verified.Verdict, "of a plan");
                Is(0u, verified.Unproved, "unproved");
                Holds(Dense(verified.ToJson()), "\"format\":\"alis.verification/1\"");
            }
            string wrong = new Regex("\"waiting\": 4").Replace(Text(plan.ToJson()), "\"waiting\": 3", 1);
            using (Plan other = engine.Plan(Utf8(wrong)))
            using (Report verified = engine.Verify(problem, other))
            {
                Is(Verdict.Wrong, verified.Verdict, "of a wrong plan");
                That(verified.Count > 0, "violations");
            }
        }

        private static void Lottery(Engine engine, Problem problem, Plan plan)
        {
            const string seed = "helse-nord 2022-06-15";
            string hash = Regex.Match(Dense(Library.LotteryCommit(seed)), "sha256\":\"([0-9a-f]{64})\"").Groups[1].Value;
            Holds(Dense(engine.LotteryReveal(problem, seed)), "\"format\":\"alis.lottery/1\"");
            Holds(Dense(engine.LotteryCheck(hash, seed)), "\"holds\":true");
            Holds(Dense(engine.LotteryCheck(hash, seed, problem, plan)), "\"holds\":true");
            Holds(Dense(engine.LotteryCheck(hash, "another")), "\"holds\":false");
        }

        private static void Documents(Engine engine, Problem problem, Plan plan)
        {
            byte[] canonical = problem.ToJson();
            using (Problem again = engine.Problem(canonical))
            {
                That(Same(canonical, again.ToJson()), "the same contents, the same bytes");
            }
            using (Plan again = engine.Plan(plan.ToJson()))
            {
                That(Same(plan.ToJson(), again.ToJson()), "a plan that was read");
                Is(plan.Count, again.Count, "rows");
            }
            byte[] answer = engine.CallJson(
                Utf8("{\"format\":\"alis.request/1\",\"call\":\"plan\",\"problem\":" + Text(Json) + "}"));
            var sum = new Regex("\"problem_sha256\":\"\\w+\"");
            Is(sum.Replace(Dense(plan.ToJson()), ""), sum.Replace(Dense(answer), ""), "the plan by one document");
            AlisException refused = Refused(Status.Invalid, "ALIS_E_INVALID",
                () => engine.CallJson(Utf8("{\"format\":\"alis.request/1\",\"call\":\"nothing\"}")));
            That(refused.Faults.Count > 0, "the place of the fault in a request");
            using (Problem other = engine.Problem(Json, Width6))
            {
                Refused(Status.Mismatch, "ALIS_E_MISMATCH", () => engine.Cutoffs(other, plan));
            }
        }

        private static void Options(Engine engine, Problem problem, Plan plan)
        {
            using (Plan bare = engine.Solve(problem, new SolveOptions { WithoutReasons = true }))
            {
                That(bare.ToJson().Length < plan.ToJson().Length, "shorter without reasons");
                Refused(Status.NoReasons, "ALIS_E_NO_REASONS", () => engine.Explain(problem, bare, "K148"));
            }
            using (var two = new Engine(new EngineOptions { Threads = 2 }))
            using (Plan other = two.Solve(problem))
            {
                That(Same(plan.ToJson(), other.ToJson()), "the same bytes by two threads");
            }
            using (Plan other = engine.Solve(problem, new SolveOptions { TimeLimit = TimeSpan.FromMinutes(10) }))
            {
                That(Same(plan.ToJson(), other.ToJson()), "the same bytes within a limit");
            }
        }

        private static void TimeLimit()
        {
            var options = new SolveOptions { WithoutReasons = true, TimeLimit = TimeSpan.FromTicks(1) };
            using (var engine = new Engine())
            using (Problem problem = engine.Problem(LongJson))
            using (Plan plan = engine.Solve(problem, options))
            {
                Is(PlanState.Feasible, plan.State, "a plan that time ended");
                That(plan.ProvedToRank < plan.Count, "not proved to the end");
                Refused(Status.NotProved, "ALIS_E_NOT_PROVED",
                    () => engine.WhatIf(problem, plan, plan.Row(0).Candidate));
            }
        }
    }
}
