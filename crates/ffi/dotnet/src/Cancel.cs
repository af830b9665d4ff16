using System;

namespace Alis
{
    /// <summary>
    /// A switch that ends calls: shared by as many calls as wanted, on any threads, and never reset. A CancellationToken does the
    /// same for one call.
    /// </summary>
    public sealed class Cancel : IDisposable
    {
        /// <summary>A switch that is not triggered.</summary>
        public Cancel()
        {
            Calls.RequireLibrary();
            CancelHandle made;
            Calls.Check(LibAlis.alis_cancel_new(out made));
            Handle = made;
        }

        internal CancelHandle Handle { get; }

        /// <summary>Whether it was triggered.</summary>
        public bool IsTriggered
        {
            get { return LibAlis.alis_cancel_is_triggered(Handle) == 1; }
        }

        /// <summary>Ends every call that was given this switch, soon, with ALIS_E_CANCELLED, and those that begin later as well.</summary>
        public void Trigger()
        {
            Calls.Check(LibAlis.alis_cancel_trigger(Handle));
        }

        /// <summary>Frees it; calls that have it go on.</summary>
        public void Dispose()
        {
            Handle.Dispose();
        }
    }
}
