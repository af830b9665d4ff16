using System;
using System.Globalization;
using System.Text;

namespace Alis
{
    /// <summary>How an engine makes its calls. What is not set is as usual.</summary>
    public sealed class EngineOptions
    {
        /// <summary>Of the messages in exceptions and reports, and of reasons; usually English. Letters have their own.</summary>
        public Language Language { get; set; }

        /// <summary>The longest document that is read, in bytes; 0: 1 GiB. Memory is at most a few times the document's.</summary>
        public ulong MaxInputBytes { get; set; }

        /// <summary>How many threads a call may use, its own included; 0: one. The result is the same for any number.</summary>
        public uint Threads { get; set; }
    }

    /// <summary>How a plan is made. What is not set is as usual.</summary>
    public sealed class SolveOptions
    {
        /// <summary>The plan says nothing of why. Reasons and their proofs take a few times as long as the plan.</summary>
        public bool WithoutReasons { get; set; }

        /// <summary>After so long the plan is given as far as it is proved; zero: no limit. Reasons come on top. Whole milliseconds.</summary>
        public TimeSpan TimeLimit { get; set; }

        /// <summary>The solver; usually the engine's own.</summary>
        public Solver Solver { get; set; }

        internal LibAlis.SolveStruct Struct()
        {
            if (TimeLimit < TimeSpan.Zero)
            {
                throw new ArgumentException("a time limit is not negative: " + TimeLimit);
            }
            return new LibAlis.SolveStruct
            {
                StructSize = LibAlis.SizeOf<LibAlis.SolveStruct>(),
                Flags = WithoutReasons ? LibAlis.SolveWithoutReasons : 0,
                // 0 is no limit to the library: what is below a millisecond, and not zero, counts as one.
                TimeLimitMs = TimeLimit == TimeSpan.Zero ? 0 : Math.Max(1, (ulong)(TimeLimit.Ticks / TimeSpan.TicksPerMillisecond)),
                Solver = (int)Solver,
            };
        }
    }

    /// <summary>The languages of letters.</summary>
    public enum LetterLanguage
    {
        /// <summary>Bokmål.</summary>
        Nb,
        /// <summary>Nynorsk.</summary>
        Nn,
        /// <summary>English.</summary>
        En,
    }

    /// <summary>How a letter is written. What is not set is as usual: in bokmål, to the candidate.</summary>
    public sealed class LetterOptions
    {
        /// <summary>The language.</summary>
        public LetterLanguage Language { get; set; }

        /// <summary>For the coordinator's eyes, not the candidate's.</summary>
        public bool ForCoordinator { get; set; }

        /// <summary>Whom to ask.</summary>
        public string Contact { get; set; }

        /// <summary>The day by which to answer.</summary>
        public DateTime? AnswerBy { get; set; }

        /// <summary>To whom an objection goes.</summary>
        public string ObjectTo { get; set; }

        internal byte[] ToJson()
        {
            var json = new StringBuilder("{");
            Add(json, "language", Language.ToString().ToLowerInvariant());
            Add(json, "audience", ForCoordinator ? "coordinator" : null);
            Add(json, "contact", Contact);
            Add(json, "answer_by", AnswerBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Add(json, "object_to", ObjectTo);
            return Calls.Utf8(json.Append('}').ToString());
        }

        private static void Add(StringBuilder json, string field, string value)
        {
            if (value == null)
            {
                return;
            }
            json.Append(json.Length == 1 ? "\"" : ",\"").Append(field).Append("\":\"");
            foreach (char c in value)
            {
                if (c < ' ')
                {
                    json.Append("\\u").Append(((int)c).ToString("x4"));
                }
                else
                {
                    json.Append(c == '"' || c == '\\' ? "\\" : "").Append(c);
                }
            }
            json.Append('"');
        }
    }
}
