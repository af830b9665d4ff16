using System;
using System.Threading;
using System.Threading.Tasks;

namespace Alis
{
    /// <summary>
    /// How calls are made, and the calls. An engine serves one call at a time (else ALIS_E_BUSY): make one for each thread.
    /// Documents are bytes of UTF-8 JSON, in and out. Rules are null for the problem's own; else an alis.rules/1, or the name of a
    /// rule set in quotation marks. Every call throws AlisException where the library refuses it, and ObjectDisposedException where
    /// something that it uses was disposed of. A CancellationToken that ends a call gives OperationCanceledException, with the
    /// AlisException within.
    /// </summary>
    public sealed partial class Engine : IDisposable
    {
        private readonly EngineHandle handle;
        private readonly ProgressBridge progress = new ProgressBridge();

        /// <summary>An engine as usual, or with options.</summary>
        public Engine(EngineOptions options = null)
        {
            Calls.RequireLibrary();
            options = options ?? new EngineOptions();
            var how = new LibAlis.EngineStruct
            {
                StructSize = LibAlis.SizeOf<LibAlis.EngineStruct>(),
                Language = (int)options.Language,
                MaxInputBytes = options.MaxInputBytes,
                Threads = options.Threads,
            };
            handle = Calls.Make((out EngineHandle result, out ErrorHandle error) =>
                LibAlis.alis_engine_new(ref how, out result, out error));
        }

        /// <summary>Frees it; a call that it is in ends well first.</summary>
        public void Dispose()
        {
            handle.Dispose();
        }

        /// <summary>Sets who is told of progress in Solve and whatever else plans; null for nobody. ALIS_E_BUSY during a call.</summary>
        public void SetProgress(Progress function)
        {
            Calls.Check(LibAlis.alis_engine_set_progress(handle, function == null ? null : progress.Function, IntPtr.Zero));
            progress.Set(function);
        }

        /// <summary>
        /// Makes the plan on a thread of the pool; the engine is busy until the task has ended. A task that its token ends is cancelled.
        /// </summary>
        public async Task<Plan> SolveAsync(Problem problem, SolveOptions options = null,
            CancellationToken token = default(CancellationToken))
        {
            // Without the token: a task that is cancelled before it starts would not say so in the library's words.
            return await Task.Run(() => Solve(problem, options, token)).ConfigureAwait(false);
        }

        /// <summary>Makes a call that uses other handles than the engine.</summary>
        private T Make<T>(Calls.Function<T> function, params Handle[] used) where T : Handle
        {
            return Handle.While(() => Make(function), used);
        }

        /// <summary>Makes a call. What the progress function threw in it comes out of it, and nothing else.</summary>
        private T Make<T>(Calls.Function<T> function) where T : Handle
        {
            T result;
            try
            {
                result = Calls.Make(function);
            }
            catch (AlisException)
            {
                progress.Rethrow();
                throw;
            }
            try
            {
                progress.Rethrow(); // uses the bridge after the call as well: until then it is not collected
            }
            catch
            {
                result.Dispose();
                throw;
            }
            return result;
        }

        private byte[] Bytes(Calls.Function<BufHandle> function, params Handle[] used)
        {
            return Calls.Take(Make(function, used));
        }

        private static CancelHandle Or(Cancel cancel)
        {
            return cancel == null ? CancelHandle.None : cancel.Handle;
        }

        /// <summary>Makes a call that a token can end.</summary>
        private static T Until<T>(CancellationToken token, Func<Cancel, T> call)
        {
            if (!token.CanBeCanceled)
            {
                return call(null);
            }
            using (var cancel = new Cancel())
            using (token.Register(cancel.Trigger))
            {
                try
                {
                    return call(cancel);
                }
                catch (AlisException ended) when (ended.Code == Status.Cancelled && token.IsCancellationRequested)
                {
                    throw new OperationCanceledException(ended.Message, ended, token);
                }
            }
        }
    }
}
