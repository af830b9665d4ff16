namespace Alis
{
    /// <summary>Something that is wrong in a document, and where.</summary>
    public sealed class Fault
    {
        internal Fault(string pointer, uint line, uint column, string message)
        {
            Pointer = pointer;
            Line = line;
            Column = column;
            Message = message;
        }

        /// <summary>JSON pointer (RFC 6901).</summary>
        public string Pointer { get; }

        /// <summary>Line in the document, from 1; 0 where the place is not in a document.</summary>
        public uint Line { get; }

        /// <summary>Column in the line, in characters, from 1; 0 where the place is not in a document.</summary>
        public uint Column { get; }

        /// <summary>Where, what stands there, what was expected, what to do: one line.</summary>
        public string Message { get; }

        /// <summary>The place and the message.</summary>
        public override string ToString()
        {
            return "line " + Line + ", column " + Column + ": " + Message;
        }
    }
}
