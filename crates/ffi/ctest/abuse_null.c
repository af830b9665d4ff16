/* Rows 1 to 3: NULL in each pointer in turn. Nothing is written, no handle is made. */
#include "common.h"

void null_engine(void);
void null_documents(void);
void null_plans(void);
void null_answers(void);
void null_small(void);
void null_json(void);
void null_error_and_free(void);

/* What outputs hold before a call that must not write them. */
static char mark;
#define MARKED(type, name) type *name = (type *)(void *)&mark
#define UNTOUCHED(name) CHECK((void *)(name) == (void *)&mark)

static alis_error *error;

#define NO_POINTER(call) REFUSED(ALIS_E_NULL, call)
#define NO_HANDLE(call) REFUSED(ALIS_E_HANDLE, call)

void null_engine(void) {
    scene it = scene_of("ahus-new.json");
    MARKED(alis_buf, buf);
    MARKED(alis_cancel, cancel);
    NO_POINTER(alis_engine_new(NULL, NULL, &error));
    CHECK_STATUS(ALIS_E_HANDLE, alis_engine_set_progress(NULL, NULL, NULL));
    NO_HANDLE(alis_call_json(NULL, LITERAL("{}"), NULL, &buf, &error));
    NO_POINTER(alis_call_json(it.engine, NULL, 5, NULL, &buf, &error));
    NO_POINTER(alis_call_json(it.engine, NULL, 0, NULL, &buf, &error));
    NO_POINTER(alis_call_json(it.engine, LITERAL("{}"), NULL, NULL, &error));
    CHECK_STATUS(ALIS_E_NULL, alis_cancel_new(NULL));
    CHECK_STATUS(ALIS_E_HANDLE, alis_cancel_trigger(NULL));
    CHECK_NUMBER(-1, alis_cancel_is_triggered(NULL));
    UNTOUCHED(buf);
    UNTOUCHED(cancel);
    scene_end(it);
}

void null_documents(void) {
    scene it = scene_of("ahus-new.json");
    MARKED(alis_problem, problem);
    MARKED(alis_report, report);
    MARKED(alis_buf, buf);
    SIZED(alis_problem_counts, counts);
    NO_HANDLE(alis_problem_from_json(NULL, BLOB(it.document), NULL, 0, &problem, &error));
    NO_POINTER(alis_problem_from_json(it.engine, NULL, it.document.len, NULL, 0, &problem, &error));
    NO_POINTER(alis_problem_from_json(it.engine, BLOB(it.document), NULL, 5, &problem, &error));
    NO_POINTER(alis_problem_from_json(it.engine, BLOB(it.document), NULL, 0, NULL, &error));
    NO_HANDLE(alis_check(NULL, BLOB(it.document), NULL, 0, &report, &error));
    NO_POINTER(alis_check(it.engine, NULL, it.document.len, NULL, 0, &report, &error));
    NO_POINTER(alis_check(it.engine, BLOB(it.document), NULL, 5, &report, &error));
    NO_POINTER(alis_check(it.engine, BLOB(it.document), NULL, 0, NULL, &error));
    NO_HANDLE(alis_problem_to_json(NULL, &buf, &error));
    NO_POINTER(alis_problem_to_json(it.problem, NULL, &error));
    CHECK_STATUS(ALIS_E_HANDLE, alis_problem_info(NULL, &counts));
    CHECK_STATUS(ALIS_E_NULL, alis_problem_info(it.problem, NULL));
    NO_HANDLE(alis_problem_check(NULL, it.problem, &report, &error));
    NO_HANDLE(alis_problem_check(it.engine, NULL, &report, &error));
    NO_POINTER(alis_problem_check(it.engine, it.problem, NULL, &error));
    NO_HANDLE(alis_report_to_json(NULL, &buf, &error));
    CHECK_NUMBER(ALIS_VERDICT_NONE, alis_report_verdict(NULL));
    CHECK(alis_report_count(NULL) == 0 && alis_report_unproved(NULL) == 0 && counts.candidates == 0);
    alis_report *real = NULL;
    CHECK_STATUS(ALIS_OK, alis_problem_check(it.engine, it.problem, &real, NULL));
    NO_POINTER(alis_report_to_json(real, NULL, &error));
    alis_report_free(real);
    UNTOUCHED(problem);
    UNTOUCHED(report);
    UNTOUCHED(buf);
    scene_end(it);
}

void null_plans(void) {
    scene it = scene_of("ahus-new.json");
    MARKED(alis_plan, plan);
    MARKED(alis_report, report);
    MARKED(alis_buf, buf);
    SIZED(alis_placement, placement);
    SIZED(alis_segment, segment);
    NO_HANDLE(alis_solve(NULL, it.problem, NULL, NULL, &plan, &error));
    NO_HANDLE(alis_solve(it.engine, NULL, NULL, NULL, &plan, &error));
    NO_POINTER(alis_solve(it.engine, it.problem, NULL, NULL, NULL, &error));
    NO_HANDLE(alis_plan_from_json(NULL, LITERAL("{}"), &plan, &error));
    NO_POINTER(alis_plan_from_json(it.engine, NULL, 5, &plan, &error));
    NO_POINTER(alis_plan_from_json(it.engine, LITERAL("{}"), NULL, &error));
    NO_HANDLE(alis_plan_to_json(NULL, &buf, &error));
    NO_POINTER(alis_plan_to_json(it.plan, NULL, &error));
    NO_HANDLE(alis_verify(NULL, it.problem, it.plan, 0, NULL, &report, &error));
    NO_HANDLE(alis_verify(it.engine, NULL, it.plan, 0, NULL, &report, &error));
    NO_HANDLE(alis_verify(it.engine, it.problem, NULL, 0, NULL, &report, &error));
    NO_POINTER(alis_verify(it.engine, it.problem, it.plan, 0, NULL, NULL, &error));
    CHECK_NUMBER(ALIS_PLAN_NONE, alis_plan_status(NULL));
    CHECK(alis_plan_proved_to_rank(NULL) == 0 && alis_plan_count(NULL) == 0);
    CHECK_STATUS(ALIS_E_HANDLE, alis_plan_row(NULL, 0, &placement));
    CHECK_STATUS(ALIS_E_NULL, alis_plan_row(it.plan, 0, NULL));
    CHECK_STATUS(ALIS_E_HANDLE, alis_plan_segment(NULL, 0, 0, &segment));
    CHECK_STATUS(ALIS_E_NULL, alis_plan_segment(it.plan, 0, 0, NULL));
    CHECK(alis_plan_candidate_id(NULL, 0) == NULL && alis_plan_trust_id(NULL, 0) == NULL);
    CHECK(alis_plan_unit_id(NULL, 0, 0) == NULL && alis_plan_post_id(NULL, 0, 0) == NULL);
    CHECK(placement.state == 0 && segment.first_quarter == 0);
    CHECK_STATUS(ALIS_E_NULL, alis_quarter_dates(8088, NULL));
    UNTOUCHED(plan);
    UNTOUCHED(report);
    UNTOUCHED(buf);
    scene_end(it);
}

void null_answers(void) {
    scene it = scene_of("ahus-new.json");
    alis_engine *e = it.engine;
    MARKED(alis_buf, buf);
    NO_HANDLE(alis_rank(NULL, it.problem, &buf, &error));
    NO_HANDLE(alis_rank(e, NULL, &buf, &error));
    NO_POINTER(alis_rank(e, it.problem, NULL, &error));
    NO_HANDLE(alis_compare(NULL, it.problem, LITERAL("K1"), LITERAL("K2"), &buf, &error));
    NO_HANDLE(alis_compare(e, NULL, LITERAL("K1"), LITERAL("K2"), &buf, &error));
    NO_POINTER(alis_compare(e, it.problem, NULL, 2, LITERAL("K2"), &buf, &error));
    NO_POINTER(alis_compare(e, it.problem, LITERAL("K1"), NULL, 0, &buf, &error));
    NO_POINTER(alis_compare(e, it.problem, LITERAL("K1"), LITERAL("K2"), NULL, &error));
    NO_HANDLE(alis_explain(NULL, it.problem, it.plan, LITERAL("K1"), &buf, &error));
    NO_HANDLE(alis_explain(e, NULL, it.plan, LITERAL("K1"), &buf, &error));
    NO_HANDLE(alis_explain(e, it.problem, NULL, LITERAL("K1"), &buf, &error));
    NO_POINTER(alis_explain(e, it.problem, it.plan, NULL, 2, &buf, &error));
    NO_POINTER(alis_explain(e, it.problem, it.plan, LITERAL("K1"), NULL, &error));
    NO_HANDLE(alis_what_if(NULL, it.problem, it.plan, LITERAL("K1"), NULL, 0, 0, NULL, &buf, &error));
    NO_HANDLE(alis_what_if(e, NULL, it.plan, LITERAL("K1"), NULL, 0, 0, NULL, &buf, &error));
    NO_HANDLE(alis_what_if(e, it.problem, NULL, LITERAL("K1"), NULL, 0, 0, NULL, &buf, &error));
    NO_POINTER(alis_what_if(e, it.problem, it.plan, NULL, 0, NULL, 0, 0, NULL, &buf, &error));
    NO_POINTER(alis_what_if(e, it.problem, it.plan, LITERAL("K1"), NULL, 5, 0, NULL, &buf, &error));
    NO_POINTER(alis_what_if(e, it.problem, it.plan, LITERAL("K1"), NULL, 0, 0, NULL, NULL, &error));
    NO_HANDLE(alis_cutoffs(NULL, it.problem, it.plan, &buf, &error));
    NO_HANDLE(alis_cutoffs(e, NULL, it.plan, &buf, &error));
    NO_HANDLE(alis_cutoffs(e, it.problem, NULL, &buf, &error));
    NO_POINTER(alis_cutoffs(e, it.problem, it.plan, NULL, &error));
    NO_HANDLE(alis_letter(NULL, it.problem, it.plan, LITERAL("K1"), NULL, 0, &buf, &error));
    NO_HANDLE(alis_letter(e, NULL, it.plan, LITERAL("K1"), NULL, 0, &buf, &error));
    NO_HANDLE(alis_letter(e, it.problem, NULL, LITERAL("K1"), NULL, 0, &buf, &error));
    NO_POINTER(alis_letter(e, it.problem, it.plan, NULL, 2, NULL, 0, &buf, &error));
    NO_POINTER(alis_letter(e, it.problem, it.plan, LITERAL("K1"), NULL, 5, &buf, &error));
    NO_POINTER(alis_letter(e, it.problem, it.plan, LITERAL("K1"), NULL, 0, NULL, &error));
    UNTOUCHED(buf);
    scene_end(it);
}

void null_small(void) {
    scene it = scene_of("ahus-new.json");
    alis_engine *e = it.engine;
    MARKED(alis_buf, buf);
    SIZED(alis_fault, fault);
    static const char rules[] = "\"ahus-2020\"", seed[] = "a seed of more than 20 letters";
    NO_POINTER(alis_json_schema(NULL, 4, &buf, &error));
    NO_POINTER(alis_json_schema(LITERAL("plan"), NULL, &error));
    NO_POINTER(alis_rules_json(NULL, 4, &buf, &error));
    NO_POINTER(alis_rules_json(LITERAL("ahus-2020"), NULL, &error));
    NO_HANDLE(alis_rules_diff(NULL, BLOB(it.document), LITERAL(rules), LITERAL(rules), NULL, &buf, &error));
    NO_POINTER(alis_rules_diff(e, NULL, 5, LITERAL(rules), LITERAL(rules), NULL, &buf, &error));
    NO_POINTER(alis_rules_diff(e, BLOB(it.document), NULL, 0, LITERAL(rules), NULL, &buf, &error));
    NO_POINTER(alis_rules_diff(e, BLOB(it.document), LITERAL(rules), NULL, 0, NULL, &buf, &error));
    NO_POINTER(alis_rules_diff(e, BLOB(it.document), LITERAL(rules), LITERAL(rules), NULL, NULL, &error));
    NO_POINTER(alis_lottery_commit(NULL, 4, &buf, &error));
    NO_POINTER(alis_lottery_commit(LITERAL(seed), NULL, &error));
    NO_HANDLE(alis_lottery_reveal(NULL, it.problem, LITERAL(seed), &buf, &error));
    NO_HANDLE(alis_lottery_reveal(e, NULL, LITERAL(seed), &buf, &error));
    NO_POINTER(alis_lottery_reveal(e, it.problem, NULL, 4, &buf, &error));
    NO_POINTER(alis_lottery_reveal(e, it.problem, LITERAL(seed), NULL, &error));
    NO_HANDLE(alis_lottery_check(NULL, LITERAL("00"), LITERAL(seed), NULL, NULL, &buf, &error));
    NO_POINTER(alis_lottery_check(e, NULL, 2, LITERAL(seed), NULL, NULL, &buf, &error));
    NO_POINTER(alis_lottery_check(e, LITERAL("00"), NULL, 4, NULL, NULL, &buf, &error));
    NO_POINTER(alis_lottery_check(e, LITERAL("00"), LITERAL(seed), NULL, NULL, NULL, &error));
    CHECK(alis_buf_data(NULL) == NULL && alis_buf_len(NULL) == 0);
    CHECK_NUMBER(ALIS_E_HANDLE, alis_error_status(NULL));
    CHECK_TEXT("", alis_error_message(NULL));
    CHECK_NUMBER(0, alis_error_fault_count(NULL));
    CHECK_STATUS(ALIS_E_HANDLE, alis_error_fault(NULL, 0, &fault));
    CHECK(alis_error_fault_pointer(NULL, 0) == NULL && alis_error_fault_message(NULL, 0) == NULL);
    CHECK_STATUS(ALIS_E_HANDLE, alis_error_to_json(NULL, &buf));
    alis_plan *none = NULL;
    CHECK_STATUS(ALIS_E_SYNTAX, alis_plan_from_json(e, LITERAL("{}"), &none, &error));
    CHECK_STATUS(ALIS_E_NULL, alis_error_to_json(error, NULL));
    CHECK_STATUS(ALIS_E_NULL, alis_error_fault(error, 0, NULL));
    alis_error_free(error);
    UNTOUCHED(buf);
    scene_end(it);
}

void null_json(void) {
    alis_engine *engine = new_engine();
    MARKED(alis_problem, problem);
    NO_POINTER(alis_problem_from_json(engine, NULL, 0, NULL, 0, &problem, &error));
    NO_POINTER(alis_problem_from_json(engine, NULL, 5, NULL, 0, &problem, &error));
    UNTOUCHED(problem);
    alis_engine_free(engine);
    NO_HANDLES();
}

void null_error_and_free(void) {
    alis_engine *engine = new_engine();
    MARKED(alis_problem, problem);
    CHECK_STATUS(ALIS_E_SYNTAX, alis_problem_from_json(engine, LITERAL("x"), NULL, 0, &problem, NULL));
    CHECK_STATUS(ALIS_E_NULL, alis_problem_from_json(engine, LITERAL("x"), NULL, 0, NULL, NULL));
    UNTOUCHED(problem);
    alis_engine_free(NULL);
    alis_cancel_free(NULL);
    alis_problem_free(NULL);
    alis_plan_free(NULL);
    alis_report_free(NULL);
    alis_buf_free(NULL);
    alis_error_free(NULL);
    CHECK_NUMBER(1, alis_live_handles());
    alis_engine_free(engine);
    NO_HANDLES();
}
