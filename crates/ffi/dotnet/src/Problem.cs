using System;

namespace Alis
{
    /// <summary>A problem that was read and found valid. Immutable; may be used by many threads at once. Made by an Engine.</summary>
    public sealed class Problem : IDisposable
    {
        internal Problem(ProblemHandle handle)
        {
            Handle = handle;
        }

        internal ProblemHandle Handle { get; }

        /// <summary>How much it holds.</summary>
        public Counts Counts
        {
            get
            {
                var counts = new LibAlis.CountsStruct { StructSize = LibAlis.SizeOf<LibAlis.CountsStruct>() };
                Calls.Check(LibAlis.alis_problem_info(Handle, ref counts));
                return new Counts(counts);
            }
        }

        /// <summary>The problem as alis.problem/1 again: the same contents always give the same bytes.</summary>
        public byte[] ToJson()
        {
            return Calls.Bytes((out BufHandle result, out ErrorHandle error) =>
                LibAlis.alis_problem_to_json(Handle, out result, out error));
        }

        /// <summary>Frees it; plans of it go on.</summary>
        public void Dispose()
        {
            Handle.Dispose();
        }
    }

    /// <summary>How much a problem holds.</summary>
    public sealed class Counts
    {
        internal Counts(LibAlis.CountsStruct counts)
        {
            Trusts = counts.Trusts;
            Hospitals = counts.Hospitals;
            Units = counts.Units;
            Posts = counts.Posts;
            Municipalities = counts.Municipalities;
            Candidates = counts.Candidates;
            Quarters = counts.Quarters;
            FirstQuarter = new Quarter(counts.FirstQuarter);
        }

        /// <summary>Trusts.</summary>
        public uint Trusts { get; }

        /// <summary>Hospitals.</summary>
        public uint Hospitals { get; }

        /// <summary>Units.</summary>
        public uint Units { get; }

        /// <summary>Pools of posts.</summary>
        public uint Posts { get; }

        /// <summary>Municipalities.</summary>
        public uint Municipalities { get; }

        /// <summary>Candidates, those too whom a rule refuses.</summary>
        public uint Candidates { get; }

        /// <summary>Quarters of the horizon.</summary>
        public uint Quarters { get; }

        /// <summary>The first quarter of the horizon.</summary>
        public Quarter FirstQuarter { get; }
    }
}
