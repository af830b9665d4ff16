using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using static Alis.Test.Tests;

namespace Alis.Test
{
    /// <summary>Documents in and out, their faults, rows, Unicode, and the life of handles.</summary>
    internal static class DocumentTests
    {
        internal static void Run()
        {
            WithoutEngine();
            Rows();
            Faults();
            BadInput();
            Unicode();
            Disposing();
        }

        private static void WithoutEngine()
        {
            Holds(Library.BuildInfo, "\"abi\":0");
            Holds(Library.BuildInfo, "\"version\":\"" + Library.Version + "\"");
            Is("ALIS_E_UNKNOWN", Library.StatusName(999), "a number that is no status");
            Holds(Dense(Library.Schema("plan")), "\"$schema\":");
            Holds(Dense(Library.Rules("helse-nord-2021")), "\"format\":\"alis.rules/1\"");
            Holds(Dense(Library.LotteryCommit("æøå: terningene i Bodø 2022")), "\"format\":\"alis.lottery/1\"");
            Refused(Status.NotFound, "ALIS_E_NOT_FOUND", () => Library.Schema("plæn"));
            Refused(Status.NotFound, "ALIS_E_NOT_FOUND", () => Library.Rules(""));
            Refused(Status.Null, "ALIS_E_NULL", () => Library.Rules(null));
            Refused(Status.Argument, "ALIS_E_ARGUMENT", () => Library.LotteryCommit(""));
        }

        private static void Rows()
        {
            using (var engine = new Engine())
            using (Problem problem = engine.Problem(Json))
            using (Plan plan = engine.Solve(problem))
            {
                Counts counts = problem.Counts;
                Is(4u, counts.Trusts, "trusts");
                Is(80u, counts.Municipalities, "municipalities");
                Is(149u, counts.Candidates, "candidates");
                Is(20u, counts.Quarters, "quarters");
                That(counts.Hospitals > 4 && counts.Units > counts.Hospitals && counts.Posts > 0, "hospitals, units, posts");
                Is("2022-P1a", counts.FirstQuarter.Name, "first quarter");
                Is(new DateTime(2022, 3, 1), counts.FirstQuarter.FirstDay, "first day");
                var next = new Quarter(counts.FirstQuarter.Number + 1);
                Is(counts.FirstQuarter.LastDay.AddDays(1), next.FirstDay, "the day after");
                Is("2022 1 2", next.Year + " " + next.Period + " " + next.Half, "next quarter");
                Refused(Status.Range, "ALIS_E_RANGE", () => new Quarter(int.MaxValue));

                Is(PlanState.Optimal, plan.State, "state");
                Is(uint.MaxValue, plan.ProvedToRank, "proved to rank");
                IReadOnlyList<Row> rows = plan.Rows();
                Is(149, rows.Count, "rows");
                Is(149, plan.Count, "count");
                Is(rows[70].Candidate, plan.Row(70).Candidate, "one row");
                string document = Dense(plan.ToJson());
                foreach (Row row in rows)
                {
                    Holds(document, Said(row));
                    foreach (Segment segment in row.Segments)
                    {
                        Holds(document, "\"post\":\"" + segment.Post + "\",\"from\":\"" + segment.First + "\",\"to\":\""
                            + segment.Last + "\"}");
                    }
                }
                Refused(Status.Range, "ALIS_E_RANGE", () => plan.Row(149));
                Refused(Status.Range, "ALIS_E_RANGE", () => plan.Row(-1));
            }
        }

        /// <summary>How the plan's document says what a row says.</summary>
        private static string Said(Row row)
        {
            string who = "{\"candidate\":\"" + row.Candidate + "\",\"trust\":\"" + row.Trust + "\",";
            if (row.State == State.Ineligible)
            {
                That((int)row.Reason > 100 && row.Rank == 0 && row.First == null, row.Candidate);
                return who + "\"rule\":\"" + Snake(row.Reason) + "\"";
            }
            who += "\"rank\":" + row.Rank + (row.QueuePlace == 0 ? "" : ",\"queue_place\":" + row.QueuePlace);
            if (row.State == State.Unplaced)
            {
                return who + ",\"reason\":\"" + Snake(row.Reason) + "\"";
            }
            Is(Reason.None, row.Reason, "reason of who has a place");
            return who + ",\"status\":\"" + Snake(row.State) + "\",\"start\":\"" + row.First + "\",\"start_date\":\""
                + row.First.FirstDay.ToString("yyyy-MM-dd") + "\",\"end_date\":\"" + row.Last.LastDay.ToString("yyyy-MM-dd")
                + "\",\"months\":" + row.Months + ",\"waiting\":" + row.Waiting + ",\"wish\":" + row.Wish + ",\"away\":"
                + (row.Away ? 1 : 0) + ",\"relevance\":" + row.Relevance + ",\"segments\":[{\"unit\":\"" + row.Segments[0].Unit
                + "\",";
        }

        private static string Snake(Enum value)
        {
            return string.Concat(value.ToString().Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLower(c)));
        }

        private static void Faults()
        {
            byte[] bad = Utf8(Text(Json).Replace("\"hospital\": \"sandnessjoen\"", "\"hospital\": \"sandnessjø\""));
            using (var engine = new Engine())
            using (var norsk = new Engine(new EngineOptions { Language = Language.Nb }))
            {
                AlisException invalid = Refused(Status.Invalid, "ALIS_E_INVALID", () => engine.Problem(bad));
                That(invalid.Faults.Count > 1, "all faults, not the first alone");
                Fault first = invalid.Faults[0];
                Holds(first.Pointer, "/candidates/");
                string line = Text(bad).Split('\n')[first.Line - 1];
                Holds(line.Substring((int)first.Column - 1), "sandnessjø");
                Holds(first.Message, "sandnessjø");
                Holds(Text(invalid.ToJson()), "alis.error/1");
                AlisException norwegian = Refused(Status.Invalid, "ALIS_E_INVALID", () => norsk.Problem(bad));
                Is(invalid.Faults.Count, norwegian.Faults.Count, "as many in Norwegian");
                That(first.Message != norwegian.Faults[0].Message, "in words of another language");

                AlisException syntax = Refused(Status.Syntax, "ALIS_E_SYNTAX",
                    () => engine.Problem(Utf8("{\"format\": \"alis.problem/1\",\n \"candidates\": [{\"id\": 7}]}")));
                That(syntax.Faults.Any(fault => fault.Pointer == "/candidates/0/id" && fault.Line == 2 && fault.Column == 24),
                    "the place among " + string.Join("; ", syntax.Faults));

                using (Report report = engine.Check(bad))
                {
                    Is(Verdict.Wrong, report.Verdict, "verdict");
                    Is((ulong)invalid.Faults.Count, report.Count, "count");
                    Holds(Dense(report.ToJson()), "\"format\":\"alis.check/1\"");
                }
            }
        }

        private static void BadInput()
        {
            using (var engine = new Engine())
            using (var small = new Engine(new EngineOptions { MaxInputBytes = 1000 }))
            {
                Refused(Status.Null, "ALIS_E_NULL", () => engine.Problem(null));
                Refused(Status.Syntax, "ALIS_E_SYNTAX", () => engine.Problem(new byte[0]));
                Refused(Status.Syntax, "ALIS_E_SYNTAX", () => engine.Problem(new byte[] { (byte)'"', 0xff, (byte)'"' }));
                Refused(Status.Syntax, "ALIS_E_SYNTAX", () => engine.Plan(new byte[0]));
                Refused(Status.Syntax, "ALIS_E_SYNTAX", () => engine.Problem(Json, new byte[0]));
                Refused(Status.Limit, "ALIS_E_LIMIT", () => small.Problem(Json));
                Refused(Status.Argument, "ALIS_E_ARGUMENT", () => new Engine(new EngineOptions { Threads = 100000 }));
                Thrown<EncoderFallbackException>(() => Library.Rules("half a pair \ud800"));
                Thrown<ArgumentException>(() => engine.Solve(null, new SolveOptions { TimeLimit = TimeSpan.FromTicks(-1) }));
            }
        }

        private static void Unicode()
        {
            const string id = "Åse \"æøå\" 🩺";
            string quoted = "\"" + id.Replace("\"", "\\\"") + "\"";
            byte[] json = Utf8(Text(Json).Replace("\"K001\"", quoted));
            using (var engine = new Engine())
            using (Problem problem = engine.Problem(json))
            using (Plan plan = engine.Solve(problem))
            {
                That(plan.Rows().Any(row => row.Candidate == id), "the id in a row");
                Holds(Dense(engine.Explain(problem, plan, id)), quoted);
                string letter = engine.Letter(problem, plan, id, new LetterOptions
                {
                    Language = LetterLanguage.Nn,
                    Contact = "Bjørn \"Blåbær\" \\ Ås\t",
                    ObjectTo = "Nemnda på Øya",
                    AnswerBy = new DateTime(2022, 8, 1),
                });
                Holds(letter, "Bjørn \"Blåbær\" \\ Ås");
                Holds(letter, "Nemnda på Øya");
                That(engine.Letter(problem, plan, id, new LetterOptions { ForCoordinator = true }) != letter, "another letter");
                AlisException unknown =
                    Refused(Status.NotFound, "ALIS_E_NOT_FOUND", () => engine.Explain(problem, plan, "Øyvind"));
                Holds(unknown.Message, "Øyvind");
            }
        }

        private static void Disposing()
        {
            var engine = new Engine();
            Problem problem = engine.Problem(Json);
            Plan plan = engine.Solve(problem);
            Report report = engine.Check(problem);
            var cancel = new Cancel();
            That(Library.LiveHandles >= 5, "five handles");
            byte[] before = plan.ToJson();
            problem.Dispose();
            Thrown<ObjectDisposedException>(() => problem.ToJson());
            Thrown<ObjectDisposedException>(() => problem.Counts.ToString());
            Thrown<ObjectDisposedException>(() => engine.Solve(problem));
            That(Same(before, plan.ToJson()), "a plan goes on without its problem");
            plan.Dispose();
            Thrown<ObjectDisposedException>(() => plan.Rows());
            Thrown<ObjectDisposedException>(() => plan.ToJson());
            report.Dispose();
            Thrown<ObjectDisposedException>(() => report.Verdict.ToString());
            cancel.Dispose();
            Thrown<ObjectDisposedException>(cancel.Trigger);
            Thrown<ObjectDisposedException>(() => engine.CallJson(Utf8("{}"), cancel));
            engine.Dispose();
            Thrown<ObjectDisposedException>(() => engine.Problem(Json));
            Thrown<ObjectDisposedException>(() => engine.SetProgress(null));
            foreach (IDisposable each in new IDisposable[] { engine, problem, plan, report, cancel })
            {
                each.Dispose();
            }
            Is(0ul, Library.LiveHandles, "handles alive after disposing twice");
        }

        /// <summary>What nobody disposes of is freed by finalizers.</summary>
        internal static void Forgetting()
        {
            Together(() =>
            {
                for (int i = 0; i < 20; i++)
                {
                    new Cancel().Trigger();
                }
            });
            for (int i = 0; i < 50 && Library.LiveHandles > 5; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
            // Mono's collector scans stacks conservatively: one or another may seem to be in use.
            That(Library.LiveHandles <= 5, Library.LiveHandles + " of 20 forgotten handles are alive");
        }
    }
}
