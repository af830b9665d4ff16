using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Alis
{
    /// <summary>
    /// Is told how far a call has come: as each rank is proved, on the thread of the call. May use everything but the engine that is
    /// in the call (ALIS_E_BUSY), and may dispose of it. True: go on; false cancels the call (ALIS_E_CANCELLED). What it throws
    /// cancels the call and comes out of it.
    /// </summary>
    public delegate bool Progress(ulong proved, ulong of);

    /// <summary>Lets nothing that a progress function throws into the library: it waits here until the call has returned.</summary>
    internal sealed class ProgressBridge
    {
        /// <summary>Of each thread, for the function is called on the thread of the call.</summary>
        private readonly ThreadLocal<ExceptionDispatchInfo> thrown = new ThreadLocal<ExceptionDispatchInfo>();
        private volatile Progress progress;

        internal ProgressBridge()
        {
            Function = Told;
        }

        /// <summary>What the library calls. As long as the bridge lives, the runtime keeps it.</summary>
        internal LibAlis.ProgressFunction Function { get; }

        internal void Set(Progress function)
        {
            progress = function;
        }

        /// <summary>Throws what this thread's call was ended by, once.</summary>
        internal void Rethrow()
        {
            ExceptionDispatchInfo taken = thrown.Value;
            if (taken != null)
            {
                thrown.Value = null;
                taken.Throw();
            }
        }

        private int Told(ulong proved, ulong of, IntPtr userData)
        {
            try
            {
                Progress function = progress;
                return thrown.Value == null && (function == null || function(proved, of)) ? 0 : 1;
            }
            catch (Exception everything)
            {
                thrown.Value = ExceptionDispatchInfo.Capture(everything);
                return 1;
            }
        }
    }
}
