using System;
using System.Collections.Generic;

namespace Alis
{
    /// <summary>A call that failed. Message is the library's sentence; of a document at fault every fault is listed.</summary>
    public sealed class AlisException : Exception
    {
        private readonly byte[] document;

        internal AlisException(int code, string status, string message, Fault[] faults, byte[] document)
            : base(message.Length == 0 ? status : message)
        {
            Code = code;
            Status = status;
            Faults = Array.AsReadOnly(faults);
            this.document = document;
        }

        /// <summary>The number, one of <see cref="Alis.Status"/>; a later library may have more.</summary>
        public int Code { get; }

        /// <summary>The name of the number, such as ALIS_E_SYNTAX.</summary>
        public string Status { get; }

        /// <summary>All faults of the document; empty where no document is at fault.</summary>
        public IReadOnlyList<Fault> Faults { get; }

        /// <summary>The error as a document, alis.error/1 in UTF-8: each fault with its code and value too. Empty where there is none.</summary>
        public byte[] ToJson()
        {
            return (byte[])document.Clone();
        }
    }
}
