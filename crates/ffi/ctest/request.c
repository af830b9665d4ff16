/* alis_call_json: each call gives the bytes of the function of its own; a fault inside a document has its place in the request. */
#include "json.h"

void requests_give_the_bytes_of_the_calls(void);
void request_options(void);
void request_faults(void);
void request_faults_inside(void);

static const char seed[] = "Trekning p\xc3\xa5 \xc3\x98stlandet, 7 21 34";

/* The answer to a request with these fields. */
static alis_buf *asked(alis_engine *engine, const char *call, const char *fields) {
    alis_error *error = NULL;
    alis_buf *answer = NULL;
    blob request = joined("{\"format\":\"alis.request/1\",\"call\":\"", call, "\"", fields, "}", NULL);
    OK(alis_call_json(engine, BLOB(request), NULL, &answer, &error));
    blob_free(request);
    return answer;
}

/* The same as text, which lives until the next. */
static const char *fields(const char *first, const char *second, const char *third, const char *fourth) {
    static char made[1 << 18];
    int len = snprintf(made, sizeof made, "%s%s%s%s", first, second, third, fourth);
    CHECK(len > 0 && (size_t)len < sizeof made);
    return made;
}

static int calls_compared;

static void compare(const char *call, alis_buf *by_call, alis_buf *by_request) {
    blob expected = taken(by_call);
    if (!same(expected, by_request)) {
        fprintf(stderr, "%s: by request\n%.400s\nby its own call\n%.400s\n", call, (const char *)alis_buf_data(by_request),
                (const char *)expected.data);
        exit(1);
    }
    calls_compared++;
    alis_buf_free(by_request);
    blob_free(expected);
}

/* The calls that ask of a problem, whose document `text` is, and of its plan. */
static void compare_answers(scene it, const char *text) {
    alis_error *error = NULL;
    alis_buf *own = NULL, *plan_json = NULL;
    alis_report *report = NULL;
    blob one = joined(",\"problem\":", text, NULL);
    char *problem = c_string(one);
    blob_free(one);
    OK(alis_plan_to_json(it.plan, &plan_json, &error));
    blob two = joined(problem, ",\"plan\":", (const char *)alis_buf_data(plan_json), NULL);
    char *both = c_string(two);
    blob_free(two);
    compare("plan", plan_json, asked(it.engine, "plan", problem));
    OK(alis_check(it.engine, BLOB(it.document), NULL, 0, &report, &error));
    OK(alis_report_to_json(report, &own, &error));
    alis_report_free(report);
    compare("check", own, asked(it.engine, "check", problem));
    OK(alis_rank(it.engine, it.problem, &own, &error));
    compare("rank", own, asked(it.engine, "rank", problem));
    OK(alis_compare(it.engine, it.problem, LITERAL("K12"), LITERAL("K01"), &own, &error));
    compare("compare", own,
            asked(it.engine, "compare", fields(problem, ",\"candidate\":\"K12\",\"other_candidate\":\"K01\"", "", "")));
    OK(alis_verify(it.engine, it.problem, it.plan, ALIS_VERIFY_RESOLVE, NULL, &report, &error));
    OK(alis_report_to_json(report, &own, &error));
    alis_report_free(report);
    compare("verify", own, asked(it.engine, "verify", fields(both, ",\"resolve\":true", "", "")));
    OK(alis_explain(it.engine, it.problem, it.plan, LITERAL("K12"), &own, &error));
    compare("explain", own, asked(it.engine, "explain", fields(both, ",\"candidate\":\"K12\"", "", "")));
    OK(alis_what_if(it.engine, it.problem, it.plan, LITERAL("K12"), NULL, 0, ALIS_WHAT_IF_FOR_CANDIDATE, NULL, &own, &error));
    compare("what_if", own,
            asked(it.engine, "what_if", fields(both, ",\"candidate\":\"K12\",\"audience\":\"candidate\"", "", "")));
    OK(alis_cutoffs(it.engine, it.problem, it.plan, &own, &error));
    compare("cutoffs", own, asked(it.engine, "cutoffs", both));
    OK(alis_lottery_reveal(it.engine, it.problem, LITERAL(seed), &own, &error));
    compare("lottery_reveal", own, asked(it.engine, "lottery_reveal", fields(problem, ",\"seed\":\"", seed, "\"")));
    /* A letter is text; by request it stands in a document. */
    OK(alis_letter(it.engine, it.problem, it.plan, LITERAL("K12"), LITERAL("{\"language\":\"en\"}"), &own, &error));
    alis_buf *answer =
        asked(it.engine, "letter", fields(both, ",\"candidate\":\"K12\",\"letter\":{\"language\":\"en\"}", "", ""));
    char *letter = json_text((const char *)alis_buf_data(answer), "/text");
    CHECK(json_is((const char *)alis_buf_data(answer), "/format", "alis.letter/1"));
    CHECK_TEXT((const char *)alis_buf_data(own), letter);
    calls_compared++;
    free(letter);
    alis_buf_free(answer);
    alis_buf_free(own);
    char *hash = NULL;
    OK(alis_lottery_commit(LITERAL(seed), &own, &error));
    hash = json_text((const char *)alis_buf_data(own), "/seed_sha256");
    compare("lottery_commit", own, asked(it.engine, "lottery_commit", fields(",\"seed\":\"", seed, "\"", "")));
    OK(alis_lottery_check(it.engine, TEXT(hash), LITERAL(seed), it.problem, it.plan, &own, &error));
    blob more = joined(both, ",\"hash\":\"", hash, "\",\"seed\":\"", seed, "\"", NULL);
    char *check = c_string(more);
    compare("lottery_check", own, asked(it.engine, "lottery_check", check));
    free(check);
    blob_free(more);
    free(hash);
    free(problem);
    free(both);
}

/* A document inside a request is the value alone, without the line feed that ends a file. */
static scene trimmed_scene(const char *path) {
    scene it;
    blob document = example(path);
    while (document.data[document.len - 1] == '\n') {
        document.len--;
    }
    it.document = document;
    it.engine = new_engine();
    it.problem = read_problem(it.engine, document);
    it.plan = solved(it.engine, it.problem);
    return it;
}

void requests_give_the_bytes_of_the_calls(void) {
    scene it = trimmed_scene("ahus-mix.json");
    alis_error *error = NULL;
    alis_buf *own = NULL;
    char *text = c_string(it.document);
    calls_compared = 0;
    compare_answers(it, text);
    OK(alis_rules_json(LITERAL("ahus-2020"), &own, &error));
    compare("rules", own, asked(it.engine, "rules", ",\"name\":\"ahus-2020\""));
    OK(alis_json_schema(LITERAL("plan"), &own, &error));
    compare("schema", own, asked(it.engine, "schema", ",\"name\":\"plan\""));
    OK(alis_rules_diff(it.engine, BLOB(it.document), LITERAL("\"ahus-2020\""), LITERAL("\"helse-nord-2021\""), NULL, &own,
                       &error));
    compare("rules_diff", own,
            asked(it.engine, "rules_diff",
                  fields(",\"rules\":\"ahus-2020\",\"other_rules\":\"helse-nord-2021\",\"problem\":", text, "", "")));
    alis_buf *info = asked(it.engine, "info", "");
    char *packed = json_packed((const char *)alis_buf_data(info));
    CHECK_TEXT(alis_build_info(), packed);
    calls_compared++;
    /* Every call that there is was compared. */
    CHECK_NUMBER(json_count(packed, "/calls"), calls_compared);
    free(packed);
    alis_buf_free(info);
    free(text);
    scene_end(it);
}

void request_options(void) {
    scene it = trimmed_scene("ahus-mix.json");
    char *text = c_string(it.document);
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    alis_buf *own = NULL, *none = NULL;
    alis_cancel *cancel = NULL;
    SIZED(alis_solve_options, options);
    options.flags = ALIS_SOLVE_WITHOUT_REASONS;
    OK(alis_solve(it.engine, it.problem, &options, NULL, &plan, &error));
    OK(alis_plan_to_json(plan, &own, &error));
    compare("plan", own, asked(it.engine, "plan",
                               fields(",\"reasons\":false,\"solver\":\"reference\",\"time_limit_ms\":0,\"problem\":", text, "", "")));
    alis_plan_free(plan);
    CHECK_STATUS(ALIS_OK, alis_cancel_new(&cancel));
    CHECK_STATUS(ALIS_OK, alis_cancel_trigger(cancel));
    blob request = joined("{\"format\":\"alis.request/1\",\"call\":\"plan\",\"problem\":", text, "}", NULL);
    REFUSED(ALIS_E_CANCELLED, alis_call_json(it.engine, BLOB(request), cancel, &none, &error));
    CHECK(none == NULL);
    blob_free(request);
    alis_cancel_free(cancel);
    free(text);
    scene_end(it);
}

void request_faults(void) {
    static const struct {
        const char *request;
        alis_status status;
        const char *pointer;
    } cases[] = {
        {"", ALIS_E_SYNTAX, ""},
        {"{", ALIS_E_SYNTAX, ""},
        {"[]", ALIS_E_SYNTAX, ""},
        {"null", ALIS_E_SYNTAX, ""},
        {"\xef\xbb\xbf{}", ALIS_E_SYNTAX, ""},
        {"{\"format\":\"alis.request/1\",\"call\":\"in\xff\"}", ALIS_E_SYNTAX, ""},
        {"{\"format\":\"alis.request/1\",\"call\":\"\\ud800\"}", ALIS_E_SYNTAX, ""},
        {"{\"format\":\"alis.request/1\",\"call\":\"info\"} {}", ALIS_E_SYNTAX, ""},
        {"{\"format\":\"alis.request/1\",\"call\":\"info\",\"call\":\"info\"}", ALIS_E_SYNTAX, ""},
        {"{\"format\":\"alis.request/1\",\"call\":\"info\",\"colour\":1}", ALIS_E_SYNTAX, ""},
        {"{\"call\":\"info\"}", ALIS_E_SYNTAX, ""},
        {"{\"format\":\"alis.request/2\",\"call\":\"info\"}", ALIS_E_INVALID, ""},
        {"{\"format\":\"alis.request/1\",\"call\":\"fly\"}", ALIS_E_INVALID, "/call"},
        {"{\"format\":\"alis.request/1\",\"call\":\"plan\"}", ALIS_E_INVALID, "/problem"},
        {"{\"format\":\"alis.request/1\",\"call\":\"info\",\"seed\":\"x\"}", ALIS_E_INVALID, "/seed"},
        {"{\"format\":\"alis.request/1\",\"call\":\"plan\",\"solver\":\"magic\",\"problem\":{}}", ALIS_E_INVALID, ""},
        {"{\"format\":\"alis.request/1\",\"call\":\"plan\",\"time_limit_ms\":-1,\"problem\":{}}", ALIS_E_SYNTAX, ""},
    };
    alis_engine *engine = new_engine();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        blob request = blob_of_text(cases[i].request);
        alis_error *error = NULL;
        alis_buf *answer = NULL;
        alis_status found = alis_call_json(engine, BLOB(request), NULL, &answer, &error);
        if (found != cases[i].status || alis_error_fault_count(error) != 1 ||
            strcmp(cases[i].pointer, alis_error_fault_pointer(error, 0)) != 0) {
            fprintf(stderr, "%s: %s\n", cases[i].request, alis_error_message(error));
            CHECK_STATUS(cases[i].status, found);
            CHECK_TEXT(cases[i].pointer, alis_error_fault_pointer(error, 0));
        }
        CHECK(answer == NULL);
        alis_error_free(error);
        blob_free(request);
    }
    alis_engine_free(engine);
    NO_HANDLES();
}

/* The document stands in the middle of the request's third line, behind letters of two bytes. */
void request_faults_inside(void) {
    static const char *const calls[] = {"plan", "rank"};
    alis_engine *engine = new_engine();
    blob good = example("ahus-new.json");
    blob bad = replaced(good, "{\n", "{ \"\xc3\xa6\": 1, \"\xc3\xb8\": 2,\n");
    char *text = c_string(bad);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        blob request = joined("{\"format\":\"alis.request/1\",\n\"rules\":\n\"ahus-2020\", \"call\":\"", calls[i],
                              "\", \"problem\": ", text, "}", NULL);
        alis_error *error = NULL;
        alis_buf *answer = NULL;
        uint32_t line, column;
        CHECK_STATUS(ALIS_E_SYNTAX, alis_call_json(engine, BLOB(request), NULL, &answer, &error));
        CHECK_NUMBER(2, alis_error_fault_count(error));
        for (uint64_t at = 0; at < 2; at++) {
            SIZED(alis_fault, fault);
            place_of(request, offset_of(request, at == 0 ? "\"\xc3\xa6\"" : "\"\xc3\xb8\""), &line, &column);
            CHECK_TEXT(at == 0 ? "/problem/\xc3\xa6" : "/problem/\xc3\xb8", alis_error_fault_pointer(error, at));
            CHECK_STATUS(ALIS_OK, alis_error_fault(error, at, &fault));
            CHECK_NUMBER(3, fault.line);
            CHECK_NUMBER(line, fault.line);
            CHECK_NUMBER(column, fault.column);
        }
        CHECK(answer == NULL);
        alis_error_free(error);
        blob_free(request);
    }
    free(text);
    blob_free(good);
    blob_free(bad);
    alis_engine_free(engine);
    NO_HANDLES();
}
