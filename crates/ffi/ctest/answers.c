/* Questions about a problem and its plan. */
#include "json.h"

void verified(void);
void wrong_plan_is_found(void);
void ranked_and_compared(void);
void explained(void);
void asked_what_if(void);
void cut_off(void);
void letters(void);
void rule_sets(void);
void lotteries(void);
void mismatches(void);
void answers_not_found(void);

/* The first candidate of a plan for whom everything is full. */
static const char *waiting(const alis_plan *plan) {
    for (uint64_t row = 0; row < alis_plan_count(plan); row++) {
        SIZED(alis_placement, placement);
        CHECK_STATUS(ALIS_OK, alis_plan_row(plan, row, &placement));
        if (placement.reason == ALIS_REASON_FULL) {
            return alis_plan_candidate_id(plan, row);
        }
    }
    failed(__FILE__, __LINE__, "somebody waits");
    return "";
}

/* The format of a document, which is freed. */
static void check_format(const char *format, alis_buf *buf) {
    blob document = taken(buf);
    CHECK(json_is((const char *)document.data, "/format", format));
    blob_free(document);
}

void verified(void) {
    scene it = scene_of("ahus-mix.json");
    alis_error *error = NULL;
    alis_report *report = NULL;
    alis_buf *json = NULL;
    OK(alis_verify(it.engine, it.problem, it.plan, 0, NULL, &report, &error));
    CHECK(alis_report_verdict(report) == ALIS_VERDICT_GOOD && alis_report_count(report) == 0);
    CHECK_NUMBER(0, alis_report_unproved(report));
    OK(alis_report_to_json(report, &json, &error));
    CHECK(json_at((const char *)alis_buf_data(json), "/planned_again") == NULL);
    check_format("alis.verification/1", json);
    alis_report_free(report);
    report = NULL;
    OK(alis_verify(it.engine, it.problem, it.plan, ALIS_VERIFY_RESOLVE, NULL, &report, &error));
    OK(alis_report_to_json(report, &json, &error));
    CHECK(json_at((const char *)alis_buf_data(json), "/planned_again") != NULL);
    check_format("alis.verification/1", json);
    CHECK_NUMBER(ALIS_VERDICT_GOOD, alis_report_verdict(report));
    alis_report_free(report);
    report = NULL;
    /* Without reasons nothing proves the values, until it is planned again. */
    SIZED(alis_solve_options, options);
    alis_plan *bare = NULL;
    options.flags = ALIS_SOLVE_WITHOUT_REASONS;
    OK(alis_solve(it.engine, it.problem, &options, NULL, &bare, &error));
    OK(alis_verify(it.engine, it.problem, bare, 0, NULL, &report, &error));
    CHECK(alis_report_verdict(report) == ALIS_VERDICT_NOT_PROVED && alis_report_unproved(report) > 0);
    CHECK_NUMBER(0, alis_report_count(report));
    alis_report_free(report);
    report = NULL;
    OK(alis_verify(it.engine, it.problem, bare, ALIS_VERIFY_RESOLVE, NULL, &report, &error));
    CHECK_NUMBER(ALIS_VERDICT_GOOD, alis_report_verdict(report));
    alis_report_free(report);
    alis_plan_free(bare);
    report = NULL;
    REFUSED(ALIS_E_ARGUMENT, alis_verify(it.engine, it.problem, it.plan, 2, NULL, &report, &error));
    CHECK(report == NULL);
    scene_end(it);
}

/* That a plan is wrong is no error of the call. */
void wrong_plan_is_found(void) {
    scene it = scene_of("ahus-mix.json");
    alis_error *error = NULL;
    alis_report *report = NULL;
    alis_plan *wrong = NULL;
    alis_buf *json = NULL;
    blob plan = example("plans/ahus-mix.json"), changed = replaced(plan, "\"months\": 6", "\"months\": 9");
    OK(alis_plan_from_json(it.engine, BLOB(changed), &wrong, &error));
    OK(alis_verify(it.engine, it.problem, wrong, 0, NULL, &report, &error));
    CHECK(alis_report_verdict(report) == ALIS_VERDICT_WRONG && alis_report_count(report) > 0);
    OK(alis_report_to_json(report, &json, &error));
    CHECK_NUMBER(alis_report_count(report), json_count((const char *)alis_buf_data(json), "/violations"));
    check_format("alis.verification/1", json);
    /* Nobody is told what is not so. */
    json = NULL;
    REFUSED(ALIS_E_MISMATCH,
            alis_letter(it.engine, it.problem, wrong, TEXT(waiting(wrong)), NULL, 0, &json, &error));
    CHECK(json == NULL);
    alis_report_free(report);
    alis_plan_free(wrong);
    blob_free(plan);
    blob_free(changed);
    scene_end(it);
}

void ranked_and_compared(void) {
    scene it = scene_of("ahus-mix.json");
    alis_error *error = NULL;
    alis_buf *json = NULL;
    OK(alis_rank(it.engine, it.problem, &json, &error));
    check_format("alis.rank/1", json);
    const char *first = alis_plan_candidate_id(it.plan, 0), *second = alis_plan_candidate_id(it.plan, 8);
    OK(alis_compare(it.engine, it.problem, TEXT(second), TEXT(first), &json, &error));
    CHECK(json_is((const char *)alis_buf_data(json), "/candidates/0/candidate", second));
    check_format("alis.compare/1", json);
    json = NULL;
    REFUSED(ALIS_E_ARGUMENT, alis_compare(it.engine, it.problem, TEXT(first), TEXT(first), &json, &error));
    CHECK(json == NULL);
    scene_end(it);
}

void explained(void) {
    scene it = scene_of("helse-nord.json");
    alis_error *error = NULL;
    alis_buf *json = NULL;
    const char *who = waiting(it.plan);
    OK(alis_explain(it.engine, it.problem, it.plan, TEXT(who), &json, &error));
    CHECK(json_at((const char *)alis_buf_data(json), "/text") != NULL);
    CHECK(strstr((const char *)alis_buf_data(json), who) != NULL);
    check_format("alis.explanation/1", json);
    for (uint64_t row = 0; row < alis_plan_count(it.plan); row += 20) {
        OK(alis_explain(it.engine, it.problem, it.plan, TEXT(alis_plan_candidate_id(it.plan, row)), &json, &error));
        check_format("alis.explanation/1", json);
    }
    scene_end(it);
}

void asked_what_if(void) {
    scene it = scene_of("ahus-mix.json");
    alis_error *error = NULL;
    alis_buf *json = NULL;
    const char *who = waiting(it.plan);
    static const char post[] = "post geriatri-alis 2022-P2 +1";
    OK(alis_what_if(it.engine, it.problem, it.plan, TEXT(who), NULL, 0, 0, NULL, &json, &error));
    check_format("alis.what_if/1", json);
    OK(alis_what_if(it.engine, it.problem, it.plan, TEXT(who), NULL, 0, ALIS_WHAT_IF_FOR_CANDIDATE, NULL, &json, &error));
    check_format("alis.what_if/1", json);
    json = NULL;
    REFUSED(ALIS_E_ARGUMENT,
            alis_what_if(it.engine, it.problem, it.plan, TEXT(who), LITERAL("more of it"), 0, NULL, &json, &error));
    REFUSED(ALIS_E_ARGUMENT,
            alis_what_if(it.engine, it.problem, it.plan, TEXT(who), LITERAL(""), 0, NULL, &json, &error));
    REFUSED(ALIS_E_ARGUMENT,
            alis_what_if(it.engine, it.problem, it.plan, TEXT(who), LITERAL(post), 2, NULL, &json, &error));
    REFUSED(ALIS_E_INVALID, alis_what_if(it.engine, it.problem, it.plan, TEXT(who),
                                         LITERAL("post nothing 2022-P2 +1"), 0, NULL, &json, &error));
    REFUSED(ALIS_E_SYNTAX, alis_what_if(it.engine, it.problem, it.plan, TEXT(who), LITERAL("post \xff 2022-P2 +1"), 0,
                                        NULL, &json, &error));
    CHECK(json == NULL);
    scene_end(it);
}

void cut_off(void) {
    scene it = scene_of("helse-nord.json");
    alis_error *error = NULL;
    alis_buf *json = NULL;
    OK(alis_cutoffs(it.engine, it.problem, it.plan, &json, &error));
    check_format("alis.cutoffs/1", json);
    scene_end(it);
}

void letters(void) {
    static const char *const options[] = {"{}", "{\"language\":\"nb\",\"audience\":\"candidate\"}", "{\"language\":\"nn\"}",
                                          "{\"language\":\"en\"}", "{\"audience\":\"coordinator\"}",
                                          "{\"contact\":\"post@example.no, \xc3\x98stre gate 1\",\"answer_by\":\"2022-08-01\","
                                          "\"object_to\":\"Klagenemnda\"}"};
    static const char *const wrong[] = {"", "[]", "{\"language\":\"sv\"}", "{\"langauge\":\"nb\"}", "{} {}",
                                        "{\"answer_by\":\"2022-02-30\"}", "{\"contact\":7}", "{\"contact\":\"\xff\"}",
                                        "\xef\xbb\xbf{}"};
    scene it = scene_of("ahus-mix.json");
    alis_error *error = NULL;
    alis_buf *usual = NULL, *other = NULL;
    const char *who = waiting(it.plan);
    OK(alis_letter(it.engine, it.problem, it.plan, TEXT(who), NULL, 0, &usual, &error));
    CHECK(strlen((const char *)alis_buf_data(usual)) == alis_buf_len(usual) && alis_buf_len(usual) > 200);
    blob letter = taken(usual);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        OK(alis_letter(it.engine, it.problem, it.plan, TEXT(who), TEXT(options[i]), &other, &error));
        CHECK(same(letter, other) == (i < 2));
        CHECK(i < 5 || strstr((const char *)alis_buf_data(other), "\xc3\x98stre gate 1") != NULL);
        alis_buf_free(other);
        other = NULL;
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        REFUSED(ALIS_E_SYNTAX, alis_letter(it.engine, it.problem, it.plan, TEXT(who), TEXT(wrong[i]), &other, &error));
    }
    CHECK(other == NULL);
    blob_free(letter);
    scene_end(it);
}

void rule_sets(void) {
    const char *info = alis_build_info();
    alis_engine *engine = new_engine();
    alis_error *error = NULL;
    alis_buf *rules = NULL, *json = NULL;
    blob document = example("helse-nord.json"), other = example("rules/helse-nord-nearest-last.json");
    for (uint64_t i = 0; i < json_count(info, "/rule_sets"); i++) {
        char pointer[32];
        snprintf(pointer, sizeof pointer, "/rule_sets/%d", (int)i);
        char *name = json_text(info, pointer);
        OK(alis_rules_json(TEXT(name), &rules, &error));
        CHECK(json_is((const char *)alis_buf_data(rules), "/id", name));
        check_format("alis.rules/1", rules);
        free(name);
    }
    rules = NULL;
    REFUSED(ALIS_E_NOT_FOUND, alis_rules_json(LITERAL("nobody"), &rules, &error));
    CHECK(rules == NULL);
    OK(alis_rules_diff(engine, BLOB(document), LITERAL("\"helse-nord-2021\""), BLOB(other), NULL, &json, &error));
    CHECK(json_count((const char *)alis_buf_data(json), "/differences") > 0);
    check_format("alis.policy/1", json);
    json = NULL;
    REFUSED(ALIS_E_INVALID, alis_rules_diff(engine, BLOB(document), LITERAL("\"nobody\""), BLOB(other), NULL, &json, &error));
    REFUSED(ALIS_E_SYNTAX, alis_rules_diff(engine, BLOB(document), BLOB(other), LITERAL("{"), NULL, &json, &error));
    REFUSED(ALIS_E_SYNTAX, alis_rules_diff(engine, LITERAL("{"), BLOB(other), BLOB(other), NULL, &json, &error));
    CHECK(json == NULL);
    blob_free(document);
    blob_free(other);
    alis_engine_free(engine);
    NO_HANDLES();
}

void lotteries(void) {
    static const char seed[] = "Trekning p\xc3\xa5 \xc3\x98stlandet, 7 21 34";
    scene it = scene_of("ahus-mix.json");
    alis_error *error = NULL;
    alis_buf *json = NULL;
    OK(alis_lottery_commit(LITERAL(seed), &json, &error));
    char *hash = json_text((const char *)alis_buf_data(json), "/seed_sha256");
    CHECK(json_at((const char *)alis_buf_data(json), "/revealed") == NULL && strlen(hash) == 64);
    check_format("alis.lottery/1", json);
    OK(alis_lottery_reveal(it.engine, it.problem, LITERAL(seed), &json, &error));
    CHECK(json_is((const char *)alis_buf_data(json), "/seed_sha256", hash));
    CHECK(json_is((const char *)alis_buf_data(json), "/revealed/seed", seed));
    check_format("alis.lottery/1", json);
    OK(alis_lottery_check(it.engine, TEXT(hash), LITERAL(seed), NULL, NULL, &json, &error));
    CHECK(strncmp(json_at((const char *)alis_buf_data(json), "/holds"), "true", 4) == 0);
    check_format("alis.lottery-check/1", json);
    /* The example was drawn by another seed. */
    OK(alis_lottery_check(it.engine, TEXT(hash), LITERAL(seed), it.problem, it.plan, &json, &error));
    CHECK(strncmp(json_at((const char *)alis_buf_data(json), "/holds"), "false", 5) == 0);
    check_format("alis.lottery-check/1", json);
    json = NULL;
    REFUSED(ALIS_E_ARGUMENT, alis_lottery_commit(LITERAL(""), &json, &error));
    REFUSED(ALIS_E_ARGUMENT, alis_lottery_commit(LITERAL("too short"), &json, &error));
    REFUSED(ALIS_E_ARGUMENT, alis_lottery_commit(LITERAL("two lines\nof a seed 1234567"), &json, &error));
    REFUSED(ALIS_E_ARGUMENT, alis_lottery_commit(LITERAL("a NUL in it\0 and more of it"), &json, &error));
    REFUSED(ALIS_E_ARGUMENT, alis_lottery_commit(LITERAL("no UTF-8 \xff of a seed 1234567"), &json, &error));
    REFUSED(ALIS_E_ARGUMENT, alis_lottery_reveal(it.engine, it.problem, LITERAL(""), &json, &error));
    CHECK(json == NULL);
    free(hash);
    scene_end(it);
}

/* A plan of another problem. */
void mismatches(void) {
    scene it = scene_of("ahus-mix.json"), other;
    alis_error *error = NULL;
    alis_report *report = NULL;
    alis_buf *json = NULL;
    blob document = example("ahus-new.json");
    other.problem = read_problem(it.engine, document);
    const char *who = waiting(it.plan);
    REFUSED(ALIS_E_MISMATCH, alis_explain(it.engine, other.problem, it.plan, TEXT(who), &json, &error));
    REFUSED(ALIS_E_MISMATCH, alis_what_if(it.engine, other.problem, it.plan, TEXT(who), NULL, 0, 0, NULL, &json, &error));
    REFUSED(ALIS_E_MISMATCH, alis_cutoffs(it.engine, other.problem, it.plan, &json, &error));
    REFUSED(ALIS_E_MISMATCH, alis_letter(it.engine, other.problem, it.plan, TEXT(who), NULL, 0, &json, &error));
    OK(alis_verify(it.engine, other.problem, it.plan, 0, NULL, &report, &error));
    CHECK_NUMBER(ALIS_VERDICT_WRONG, alis_report_verdict(report));
    CHECK(json == NULL);
    alis_report_free(report);
    alis_problem_free(other.problem);
    blob_free(document);
    scene_end(it);
}

void answers_not_found(void) {
    scene it = scene_of("ahus-mix.json");
    alis_error *error = NULL;
    alis_buf *json = NULL;
    REFUSED(ALIS_E_NOT_FOUND, alis_explain(it.engine, it.problem, it.plan, LITERAL("nobody"), &json, &error));
    REFUSED(ALIS_E_NOT_FOUND, alis_letter(it.engine, it.problem, it.plan, LITERAL("nobody"), NULL, 0, &json, &error));
    REFUSED(ALIS_E_NOT_FOUND,
            alis_what_if(it.engine, it.problem, it.plan, LITERAL("nobody"), NULL, 0, 0, NULL, &json, &error));
    REFUSED(ALIS_E_NOT_FOUND, alis_compare(it.engine, it.problem, LITERAL("K01"), LITERAL("nobody"), &json, &error));
    REFUSED(ALIS_E_NOT_FOUND, alis_compare(it.engine, it.problem, LITERAL(""), LITERAL("K01"), &json, &error));
    REFUSED(ALIS_E_SYNTAX, alis_explain(it.engine, it.problem, it.plan, LITERAL("K\xc3"), &json, &error));
    CHECK(json == NULL);
    scene_end(it);
}
