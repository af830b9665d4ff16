using System;
using System.Collections.Generic;

namespace Alis
{
    /// <summary>
    /// A plan. Immutable; may be used by many threads at once. It does not need the problem that it was made of. Made by an Engine.
    /// </summary>
    public sealed class Plan : IDisposable
    {
        internal Plan(PlanHandle handle)
        {
            Handle = handle;
        }

        internal PlanHandle Handle { get; }

        /// <summary>Whether it is proved.</summary>
        public PlanState State
        {
            get { return (PlanState)LibAlis.alis_plan_status(Handle); }
        }

        /// <summary>Up to which rank the values are proved, of a plan that a time limit ended; of an optimal one uint.MaxValue.</summary>
        public uint ProvedToRank
        {
            get { return LibAlis.alis_plan_proved_to_rank(Handle); }
        }

        /// <summary>How many rows there are, one for each candidate.</summary>
        public int Count
        {
            get { return checked((int)LibAlis.alis_plan_count(Handle)); }
        }

        /// <summary>The document, alis.plan/1 in UTF-8: the bytes that the command line writes, or those that it was read from.</summary>
        public byte[] ToJson()
        {
            return Calls.Bytes((out BufHandle result, out ErrorHandle error) =>
                LibAlis.alis_plan_to_json(Handle, out result, out error));
        }

        /// <summary>What the plan says of a candidate. A row that is not below Count: AlisException, ALIS_E_RANGE.</summary>
        public Row Row(int row)
        {
            return Alis.Handle.While(() => Read(row, new Dictionary<int, Quarter>()), Handle);
        }

        /// <summary>All rows: the ranked by rank, then the ineligible by id.</summary>
        public IReadOnlyList<Row> Rows()
        {
            return Alis.Handle.While(() =>
            {
                var quarters = new Dictionary<int, Quarter>();
                var rows = new Row[Count];
                for (int row = 0; row < rows.Length; row++)
                {
                    rows[row] = Read(row, quarters);
                }
                return Array.AsReadOnly(rows);
            }, Handle);
        }

        /// <summary>Frees it; a thread that reads its rows ends well first.</summary>
        public void Dispose()
        {
            Handle.Dispose();
        }

        private Row Read(int number, Dictionary<int, Quarter> quarters)
        {
            ulong row = unchecked((ulong)number);
            var placement = new LibAlis.PlacementStruct { StructSize = LibAlis.SizeOf<LibAlis.PlacementStruct>() };
            Calls.Check(LibAlis.alis_plan_row(Handle, row, ref placement));
            var segments = new Segment[placement.Segments];
            for (uint i = 0; i < placement.Segments; i++)
            {
                var segment = new LibAlis.SegmentStruct { StructSize = LibAlis.SizeOf<LibAlis.SegmentStruct>() };
                Calls.Check(LibAlis.alis_plan_segment(Handle, row, i, ref segment));
                segments[i] = new Segment(Calls.Text(LibAlis.alis_plan_unit_id(Handle, row, i)),
                    Calls.Text(LibAlis.alis_plan_post_id(Handle, row, i)), QuarterOf(segment.FirstQuarter, quarters),
                    QuarterOf(segment.LastQuarter, quarters));
            }
            bool placed = placement.Segments > 0;
            return new Row(Calls.Text(LibAlis.alis_plan_candidate_id(Handle, row)),
                Calls.Text(LibAlis.alis_plan_trust_id(Handle, row)), placement,
                placed ? QuarterOf(placement.FirstQuarter, quarters) : null,
                placed ? QuarterOf(placement.LastQuarter, quarters) : null, segments);
        }

        private static Quarter QuarterOf(int number, Dictionary<int, Quarter> quarters)
        {
            Quarter quarter;
            if (!quarters.TryGetValue(number, out quarter))
            {
                quarter = new Quarter(number);
                quarters.Add(number, quarter);
            }
            return quarter;
        }
    }
}
