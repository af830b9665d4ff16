using System;
using System.Threading;
using System.Threading.Tasks;
using static Alis.Test.Tests;

namespace Alis.Test
{
    /// <summary>Who is told of progress and what that one may do, and tokens.</summary>
    internal static class ProgressTests
    {
        internal static void Run()
        {
            using (var engine = new Engine())
            using (Problem problem = engine.Problem(Json))
            using (Plan plan = engine.Solve(problem))
            {
                Told(engine, problem, plan);
                Stops(engine, problem);
                Throwing(engine, problem);
                UsesOthers(engine, problem, plan);
                Tokens(engine, problem, plan);
            }
            DisposesOfItsEngine();
        }

        private static void Told(Engine engine, Problem problem, Plan plan)
        {
            int calls = 0;
            Thread caller = Thread.CurrentThread;
            engine.SetProgress((proved, of) =>
            {
                That(proved <= of && of > 0, proved + " of " + of);
                That(Thread.CurrentThread == caller, "on the thread of the call");
                if (calls++ % 20 == 0)
                {
                    GC.Collect(); // the function must not be collected
                }
                return true;
            });
            using (Plan other = engine.Solve(problem))
            {
                That(calls > 10, "told often, not " + calls + " times");
                That(Same(plan.ToJson(), other.ToJson()), "the same plan");
            }
            engine.SetProgress(null);
            calls = 0;
            engine.Solve(problem).Dispose();
            Is(0, calls, "calls when nobody is told");
        }

        private static void Stops(Engine engine, Problem problem)
        {
            engine.SetProgress((proved, of) => false);
            Refused(Status.Cancelled, "ALIS_E_CANCELLED", () => engine.Solve(problem));
            using (var cancel = new Cancel())
            {
                engine.SetProgress((proved, of) =>
                {
                    cancel.Trigger();
                    return true;
                });
                That(!cancel.IsTriggered, "not yet");
                Refused(Status.Cancelled, "ALIS_E_CANCELLED", () => engine.Solve(problem, null, cancel));
                That(cancel.IsTriggered, "triggered");
                engine.SetProgress(null);
                Refused(Status.Cancelled, "ALIS_E_CANCELLED", () => engine.Solve(problem, null, cancel));
            }
            engine.Solve(problem).Dispose();
        }

        private static void Throwing(Engine engine, Problem problem)
        {
            int calls = 0;
            foreach (Exception ball in new Exception[] { new ArgumentException("æ"), new OperationCanceledException("ø") })
            {
                calls = 0;
                engine.SetProgress((proved, of) =>
                {
                    calls++;
                    throw ball;
                });
                That(Thrown<Exception>(() => engine.Solve(problem)) == ball, "the same object comes out");
                Is(1, calls, "calls after a throw");
                That(Thrown<Exception>(() => engine.RulesDiff(Json, Utf8("\"helse-nord-2021\""), Utf8("\"ahus-2020\""))) == ball,
                    "of every call that plans");
            }
            engine.SetProgress(null);
            engine.Solve(problem).Dispose();
        }

        /// <summary>From the function: the engine is busy, all else can be used.</summary>
        private static void UsesOthers(Engine engine, Problem problem, Plan plan)
        {
            int calls = 0;
            engine.SetProgress((proved, of) =>
            {
                if (calls++ == 0)
                {
                    Refused(Status.Busy, "ALIS_E_BUSY", () => engine.Rank(problem));
                    Refused(Status.Busy, "ALIS_E_BUSY", () => engine.SetProgress(null));
                    using (var other = new Engine())
                    using (Plan same = other.Solve(problem))
                    {
                        That(Same(plan.ToJson(), same.ToJson()), "another engine in the function");
                    }
                }
                return true;
            });
            engine.Solve(problem).Dispose();
            That(calls > 1, "told to the end");
            engine.SetProgress(null);
        }

        private static void Tokens(Engine engine, Problem problem, Plan plan)
        {
            using (var source = new CancellationTokenSource())
            {
                using (Plan other = engine.Solve(problem, null, source.Token))
                {
                    That(Same(plan.ToJson(), other.ToJson()), "a token that nobody uses");
                }
                engine.SetProgress((proved, of) =>
                {
                    source.Cancel();
                    return true;
                });
                var ended = Thrown<OperationCanceledException>(() => engine.Solve(problem, null, source.Token));
                Is(source.Token, ended.CancellationToken, "token");
                Is("ALIS_E_CANCELLED", ((AlisException)ended.InnerException).Status, "status within");
                engine.SetProgress(null);
                Thrown<OperationCanceledException>(() => engine.Verify(problem, plan, true, source.Token).Dispose());
                Thrown<OperationCanceledException>(() => engine.WhatIf(problem, plan, "K148", null, false, source.Token));
                Task<Plan> task = engine.SolveAsync(problem, null, source.Token);
                Thrown<OperationCanceledException>(() => task.GetAwaiter().GetResult());
                That(task.IsCanceled, "the task is cancelled, not failed");
            }
            using (Plan other = engine.SolveAsync(problem).GetAwaiter().GetResult())
            {
                That(Same(plan.ToJson(), other.ToJson()), "the same bytes from a task");
            }
            Task<Plan> failed = engine.SolveAsync(problem, new SolveOptions { Solver = (Solver)77 });
            Refused(Status.Argument, "ALIS_E_ARGUMENT", () => failed.GetAwaiter().GetResult());
        }

        private static void DisposesOfItsEngine()
        {
            var engine = new Engine();
            Problem problem = engine.Problem(Json);
            engine.SetProgress((proved, of) =>
            {
                engine.Dispose();
                problem.Dispose();
                return true;
            });
            engine.Solve(problem).Dispose();
            Is(0ul, Library.LiveHandles, "handles alive when the call that was in them has ended");
            Thrown<ObjectDisposedException>(() => engine.SetProgress(null));
        }
    }
}
