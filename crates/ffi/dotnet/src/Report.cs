using System;

namespace Alis
{
    /// <summary>What was found of a problem or of a plan. Immutable; may be used by many threads at once. Made by an Engine.</summary>
    public sealed class Report : IDisposable
    {
        private readonly ReportHandle handle;

        internal Report(ReportHandle handle)
        {
            this.handle = handle;
        }

        /// <summary>What it comes to.</summary>
        public Verdict Verdict
        {
            get { return (Verdict)LibAlis.alis_report_verdict(handle); }
        }

        /// <summary>How many things are wrong: faults of a problem; violations and differences of a plan.</summary>
        public ulong Count
        {
            get { return LibAlis.alis_report_count(handle); }
        }

        /// <summary>How many candidates' values the plan does not prove; 0 for a problem.</summary>
        public uint Unproved
        {
            get { return LibAlis.alis_report_unproved(handle); }
        }

        /// <summary>The document, UTF-8: alis.check/1 of a problem, alis.verification/1 of a plan.</summary>
        public byte[] ToJson()
        {
            return Calls.Bytes((out BufHandle result, out ErrorHandle error) =>
                LibAlis.alis_report_to_json(handle, out result, out error));
        }

        /// <summary>Frees it.</summary>
        public void Dispose()
        {
            handle.Dispose();
        }
    }
}
