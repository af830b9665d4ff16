/* The way through that the header shows, and what the library says of itself. */
#include "json.h"

void smoke(void);
void versions(void);
void schemas(void);
void statuses(void);

void smoke(void) {
    blob json = example("ahus-new.json");
    alis_engine *engine = NULL;
    alis_problem *problem = NULL;
    alis_plan *plan = NULL;
    alis_error *error = NULL;
    int placed = 0;
    alis_status status = alis_engine_new(NULL, &engine, &error);
    if (status == ALIS_OK) status = alis_problem_from_json(engine, BLOB(json), NULL, 0, &problem, &error);
    if (status == ALIS_OK) status = alis_solve(engine, problem, NULL, NULL, &plan, &error);
    CHECK_STATUS(ALIS_OK, status);
    for (uint64_t row = 0; row < alis_plan_count(plan); row++) {
        SIZED(alis_placement, placement);
        if (alis_plan_row(plan, row, &placement) == ALIS_OK && placement.segments > 0) {
            CHECK(alis_plan_candidate_id(plan, row) != NULL && alis_plan_unit_id(plan, row, 0) != NULL);
            placed++;
        }
    }
    CHECK_NUMBER(8, placed);
    CHECK_NUMBER(ALIS_PLAN_OPTIMAL, alis_plan_status(plan));
    CHECK_NUMBER(UINT32_MAX, alis_plan_proved_to_rank(plan));
    CHECK_NUMBER(3, alis_live_handles());
    alis_error_free(error);
    alis_plan_free(plan);
    alis_problem_free(problem);
    alis_engine_free(engine);
    blob_free(json);
    NO_HANDLES();
}

void versions(void) {
    const char *info = alis_build_info();
    char numbers[64];
    CHECK_NUMBER(ALIS_ABI_VERSION, alis_abi_version());
    CHECK_TEXT(ALIS_VERSION, alis_version());
    snprintf(numbers, sizeof numbers, "%d.%d.%d", ALIS_VERSION_MAJOR, ALIS_VERSION_MINOR, ALIS_VERSION_PATCH);
    CHECK_TEXT(ALIS_VERSION, numbers);
    CHECK(alis_version() == alis_version() && info == alis_build_info());
    CHECK(json_is(info, "/version", ALIS_VERSION));
    CHECK_NUMBER(ALIS_ABI_VERSION, json_int(info, "/abi", -1));
    CHECK_NUMBER(16, json_count(info, "/calls"));
    CHECK(json_count(info, "/schemas") > 0 && json_count(info, "/rule_sets") > 0);
    NO_HANDLES();
}

/* Every schema that alis_build_info lists can be had, by a name that needs no NUL. */
void schemas(void) {
    const char *info = alis_build_info();
    uint64_t count = json_count(info, "/schemas");
    alis_error *error = NULL;
    alis_buf *untouched = NULL;
    for (uint64_t i = 0; i < count; i++) {
        char pointer[32];
        snprintf(pointer, sizeof pointer, "/schemas/%d", (int)i);
        char *name = json_text(info, pointer);
        blob exact = blob_of_text(name);
        alis_buf *schema = NULL;
        OK(alis_json_schema(BLOB(exact), &schema, &error));
        CHECK(json_at((const char *)alis_buf_data(schema), "/$schema") != NULL);
        alis_buf_free(schema);
        blob_free(exact);
        free(name);
    }
    REFUSED(ALIS_E_NOT_FOUND, alis_json_schema(LITERAL("proble"), &untouched, &error));
    REFUSED(ALIS_E_NOT_FOUND, alis_json_schema(LITERAL(""), &untouched, &error));
    REFUSED(ALIS_E_NOT_FOUND, alis_json_schema(LITERAL("plan\0"), &untouched, &error));
    REFUSED(ALIS_E_SYNTAX, alis_json_schema(LITERAL("pl\xff"), &untouched, &error));
    CHECK(untouched == NULL);
    NO_HANDLES();
}

void statuses(void) {
    static const char *const names[] = {
        "ALIS_OK",           "ALIS_E_NULL",    "ALIS_E_HANDLE",     "ALIS_E_BUSY",       "ALIS_E_VERSION", "ALIS_E_RANGE",
        "ALIS_E_ARGUMENT",   "ALIS_E_LIMIT",   "ALIS_E_SYNTAX",     "ALIS_E_INVALID",    "ALIS_E_MISMATCH", "ALIS_E_NOT_FOUND",
        "ALIS_E_CANCELLED",  "ALIS_E_SOLVER",  "ALIS_E_NO_REASONS", "ALIS_E_NOT_PROVED", "ALIS_E_PANIC"};
    for (int32_t status = 0; status <= ALIS_E_PANIC; status++) {
        CHECK_TEXT(names[status], alis_status_name(status));
    }
    CHECK_TEXT("ALIS_E_UNKNOWN", alis_status_name(ALIS_E_PANIC + 1));
    CHECK_TEXT("ALIS_E_UNKNOWN", alis_status_name(999));
    CHECK_TEXT("ALIS_E_UNKNOWN", alis_status_name(-1));
    CHECK_TEXT("ALIS_E_UNKNOWN", alis_status_name(INT32_MIN));
    CHECK_TEXT("ALIS_E_UNKNOWN", alis_status_name(INT32_MAX));
    CHECK_NUMBER(ALIS_E_HANDLE, alis_error_status(NULL));
    CHECK_TEXT("", alis_error_message(NULL));
    NO_HANDLES();
}
