using System;
using System.Collections.Generic;

namespace Alis
{
    /// <summary>What a plan says of a candidate. Numbers that do not apply are 0.</summary>
    public sealed class Row
    {
        internal Row(string candidate, string trust, LibAlis.PlacementStruct placement, Quarter first, Quarter last,
            Segment[] segments)
        {
            Candidate = candidate;
            Trust = trust;
            State = (State)placement.State;
            Reason = (Reason)placement.Reason;
            Rank = placement.Rank;
            QueuePlace = placement.QueuePlace;
            First = first;
            Last = last;
            Months = placement.Months;
            Waiting = placement.Waiting;
            Wish = placement.Wish;
            Away = placement.Away == 1;
            Relevance = placement.Relevance;
            Segments = Array.AsReadOnly(segments);
        }

        /// <summary>The candidate's id.</summary>
        public string Candidate { get; }

        /// <summary>The trust's id.</summary>
        public string Trust { get; }

        /// <summary>What the plan says.</summary>
        public State State { get; }

        /// <summary>Why there is no place.</summary>
        public Reason Reason { get; }

        /// <summary>The place in the whole document's order, from 1; 0 for the ineligible.</summary>
        public uint Rank { get; }

        /// <summary>The place in the trust's queue, from 1; 0 for a commitment and for the ineligible.</summary>
        public uint QueuePlace { get; }

        /// <summary>First quarter of service; null where there is no place.</summary>
        public Quarter First { get; }

        /// <summary>Last quarter of service; null where there is no place.</summary>
        public Quarter Last { get; }

        /// <summary>Months served.</summary>
        public uint Months { get; }

        /// <summary>Quarters from the first quarter of earliest to the start.</summary>
        public uint Waiting { get; }

        /// <summary>The place in the candidate's list of wishes, from 0; its length where the place is none of them.</summary>
        public uint Wish { get; }

        /// <summary>Whether some unit is not of the nearest hospital.</summary>
        public bool Away { get; }

        /// <summary>The sum over segments of 0 (most relevant), 1 or 2.</summary>
        public uint Relevance { get; }

        /// <summary>The stretches of the placement, in order of time; empty where there is no place.</summary>
        public IReadOnlyList<Segment> Segments { get; }
    }

    /// <summary>A stretch of a placement in one unit, on one pool of posts.</summary>
    public sealed class Segment
    {
        internal Segment(string unit, string post, Quarter first, Quarter last)
        {
            Unit = unit;
            Post = post;
            First = first;
            Last = last;
        }

        /// <summary>The unit's id.</summary>
        public string Unit { get; }

        /// <summary>The id of the pool of posts.</summary>
        public string Post { get; }

        /// <summary>First quarter; its FirstDay is the first day of service.</summary>
        public Quarter First { get; }

        /// <summary>Last quarter; its LastDay is the last day of service.</summary>
        public Quarter Last { get; }
    }
}
