namespace Alis
{
    /// <summary>The numbers that AlisException.Code can have. Numbers and not an enum: a later library may add more.</summary>
    public static class Status
    {
        /// <summary>A pointer is NULL that must not be.</summary>
        public const int Null = 1;
        /// <summary>A handle is NULL, was freed, is of another type, or never was one.</summary>
        public const int Handle = 2;
        /// <summary>The engine is in a call: one call at a time, and none from its own callback.</summary>
        public const int Busy = 3;
        /// <summary>A struct of another version than the library knows.</summary>
        public const int Version = 4;
        /// <summary>An index is not below the count, or a quarter is outside the calendar.</summary>
        public const int Range = 5;
        /// <summary>An argument has a value that it cannot have: an unknown flag, language, solver or expression.</summary>
        public const int Argument = 6;
        /// <summary>A document is longer than max_input_bytes; it was not read.</summary>
        public const int Limit = 7;
        /// <summary>A document is not of the form that its format demands.</summary>
        public const int Syntax = 8;
        /// <summary>A document is of the right form, and what it says is at fault.</summary>
        public const int Invalid = 9;
        /// <summary>Things that do not belong together: a plan of another problem, or by other rules.</summary>
        public const int Mismatch = 10;
        /// <summary>Nothing has this id or name.</summary>
        public const int NotFound = 11;
        /// <summary>It was cancelled; there is no result.</summary>
        public const int Cancelled = 12;
        /// <summary>A solver broke down. The engine's own does not; a back end of the reference solver may.</summary>
        public const int Solver = 13;
        /// <summary>The plan holds no reasons: it was made without.</summary>
        public const int NoReasons = 14;
        /// <summary>The plan is not wholly proved, and the question can be answered of a proved plan alone.</summary>
        public const int NotProved = 15;
        /// <summary>An error in the library itself; other handles and later calls are not affected.</summary>
        public const int Panic = 16;
    }
}
