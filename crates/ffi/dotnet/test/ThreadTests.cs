using System;
using System.Threading;
using static Alis.Test.Tests;

namespace Alis.Test
{
    /// <summary>Several threads at once.</summary>
    internal static class ThreadTests
    {
        internal static void Run()
        {
            Shared();
            Busy();
            Cancelled();
            DisposedUnderReaders();
        }

        /// <summary>A problem that two threads plan, each with its own engine.</summary>
        private static void Shared()
        {
            using (var engine = new Engine())
            using (Problem problem = engine.Problem(Json))
            using (Plan plan = engine.Solve(problem))
            {
                byte[] expected = plan.ToJson();
                Action plans = () =>
                {
                    using (var own = new Engine())
                    {
                        for (int i = 0; i < 5; i++)
                        {
                            using (Plan other = own.Solve(problem))
                            {
                                That(Same(expected, other.ToJson()), "the same bytes on each thread");
                            }
                        }
                    }
                };
                Together(plans, plans);
            }
        }

        /// <summary>One engine, two threads: the second is told so. A throwing function harms its own call alone.</summary>
        private static void Busy()
        {
            var ball = new InvalidOperationException("from the function");
            using (var inCall = new ManualResetEventSlim())
            using (var asked = new ManualResetEventSlim())
            using (var engine = new Engine())
            using (Problem problem = engine.Problem(Json))
            {
                engine.SetProgress((proved, of) =>
                {
                    inCall.Set();
                    asked.Wait();
                    throw ball;
                });
                Together(() => That(Thrown<InvalidOperationException>(() => engine.Solve(problem)) == ball, "its own call"), () =>
                {
                    inCall.Wait();
                    try
                    {
                        Refused(Status.Busy, "ALIS_E_BUSY", () => engine.Solve(problem));
                    }
                    finally
                    {
                        asked.Set();
                    }
                });
            }
        }

        /// <summary>Another thread ends two calls with one switch.</summary>
        private static void Cancelled()
        {
            using (var engine = new Engine())
            using (Problem problem = engine.Problem(LongJson))
            using (var cancel = new Cancel())
            using (var running = new CountdownEvent(2))
            {
                Action runs = () =>
                {
                    using (var own = new Engine())
                    {
                        running.Signal();
                        Refused(Status.Cancelled, "ALIS_E_CANCELLED", () => own.Solve(problem, null, cancel));
                    }
                };
                Together(runs, runs, () =>
                {
                    running.Wait();
                    Thread.Sleep(20);
                    cancel.Trigger();
                });
            }
        }

        /// <summary>A plan that is disposed of while others read its rows: they end well, or are told so.</summary>
        private static void DisposedUnderReaders()
        {
            using (var engine = new Engine())
            using (Problem problem = engine.Problem(Json))
            {
                for (int i = 0; i < 20; i++)
                {
                    Plan plan = engine.Solve(problem, new SolveOptions { WithoutReasons = true });
                    Action reads = () => Thrown<ObjectDisposedException>(() =>
                    {
                        while (true)
                        {
                            foreach (Row row in plan.Rows())
                            {
                                That(row.Candidate[0] == 'K', row.Candidate);
                            }
                        }
                    });
                    Together(reads, reads, () =>
                    {
                        Thread.Sleep(3);
                        plan.Dispose();
                    });
                }
            }
        }
    }
}
