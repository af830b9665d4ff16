using System;
using System.Runtime.InteropServices;

namespace Alis
{
    /// <summary>A handle of the library's: freed once, by Dispose or by the finalizer, and not while a call uses it.</summary>
    internal abstract class Handle : SafeHandle
    {
        protected Handle() : base(IntPtr.Zero, true)
        {
        }

        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>
        /// Does something while nobody can free these handles. A call that takes several handles needs it too: Mono never gives the
        /// first one back where the second turns out to be disposed of.
        /// </summary>
        internal static T While<T>(Func<T> action, params Handle[] handles)
        {
            int held = 0;
            try
            {
                foreach (Handle each in handles)
                {
                    bool added = false;
                    each.DangerousAddRef(ref added);
                    held++;
                }
                return action();
            }
            finally
            {
                while (held > 0)
                {
                    handles[--held].DangerousRelease();
                }
            }
        }
    }

    internal sealed class EngineHandle : Handle
    {
        protected override bool ReleaseHandle()
        {
            LibAlis.alis_engine_free(handle);
            return true;
        }
    }

    internal sealed class ProblemHandle : Handle
    {
        /// <summary>Stands for NULL: none given.</summary>
        internal static readonly ProblemHandle None = new ProblemHandle();

        protected override bool ReleaseHandle()
        {
            LibAlis.alis_problem_free(handle);
            return true;
        }
    }

    internal sealed class PlanHandle : Handle
    {
        /// <summary>Stands for NULL: none given.</summary>
        internal static readonly PlanHandle None = new PlanHandle();

        protected override bool ReleaseHandle()
        {
            LibAlis.alis_plan_free(handle);
            return true;
        }
    }

    internal sealed class ReportHandle : Handle
    {
        protected override bool ReleaseHandle()
        {
            LibAlis.alis_report_free(handle);
            return true;
        }
    }

    internal sealed class CancelHandle : Handle
    {
        /// <summary>Stands for NULL: none given.</summary>
        internal static readonly CancelHandle None = new CancelHandle();

        protected override bool ReleaseHandle()
        {
            LibAlis.alis_cancel_free(handle);
            return true;
        }
    }

    internal sealed class BufHandle : Handle
    {
        protected override bool ReleaseHandle()
        {
            LibAlis.alis_buf_free(handle);
            return true;
        }
    }

    internal sealed class ErrorHandle : Handle
    {
        protected override bool ReleaseHandle()
        {
            LibAlis.alis_error_free(handle);
            return true;
        }
    }
}
