using System;
using System.Runtime.InteropServices;

namespace Alis
{
    /// <summary>
    /// The functions of alis.h, one for one. Handles are numbers in the shape of pointers: they are passed on, never read through.
    /// The runtime keeps a handle alive for the time of the call that it is passed to.
    /// </summary>
    internal static class LibAlis
    {
        /// <summary>The binary interface that these declarations are of.</summary>
        internal const uint AbiVersion = 0;

        internal const uint VerifyResolve = 1;
        internal const uint WhatIfForCandidate = 1;
        internal const uint SolveWithoutReasons = 1;

        private const string Name = "alis";
        private const CallingConvention C = CallingConvention.Cdecl;

        /// <summary>alis_progress_fn; a result other than 0 cancels the call.</summary>
        [UnmanagedFunctionPointer(C)]
        internal delegate int ProgressFunction(ulong proved, ulong of, IntPtr userData);

        [StructLayout(LayoutKind.Sequential)]
        internal struct EngineStruct
        {
            internal uint StructSize;
            internal int Language;
            internal ulong MaxInputBytes;
            internal uint Threads;
            internal uint Flags;
        }

        [StructLayout(LayoutKind.Sequential)]
        internal struct CountsStruct
        {
            internal uint StructSize;
            internal uint Trusts;
            internal uint Hospitals;
            internal uint Units;
            internal uint Posts;
            internal uint Municipalities;
            internal uint Candidates;
            internal uint Quarters;
            internal int FirstQuarter;
            internal uint Reserved;
        }

        [StructLayout(LayoutKind.Sequential)]
        internal struct SolveStruct
        {
            internal uint StructSize;
            internal uint Flags;
            internal ulong TimeLimitMs;
            internal int Solver;
            internal uint Reserved;
        }

        [StructLayout(LayoutKind.Sequential)]
        internal struct PlacementStruct
        {
            internal uint StructSize;
            internal int State;
            internal int Reason;
            internal uint Rank;
            internal uint QueuePlace;
            internal uint Segments;
            internal int FirstQuarter;
            internal int LastQuarter;
            internal uint Months;
            internal uint Waiting;
            internal uint Wish;
            internal uint Away;
            internal uint Relevance;
            internal uint Reserved;
        }

        [StructLayout(LayoutKind.Sequential)]
        internal struct SegmentStruct
        {
            internal uint StructSize;
            internal int FirstQuarter;
            internal int LastQuarter;
            internal uint Reserved;
        }

        [StructLayout(LayoutKind.Sequential)]
        internal struct QuarterStruct
        {
            internal uint StructSize;
            internal int Year;
            internal int Period;
            internal int Half;
            internal int FirstYear;
            internal int FirstMonth;
            internal int FirstDay;
            internal int LastYear;
            internal int LastMonth;
            internal int LastDay;

            [MarshalAs(UnmanagedType.ByValArray, SizeConst = 12)]
            internal byte[] Name;
        }

        [StructLayout(LayoutKind.Sequential)]
        internal struct FaultStruct
        {
            internal uint StructSize;
            internal uint Line;
            internal uint Column;
            internal uint Reserved;
        }

        /// <summary>The struct_size of a struct.</summary>
        internal static uint SizeOf<T>() where T : struct
        {
            return (uint)Marshal.SizeOf(typeof(T));
        }

        [DllImport(Name, CallingConvention = C)]
        internal static extern uint alis_abi_version();

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_version();

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_build_info();

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_status_name(int status);

        [DllImport(Name, CallingConvention = C)]
        internal static extern ulong alis_live_handles();

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_json_schema(byte[] name, UIntPtr nameLen, out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_engine_new(ref EngineStruct options, out EngineHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern void alis_engine_free(IntPtr engine);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_engine_set_progress(EngineHandle engine, ProgressFunction function, IntPtr userData);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_call_json(EngineHandle engine, byte[] request, UIntPtr requestLen, CancelHandle cancel,
            out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_cancel_new(out CancelHandle result);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_cancel_trigger(CancelHandle cancel);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_cancel_is_triggered(CancelHandle cancel);

        [DllImport(Name, CallingConvention = C)]
        internal static extern void alis_cancel_free(IntPtr cancel);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_check(EngineHandle engine, byte[] json, UIntPtr jsonLen, byte[] rules, UIntPtr rulesLen,
            out ReportHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_problem_from_json(EngineHandle engine, byte[] json, UIntPtr jsonLen, byte[] rules,
            UIntPtr rulesLen, out ProblemHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_problem_to_json(ProblemHandle problem, out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_problem_info(ProblemHandle problem, ref CountsStruct result);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_problem_check(EngineHandle engine, ProblemHandle problem, out ReportHandle result,
            out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern void alis_problem_free(IntPtr problem);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_solve(EngineHandle engine, ProblemHandle problem, ref SolveStruct options,
            CancelHandle cancel, out PlanHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_plan_from_json(EngineHandle engine, byte[] json, UIntPtr jsonLen, out PlanHandle result,
            out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_plan_to_json(PlanHandle plan, out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_plan_status(PlanHandle plan);

        [DllImport(Name, CallingConvention = C)]
        internal static extern uint alis_plan_proved_to_rank(PlanHandle plan);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_verify(EngineHandle engine, ProblemHandle problem, PlanHandle plan, uint flags,
            CancelHandle cancel, out ReportHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern void alis_plan_free(IntPtr plan);

        [DllImport(Name, CallingConvention = C)]
        internal static extern ulong alis_plan_count(PlanHandle plan);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_plan_row(PlanHandle plan, ulong row, ref PlacementStruct result);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_plan_segment(PlanHandle plan, ulong row, uint segment, ref SegmentStruct result);

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_plan_candidate_id(PlanHandle plan, ulong row);

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_plan_trust_id(PlanHandle plan, ulong row);

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_plan_unit_id(PlanHandle plan, ulong row, uint segment);

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_plan_post_id(PlanHandle plan, ulong row, uint segment);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_quarter_dates(int quarter, ref QuarterStruct result);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_report_verdict(ReportHandle report);

        [DllImport(Name, CallingConvention = C)]
        internal static extern ulong alis_report_count(ReportHandle report);

        [DllImport(Name, CallingConvention = C)]
        internal static extern uint alis_report_unproved(ReportHandle report);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_report_to_json(ReportHandle report, out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern void alis_report_free(IntPtr report);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_rank(EngineHandle engine, ProblemHandle problem, out BufHandle result,
            out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_compare(EngineHandle engine, ProblemHandle problem, byte[] a, UIntPtr aLen, byte[] b,
            UIntPtr bLen, out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_explain(EngineHandle engine, ProblemHandle problem, PlanHandle plan, byte[] candidate,
            UIntPtr candidateLen, out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_what_if(EngineHandle engine, ProblemHandle problem, PlanHandle plan, byte[] candidate,
            UIntPtr candidateLen, byte[] expression, UIntPtr expressionLen, uint flags, CancelHandle cancel,
            out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_cutoffs(EngineHandle engine, ProblemHandle problem, PlanHandle plan,
            out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_letter(EngineHandle engine, ProblemHandle problem, PlanHandle plan, byte[] candidate,
            UIntPtr candidateLen, byte[] options, UIntPtr optionsLen, out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_rules_json(byte[] name, UIntPtr nameLen, out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_rules_diff(EngineHandle engine, byte[] json, UIntPtr jsonLen, byte[] rulesA,
            UIntPtr rulesALen, byte[] rulesB, UIntPtr rulesBLen, CancelHandle cancel, out BufHandle result,
            out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_lottery_commit(byte[] seed, UIntPtr seedLen, out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_lottery_reveal(EngineHandle engine, ProblemHandle problem, byte[] seed, UIntPtr seedLen,
            out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_lottery_check(EngineHandle engine, byte[] hash, UIntPtr hashLen, byte[] seed,
            UIntPtr seedLen, ProblemHandle problem, PlanHandle plan, out BufHandle result, out ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_buf_data(BufHandle buf);

        [DllImport(Name, CallingConvention = C)]
        internal static extern UIntPtr alis_buf_len(BufHandle buf);

        [DllImport(Name, CallingConvention = C)]
        internal static extern void alis_buf_free(IntPtr buf);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_error_status(ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_error_message(ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern ulong alis_error_fault_count(ErrorHandle error);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_error_fault(ErrorHandle error, ulong index, ref FaultStruct result);

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_error_fault_pointer(ErrorHandle error, ulong index);

        [DllImport(Name, CallingConvention = C)]
        internal static extern IntPtr alis_error_fault_message(ErrorHandle error, ulong index);

        [DllImport(Name, CallingConvention = C)]
        internal static extern int alis_error_to_json(ErrorHandle error, out BufHandle result);

        [DllImport(Name, CallingConvention = C)]
        internal static extern void alis_error_free(IntPtr error);
    }
}
