/* Documents in and out: every fault with its place, and the bytes of what is written. */
#include "json.h"

void faults_are_all_listed(void);
void faults_of_syntax(void);
void faults_of_meaning(void);
void faults_of_rules(void);
void canonical_problem(void);
void checked_problem(void);
void problem_counts(void);
void plans_are_those_committed(void);
void plan_is_read_back(void);
void unproved_plan(void);

/* The error's fault of this number stands at `text` in the document, and the error's own document says the same. */
static void check_fault(const alis_error *error, uint64_t index, const char *pointer, blob document, const char *text) {
    SIZED(alis_fault, fault);
    uint32_t line, column;
    alis_buf *buf = NULL;
    char at[64];
    place_of(document, offset_of(document, text), &line, &column);
    CHECK_TEXT(pointer, alis_error_fault_pointer(error, index));
    CHECK_STATUS(ALIS_OK, alis_error_fault(error, index, &fault));
    CHECK_NUMBER(line, fault.line);
    CHECK_NUMBER(column, fault.column);
    CHECK_STATUS(ALIS_OK, alis_error_to_json(error, &buf));
    blob json = taken(buf);
    const char *all = (const char *)json.data;
    CHECK(json_is(all, "/format", "alis.error/1"));
    CHECK(json_is(all, "/status", alis_status_name(alis_error_status(error))));
    CHECK_NUMBER(alis_error_status(error), json_int(all, "/code", -1));
    CHECK_NUMBER(alis_error_fault_count(error), json_count(all, "/faults"));
    snprintf(at, sizeof at, "/faults/%d/pointer", (int)index);
    CHECK(json_is(all, at, pointer));
    snprintf(at, sizeof at, "/faults/%d/line", (int)index);
    CHECK_NUMBER(line, json_int(all, at, -1));
    snprintf(at, sizeof at, "/faults/%d/column", (int)index);
    CHECK_NUMBER(column, json_int(all, at, -1));
    snprintf(at, sizeof at, "/faults/%d/message", (int)index);
    char *message = json_text(all, at);
    CHECK_TEXT(message, alis_error_fault_message(error, index));
    free(message);
    blob_free(json);
}

/* Three faults of form in one document, one of them behind letters that take two bytes each. */
void faults_are_all_listed(void) {
    static const char text[] =
        "{\"format\": \"alis.problem/1\", \"rules\": \"ahus-2020\",\n"
        " \"decision_date\": \"2022-02-30\",\n"
        " \"first_period\": \"2022-P2\", \"last_period\": \"2023-P1\",\n"
        " \"trusts\": [], \"posts\": [], \"municipalities\": [],\n"
        " \"candidates\": [{\"\xc3\xa6\xc3\xb8\xc3\xa5\": 1, \"id\": 7}]}";
    blob document = blob_of_text(text);
    alis_engine *engine = new_engine();
    alis_problem *problem = NULL;
    alis_error *error = NULL;
    uint64_t unknown = UINT64_MAX, number = UINT64_MAX, date = UINT64_MAX;
    CHECK_STATUS(ALIS_E_SYNTAX, alis_problem_from_json(engine, BLOB(document), NULL, 0, &problem, &error));
    uint64_t count = alis_error_fault_count(error);
    CHECK(count > 3);
    for (uint64_t i = 0; i < count; i++) {
        const char *pointer = alis_error_fault_pointer(error, i);
        date = strcmp(pointer, "/decision_date") == 0 ? i : date;
        unknown = strstr(pointer, "\xc3\xa6\xc3\xb8\xc3\xa5") != NULL ? i : unknown;
        number = strcmp(pointer, "/candidates/0/id") == 0 ? i : number;
    }
    CHECK(date != UINT64_MAX && number != UINT64_MAX && unknown != UINT64_MAX);
    check_fault(error, date, "/decision_date", document, "\"2022-02-30\"");
    check_fault(error, number, "/candidates/0/id", document, "7}");
    SIZED(alis_fault, fault);
    CHECK_STATUS(ALIS_E_RANGE, alis_error_fault(error, count, &fault));
    CHECK(alis_error_fault_pointer(error, count) == NULL && alis_error_fault_message(error, count) == NULL);
    alis_error_free(error);
    alis_engine_free(engine);
    blob_free(document);
    NO_HANDLES();
}

void faults_of_syntax(void) {
    blob document = blob_of_text("{\"format\": \"alis.problem/1\",\n  oops}");
    alis_engine *engine = new_engine();
    alis_problem *problem = NULL;
    alis_error *error = NULL;
    CHECK_STATUS(ALIS_E_SYNTAX, alis_problem_from_json(engine, BLOB(document), NULL, 0, &problem, &error));
    CHECK_NUMBER(1, alis_error_fault_count(error));
    check_fault(error, 0, "", document, "oops");
    alis_error_free(error);
    alis_engine_free(engine);
    blob_free(document);
    NO_HANDLES();
}

/* Faults of meaning: an id twice, and ids that are of nothing. All are listed, in the order of their places. */
void faults_of_meaning(void) {
    blob first = example("ahus-new.json");
    blob second = replaced(first, "\"id\": \"K2\"", "\"id\": \"K1\"");
    blob third = replaced(second, "\"municipality\": \"3020\"", "\"municipality\": \"9998\"");
    blob document = replaced(third, "\"trust\": \"ahus\",\n      \"units\"", "\"trust\": \"nowhere\",\n      \"units\"");
    alis_engine *engine = new_engine();
    alis_problem *problem = NULL;
    alis_error *error = NULL;
    CHECK_STATUS(ALIS_E_INVALID, alis_problem_from_json(engine, BLOB(document), NULL, 0, &problem, &error));
    CHECK(alis_error_fault_count(error) >= 3 && problem == NULL);
    check_fault(error, 0, "/posts/0/trust", document, "\"nowhere\"");
    int found = 0;
    for (uint64_t i = 0; i < alis_error_fault_count(error); i++) {
        found += strstr(alis_error_fault_message(error, i), "9998") != NULL;
        found += strcmp(alis_error_fault_pointer(error, i), "/candidates/1/id") == 0;
    }
    CHECK(found >= 2);
    alis_error_free(error);
    alis_engine_free(engine);
    blob_free(first);
    blob_free(second);
    blob_free(third);
    blob_free(document);
    NO_HANDLES();
}

void faults_of_rules(void) {
    blob document = example("helse-nord.json");
    alis_engine *engine = new_engine();
    alis_problem *problem = NULL;
    alis_report *report = NULL;
    alis_error *error = NULL;
    blob rules = example("rules/helse-nord-nearest-last.json");
    blob wrong = replaced(rules, "\"format\"", "\"formas\"");
    OK(alis_problem_from_json(engine, BLOB(document), BLOB(rules), &problem, &error));
    alis_problem_free(problem);
    problem = NULL;
    OK(alis_problem_from_json(engine, BLOB(document), LITERAL("\"helse-nord-2021-width-6\""), &problem, &error));
    alis_problem_free(problem);
    problem = NULL;
    OK(alis_check(engine, BLOB(document), BLOB(rules), &report, &error));
    CHECK_NUMBER(ALIS_VERDICT_GOOD, alis_report_verdict(report));
    alis_report_free(report);
    report = NULL;
    REFUSED(ALIS_E_INVALID, alis_problem_from_json(engine, BLOB(document), LITERAL("\"nobody\""), &problem, &error));
    REFUSED(ALIS_E_SYNTAX, alis_problem_from_json(engine, BLOB(document), BLOB(wrong), &problem, &error));
    REFUSED(ALIS_E_SYNTAX, alis_problem_from_json(engine, BLOB(document), LITERAL(""), &problem, &error));
    REFUSED(ALIS_E_SYNTAX, alis_check(engine, BLOB(document), LITERAL("nobody"), &report, &error));
    REFUSED(ALIS_E_INVALID, alis_check(engine, BLOB(document), LITERAL("\"nobody\""), &report, &error));
    CHECK(problem == NULL && report == NULL);
    blob_free(rules);
    blob_free(wrong);
    blob_free(document);
    alis_engine_free(engine);
    NO_HANDLES();
}

/* The same contents give the same bytes, and those are read to the same bytes again. */
void canonical_problem(void) {
    alis_engine *engine = new_engine();
    alis_error *error = NULL;
    blob document = example("ahus-new.json"), again;
    char *packed;
    alis_problem *first = read_problem(engine, document), *second, *third;
    alis_buf *a = NULL, *b = NULL, *c = NULL;
    OK(alis_problem_to_json(first, &a, &error));
    again = taken(a);
    packed = json_packed((const char *)again.data);
    second = read_problem(engine, again);
    OK(alis_problem_to_json(second, &b, &error));
    CHECK(same(again, b));
    blob tight = blob_of_text(packed);
    third = read_problem(engine, tight);
    OK(alis_problem_to_json(third, &c, &error));
    CHECK(same(again, c));
    alis_buf_free(b);
    alis_buf_free(c);
    alis_problem_free(first);
    alis_problem_free(second);
    alis_problem_free(third);
    alis_engine_free(engine);
    free(packed);
    blob_free(tight);
    blob_free(again);
    blob_free(document);
    NO_HANDLES();
}

/* Of a bad document alis_check gives a report, not an error, with as many faults as the error of reading has. */
void checked_problem(void) {
    alis_engine *engine = new_engine();
    alis_error *error = NULL;
    alis_report *report = NULL;
    alis_problem *problem = NULL;
    alis_buf *buf = NULL;
    blob good = example("ahus-mix.json"), bad = replaced(good, "\"ahus\"", "\"elsewhere\"");
    OK(alis_check(engine, BLOB(bad), NULL, 0, &report, &error));
    CHECK_NUMBER(ALIS_VERDICT_WRONG, alis_report_verdict(report));
    CHECK_STATUS(ALIS_E_INVALID, alis_problem_from_json(engine, BLOB(bad), NULL, 0, &problem, &error));
    CHECK(alis_report_count(report) > 1);
    CHECK_NUMBER(alis_error_fault_count(error), alis_report_count(report));
    alis_error_free(error);
    error = NULL;
    OK(alis_report_to_json(report, &buf, &error));
    CHECK(json_is((const char *)alis_buf_data(buf), "/format", "alis.check/1"));
    CHECK_NUMBER(alis_report_count(report), json_count((const char *)alis_buf_data(buf), "/faults"));
    alis_buf_free(buf);
    alis_report_free(report);
    report = NULL;
    OK(alis_check(engine, LITERAL("nonsense"), NULL, 0, &report, &error));
    CHECK(alis_report_verdict(report) == ALIS_VERDICT_WRONG && alis_report_count(report) == 1);
    alis_report_free(report);
    problem = read_problem(engine, good);
    OK(alis_problem_check(engine, problem, &report, &error));
    CHECK_NUMBER(ALIS_VERDICT_GOOD, alis_report_verdict(report));
    CHECK(alis_report_count(report) == 0 && alis_report_unproved(report) == 0);
    alis_report_free(report);
    alis_problem_free(problem);
    alis_engine_free(engine);
    blob_free(good);
    blob_free(bad);
    NO_HANDLES();
}

void problem_counts(void) {
    blob document = example("helse-nord.json");
    alis_engine *engine = new_engine();
    alis_problem *problem = read_problem(engine, document);
    SIZED(alis_problem_counts, counts);
    char *json = c_string(document);
    CHECK_STATUS(ALIS_OK, alis_problem_info(problem, &counts));
    CHECK_NUMBER(sizeof counts, counts.struct_size);
    CHECK_NUMBER(json_count(json, "/trusts"), counts.trusts);
    CHECK_NUMBER(json_count(json, "/posts"), counts.posts);
    CHECK_NUMBER(json_count(json, "/municipalities"), counts.municipalities);
    CHECK_NUMBER(json_count(json, "/candidates"), counts.candidates);
    CHECK(counts.hospitals > 0 && counts.units >= counts.hospitals && counts.quarters > 0 && counts.reserved == 0);
    free(json);
    alis_problem_free(problem);
    alis_engine_free(engine);
    blob_free(document);
    NO_HANDLES();
}

/* The plan of each example is the one that is committed, byte for byte, with one thread and with three. */
void plans_are_those_committed(void) {
    static const char *const names[] = {"ahus-old", "ahus-new", "ahus-mix", "helse-nord"};
    alis_error *error = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[64];
        for (uint32_t threads = 0; threads <= 3; threads += 3) {
            SIZED(alis_engine_options, options);
            alis_engine *engine = NULL;
            alis_buf *json = NULL;
            options.threads = threads;
            OK(alis_engine_new(&options, &engine, &error));
            snprintf(path, sizeof path, "%s.json", names[i]);
            alis_problem *problem = example_problem(engine, path);
            alis_plan *plan = solved(engine, problem);
            OK(alis_plan_to_json(plan, &json, &error));
            snprintf(path, sizeof path, "plans/%s.json", names[i]);
            blob committed = example(path);
            CHECK(same(committed, json));
            blob_free(committed);
            alis_buf_free(json);
            alis_plan_free(plan);
            alis_problem_free(problem);
            alis_engine_free(engine);
        }
    }
    NO_HANDLES();
}

/* A plan that was read gives back the bytes that it was read from. */
void plan_is_read_back(void) {
    alis_engine *engine = new_engine();
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    alis_buf *json = NULL;
    blob document = example("plans/ahus-mix.json"), other = replaced(document, "{\n", "{\n\n\n");
    OK(alis_plan_from_json(engine, BLOB(other), &plan, &error));
    OK(alis_plan_to_json(plan, &json, &error));
    CHECK(same(other, json));
    alis_buf_free(json);
    alis_plan_free(plan);
    plan = NULL;
    REFUSED(ALIS_E_SYNTAX, alis_plan_from_json(engine, LITERAL("{\"format\": \"alis.plan/1\"}"), &plan, &error));
    CHECK(plan == NULL);
    blob_free(document);
    blob_free(other);
    alis_engine_free(engine);
    NO_HANDLES();
}

/* A plan that says it is not proved is told apart from one that is. */
void unproved_plan(void) {
    scene it = scene_of("ahus-old.json");
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    alis_report *report = NULL;
    alis_buf *answer = NULL;
    blob document = example("plans/ahus-old.json");
    blob feasible = replaced(document, "\"status\": \"optimal\"", "\"status\": \"feasible\", \"proved_to_rank\": 2");
    OK(alis_plan_from_json(it.engine, BLOB(feasible), &plan, &error));
    CHECK_NUMBER(ALIS_PLAN_FEASIBLE, alis_plan_status(plan));
    CHECK_NUMBER(2, alis_plan_proved_to_rank(plan));
    REFUSED(ALIS_E_NOT_PROVED, alis_what_if(it.engine, it.problem, plan, LITERAL("K1"), NULL, 0, 0, NULL, &answer, &error));
    OK(alis_verify(it.engine, it.problem, plan, ALIS_VERIFY_RESOLVE, NULL, &report, &error));
    CHECK_NUMBER(ALIS_VERDICT_NOT_PROVED, alis_report_verdict(report));
    CHECK_NUMBER(0, alis_report_count(report));
    alis_report_free(report);
    alis_plan_free(plan);
    blob_free(document);
    blob_free(feasible);
    scene_end(it);
}
