/*
 * PostgreSQL functions over libalis. A document comes in as text and goes out as text, so that its bytes are kept: jsonb would sort
 * keys and drop spaces, and the plan names the SHA-256 of the bytes that it was made of.
 *
 * Two rules hold throughout. Nothing jumps over the library: ereport (which is a longjmp) is never called from the progress function,
 * nor between a handle's making and its being freed. And whoever cancels the query ends the call: the progress function says so.
 */
#include "postgres.h"

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include <alis.h>

PG_MODULE_MAGIC;

void _PG_init(void);

PG_FUNCTION_INFO_V1(pg_alis_plan);
PG_FUNCTION_INFO_V1(pg_alis_check);
PG_FUNCTION_INFO_V1(pg_alis_explain);

/* What a function holds of the library's: freed as one. */
typedef struct Held
{
	alis_engine *engine;
	alis_problem *problem;
	alis_plan *plan;
	alis_report *report;
	alis_buf *answer;
	alis_error *error;
} Held;

void
_PG_init(void)
{
	if (alis_abi_version() != ALIS_ABI_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
				 errmsg("this extension was built for another libalis than %s", alis_version())));
}

static void
release(Held *held)
{
	alis_error_free(held->error);
	alis_buf_free(held->answer);
	alis_report_free(held->report);
	alis_plan_free(held->plan);
	alis_problem_free(held->problem);
	alis_engine_free(held->engine);
	memset(held, 0, sizeof *held);
}

/* Called by the library: it must return. */
static int32_t
query_is_cancelled(uint64_t proved, uint64_t of, void *user_data)
{
	(void) proved;
	(void) of;
	(void) user_data;
	return QueryCancelPending || ProcDiePending;
}

static const uint8_t *
bytes(const text *value)
{
	return (const uint8_t *) VARDATA_ANY(value);
}

static size_t
length(const text *value)
{
	return VARSIZE_ANY_EXHDR(value);
}

/* Documents are UTF-8. A database in another encoding would hand over and take back other bytes. */
static void
demand_utf8(void)
{
	if (GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("alis needs a database in UTF-8, and this one is in %s", GetDatabaseEncodingName())));
}

/* An engine that looks whether the query was cancelled; no more memory than maintenance work may have. */
static alis_status
begin(Held *held)
{
	alis_engine_options options = {0};
	alis_status status;

	options.struct_size = sizeof options;
	options.max_input_bytes = MaxAllocSize;
	status = alis_engine_new(&options, &held->engine, &held->error);
	if (status == ALIS_OK)
		status = alis_engine_set_progress(held->engine, query_is_cancelled, NULL);
	return status;
}

static int
sqlstate(alis_status status)
{
	switch (status)
	{
		case ALIS_E_LIMIT:
			return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
		case ALIS_E_SYNTAX:
			return ERRCODE_INVALID_TEXT_REPRESENTATION;
		case ALIS_E_INVALID:
		case ALIS_E_MISMATCH:
		case ALIS_E_ARGUMENT:
			return ERRCODE_INVALID_PARAMETER_VALUE;
		case ALIS_E_NOT_FOUND:
			return ERRCODE_NO_DATA_FOUND;
		case ALIS_E_CANCELLED:
			return ERRCODE_QUERY_CANCELED;
		default:
			return ERRCODE_EXTERNAL_ROUTINE_EXCEPTION;
	}
}

/*
 * Ends the query with the error of the call. All is copied and freed before ereport jumps; where copying itself jumps (no memory), the
 * handles are freed on the way.
 */
static void
give_up(Held *held, alis_status status)
{
	char	   *message = NULL;
	StringInfoData detail;

	PG_TRY();
	{
		initStringInfo(&detail);
		message = pstrdup(held->error ? alis_error_message(held->error) : alis_status_name(status));
		/* Each says where it is: pointer, line, column. */
		for (uint64_t i = 0; i < alis_error_fault_count(held->error); i++)
			appendStringInfo(&detail, "%s%s", i > 0 ? "\n" : "", alis_error_fault_message(held->error, i));
	}
	PG_FINALLY();
	{
		release(held);
	}
	PG_END_TRY();
	/* A cancelled query says so in PostgreSQL's own words: by whom, or by which timeout. */
	CHECK_FOR_INTERRUPTS();
	ereport(ERROR,
			(errcode(sqlstate(status)),
			 errmsg("%s: %s", alis_status_name(status), message),
			 detail.len > 0 ? errdetail_internal("%s", detail.data) : 0));
}

/* The answer as a text; everything is freed, also where there is no memory for it. */
static text *
finish(Held *held, alis_status status)
{
	text	   *result = NULL;

	if (status != ALIS_OK)
		give_up(held, status);
	PG_TRY();
	{
		size_t		size = alis_buf_len(held->answer);

		if (size > MaxAllocSize - VARHDRSZ)
			ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("the answer is longer than a text can be")));
		result = cstring_to_text_with_len((const char *) alis_buf_data(held->answer), (int) size);
	}
	PG_FINALLY();
	{
		release(held);
	}
	PG_END_TRY();
	return result;
}

/* alis_plan(problem text) returns text: the plan's document, with reasons. */
Datum
pg_alis_plan(PG_FUNCTION_ARGS)
{
	text	   *problem = PG_GETARG_TEXT_PP(0);
	Held		held = {0};
	alis_status status;

	demand_utf8();
	status = begin(&held);
	if (status == ALIS_OK)
		status = alis_problem_from_json(held.engine, bytes(problem), length(problem), NULL, 0, &held.problem, &held.error);
	if (status == ALIS_OK)
		status = alis_solve(held.engine, held.problem, NULL, NULL, &held.plan, &held.error);
	if (status == ALIS_OK)
		status = alis_plan_to_json(held.plan, &held.answer, &held.error);
	PG_RETURN_TEXT_P(finish(&held, status));
}

/* alis_check(problem text) returns text: every fault of the document, or what to look at. */
Datum
pg_alis_check(PG_FUNCTION_ARGS)
{
	text	   *problem = PG_GETARG_TEXT_PP(0);
	Held		held = {0};
	alis_status status;

	demand_utf8();
	status = begin(&held);
	if (status == ALIS_OK)
		status = alis_check(held.engine, bytes(problem), length(problem), NULL, 0, &held.report, &held.error);
	if (status == ALIS_OK)
		status = alis_report_to_json(held.report, &held.answer, &held.error);
	PG_RETURN_TEXT_P(finish(&held, status));
}

/* alis_explain(problem text, plan text, candidate text) returns text: why the candidate got what they got. */
Datum
pg_alis_explain(PG_FUNCTION_ARGS)
{
	text	   *problem = PG_GETARG_TEXT_PP(0);
	text	   *plan = PG_GETARG_TEXT_PP(1);
	text	   *candidate = PG_GETARG_TEXT_PP(2);
	Held		held = {0};
	alis_status status;

	demand_utf8();
	status = begin(&held);
	if (status == ALIS_OK)
		status = alis_problem_from_json(held.engine, bytes(problem), length(problem), NULL, 0, &held.problem, &held.error);
	if (status == ALIS_OK)
		status = alis_plan_from_json(held.engine, bytes(plan), length(plan), &held.plan, &held.error);
	if (status == ALIS_OK)
		status = alis_explain(held.engine, held.problem, held.plan, bytes(candidate), length(candidate), &held.answer,
							  &held.error);
	PG_RETURN_TEXT_P(finish(&held, status));
}
