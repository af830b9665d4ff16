using System;
using System.IO;
using System.Text;
using System.Threading;
using Alis;

/// <summary>
/// Plans a problem from C#: the plan goes to standard output, byte for byte as `alis plan --json` writes it. On standard error it
/// shows why somebody waits, what a bad document gives, and a long run that a CancellationToken ends.
///
///     mcs -r:Alis.dll Plan.cs
///     mono Plan.exe problem.json long-problem.json >plan.json
/// </summary>
internal static class Program
{
    private const string Bad = "{\"format\": \"alis.problem/1\",\n \"candidates\": [{\"id\": 7}]}";

    private static int Main(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("usage: Plan PROBLEM LONG_PROBLEM");
            return 2;
        }
        using (var log = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)))
        using (var engine = new Engine())
        {
            using (Problem problem = engine.Problem(File.ReadAllBytes(arguments[0])))
            using (Plan plan = engine.Solve(problem))
            {
                byte[] json = plan.ToJson();
                using (Stream output = Console.OpenStandardOutput())
                {
                    output.Write(json, 0, json.Length);
                }
                foreach (Row row in plan.Rows())
                {
                    if (row.Reason == Reason.Full)
                    {
                        byte[] why = engine.Explain(problem, plan, row.Candidate);
                        log.Write("reason for " + row.Candidate + ": " + Encoding.UTF8.GetString(why));
                        break;
                    }
                }
            }
            try
            {
                engine.Problem(Encoding.UTF8.GetBytes(Bad)).Dispose();
                log.WriteLine("refused: not at all");
            }
            catch (AlisException refused)
            {
                Show(log, "refused", refused);
            }
            using (Problem problem = engine.Problem(File.ReadAllBytes(arguments[1])))
            using (var soon = new CancellationTokenSource(5))
            {
                try
                {
                    engine.SolveAsync(problem, null, soon.Token).GetAwaiter().GetResult().Dispose();
                    log.WriteLine("cancelled: not at all");
                }
                catch (OperationCanceledException ended) when (ended.InnerException is AlisException)
                {
                    Show(log, "cancelled", (AlisException)ended.InnerException);
                }
            }
        }
        return 0;
    }

    private static void Show(TextWriter log, string what, AlisException error)
    {
        log.WriteLine(what + ": " + error.Status);
        if (error.Faults.Count == 0)
        {
            log.WriteLine("  " + error.Message);
        }
        foreach (Fault fault in error.Faults)
        {
            log.WriteLine("  " + fault);
        }
    }
}
