/*
 * alis.h - libalis: places GP trainees (ALIS) in the hospital posts that Norway's health trusts earmark for them.
 *
 * From a problem (candidates, posts, rules) the library makes the one plan that the published rules demand: proved, the same
 * bytes every time, with a reason for each candidate that a stranger can check. It nominates; a person appoints.
 *
 * Documents go in and come out as UTF-8 JSON (docs/formats.md, and alis_json_schema); whoever wants no parser reads a plan row by
 * row (alis_plan_row). Everything can also be asked in one call (alis_call_json).
 *
 *     alis_engine *engine = NULL;
 *     alis_problem *problem = NULL;
 *     alis_plan *plan = NULL;
 *     alis_error *error = NULL;
 *     alis_status status = alis_engine_new(NULL, &engine, &error);
 *     if (status == ALIS_OK) status = alis_problem_from_json(engine, json, json_len, NULL, 0, &problem, &error);
 *     if (status == ALIS_OK) status = alis_solve(engine, problem, NULL, NULL, &plan, &error);
 *     if (status == ALIS_OK) {
 *         for (uint64_t row = 0; row < alis_plan_count(plan); row++) {
 *             alis_placement placement = {0};
 *             placement.struct_size = sizeof placement;
 *             if (alis_plan_row(plan, row, &placement) == ALIS_OK && placement.segments > 0)
 *                 printf("%s: %s\n", alis_plan_candidate_id(plan, row), alis_plan_unit_id(plan, row, 0));
 *         }
 *     } else {
 *         fprintf(stderr, "%s: %s\n", alis_status_name(status), alis_error_message(error));
 *     }
 *     alis_error_free(error);
 *     alis_plan_free(plan);
 *     alis_problem_free(problem);
 *     alis_engine_free(engine);
 *
 * STATUS. Functions that can fail return an alis_status: 0 is success, every other value an error, those too that a later version
 * adds. A number is never used again for something else. Enums are passed in as int32_t.
 *
 * OUTPUTS stand last, and are written only on success. The one exception is error, which may be NULL and is otherwise always
 * written: NULL on success, else an error object with the message and every fault's JSON pointer, line and column.
 *
 * POINTERS. Every pointer may be NULL and gives ALIS_E_NULL (a handle: ALIS_E_HANDLE), unless its function says what NULL means. What is
 * not NULL must be good for what the function does with it, for the time of the call; it need not be aligned. Input is borrowed
 * for the call alone.
 *
 * TEXT in is UTF-8 with a length in bytes, not ended by a NUL, without a byte order mark. Text out is UTF-8 and ended by a NUL that no
 * length counts; ids hold no NUL. Lengths above an engine's max_input_bytes are refused before memory is touched.
 *
 * HANDLES are numbers that look like pointers: never read through one. What a function hands out is yours until its alis_X_free, which
 * takes NULL. A handle that was freed, is of another type or never was one gives ALIS_E_HANDLE (alis_X_free: nothing happens);
 * numbers are not used twice. What is freed during a call goes when the call ends. Memory that a function points to (a text, the
 * bytes of a buffer) is valid until its handle is freed.
 *
 * STRUCTS begin with struct_size: set it to sizeof and all else to 0. A shorter struct (of an older header) is read and written as far
 * as it goes; a longer one (of a newer header) is taken where the fields that this library does not know are 0, else
 * ALIS_E_VERSION.
 *
 * THREADS. An engine and one call at a time belong together: a second call gets ALIS_E_BUSY. All other handles are immutable and
 * may be used by any number of threads at once; a handle may be freed on any thread. A call runs on the caller's thread;
 * more threads start only where the engine's options ask for them, and have ended when the call returns. The progress function is
 * called on the thread of the call, with no lock held; it must return (no longjmp, no exception). alis_cancel_trigger may be called
 * from any thread, but nothing here from a signal handler. After fork(), go on in one process.
 *
 * THE PROCESS is left alone: nothing is printed, no environment, locale or file is read, no signal handler set, no exit called, and the
 * only thing that outlives a call is the table of handles. An error in the library itself (a panic) ends at this boundary as
 * ALIS_E_PANIC. Out of memory ends the process: set max_input_bytes. A callback that throws a C++ exception ends the process too.
 *
 * VERSIONS. ALIS_ABI_VERSION is the number of the binary interface, and of the shared library's SONAME: compare it with
 * alis_abi_version() when the library is loaded. Until 1.0 it goes up with every break. Each comment says since when a function exists.
 *
 * This file is generated from crates/ffi; do not edit it.
 */

#ifndef ALIS_H
#define ALIS_H

#include <stddef.h>
#include <stdint.h>

/* Define ALIS_STATIC before including this header where the static library is linked (it matters on Windows alone). */
#if defined(_WIN32) && !defined(ALIS_STATIC)
#define ALIS_API __declspec(dllimport)
#elif defined(__GNUC__) && __GNUC__ >= 4
#define ALIS_API __attribute__((visibility("default")))
#else
#define ALIS_API
#endif

/* The version of this header; alis_version() is that of the library. */
#define ALIS_VERSION "0.1.0"
#define ALIS_VERSION_MAJOR 0
#define ALIS_VERSION_MINOR 1
#define ALIS_VERSION_PATCH 0

/*
 The number of the binary interface that this header describes. Compare it with alis_abi_version() when the library is loaded:
 another number is another interface. It is also the number in the shared library's SONAME.
 */
#define ALIS_ABI_VERSION 0

/* In alis_solve_options.flags: the plan says nothing of why. Reasons and their proofs take a few times as long as the plan. */
#define ALIS_SOLVE_WITHOUT_REASONS 1

/* In alis_verify's flags: plan again and compare, where the plan holds no proof of some values. */
#define ALIS_VERIFY_RESOLVE 1

/*
 In alis_what_if's flags: the answer for the candidate's own eyes, without what is for the coordinator alone, and of others
 the numbers alone.
 */
#define ALIS_WHAT_IF_FOR_CANDIDATE 1

/*
 What a function returns. 0 is success, every other value an error, those too that a later version adds. A number is
 never used for anything else.
 */
enum alis_status
#ifdef __cplusplus
  : int32_t
#endif
 {
  /* Done; the outputs are written. */
  ALIS_OK = 0,
  /* A pointer is NULL that must not be. */
  ALIS_E_NULL = 1,
  /* A handle is NULL, was freed, is of another type, or never was one. */
  ALIS_E_HANDLE = 2,
  /* The engine is in a call: one call at a time, and none from its own callback. */
  ALIS_E_BUSY = 3,
  /* A struct's struct_size is of no known version, or a field that this version does not know is set. */
  ALIS_E_VERSION = 4,
  /* An index is not below the count, or a quarter is outside the calendar. */
  ALIS_E_RANGE = 5,
  /* An argument has a value that it cannot have: an unknown flag, language, solver or expression. */
  ALIS_E_ARGUMENT = 6,
  /* A document is longer than max_input_bytes; it was not read. */
  ALIS_E_LIMIT = 7,
  /*
   A document is not of the form that its format demands: no JSON, no UTF-8, an unknown, missing or repeated field, a value of
   another type.
   */
  ALIS_E_SYNTAX = 8,
  /* A document is of the right form, and what it says is at fault. */
  ALIS_E_INVALID = 9,
  /* Things that do not belong together: a plan of another problem, or by other rules. */
  ALIS_E_MISMATCH = 10,
  /* Nothing has this id or name. */
  ALIS_E_NOT_FOUND = 11,
  /* It was cancelled; there is no result. */
  ALIS_E_CANCELLED = 12,
  /* A solver broke down. The engine's own does not; a back end of the reference solver may. */
  ALIS_E_SOLVER = 13,
  /* The plan holds no reasons: it was made without. */
  ALIS_E_NO_REASONS = 14,
  /* The plan is not wholly proved (a time limit ended it), and the question can be answered of a proved plan alone. */
  ALIS_E_NOT_PROVED = 15,
  /* An error in the library itself. The message says where; other handles and later calls are not affected. */
  ALIS_E_PANIC = 16,
};
#ifndef __cplusplus
typedef int32_t alis_status;
#endif // __cplusplus

/* Whether a plan is proved. */
enum alis_plan_state
#ifdef __cplusplus
  : int32_t
#endif
 {
  /* No plan: a bad handle. */
  ALIS_PLAN_NONE = -1,
  /* The plan that the rules demand, proved. */
  ALIS_PLAN_OPTIMAL = 0,
  /* Time ran out: every rule holds, and only the values of the first ranks are proved. */
  ALIS_PLAN_FEASIBLE = 1,
};
#ifndef __cplusplus
typedef int32_t alis_plan_state;
#endif // __cplusplus

/* What a report comes to. The numbers are the exit codes of the command line. */
enum alis_verdict
#ifdef __cplusplus
  : int32_t
#endif
 {
  /* No report: a bad handle. */
  ALIS_VERDICT_NONE = -1,
  /* Of a problem: no fault. Of a plan: every rule holds, and every value is proved. */
  ALIS_VERDICT_GOOD = 0,
  /* Something is wrong: the report's document says what and where. */
  ALIS_VERDICT_WRONG = 1,
  /* Of a plan: every rule holds, and some values are not proved. */
  ALIS_VERDICT_NOT_PROVED = 3,
};
#ifndef __cplusplus
typedef int32_t alis_verdict;
#endif // __cplusplus

/* Languages. Passed as int32_t. */
enum alis_language
#ifdef __cplusplus
  : int32_t
#endif
 {
  /* English. */
  ALIS_LANGUAGE_DEFAULT = 0,
  /* Norwegian, bokmål. */
  ALIS_LANGUAGE_NB = 1,
  /* English. */
  ALIS_LANGUAGE_EN = 2,
};
#ifndef __cplusplus
typedef int32_t alis_language;
#endif // __cplusplus

/* Solvers. Passed as int32_t. */
enum alis_solver
#ifdef __cplusplus
  : int32_t
#endif
 {
  /* The engine's own: exact, in integers, fast. */
  ALIS_SOLVER_AUTO = 0,
  /* The integer program, level by level, to compare with. The plan is the same. */
  ALIS_SOLVER_REFERENCE = 1,
};
#ifndef __cplusplus
typedef int32_t alis_solver;
#endif // __cplusplus

/* What a plan says of a candidate. */
enum alis_state
#ifdef __cplusplus
  : int32_t
#endif
 {
  /* A place is proposed, for decision now. Never more: a person appoints. */
  ALIS_STATE_PROPOSED = 1,
  /* A place is expected: further ahead, revised later. */
  ALIS_STATE_EXPECTED = 2,
  /* A commitment that stood before: being served. */
  ALIS_STATE_SERVING = 3,
  /* A commitment that stood before: accepted. */
  ALIS_STATE_ACCEPTED = 4,
  /* A commitment that stood before: offered, not yet answered. */
  ALIS_STATE_OFFERED = 5,
  /* Eligible, and without a place. */
  ALIS_STATE_UNPLACED = 6,
  /* Refused by a rule. */
  ALIS_STATE_INELIGIBLE = 7,
};
#ifndef __cplusplus
typedef int32_t alis_state;
#endif // __cplusplus

/* Why a candidate has no place. */
enum alis_reason
#ifdef __cplusplus
  : int32_t
#endif
 {
  /* There is one. */
  ALIS_REASON_NONE = 0,
  /* Unplaced: earliest, latest, the horizon and the decision date leave no start. */
  ALIS_REASON_BEYOND_HORIZON = 1,
  /* Unplaced: every start touches a leave. */
  ALIS_REASON_LEAVE = 2,
  /* Unplaced: service does not suffice at any start. */
  ALIS_REASON_SERVICE = 3,
  /* Unplaced: no units cover the learning goals that are needed. */
  ALIS_REASON_GOALS = 4,
  /* Unplaced: no unit is among the wishes. */
  ALIS_REASON_PLACES = 5,
  /* Unplaced: every option was turned down. */
  ALIS_REASON_DECLINED = 6,
  /* Unplaced: no pool has a post for any option. */
  ALIS_REASON_NO_POST = 7,
  /* Unplaced: those ahead fill what there is. */
  ALIS_REASON_FULL = 8,
  /* Ineligible: the scheme is not placed by this rule set. */
  ALIS_REASON_SCHEMES = 101,
  /* Ineligible: the municipality is not registered as a training institution. */
  ALIS_REASON_MUNICIPALITY_REGISTERED = 102,
  /* Ineligible: the municipality lies outside the trust's catchment. */
  ALIS_REASON_CATCHMENT = 103,
  /* Ineligible: the employment is not placed by this rule set. */
  ALIS_REASON_EMPLOYMENT = 104,
};
#ifndef __cplusplus
typedef int32_t alis_reason;
#endif // __cplusplus

/* Bytes of the library's, mostly a JSON document. Immutable; may be used by many threads at once. */
typedef struct alis_buf alis_buf;

/* A switch that ends calls: shared by as many calls as wanted, on any threads, and never reset. */
typedef struct alis_cancel alis_cancel;

/*
 How calls are made: language of errors, limits, threads, and who is told of progress. An engine serves one call at a time
 (else ALIS_E_BUSY); make one for each thread. Nothing of a call stays behind in it.
 */
typedef struct alis_engine alis_engine;

/* What went wrong in a call. Immutable; may be used by many threads at once. */
typedef struct alis_error alis_error;

/* A plan. Immutable; may be used by many threads at once. It does not need the problem that it was made of. */
typedef struct alis_plan alis_plan;

/* A problem that was read and found valid. Immutable; may be used by many threads at once. */
typedef struct alis_problem alis_problem;

/* What was found of a problem or of a plan. Immutable; may be used by many threads at once. */
typedef struct alis_report alis_report;

/* How an engine makes its calls. Set struct_size to sizeof(alis_engine_options) and what is not used to 0. */
typedef struct alis_engine_options {
  /* sizeof(alis_engine_options) */
  uint32_t struct_size;
  /* An alis_language: of the messages in errors and reports, and of reasons. Letters have their own. */
  int32_t language;
  /* The longest document that is read, in bytes; 0: 1 GiB. Memory is at most a few times the document's. */
  uint64_t max_input_bytes;
  /*
   How many threads a call may use, its own included; 0: one. All have ended when the call returns. The result is the same for
   any number.
   */
  uint32_t threads;
  /* 0 */
  uint32_t flags;
} alis_engine_options;

/* Told how far a call is: proved ranks, of how many. Any result but 0 cancels the call. See alis_engine_set_progress. */
typedef int32_t (*alis_progress_fn)(uint64_t proved, uint64_t of, void *user_data);

/* How much a problem holds. Set struct_size to sizeof(alis_problem_counts). */
typedef struct alis_problem_counts {
  /* sizeof(alis_problem_counts) */
  uint32_t struct_size;
  /* Trusts. */
  uint32_t trusts;
  /* Hospitals. */
  uint32_t hospitals;
  /* Units. */
  uint32_t units;
  /* Pools of posts. */
  uint32_t posts;
  /* Municipalities. */
  uint32_t municipalities;
  /* Candidates, those too whom a rule refuses. */
  uint32_t candidates;
  /* Quarters of the horizon. */
  uint32_t quarters;
  /* The first quarter of the horizon; see alis_quarter_dates. */
  int32_t first_quarter;
  /* 0 */
  uint32_t reserved;
} alis_problem_counts;

/* How a plan is made. Set struct_size to sizeof(alis_solve_options) and what is not used to 0. */
typedef struct alis_solve_options {
  /* sizeof(alis_solve_options) */
  uint32_t struct_size;
  /* ALIS_SOLVE_ flags, added up. */
  uint32_t flags;
  /* After so many milliseconds the plan is given as far as it is proved (ALIS_PLAN_FEASIBLE); 0: no limit. Reasons come on top. */
  uint64_t time_limit_ms;
  /* An alis_solver. */
  int32_t solver;
  /* 0 */
  uint32_t reserved;
} alis_solve_options;

/* What a plan says of a candidate. Set struct_size to sizeof(alis_placement). What does not apply is 0. */
typedef struct alis_placement {
  /* sizeof(alis_placement) */
  uint32_t struct_size;
  /* An alis_state. */
  int32_t state;
  /* An alis_reason. */
  int32_t reason;
  /* The place in the whole document's order, from 1; 0 for the ineligible. */
  uint32_t rank;
  /* The place in the trust's queue, from 1; 0 for a commitment and for the ineligible. */
  uint32_t queue_place;
  /* How many segments there are; see alis_plan_segment. */
  uint32_t segments;
  /* First quarter; see alis_quarter_dates. */
  int32_t first_quarter;
  /* Last quarter. */
  int32_t last_quarter;
  /* Months served. */
  uint32_t months;
  /* Quarters from the first quarter of earliest to the start. */
  uint32_t waiting;
  /* The place in the candidate's list of wishes, from 0; its length where the place is none of them. */
  uint32_t wish;
  /* 1 where some unit is not of the nearest hospital. */
  uint32_t away;
  /* The sum over segments of 0 (most relevant), 1 or 2. */
  uint32_t relevance;
  /* 0 */
  uint32_t reserved;
} alis_placement;

/* A stretch of a placement in one unit, on one pool of posts. Set struct_size to sizeof(alis_segment). */
typedef struct alis_segment {
  /* sizeof(alis_segment) */
  uint32_t struct_size;
  /* First quarter; see alis_quarter_dates. */
  int32_t first_quarter;
  /* Last quarter. */
  int32_t last_quarter;
  /* 0 */
  uint32_t reserved;
} alis_segment;

/* A quarter of a year and its dates. Set struct_size to sizeof(alis_quarter). */
typedef struct alis_quarter {
  /* sizeof(alis_quarter) */
  uint32_t struct_size;
  /* The year of its period. */
  int32_t year;
  /* The half-year: 1 or 2. */
  int32_t period;
  /* The half of the half-year: 1 or 2. */
  int32_t half;
  /* First day: the year. */
  int32_t first_year;
  /* First day: the month, from 1. */
  int32_t first_month;
  /* First day: the day, from 1. */
  int32_t first_day;
  /* Last day: the year. */
  int32_t last_year;
  /* Last day: the month, from 1. */
  int32_t last_month;
  /* Last day: the day, from 1. */
  int32_t last_day;
  /* The quarter as documents write it, such as "2023-P1a", ended by a NUL. */
  char name[12];
} alis_quarter;

/* The place of a fault in a document. Set struct_size to sizeof(alis_fault). */
typedef struct alis_fault {
  /* sizeof(alis_fault) */
  uint32_t struct_size;
  /* Line in the document, from 1; 0 where the place is not in a document. */
  uint32_t line;
  /* Column in the line, in characters, from 1; 0 where the place is not in a document. */
  uint32_t column;
  /* 0 */
  uint32_t reserved;
} alis_fault;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/* The number of the binary interface of the library that is loaded. Never fails. Any thread. Since 0.1. */
ALIS_API uint32_t alis_abi_version(void);

/* The version of the library, such as "0.1.0". Static: never freed. Never fails. Any thread. Since 0.1. */
ALIS_API const char *alis_version(void);

/*
 What the library is made of, as JSON: version, abi, schemas, rule_sets, calls. Static: never freed. Never fails. Any
 thread. Since 0.1.
 */
ALIS_API const char *alis_build_info(void);

/*
 The name of a status, such as "ALIS_E_NULL"; of a number that is none, "ALIS_E_UNKNOWN". Static: never freed. Never fails. Any
 thread. Since 0.1.
 */
ALIS_API
const char *alis_status_name(int32_t status);

/* How many handles are alive in the process: 0 at the end of a test that freed what it made. Any thread. Since 0.1. */
ALIS_API uint64_t alis_live_handles(void);

/*
 The JSON Schema (draft 2020-12) of a document.

 name: UTF-8, name_len bytes: "problem", "plan", or another of those that alis_build_info lists.
 out: the schema; yours, alis_buf_free.
 Errors: ALIS_E_NOT_FOUND for another name. Any thread. Since 0.1.
 */
ALIS_API
alis_status alis_json_schema(const uint8_t *name,
                             size_t name_len,
                             struct alis_buf **out,
                             struct alis_error **error);

/*
 Makes an engine.

 options: NULL for the usual ones.
 out: the engine; yours, alis_engine_free.
 Errors: ALIS_E_NULL, ALIS_E_VERSION, ALIS_E_ARGUMENT. Any thread. Since 0.1.
 */
ALIS_API
alis_status alis_engine_new(const struct alis_engine_options *options,
                            struct alis_engine **out,
                            struct alis_error **error);

/*
 Frees the engine. A call that it is in, on another thread or around a callback, ends well first. NULL, and a handle
 that is none, do nothing. Any thread. Since 0.1.
 */
ALIS_API void alis_engine_free(struct alis_engine *engine);

/*
 Sets the function that is told of progress in alis_solve, alis_rules_diff, alis_verify where it plans again, and the same by
 alis_call_json (not in alis_what_if, which plans many small problems): as each rank is proved, how many are, of
 how many; and while reasons are found, that all are. A result other than 0 cancels the call (ALIS_E_CANCELLED). It is called as
 often as ranks are proved, thousands of times in a long run: do little in it.

 function: NULL for none. It is called on the thread of the call, with no lock held, and must return: no longjmp, no
 exception. It may use every other engine and handle, trigger switches, and free handles, this engine too; a call on this
 engine is ALIS_E_BUSY. With several threads it is called for what its own thread proves.
 user_data: passed to the function; never read.
 Errors: ALIS_E_HANDLE, ALIS_E_BUSY during a call. One thread at a time. Since 0.1.
 */
ALIS_API
alis_status alis_engine_set_progress(struct alis_engine *engine,
                                     alis_progress_fn function,
                                     void *user_data);

/*
 Any call as one document, for hosts that would rather have one function than forty: alis.request/1 in, the answer
 out, the same bytes as that of the call of its own. The formats stand in docs/c-api.md.

 request: UTF-8 JSON, request_len bytes, such as {"format":"alis.request/1","call":"plan","problem":{...}}.
 cancel: ends the call; may be NULL.
 out: the answer; yours, alis_buf_free.
 Errors: those of the call. A fault in a document inside the request has its place in the request: pointer, line and column.
 One thread at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_call_json(struct alis_engine *engine,
                           const uint8_t *request,
                           size_t request_len,
                           const struct alis_cancel *cancel,
                           struct alis_buf **out,
                           struct alis_error **error);

/*
 Makes a switch that ends calls.

 out: the switch; yours, alis_cancel_free.
 Errors: ALIS_E_NULL. Any thread. Since 0.1.
 */
ALIS_API alis_status alis_cancel_new(struct alis_cancel **out);

/*
 Ends every call that was given this switch, soon, with ALIS_E_CANCELLED and no result; those that begin later as well. It stays
 so. Any thread, from a callback too, but not from a signal handler. Since 0.1.

 Errors: ALIS_E_HANDLE.
 */
ALIS_API
alis_status alis_cancel_trigger(const struct alis_cancel *cancel);

/* Whether the switch was triggered: 1 or 0; -1 for a bad handle. Any thread. Since 0.1. */
ALIS_API int32_t alis_cancel_is_triggered(const struct alis_cancel *cancel);

/*
 Frees the switch; calls that have it go on and are no longer ended by it. NULL, and a handle that is none, do nothing. Any
 thread. Since 0.1.
 */
ALIS_API
void alis_cancel_free(struct alis_cancel *cancel);

/*
 Finds everything that is wrong with a problem document, or what to look at where nothing is. That a document has faults is no error
 of the call.

 json: UTF-8 JSON alis.problem/1, json_len bytes, no byte order mark.
 rules: NULL (and 0) for the problem's own rules; else UTF-8 JSON, rules_len bytes: a name such as "ahus-2020" in quotation
 marks, or an alis.rules/1.
 out: the report, whose document is alis.check/1; yours, alis_report_free.
 Errors: ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY, ALIS_E_LIMIT; ALIS_E_SYNTAX and ALIS_E_INVALID of the rules. One thread
 at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_check(struct alis_engine *engine,
                       const uint8_t *json,
                       size_t json_len,
                       const uint8_t *rules,
                       size_t rules_len,
                       struct alis_report **out,
                       struct alis_error **error);

/*
 Reads a problem.

 json: UTF-8 JSON alis.problem/1, json_len bytes, no byte order mark. Its SHA-256 becomes the plan's problem_sha256.
 rules: as of alis_check.
 out: the problem; yours, alis_problem_free.
 Errors: ALIS_E_SYNTAX, ALIS_E_INVALID with every fault; ALIS_E_LIMIT, ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY. One
 thread at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_problem_from_json(struct alis_engine *engine,
                                   const uint8_t *json,
                                   size_t json_len,
                                   const uint8_t *rules,
                                   size_t rules_len,
                                   struct alis_problem **out,
                                   struct alis_error **error);

/*
 The problem as a document again: the same contents always give the same bytes, however the document was written that it
 was read from. Its SHA-256 is therefore another.

 out: alis.problem/1; yours, alis_buf_free.
 Errors: ALIS_E_HANDLE, ALIS_E_NULL. Any thread. Since 0.1.
 */
ALIS_API
alis_status alis_problem_to_json(const struct alis_problem *problem,
                                 struct alis_buf **out,
                                 struct alis_error **error);

/*
 How much the problem holds.

 out: its struct_size must be set.
 Errors: ALIS_E_HANDLE, ALIS_E_NULL, ALIS_E_VERSION. Any thread. Since 0.1.
 */
ALIS_API alis_status alis_problem_info(const struct alis_problem *problem, struct alis_problem_counts *out);

/*
 What a person should look at in the problem, before there is a plan.

 out: the report, whose document is alis.check/1; yours, alis_report_free. Where two candidates can be told apart by a
 lottery alone and the problem has no seed, that is its one fault.
 Errors: ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY. One thread at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_problem_check(struct alis_engine *engine,
                               const struct alis_problem *problem,
                               struct alis_report **out,
                               struct alis_error **error);

/* Frees the problem; plans of it go on. NULL, and a handle that is none, do nothing. Any thread. Since 0.1. */
ALIS_API void alis_problem_free(struct alis_problem *problem);

/*
 Makes the plan that the problem's rules demand.

 options: NULL for the usual ones.
 cancel: ends the call from another thread; may be NULL.
 out: the plan; yours, alis_plan_free. The problem is not needed by it.
 Errors: ALIS_E_CANCELLED (no plan), ALIS_E_INVALID (a lottery is needed and the problem has no seed), ALIS_E_NULL,
 ALIS_E_HANDLE, ALIS_E_BUSY, ALIS_E_VERSION, ALIS_E_ARGUMENT, ALIS_E_SOLVER (the reference solver alone). One thread at a
 time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_solve(struct alis_engine *engine,
                       const struct alis_problem *problem,
                       const struct alis_solve_options *options,
                       const struct alis_cancel *cancel,
                       struct alis_plan **out,
                       struct alis_error **error);

/*
 Reads a plan document. Whether it is right is for alis_verify to say.

 json: UTF-8 JSON alis.plan/1, json_len bytes, no byte order mark.
 out: the plan; yours, alis_plan_free.
 Errors: ALIS_E_SYNTAX, ALIS_E_INVALID, ALIS_E_LIMIT, ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY. One thread at a time for
 each engine. Since 0.1.
 */
ALIS_API
alis_status alis_plan_from_json(struct alis_engine *engine,
                                const uint8_t *json,
                                size_t json_len,
                                struct alis_plan **out,
                                struct alis_error **error);

/*
 The plan as a document: the bytes that the command line writes, or those that the plan was read from.

 out: alis.plan/1; yours, alis_buf_free.
 Errors: ALIS_E_HANDLE, ALIS_E_NULL. Any thread. Since 0.1.
 */
ALIS_API alis_status alis_plan_to_json(const struct alis_plan *plan, struct alis_buf **out, struct alis_error **error);

/* Whether the plan is proved; ALIS_PLAN_NONE for a bad handle. Any thread. Since 0.1. */
ALIS_API alis_plan_state alis_plan_status(const struct alis_plan *plan);

/*
 Up to which rank the values are proved, of a plan that a time limit ended; of an optimal one, UINT32_MAX; 0 for a bad
 handle. Any thread. Since 0.1.
 */
ALIS_API uint32_t alis_plan_proved_to_rank(const struct alis_plan *plan);

/*
 Checks a plan against its problem: every rule, value, reason and proof, by code that shares nothing with the solver. That the plan
 is wrong is no error of the call.

 flags: ALIS_VERIFY_ flags, added up; 0 for none.
 cancel: ends planning again; may be NULL.
 out: the report, whose document is alis.verification/1; yours, alis_report_free.
 Errors: ALIS_E_CANCELLED, ALIS_E_ARGUMENT, ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY. One thread at a time for each
 engine. Since 0.1.
 */
ALIS_API
alis_status alis_verify(struct alis_engine *engine,
                        const struct alis_problem *problem,
                        const struct alis_plan *plan,
                        uint32_t flags,
                        const struct alis_cancel *cancel,
                        struct alis_report **out,
                        struct alis_error **error);

/* Frees the plan. NULL, and a handle that is none, do nothing. Any thread. Since 0.1. */
ALIS_API void alis_plan_free(struct alis_plan *plan);

/*
 How many rows the plan has, one for each candidate: the ranked by rank, then the ineligible by id; 0 for a bad handle. Any
 thread. Since 0.1.
 */
ALIS_API
uint64_t alis_plan_count(const struct alis_plan *plan);

/*
 What the plan says of a candidate.

 row: below alis_plan_count.
 out: its struct_size must be set.
 Errors: ALIS_E_RANGE, ALIS_E_HANDLE, ALIS_E_NULL, ALIS_E_VERSION. Any thread. Since 0.1.
 */
ALIS_API alis_status alis_plan_row(const struct alis_plan *plan, uint64_t row, struct alis_placement *out);

/*
 A segment of a placement.

 row: below alis_plan_count; segment: below the row's segments.
 out: its struct_size must be set.
 Errors: as of alis_plan_row. Any thread. Since 0.1.
 */
ALIS_API
alis_status alis_plan_segment(const struct alis_plan *plan,
                              uint64_t row,
                              uint32_t segment,
                              struct alis_segment *out);

/*
 The candidate's id: UTF-8, ended by a NUL (ids hold none); NULL for a bad handle or row. Valid until alis_plan_free. Any
 thread. Since 0.1.
 */
ALIS_API
const char *alis_plan_candidate_id(const struct alis_plan *plan,
                                   uint64_t row);

/* The trust's id; otherwise as alis_plan_candidate_id. Since 0.1. */
ALIS_API const char *alis_plan_trust_id(const struct alis_plan *plan, uint64_t row);

/* The id of a segment's unit; NULL for a bad segment too; otherwise as alis_plan_candidate_id. Since 0.1. */
ALIS_API const char *alis_plan_unit_id(const struct alis_plan *plan, uint64_t row, uint32_t segment);

/* The id of a segment's pool of posts; NULL for a bad segment too; otherwise as alis_plan_candidate_id. Since 0.1. */
ALIS_API const char *alis_plan_post_id(const struct alis_plan *plan, uint64_t row, uint32_t segment);

/*
 The dates of a quarter.

 quarter: a number as alis_placement and alis_segment have them; the next quarter's is one more.
 out: its struct_size must be set.
 Errors: ALIS_E_RANGE outside the years 1900 to 2199, ALIS_E_NULL, ALIS_E_VERSION. Any thread. Since 0.1.
 */
ALIS_API alis_status alis_quarter_dates(int32_t quarter, struct alis_quarter *out);

/* What the report comes to. Any thread. Since 0.1. */
ALIS_API alis_verdict alis_report_verdict(const struct alis_report *report);

/*
 How many things are wrong: faults of a problem, violations of a plan (and differences, where it was planned again); 0 for a bad
 handle. Any thread. Since 0.1.
 */
ALIS_API
uint64_t alis_report_count(const struct alis_report *report);

/* How many candidates' values the plan does not prove; 0 for a problem and for a bad handle. Any thread. Since 0.1. */
ALIS_API uint32_t alis_report_unproved(const struct alis_report *report);

/*
 The report as a document: alis.check/1 of a problem, alis.verification/1 of a plan.

 out: the document; yours, alis_buf_free.
 Errors: ALIS_E_HANDLE, ALIS_E_NULL. Any thread. Since 0.1.
 */
ALIS_API
alis_status alis_report_to_json(const struct alis_report *report,
                                struct alis_buf **out,
                                struct alis_error **error);

/* Frees the report. NULL, and a handle that is none, do nothing. Any thread. Since 0.1. */
ALIS_API void alis_report_free(struct alis_report *report);

/*
 Who comes before whom, and which criterion decided.

 out: alis.rank/1; yours, alis_buf_free.
 Errors: ALIS_E_INVALID (a lottery is needed and the problem has no seed), ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY. One
 thread at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_rank(struct alis_engine *engine,
                      const struct alis_problem *problem,
                      struct alis_buf **out,
                      struct alis_error **error);

/*
 Which criterion decided between two candidates, with both values and its source.

 a, b: ids, UTF-8, a_len and b_len bytes.
 out: alis.compare/1; yours, alis_buf_free.
 Errors: ALIS_E_NOT_FOUND, ALIS_E_ARGUMENT (the two are one), and those of alis_rank. One thread at a time for each
 engine. Since 0.1.
 */
ALIS_API
alis_status alis_compare(struct alis_engine *engine,
                         const struct alis_problem *problem,
                         const uint8_t *a,
                         size_t a_len,
                         const uint8_t *b,
                         size_t b_len,
                         struct alis_buf **out,
                         struct alis_error **error);

/*
 Why a candidate got what they got: what the plan's reasons and proofs say of one candidate, put together, and the same in words for
 a coordinator, with the ids of those who hold what is full. Not for the candidate: that is alis_letter.

 candidate: an id, UTF-8, candidate_len bytes.
 out: alis.explanation/1; yours, alis_buf_free.
 Errors: ALIS_E_NOT_FOUND, ALIS_E_NO_REASONS (the plan was made without, and something better is to be explained),
 ALIS_E_MISMATCH, ALIS_E_INVALID (the reasons point to what is not there),
 ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY. One thread at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_explain(struct alis_engine *engine,
                         const struct alis_problem *problem,
                         const struct alis_plan *plan,
                         const uint8_t *candidate,
                         size_t candidate_len,
                         struct alis_buf **out,
                         struct alis_error **error);

/*
 What single changes would have given a candidate, each confirmed by planning again, and what it does to others.

 candidate: an id, UTF-8, candidate_len bytes.
 expression: one change to ask about, UTF-8, expression_len bytes, such as post helgeland-alis 2022-P2 +1 (docs/what-if.md has the
 grammar); NULL (and 0) looks for the smallest changes that help.
 flags: ALIS_WHAT_IF_ flags, added up; 0 for none.
 cancel: ends the call; may be NULL.
 out: alis.what_if/1; yours, alis_buf_free.
 Errors: ALIS_E_NOT_FOUND, ALIS_E_ARGUMENT (the expression), ALIS_E_INVALID (what it changes is not there),
 ALIS_E_MISMATCH (the plan is not of this problem, or not the one that the rules demand), ALIS_E_NOT_PROVED, ALIS_E_CANCELLED,
 ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY. One thread at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_what_if(struct alis_engine *engine,
                         const struct alis_problem *problem,
                         const struct alis_plan *plan,
                         const uint8_t *candidate,
                         size_t candidate_len,
                         const uint8_t *expression,
                         size_t expression_len,
                         uint32_t flags,
                         const struct alis_cancel *cancel,
                         struct alis_buf **out,
                         struct alis_error **error);

/*
 How far down the queue each pool and unit reached, and whom to ask about posts left empty.

 out: alis.cutoffs/1; yours, alis_buf_free.
 Errors: ALIS_E_MISMATCH, ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY. One thread at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_cutoffs(struct alis_engine *engine,
                         const struct alis_problem *problem,
                         const struct alis_plan *plan,
                         struct alis_buf **out,
                         struct alis_error **error);

/*
 The letter to one candidate: what was decided, by which rules, why, what would change it, how to object. It says nominated, never
 appointed, and nothing of anybody else. The plan is checked first: nobody is told what is not so.

 candidate: an id, UTF-8, candidate_len bytes.
 options: NULL (and 0) for a letter in bokmål to the candidate; else UTF-8 JSON, options_len bytes, each field optional:
 {"language":"nb|nn|en","audience":"candidate|coordinator","contact":"...","answer_by":"2022-08-01","object_to":"..."}
 out: the letter, UTF-8 text with line feeds; yours, alis_buf_free.
 Errors: ALIS_E_NOT_FOUND, ALIS_E_NO_REASONS, ALIS_E_MISMATCH (the plan is of another problem, or wrong), ALIS_E_SYNTAX (the
 options), ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY. One thread at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_letter(struct alis_engine *engine,
                        const struct alis_problem *problem,
                        const struct alis_plan *plan,
                        const uint8_t *candidate,
                        size_t candidate_len,
                        const uint8_t *options,
                        size_t options_len,
                        struct alis_buf **out,
                        struct alis_error **error);

/*
 A built-in rule set as a document, to read or to start one's own from.

 name: UTF-8, name_len bytes: "helse-nord-2021", or another of those that alis_build_info lists.
 out: alis.rules/1; yours, alis_buf_free.
 Errors: ALIS_E_NOT_FOUND, ALIS_E_NULL. Any thread. Since 0.1.
 */
ALIS_API
alis_status alis_rules_json(const uint8_t *name,
                            size_t name_len,
                            struct alis_buf **out,
                            struct alis_error **error);

/*
 Two rule sets by what they do to one problem: how they differ, who moves, who gains, who loses, waiting by group. The problem is planned by
 each.

 json: UTF-8 JSON alis.problem/1, json_len bytes.
 rules_a, rules_b: UTF-8 JSON as of alis_check; none may be NULL.
 cancel: ends the call; may be NULL.
 out: alis.policy/1; yours, alis_buf_free.
 Errors: those of alis_problem_from_json and alis_solve. One thread at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_rules_diff(struct alis_engine *engine,
                            const uint8_t *json,
                            size_t json_len,
                            const uint8_t *rules_a,
                            size_t rules_a_len,
                            const uint8_t *rules_b,
                            size_t rules_b_len,
                            const struct alis_cancel *cancel,
                            struct alis_buf **out,
                            struct alis_error **error);

/*
 What is published before the deadline: the SHA-256 of a seed. Where the seed comes from is the caller's affair; it must be hard to
 guess, and stay secret until it is revealed.

 seed: UTF-8, seed_len bytes, one line: at least 20 characters, half of them different.
 out: alis.lottery/1; yours, alis_buf_free.
 Errors: ALIS_E_ARGUMENT (no seed for a lottery in public), ALIS_E_NULL. Any thread. Since 0.1.
 */
ALIS_API
alis_status alis_lottery_commit(const uint8_t *seed,
                                size_t seed_len,
                                struct alis_buf **out,
                                struct alis_error **error);

/*
 What is published after the deadline: the seed, what each candidate drew by it, and between whom nothing else decided.

 seed: as of alis_lottery_commit.
 out: alis.lottery/1; yours, alis_buf_free.
 Errors: ALIS_E_ARGUMENT, ALIS_E_INVALID, ALIS_E_NULL, ALIS_E_HANDLE, ALIS_E_BUSY. One thread at a time for each engine. Since
 0.1.
 */
ALIS_API
alis_status alis_lottery_reveal(struct alis_engine *engine,
                                const struct alis_problem *problem,
                                const uint8_t *seed,
                                size_t seed_len,
                                struct alis_buf **out,
                                struct alis_error **error);

/*
 Whether a published hash, a seed, a problem and a plan belong together; holds in the document says so in one word.

 hash: the SHA-256 that was published, hexadecimal, hash_len bytes. seed: as of alis_lottery_commit.
 problem, plan: NULL for none; a plan needs its problem.
 out: alis.lottery-check/1; yours, alis_buf_free.
 Errors: as of alis_lottery_reveal. One thread at a time for each engine. Since 0.1.
 */
ALIS_API
alis_status alis_lottery_check(struct alis_engine *engine,
                               const uint8_t *hash,
                               size_t hash_len,
                               const uint8_t *seed,
                               size_t seed_len,
                               const struct alis_problem *problem,
                               const struct alis_plan *plan,
                               struct alis_buf **out,
                               struct alis_error **error);

/*
 The bytes, with a NUL behind them that alis_buf_len does not count; NULL for a bad handle. Valid until alis_buf_free. Any
 thread. Since 0.1.
 */
ALIS_API
const uint8_t *alis_buf_data(const struct alis_buf *buf);

/* How many bytes there are, without the NUL; 0 for a bad handle. Any thread. Since 0.1. */
ALIS_API size_t alis_buf_len(const struct alis_buf *buf);

/* Frees the bytes. NULL, and a handle that is none, do nothing. Any thread. Since 0.1. */
ALIS_API void alis_buf_free(struct alis_buf *buf);

/* The status that the call returned; ALIS_E_HANDLE for a bad handle. Any thread. Since 0.1. */
ALIS_API alis_status alis_error_status(const struct alis_error *error);

/*
 What went wrong, in one sentence: UTF-8, ended by a NUL, never NULL (empty for a bad handle). Valid until
 alis_error_free. Any thread. Since 0.1.
 */
ALIS_API const char *alis_error_message(const struct alis_error *error);

/*
 How many faults of a document the error lists: all of them; 0 where no document is at fault, and for a bad handle. Any thread.
 Since 0.1.
 */
ALIS_API
uint64_t alis_error_fault_count(const struct alis_error *error);

/*
 Where a fault is.

 index: below alis_error_fault_count.
 out: its struct_size must be set.
 Errors: ALIS_E_HANDLE, ALIS_E_NULL, ALIS_E_RANGE, ALIS_E_VERSION. Any thread. Since 0.1.
 */
ALIS_API alis_status alis_error_fault(const struct alis_error *error, uint64_t index, struct alis_fault *out);

/*
 The JSON pointer (RFC 6901) of a fault: UTF-8, ended by a NUL; NULL for a bad handle or index. Valid until alis_error_free. Any
 thread. Since 0.1.
 */
ALIS_API
const char *alis_error_fault_pointer(const struct alis_error *error,
                                     uint64_t index);

/*
 A fault in one line: where, what stands there, what was expected, what to do. UTF-8, ended by a NUL; NULL for a bad handle or
 index. Valid until alis_error_free. Any thread. Since 0.1.
 */
ALIS_API
const char *alis_error_fault_message(const struct alis_error *error,
                                     uint64_t index);

/*
 All of the error as a document: alis.error/1, with every fault's code, JSON pointer, line, column, value, and words.

 out: the document; yours, alis_buf_free.
 Errors: ALIS_E_HANDLE, ALIS_E_NULL. Any thread. Since 0.1.
 */
ALIS_API alis_status alis_error_to_json(const struct alis_error *error, struct alis_buf **out);

/* Frees the error. NULL, and a handle that is none, do nothing. Any thread. Since 0.1. */
ALIS_API void alis_error_free(struct alis_error *error);

#if defined(ALIS_SELFTEST)
/* Panics; ALIS_E_PANIC with the place. */
ALIS_API alis_status alis_selftest_panic(struct alis_error **error);
#endif

#if defined(ALIS_SELFTEST)
/* Uses up the stack: the process ends. No input of any other function can do that. */
ALIS_API uint64_t alis_selftest_overflow(void);
#endif

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* ALIS_H */
