/* Rows 15 to 17, 20 to 26: handles, switches, callbacks and structs used as they should not be. */
#include "common.h"

#include <setjmp.h>

void double_free(void);
void use_after_free(void);
void wrong_handles(void);
void cancelled_before(void);
void cancelled_after(void);
void callback_reenters(void);
void callback_frees_all(void);
void callback_jumps(void);
void panics(void);
void struct_sizes(void);
void indexes(void);

void double_free(void) {
    scene it = scene_of("ahus-new.json");
    alis_error *error = NULL;
    alis_report *report = NULL;
    alis_cancel *cancel = NULL;
    alis_buf *buf = NULL;
    alis_plan *none = NULL;
    OK(alis_verify(it.engine, it.problem, it.plan, 0, NULL, &report, &error));
    OK(alis_report_to_json(report, &buf, &error));
    CHECK_STATUS(ALIS_OK, alis_cancel_new(&cancel));
    CHECK_STATUS(ALIS_E_SYNTAX, alis_plan_from_json(it.engine, LITERAL(""), &none, &error));
    CHECK_NUMBER(7, alis_live_handles());
    for (int i = 0; i < 3; i++) {
        alis_buf_free(buf);
        alis_error_free(error);
        alis_report_free(report);
        alis_cancel_free(cancel);
        alis_plan_free(it.plan);
        alis_problem_free(it.problem);
        alis_engine_free(it.engine);
        NO_HANDLES();
    }
    scene_end(it);
}

/* Also after a new object of the same type was made. */
void use_after_free(void) {
    scene old = scene_of("ahus-new.json");
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    alis_buf *buf = NULL;
    SIZED(alis_placement, placement);
    SIZED(alis_problem_counts, counts);
    alis_plan_free(old.plan);
    alis_problem_free(old.problem);
    alis_engine_free(old.engine);
    scene it = scene_of("ahus-new.json");
    REFUSED(ALIS_E_HANDLE, alis_solve(old.engine, it.problem, NULL, NULL, &plan, &error));
    REFUSED(ALIS_E_HANDLE, alis_solve(it.engine, old.problem, NULL, NULL, &plan, &error));
    REFUSED(ALIS_E_HANDLE, alis_plan_to_json(old.plan, &buf, &error));
    REFUSED(ALIS_E_HANDLE, alis_problem_to_json(old.problem, &buf, &error));
    CHECK_STATUS(ALIS_E_HANDLE, alis_plan_row(old.plan, 0, &placement));
    CHECK_STATUS(ALIS_E_HANDLE, alis_problem_info(old.problem, &counts));
    CHECK(alis_plan_count(old.plan) == 0 && alis_plan_candidate_id(old.plan, 0) == NULL);
    CHECK(plan == NULL && buf == NULL);
    alis_cancel *cancel = NULL;
    CHECK_STATUS(ALIS_OK, alis_cancel_new(&cancel));
    alis_cancel_free(cancel);
    CHECK_NUMBER(-1, alis_cancel_is_triggered(cancel));
    CHECK_STATUS(ALIS_E_HANDLE, alis_cancel_trigger(cancel));
    REFUSED(ALIS_E_HANDLE, alis_solve(it.engine, it.problem, NULL, cancel, &plan, &error));
    blob_free(old.document);
    scene_end(it);
}

void wrong_handles(void) {
    scene it = scene_of("ahus-new.json");
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    alis_buf *buf = NULL;
    int on_stack = 0;
    void *const wrong[] = {it.problem, it.plan, &on_stack, (void *)(uintptr_t)0xdeadbeef, (void *)(uintptr_t)1,
                           (void *)(uintptr_t)UINTPTR_MAX, it.document.data, (void *)(uintptr_t)0x1000};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        alis_engine *engine = (alis_engine *)wrong[i];
        REFUSED(ALIS_E_HANDLE, alis_solve(engine, it.problem, NULL, NULL, &plan, &error));
        REFUSED(ALIS_E_HANDLE, alis_call_json(engine, LITERAL("{}"), NULL, &buf, &error));
        CHECK_STATUS(ALIS_E_HANDLE, alis_engine_set_progress(engine, NULL, NULL));
        CHECK_STATUS(ALIS_E_HANDLE, alis_cancel_trigger((alis_cancel *)wrong[i]));
        CHECK(alis_buf_data((alis_buf *)wrong[i]) == NULL && alis_report_count((alis_report *)wrong[i]) == 0);
        CHECK_TEXT("", alis_error_message((alis_error *)wrong[i]));
        REFUSED(ALIS_E_HANDLE, alis_solve(it.engine, it.problem, NULL, (alis_cancel *)wrong[i], &plan, &error));
        alis_engine_free(engine);
        alis_buf_free((alis_buf *)wrong[i]);
        alis_error_free((alis_error *)wrong[i]);
    }
    REFUSED(ALIS_E_HANDLE, alis_problem_to_json((alis_problem *)(void *)it.plan, &buf, &error));
    REFUSED(ALIS_E_HANDLE, alis_plan_to_json((alis_plan *)(void *)it.problem, &buf, &error));
    CHECK_NUMBER(3, alis_live_handles());
    CHECK(plan == NULL && buf == NULL);
    scene_end(it);
}

void cancelled_before(void) {
    scene it = scene_of("helse-nord.json");
    alis_error *error = NULL;
    alis_cancel *cancel = NULL;
    alis_plan *plan = NULL;
    alis_buf *buf = NULL;
    alis_report *report = NULL;
    SIZED(alis_solve_options, bare);
    bare.flags = ALIS_SOLVE_WITHOUT_REASONS;
    CHECK_STATUS(ALIS_OK, alis_cancel_new(&cancel));
    CHECK_NUMBER(0, alis_cancel_is_triggered(cancel));
    CHECK_STATUS(ALIS_OK, alis_cancel_trigger(cancel));
    CHECK_STATUS(ALIS_OK, alis_cancel_trigger(cancel));
    CHECK_NUMBER(1, alis_cancel_is_triggered(cancel));
    REFUSED(ALIS_E_CANCELLED, alis_solve(it.engine, it.problem, NULL, cancel, &plan, &error));
    REFUSED(ALIS_E_CANCELLED, alis_solve(it.engine, it.problem, &bare, cancel, &plan, &error));
    REFUSED(ALIS_E_CANCELLED,
            alis_verify(it.engine, it.problem, it.plan, ALIS_VERIFY_RESOLVE, cancel, &report, &error));
    REFUSED(ALIS_E_CANCELLED, alis_what_if(it.engine, it.problem, it.plan, TEXT(alis_plan_candidate_id(it.plan, 100)),
                                           NULL, 0, 0, cancel, &buf, &error));
    REFUSED(ALIS_E_CANCELLED, alis_rules_diff(it.engine, BLOB(it.document), LITERAL("\"helse-nord-2021\""),
                                              LITERAL("\"helse-nord-2021-width-6\""), cancel, &buf, &error));
    CHECK(plan == NULL && buf == NULL && report == NULL);
    alis_plan_free(solved(it.engine, it.problem));
    alis_cancel_free(cancel);
    scene_end(it);
}

/* Once a call has ended, the switch reaches nothing of it. */
void cancelled_after(void) {
    scene it = scene_of("ahus-new.json");
    alis_error *error = NULL;
    alis_cancel *cancel = NULL;
    alis_plan *plan = NULL;
    alis_buf *buf = NULL;
    CHECK_STATUS(ALIS_OK, alis_cancel_new(&cancel));
    OK(alis_solve(it.engine, it.problem, NULL, cancel, &plan, &error));
    CHECK_STATUS(ALIS_OK, alis_cancel_trigger(cancel));
    OK(alis_plan_to_json(plan, &buf, &error));
    alis_buf_free(buf);
    alis_plan_free(plan);
    alis_plan_free(solved(it.engine, it.problem));
    alis_cancel_free(cancel);
    scene_end(it);
}

typedef struct inside {
    scene it;
    alis_engine *other;
    alis_cancel *cancel;
    int calls;
} inside;

/* A call on the engine of the call is refused; every other engine and handle can be used. */
static int32_t reenter(uint64_t proved, uint64_t of, void *user_data) {
    inside *in = (inside *)user_data;
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    alis_problem *problem = NULL;
    alis_buf *buf = NULL;
    SIZED(alis_placement, placement);
    (void)proved, (void)of;
    if (in->calls++ > 0) {
        return 0;
    }
    REFUSED(ALIS_E_BUSY, alis_solve(in->it.engine, in->it.problem, NULL, NULL, &plan, &error));
    REFUSED(ALIS_E_BUSY, alis_problem_from_json(in->it.engine, BLOB(in->it.document), NULL, 0, &problem, &error));
    REFUSED(ALIS_E_BUSY, alis_call_json(in->it.engine, LITERAL("{}"), NULL, &buf, &error));
    CHECK_STATUS(ALIS_E_BUSY, alis_engine_set_progress(in->it.engine, NULL, NULL));
    CHECK(plan == NULL && problem == NULL && buf == NULL);
    alis_plan_free(solved(in->other, in->it.problem));
    CHECK_STATUS(ALIS_OK, alis_plan_row(in->it.plan, 0, &placement));
    return 0;
}

void callback_reenters(void) {
    inside in = {scene_of("ahus-mix.json"), new_engine(), NULL, 0};
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(in.it.engine, reenter, &in));
    alis_plan_free(solved(in.it.engine, in.it.problem));
    CHECK(in.calls > 0);
    alis_engine_free(in.other);
    scene_end(in.it);
}

static int32_t free_all(uint64_t proved, uint64_t of, void *user_data) {
    inside *in = (inside *)user_data;
    (void)proved, (void)of;
    in->calls++;
    alis_engine_free(in->it.engine);
    alis_problem_free(in->it.problem);
    alis_cancel_free(in->cancel);
    CHECK_NUMBER(1, alis_live_handles());
    return 0;
}

/* What is freed during a call goes when the call ends, and the call ends well. */
void callback_frees_all(void) {
    inside in = {scene_of("ahus-mix.json"), NULL, NULL, 0};
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    CHECK_STATUS(ALIS_OK, alis_cancel_new(&in.cancel));
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(in.it.engine, free_all, &in));
    OK(alis_solve(in.it.engine, in.it.problem, NULL, in.cancel, &plan, &error));
    CHECK(in.calls > 0 && alis_plan_count(plan) == alis_plan_count(in.it.plan));
    alis_plan_free(plan);
    scene_end(in.it);
}

static jmp_buf back;

static int32_t jump(uint64_t proved, uint64_t of, void *user_data) {
    (void)proved, (void)of, (void)user_data;
    longjmp(back, 1);
}

/* Against the contract. What is seen: the engine stays busy, all else goes on, nothing hangs. */
void callback_jumps(void) {
    static scene it;
    it = scene_of("ahus-mix.json");
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(it.engine, jump, NULL));
    if (setjmp(back) == 0) {
        (void)alis_solve(it.engine, it.problem, NULL, NULL, &plan, NULL);
        failed(__FILE__, __LINE__, "the callback jumped");
    }
    alis_plan *none = NULL;
    REFUSED(ALIS_E_BUSY, alis_solve(it.engine, it.problem, NULL, NULL, &none, &error));
    alis_engine *other = new_engine();
    alis_plan_free(solved(other, it.problem));
    alis_engine_free(other);
    scene_end(it);
}

void panics(void) {
    scene it = scene_of("ahus-new.json");
    alis_error *error = NULL;
    alis_buf *json = NULL;
    for (int i = 0; i < 3; i++) {
        CHECK_STATUS(ALIS_E_PANIC, alis_selftest_panic(&error));
        CHECK(strstr(alis_error_message(error), "selftest.rs:") != NULL);
        CHECK(strstr(alis_error_message(error), "asked to by a test") != NULL);
        CHECK_NUMBER(0, alis_error_fault_count(error));
        CHECK_STATUS(ALIS_OK, alis_error_to_json(error, &json));
        alis_buf_free(json);
        alis_error_free(error);
        alis_plan_free(solved(it.engine, it.problem));
    }
    CHECK_STATUS(ALIS_E_PANIC, alis_selftest_panic(NULL));
    scene_end(it);
}

void struct_sizes(void) {
    scene it = scene_of("ahus-new.json");
    struct {
        alis_engine_options known;
        uint8_t later[40];
    } options;
    alis_error *error = NULL;
    alis_engine *engine = NULL;
    alis_placement placement;
    const uint32_t wrong[] = {0, 1, 3, 4097, 4 * 1000 * 1000, UINT32_MAX};
    memset(&options, 0, sizeof options);
    memset(&placement, 0, sizeof placement);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        options.known.struct_size = wrong[i];
        placement.struct_size = wrong[i];
        REFUSED(ALIS_E_VERSION, alis_engine_new(&options.known, &engine, &error));
        CHECK_STATUS(ALIS_E_VERSION, alis_plan_row(it.plan, 0, &placement));
    }
    /* Older: read as far as it goes; what lies behind it is not looked at. */
    options.known.struct_size = 16;
    options.known.flags = 1;
    OK(alis_engine_new(&options.known, &engine, &error));
    alis_engine_free(engine);
    engine = NULL;
    /* Newer, with nothing set; and with something. */
    options.known.flags = 0;
    options.known.struct_size = sizeof options;
    OK(alis_engine_new(&options.known, &engine, &error));
    alis_engine_free(engine);
    engine = NULL;
    options.later[39] = 1;
    REFUSED(ALIS_E_VERSION, alis_engine_new(&options.known, &engine, &error));
    options.later[39] = 0;
    options.known.flags = 0x80000000u;
    REFUSED(ALIS_E_VERSION, alis_engine_new(&options.known, &engine, &error));
    CHECK(engine == NULL && placement.rank == 0);
    /* An older struct in a block of exactly its size is not written behind its end. */
    void *exact = calloc(1, 8);
    CHECK(exact != NULL);
    *(uint32_t *)exact = 8;
    CHECK_STATUS(ALIS_OK, alis_plan_row(it.plan, 0, (alis_placement *)exact));
    CHECK_NUMBER(ALIS_STATE_PROPOSED, ((int32_t *)exact)[1]);
    free(exact);
    scene_end(it);
}

void indexes(void) {
    scene it = scene_of("ahus-new.json");
    const uint64_t count = alis_plan_count(it.plan), wrong[] = {count, count + 1, (uint64_t)1 << 32, UINT64_MAX};
    SIZED(alis_placement, placement);
    SIZED(alis_segment, segment);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        CHECK_STATUS(ALIS_E_RANGE, alis_plan_row(it.plan, wrong[i], &placement));
        CHECK_STATUS(ALIS_E_RANGE, alis_plan_segment(it.plan, wrong[i], 0, &segment));
        CHECK(alis_plan_candidate_id(it.plan, wrong[i]) == NULL && alis_plan_trust_id(it.plan, wrong[i]) == NULL);
        CHECK(alis_plan_unit_id(it.plan, wrong[i], 0) == NULL && alis_plan_post_id(it.plan, wrong[i], 0) == NULL);
    }
    CHECK_STATUS(ALIS_E_RANGE, alis_plan_segment(it.plan, 0, UINT32_MAX, &segment));
    CHECK(alis_plan_unit_id(it.plan, 0, UINT32_MAX) == NULL);
    CHECK_TEXT("ALIS_E_UNKNOWN", alis_status_name(999));
    scene_end(it);
}
