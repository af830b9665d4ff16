/* The lines of the header's first page that need no abuse. */
#include "json.h"

#include <signal.h>
#include <unistd.h>

void engine_options(void);
void solve_options(void);
void outputs_are_written_on_success_only(void);
void texts_end_with_a_nul(void);
void handles_end(void);
void structs_of_other_versions(void);
void quarters(void);
void progress(void);
void progress_cancels(void);
void languages(void);
void the_process_is_left_alone(void);
void immutable_objects_outlive_their_makers(void);

void engine_options(void) {
    alis_engine *engine = NULL;
    alis_error *error = NULL;
    SIZED(alis_engine_options, options);
    OK(alis_engine_new(&options, &engine, &error));
    alis_engine_free(engine);
    engine = NULL;
    for (int32_t language = ALIS_LANGUAGE_DEFAULT; language <= ALIS_LANGUAGE_EN; language++) {
        options.language = language;
        options.threads = 3;
        OK(alis_engine_new(&options, &engine, &error));
        alis_engine_free(engine);
        engine = NULL;
    }
    options.language = 3;
    REFUSED(ALIS_E_ARGUMENT, alis_engine_new(&options, &engine, &error));
    options.language = -1;
    REFUSED(ALIS_E_ARGUMENT, alis_engine_new(&options, &engine, &error));
    options.language = 0;
    options.threads = UINT32_MAX;
    REFUSED(ALIS_E_ARGUMENT, alis_engine_new(&options, &engine, &error));
    options.threads = 0;
    options.flags = 1;
    REFUSED(ALIS_E_VERSION, alis_engine_new(&options, &engine, &error));
    CHECK(engine == NULL);
    NO_HANDLES();
}

void solve_options(void) {
    scene it = scene_of("ahus-mix.json");
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    alis_buf *json = NULL, *other = NULL, *none = NULL;
    SIZED(alis_solve_options, options);
    OK(alis_plan_to_json(it.plan, &json, &error));
    blob usual = taken(json);
    /* The reference solver gives the same plan. */
    options.solver = ALIS_SOLVER_REFERENCE;
    OK(alis_solve(it.engine, it.problem, &options, NULL, &plan, &error));
    OK(alis_plan_to_json(plan, &other, &error));
    CHECK(same(usual, other));
    alis_buf_free(other);
    alis_plan_free(plan);
    plan = NULL;
    options.solver = ALIS_SOLVER_AUTO;
    options.flags = ALIS_SOLVE_WITHOUT_REASONS;
    options.time_limit_ms = UINT64_MAX;
    OK(alis_solve(it.engine, it.problem, &options, NULL, &plan, &error));
    REFUSED(ALIS_E_NO_REASONS,
            alis_explain(it.engine, it.problem, plan, TEXT(alis_plan_candidate_id(plan, 0)), &none, &error));
    REFUSED(ALIS_E_NO_REASONS, alis_letter(it.engine, it.problem, plan, TEXT(alis_plan_candidate_id(plan, 0)), NULL, 0,
                                           &none, &error));
    alis_plan_free(plan);
    plan = NULL;
    options.flags = 2;
    REFUSED(ALIS_E_VERSION, alis_solve(it.engine, it.problem, &options, NULL, &plan, &error));
    options.flags = 0;
    options.reserved = 1;
    REFUSED(ALIS_E_VERSION, alis_solve(it.engine, it.problem, &options, NULL, &plan, &error));
    options.reserved = 0;
    options.solver = 2;
    REFUSED(ALIS_E_ARGUMENT, alis_solve(it.engine, it.problem, &options, NULL, &plan, &error));
    CHECK(plan == NULL && none == NULL);
    blob_free(usual);
    scene_end(it);
}

/* An output keeps what it held when a call fails; error is always written. */
void outputs_are_written_on_success_only(void) {
    alis_engine *engine = new_engine(), *other = NULL;
    alis_problem *const before = (alis_problem *)(void *)engine;
    alis_problem *problem = before;
    alis_error *error = (alis_error *)(void *)engine; /* garbage that a call must overwrite */
    alis_buf *buf = NULL;
    CHECK_STATUS(ALIS_E_SYNTAX, alis_problem_from_json(engine, LITERAL("{"), NULL, 0, &problem, &error));
    CHECK(problem == before && error != NULL && (void *)error != (void *)engine);
    CHECK_NUMBER(ALIS_E_SYNTAX, alis_error_status(error));
    alis_error_free(error);
    error = (alis_error *)(void *)engine;
    CHECK_STATUS(ALIS_OK, alis_engine_new(NULL, &other, &error));
    CHECK(error == NULL);
    /* error may be NULL, with success and without. */
    CHECK_STATUS(ALIS_E_SYNTAX, alis_problem_from_json(engine, LITERAL("{"), NULL, 0, &problem, NULL));
    CHECK_STATUS(ALIS_OK, alis_json_schema(LITERAL("plan"), &buf, NULL));
    CHECK(problem == before && buf != NULL);
    alis_buf_free(buf);
    alis_engine_free(other);
    alis_engine_free(engine);
    NO_HANDLES();
}

/* Text out ends with a NUL that no length counts. */
void texts_end_with_a_nul(void) {
    alis_error *error = NULL;
    alis_buf *buf = NULL;
    OK(alis_rules_json(LITERAL("helse-nord-2021"), &buf, &error));
    const uint8_t *data = alis_buf_data(buf);
    CHECK(data != NULL && alis_buf_len(buf) == strlen((const char *)data));
    CHECK(data == alis_buf_data(buf));
    alis_buf_free(buf);
    CHECK(alis_buf_data(buf) == NULL && alis_buf_len(buf) == 0);
    NO_HANDLES();
}

/* What was freed is none any more, and its number is not used again. */
void handles_end(void) {
    alis_engine *first = new_engine();
    alis_engine_free(first);
    alis_engine *second = new_engine();
    CHECK(first != second && alis_live_handles() == 1);
    CHECK_STATUS(ALIS_E_HANDLE, alis_engine_set_progress(first, NULL, NULL));
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(second, NULL, NULL));
    alis_engine_free(second);
    NO_HANDLES();
}

/* struct_size: shorter is written as far as it goes, longer is taken where the rest is 0. */
void structs_of_other_versions(void) {
    scene it = scene_of("ahus-new.json");
    struct {
        alis_placement known;
        uint8_t later[24];
    } newer;
    SIZED(alis_placement, whole);
    alis_placement older;
    CHECK_STATUS(ALIS_OK, alis_plan_row(it.plan, 0, &whole));
    memset(&older, 0x5A, sizeof older);
    older.struct_size = 16;
    CHECK_STATUS(ALIS_OK, alis_plan_row(it.plan, 0, &older));
    CHECK(older.struct_size == 16 && older.state == whole.state && older.rank == whole.rank);
    CHECK(older.queue_place == 0x5A5A5A5A && older.reserved == 0x5A5A5A5A);
    memset(&newer, 0, sizeof newer);
    newer.known.struct_size = sizeof newer;
    CHECK_STATUS(ALIS_OK, alis_plan_row(it.plan, 0, &newer.known));
    CHECK(newer.known.struct_size == sizeof newer && newer.known.months == whole.months && newer.later[0] == 0);
    newer.later[23] = 1;
    newer.known.months = 99;
    CHECK_STATUS(ALIS_E_VERSION, alis_plan_row(it.plan, 0, &newer.known));
    CHECK(newer.known.months == 99);
    scene_end(it);
}

void quarters(void) {
    SIZED(alis_quarter, quarter);
    SIZED(alis_problem_counts, counts);
    alis_engine *engine = new_engine();
    alis_problem *problem = example_problem(engine, "ahus-new.json");
    CHECK_STATUS(ALIS_OK, alis_problem_info(problem, &counts));
    CHECK_STATUS(ALIS_OK, alis_quarter_dates(counts.first_quarter, &quarter));
    CHECK_TEXT("2022-P2a", quarter.name);
    CHECK(quarter.year == 2022 && quarter.period == 2 && quarter.half == 1);
    CHECK(quarter.first_year == 2022 && quarter.first_month == 9 && quarter.first_day == 1);
    CHECK(quarter.last_year == 2022 && quarter.last_month == 11 && quarter.last_day == 30);
    CHECK_STATUS(ALIS_OK, alis_quarter_dates(counts.first_quarter + 1, &quarter));
    CHECK_TEXT("2022-P2b", quarter.name);
    CHECK(quarter.half == 2 && quarter.last_year == 2023 && quarter.last_month == 2 && quarter.last_day == 28);
    CHECK_STATUS(ALIS_OK, alis_quarter_dates(counts.first_quarter + 2, &quarter));
    CHECK_TEXT("2023-P1a", quarter.name);
    CHECK_STATUS(ALIS_E_RANGE, alis_quarter_dates(0, &quarter));
    CHECK_STATUS(ALIS_E_RANGE, alis_quarter_dates(INT32_MIN, &quarter));
    CHECK_STATUS(ALIS_E_RANGE, alis_quarter_dates(INT32_MAX, &quarter));
    CHECK_STATUS(ALIS_E_RANGE, alis_quarter_dates(4 * 2200, &quarter));
    CHECK_TEXT("2023-P1a", quarter.name);
    alis_problem_free(problem);
    alis_engine_free(engine);
    NO_HANDLES();
}

typedef struct told {
    uint64_t calls, proved, of;
    int32_t answer;
} told;

static int32_t tell(uint64_t proved, uint64_t of, void *user_data) {
    told *it = (told *)user_data;
    CHECK(proved <= of && proved >= it->proved && (it->of == 0 || it->of == of));
    it->calls++;
    it->proved = proved;
    it->of = of;
    return it->answer;
}

void progress(void) {
    scene it = scene_of("helse-nord.json");
    told said = {0, 0, 0, 0};
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(it.engine, tell, &said));
    alis_plan_free(solved(it.engine, it.problem));
    CHECK(said.calls > 0 && said.proved == said.of && said.of > 0);
    said.proved = said.of = said.calls = 0;
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(it.engine, NULL, &said));
    alis_plan_free(solved(it.engine, it.problem));
    CHECK_NUMBER(0, said.calls);
    scene_end(it);
}

/* Not 0 from the progress function ends the call without a plan; the engine can be used again. */
void progress_cancels(void) {
    scene it = scene_of("helse-nord.json");
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    told said = {0, 0, 0, -1};
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(it.engine, tell, &said));
    REFUSED(ALIS_E_CANCELLED, alis_solve(it.engine, it.problem, NULL, NULL, &plan, &error));
    CHECK(plan == NULL && said.calls == 1);
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(it.engine, NULL, NULL));
    alis_plan_free(solved(it.engine, it.problem));
    scene_end(it);
}

void languages(void) {
    alis_engine *engine = NULL, *english = new_engine();
    alis_problem *problem = NULL;
    alis_error *error = NULL, *other = NULL;
    SIZED(alis_engine_options, options);
    options.language = ALIS_LANGUAGE_NB;
    OK(alis_engine_new(&options, &engine, &error));
    CHECK_STATUS(ALIS_E_SYNTAX, alis_problem_from_json(engine, LITERAL("{}"), NULL, 0, &problem, &error));
    CHECK_STATUS(ALIS_E_SYNTAX, alis_problem_from_json(english, LITERAL("{}"), NULL, 0, &problem, &other));
    CHECK(strcmp(alis_error_message(error), alis_error_message(other)) != 0);
    CHECK(strstr(alis_error_message(error), "feil til)") != NULL);
    CHECK(strstr(alis_error_message(other), "more)") != NULL);
    alis_error_free(error);
    alis_error_free(other);
    alis_engine_free(engine);
    alis_engine_free(english);
    NO_HANDLES();
}

/* Nothing is printed, and no signal handler set, over a whole run that fails and succeeds. */
void the_process_is_left_alone(void) {
    struct sigaction before[65], after;
    stack_t stack_before, stack_after;
    int ends[2], saved = dup(1), saved_error = dup(2);
    char printed[16];
    memset(before, 0, sizeof before);
    for (int number = 1; number < 65; number++) {
        (void)sigaction(number, NULL, &before[number]);
    }
    CHECK(sigaltstack(NULL, &stack_before) == 0 && pipe(ends) == 0 && saved >= 0 && saved_error >= 0);
    fflush(stdout);
    CHECK(dup2(ends[1], 1) == 1 && dup2(ends[1], 2) == 2);
    scene it = scene_of("ahus-new.json");
    alis_problem *none = NULL;
    alis_status refused = alis_problem_from_json(it.engine, LITERAL("["), NULL, 0, &none, NULL);
#ifdef ALIS_SELFTEST
    CHECK_NUMBER(ALIS_E_PANIC, alis_selftest_panic(NULL));
#endif
    scene_end(it);
    CHECK(dup2(saved, 1) == 1 && dup2(saved_error, 2) == 2);
    close(ends[1]);
    CHECK_NUMBER(0, read(ends[0], printed, sizeof printed));
    CHECK_STATUS(ALIS_E_SYNTAX, refused);
    for (int number = 1; number < 65; number++) {
        memset(&after, 0, sizeof after);
        (void)sigaction(number, NULL, &after);
        CHECK(after.sa_handler == before[number].sa_handler && after.sa_flags == before[number].sa_flags);
    }
    CHECK(sigaltstack(NULL, &stack_after) == 0 && stack_after.ss_sp == stack_before.ss_sp);
    close(ends[0]);
    close(saved);
    close(saved_error);
}

/* A plan needs neither its problem nor the engine, a text neither; each handle can be freed in any order. */
void immutable_objects_outlive_their_makers(void) {
    scene it = scene_of("ahus-new.json");
    alis_error *error = NULL;
    alis_buf *json = NULL;
    alis_problem_free(it.problem);
    alis_engine_free(it.engine);
    OK(alis_plan_to_json(it.plan, &json, &error));
    CHECK_TEXT("K1", alis_plan_candidate_id(it.plan, 0));
    alis_plan_free(it.plan);
    CHECK(alis_plan_candidate_id(it.plan, 0) == NULL && alis_plan_count(it.plan) == 0);
    CHECK(json_is((const char *)alis_buf_data(json), "/format", "alis.plan/1"));
    alis_buf_free(json);
    blob_free(it.document);
    NO_HANDLES();
}
