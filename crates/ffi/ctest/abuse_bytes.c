/* Rows 4 to 14: bytes that are no document, or not a good one. */
#include "common.h"

#include <limits.h>
#include <pthread.h>

void misaligned(void);
void length_short(void);
void length_over_limit(void);
void length_too_long(void);
void not_utf8(void);
void surrogate_in_id(void);
void other_types(void);
void embedded_nul(void);
void truncated(void);
void nested(void);
void small_stack(void);
void numbers(void);
void keys(void);
void meaning(void);

/* Reading this document fails so, with at least one fault, and in the same way as a plan and as a request. */
static void refused(alis_engine *engine, alis_status expected, blob document) {
    alis_error *error = NULL;
    alis_problem *problem = NULL;
    alis_status found = alis_problem_from_json(engine, BLOB(document), NULL, 0, &problem, &error);
    if (found != expected || problem != NULL || alis_error_fault_count(error) == 0) {
        fprintf(stderr, "%.*s: %s: %s\n", (int)(document.len > 200 ? 200 : document.len), (const char *)document.data,
                alis_status_name(found), alis_error_message(error));
        CHECK_STATUS(expected, found);
        failed(__FILE__, __LINE__, "a refused document has a fault, and no problem");
    }
    alis_error_free(error);
}

/* The same of an example in which one text stands for another. */
static void refused_with(alis_engine *engine, alis_status expected, const char *from, const char *to) {
    blob good = example("ahus-old.json"), bad = replaced(good, from, to);
    refused(engine, expected, bad);
    blob_free(good);
    blob_free(bad);
}

void misaligned(void) {
    blob document = example("ahus-new.json");
    char room[sizeof(alis_engine_options) + 64];
    alis_engine_options options;
    alis_placement placement;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    alis_engine *engine = NULL;
    alis_problem *problem = NULL;
    alis_plan *plan = NULL;
    char *odd = room + 1;
    /* Outputs and structs at odd addresses, passed as void pointers as a host's buffer would be. */
    memcpy(odd, &options, sizeof options);
    void *address = odd, *out = odd + sizeof options;
    CHECK_STATUS(ALIS_OK, alis_engine_new((const alis_engine_options *)address, (alis_engine **)out, NULL));
    memcpy(&engine, out, sizeof engine);
    uint8_t *shifted = (uint8_t *)malloc(document.len + 1);
    CHECK(shifted != NULL);
    memcpy(shifted + 1, document.data, document.len);
    alis_error *error = NULL;
    void *error_out = room + 1;
    CHECK_STATUS(ALIS_OK, alis_problem_from_json(engine, shifted + 1, document.len, NULL, 0, (alis_problem **)out,
                                                 (alis_error **)error_out));
    memcpy(&problem, out, sizeof problem);
    memcpy(&error, error_out, sizeof error);
    CHECK(error == NULL);
    CHECK_STATUS(ALIS_OK, alis_solve(engine, problem, NULL, NULL, (alis_plan **)out, NULL));
    memcpy(&plan, out, sizeof plan);
    uint32_t size = sizeof placement;
    memset(room, 0, sizeof room);
    memcpy(odd, &size, sizeof size);
    CHECK_STATUS(ALIS_OK, alis_plan_row(plan, 0, (alis_placement *)address));
    memcpy(&placement, odd, sizeof placement);
    CHECK(placement.rank == 1 && placement.struct_size == size);
    free(shifted);
    alis_plan_free(plan);
    alis_problem_free(problem);
    alis_engine_free(engine);
    blob_free(document);
    NO_HANDLES();
}

void length_short(void) {
    blob document = example("ahus-old.json");
    alis_engine *engine = new_engine();
    alis_error *error = NULL;
    alis_problem *problem = NULL;
    SIZED(alis_fault, fault);
    blob empty = blob_of("", 0), half = blob_of(document.data, document.len / 2);
    refused(engine, ALIS_E_SYNTAX, empty);
    CHECK_STATUS(ALIS_E_SYNTAX, alis_problem_from_json(engine, BLOB(half), NULL, 0, &problem, &error));
    CHECK_STATUS(ALIS_OK, alis_error_fault(error, 0, &fault));
    CHECK(fault.line > 10 && fault.column > 0);
    alis_error_free(error);
    blob_free(empty);
    blob_free(half);
    blob_free(document);
    alis_engine_free(engine);
    NO_HANDLES();
}

/* Refused before memory is touched: one byte is there, and so many are said to be. */
void length_over_limit(void) {
    blob one = blob_of("{", 1), document = example("ahus-old.json");
    const size_t lengths[] = {SIZE_MAX, (size_t)1 << 63, (size_t)PTRDIFF_MAX, ((size_t)1 << 30) + 1};
    alis_engine *engine = new_engine();
    alis_error *error = NULL;
    alis_problem *problem = NULL;
    alis_plan *plan = NULL;
    alis_report *report = NULL;
    alis_buf *buf = NULL;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        REFUSED(ALIS_E_LIMIT, alis_problem_from_json(engine, one.data, lengths[i], NULL, 0, &problem, &error));
        REFUSED(ALIS_E_LIMIT, alis_problem_from_json(engine, BLOB(document), one.data, lengths[i], &problem, &error));
        REFUSED(ALIS_E_LIMIT, alis_check(engine, one.data, lengths[i], NULL, 0, &report, &error));
        REFUSED(ALIS_E_LIMIT, alis_plan_from_json(engine, one.data, lengths[i], &plan, &error));
        REFUSED(ALIS_E_LIMIT, alis_call_json(engine, one.data, lengths[i], NULL, &buf, &error));
        REFUSED(ALIS_E_LIMIT, alis_json_schema(one.data, lengths[i], &buf, &error));
        REFUSED(ALIS_E_LIMIT, alis_lottery_commit(one.data, lengths[i], &buf, &error));
    }
    alis_engine_free(engine);
    /* An engine's own limit: the document is as long as it may be, and one byte longer. */
    SIZED(alis_engine_options, options);
    options.max_input_bytes = document.len;
    engine = NULL;
    CHECK_STATUS(ALIS_OK, alis_engine_new(&options, &engine, NULL));
    alis_problem_free(read_problem(engine, document));
    alis_engine_free(engine);
    options.max_input_bytes = document.len - 1;
    engine = NULL;
    CHECK_STATUS(ALIS_OK, alis_engine_new(&options, &engine, NULL));
    REFUSED(ALIS_E_LIMIT, alis_problem_from_json(engine, BLOB(document), NULL, 0, &problem, &error));
    CHECK(problem == NULL && plan == NULL && report == NULL && buf == NULL);
    alis_engine_free(engine);
    blob_free(one);
    blob_free(document);
    NO_HANDLES();
}

/* The caller's own fault: 64 bytes more are said to be there. Memory checkers must see it, so that a host's tests find it. */
void length_too_long(void) {
    blob document = example("ahus-old.json");
    alis_engine *engine = new_engine();
    alis_problem *problem = NULL;
    (void)alis_problem_from_json(engine, document.data, document.len + 64, NULL, 0, &problem, NULL);
    alis_problem_free(problem);
    alis_engine_free(engine);
    blob_free(document);
}

void not_utf8(void) {
    static const char *const wrong[] = {"\"\x80\"",     "\"\xc3\"",         "\"\xc0\xaf\"",         "\"\xe2\x82\"",
                                        "\"\xed\xa0\x80\"", "\"\xf5\x80\x80\x80\"", "\"\\ud800\"",     "\"\\udc00\"",
                                        "\"\\ud800\\ud800\"", "\"\\ud800x\"",       "\"\\u12\"",      "\"\\x41\""};
    alis_engine *engine = new_engine();
    blob good = example("ahus-old.json");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        refused_with(engine, ALIS_E_SYNTAX, "\"Geriatrisk avdeling\"", wrong[i]);
    }
    for (size_t i = 0; i < 6; i++) {
        refused_with(engine, ALIS_E_SYNTAX, "\"K1\"", wrong[i]);
    }
    refused_with(engine, ALIS_E_SYNTAX, "{\n", "\xef\xbb\xbf{\n");
    blob wide = {(uint8_t *)malloc(2 * good.len + 2), 2};
    CHECK(wide.data != NULL);
    wide.data[0] = 0xff;
    wide.data[1] = 0xfe;
    for (size_t i = 0; i < good.len; i++) {
        wide.data[wide.len++] = good.data[i];
        wide.data[wide.len++] = 0;
    }
    refused(engine, ALIS_E_SYNTAX, wide);
    blob without_mark = blob_of(wide.data + 2, wide.len - 2);
    refused(engine, ALIS_E_SYNTAX, without_mark);
    /* A pair of surrogates is a letter like any other. */
    blob paired = replaced(good, "\"Geriatrisk avdeling\"", "\"\\ud83d\\ude00\"");
    alis_problem_free(read_problem(engine, paired));
    blob_free(paired);
    blob_free(wide);
    blob_free(without_mark);
    blob_free(good);
    alis_engine_free(engine);
    NO_HANDLES();
}

/* Half a pair of surrogates in an id, as anywhere else. */
void surrogate_in_id(void) {
    static const char *const wrong[] = {"\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\ud800\"", "\"\\ud800x\""};
    alis_engine *engine = new_engine();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        refused_with(engine, ALIS_E_SYNTAX, "\"K1\"", wrong[i]);
        refused_with(engine, ALIS_E_SYNTAX, "\"scheme\": \"old\"", "\"scheme\": \"\\ud800\"");
    }
    alis_engine_free(engine);
    NO_HANDLES();
}

/* A value of another type is a fault of form, for ids and words too. */
void other_types(void) {
    static const char *const wrong[] = {"7", "null", "true", "[\"K1\"]", "{}"};
    alis_engine *engine = new_engine();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        refused_with(engine, ALIS_E_SYNTAX, "\"K1\"", wrong[i]);
        refused_with(engine, ALIS_E_SYNTAX, "\"old\"", wrong[i]);
        refused_with(engine, ALIS_E_SYNTAX, "\"alis.problem/1\"", wrong[i]);
    }
    alis_engine_free(engine);
    NO_HANDLES();
}

void embedded_nul(void) {
    blob good = example("ahus-old.json"), longer;
    alis_engine *engine = new_engine();
    longer = blob_of(good.data, good.len);
    longer.data[offset_of(longer, "K1")] = 0;
    refused(engine, ALIS_E_SYNTAX, longer);
    blob_free(longer);
    longer = blob_of(good.data, good.len);
    longer.data[good.len - 1] = 0; /* in the place of the line feed */
    refused(engine, ALIS_E_SYNTAX, longer);
    blob_free(longer);
    refused_with(engine, ALIS_E_INVALID, "\"id\": \"K1\"", "\"id\": \"K\\u0000\"");
    refused_with(engine, ALIS_E_INVALID, "\"id\": \"K1\"", "\"id\": \"\\u0000\"");
    refused_with(engine, ALIS_E_INVALID, "\"id\": \"geriatri\"", "\"id\": \"ger\\u0000iatri\"");
    blob_free(good);
    alis_engine_free(engine);
    NO_HANDLES();
}

/* Where a checker is slow, ALIS_STRIDE leaves out all but every so many. */
static size_t stride_of_checker(void) {
    const char *given = getenv("ALIS_STRIDE");
    size_t stride = given == NULL ? 1 : (size_t)strtoul(given, NULL, 10);
    CHECK(stride > 0);
    return stride;
}

/* Cut at every byte, in a block of exactly so many. */
void truncated(void) {
    size_t stride = stride_of_checker();
    blob document = example("ahus-old.json");
    alis_engine *engine = new_engine();
    size_t last = document.len; /* behind the brace that ends the document */
    while (document.data[last - 1] != '}') {
        last--;
    }
    for (size_t len = 0; len < last; len += stride) {
        blob cut = blob_of(document.data, len);
        refused(engine, ALIS_E_SYNTAX, cut);
        blob_free(cut);
    }
    blob whole = blob_of(document.data, last);
    alis_problem_free(read_problem(engine, whole));
    blob_free(whole);
    blob_free(document);
    alis_engine_free(engine);
    NO_HANDLES();
}

static void *read_nested(void *given) {
    alis_engine *engine = new_engine();
    blob *documents = (blob *)given;
    for (; documents->data != NULL; documents++) {
        alis_error *error = NULL;
        alis_plan *plan = NULL;
        alis_buf *buf = NULL;
        refused(engine, ALIS_E_SYNTAX, *documents);
        REFUSED(ALIS_E_SYNTAX, alis_plan_from_json(engine, BLOB(*documents), &plan, &error));
        /* One of them is no request, which is seen before the brackets. */
        alis_status found = alis_call_json(engine, BLOB(*documents), NULL, &buf, &error);
        REFUSED(found == ALIS_E_INVALID ? ALIS_E_INVALID : ALIS_E_SYNTAX, found);
    }
    alis_engine_free(engine);
    return NULL;
}

static void on_small_stack(void *(*work)(void *), void *argument) {
    pthread_attr_t attributes;
    pthread_t thread;
    const char *given = getenv("ALIS_STACK"); /* checkers need more of it themselves */
    size_t size = given == NULL ? 64 * 1024 : (size_t)strtoul(given, NULL, 10);
    CHECK(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, size) == 0);
    CHECK(pthread_create(&thread, &attributes, work, argument) == 0 && pthread_join(thread, NULL) == 0);
    pthread_attr_destroy(&attributes);
}

static blob repeated(const char *before, const char *text, size_t times) {
    size_t len = strlen(text), start = strlen(before);
    blob made = {(uint8_t *)malloc(start + len * times), start + len * times};
    CHECK(made.data != NULL);
    memcpy(made.data, before, start);
    for (size_t i = 0; i < times; i++) {
        memcpy(made.data + start + i * len, text, len);
    }
    return made;
}

/* Ten megabytes of brackets, bare, in a field that is known, in one that is not, in a request; on a stack of 64 KB. */
void nested(void) {
    const size_t times = 10 * 1000 * 1000 / stride_of_checker();
    blob documents[] = {repeated("", "[", times), repeated("", "{\"a\":", times / 5),
                        repeated("{\"format\":\"alis.problem/1\",\"trusts\":", "[", times),
                        repeated("{\"unknown\":", "[", times), repeated("{\"rules\":", "{\"a\":", times / 5),
                        repeated("{\"format\":\"alis.request/1\",\"call\":\"plan\",\"problem\":", "[", times), {NULL, 0}};
    on_small_stack(read_nested, documents);
    for (blob *it = documents; it->data != NULL; it++) {
        blob_free(*it);
    }
    NO_HANDLES();
}

static void *whole_run(void *unused) {
    scene_end(scene_of("ahus-mix.json"));
    return unused;
}

/* Reading and planning on a stack of 64 KB: nothing recurses over the input. */
void small_stack(void) { on_small_stack(whole_run, NULL); }

void numbers(void) {
    static const char *const wrong[] = {"1e999", "4294967296", "-1", "1.5", "NaN", "01", "+1", "12345678901234567890123456",
                                        "\"1\"", "null", "1e0", "0x10", "-0.0", "18446744073709551616", "true", "[1]", "{}"};
    alis_engine *engine = new_engine();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[64];
        snprintf(text, sizeof text, "\"service_months\": %s", wrong[i]);
        refused_with(engine, ALIS_E_SYNTAX, "\"service_months\": 55", text);
    }
    alis_engine_free(engine);
    NO_HANDLES();
}

void keys(void) {
    static const char *const whole[] = {"", " ", "\n\n", "{}", "[]", "null", "{} {}", "{}x", "\"text\"", "7"};
    alis_engine *engine = new_engine();
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        blob document = blob_of_text(whole[i]);
        refused(engine, ALIS_E_SYNTAX, document);
        blob_free(document);
    }
    refused_with(engine, ALIS_E_SYNTAX, "\"id\": \"K1\"", "\"id\": \"K1\", \"id\": \"K1\"");
    refused_with(engine, ALIS_E_SYNTAX, "\"id\": \"K1\"", "\"id\": \"K1\", \"\\u0069d\": \"K1\"");
    refused_with(engine, ALIS_E_SYNTAX, "\"id\": \"K1\"", "\"id\": \"K1\", \"colour\": 1");
    refused_with(engine, ALIS_E_SYNTAX, "\"id\": \"K1\",", "");
    blob good = example("ahus-old.json"), twice = blob_of(good.data, good.len);
    twice.data = (uint8_t *)realloc(twice.data, 2 * good.len);
    CHECK(twice.data != NULL);
    memcpy(twice.data + good.len, good.data, good.len);
    twice.len = 2 * good.len;
    refused(engine, ALIS_E_SYNTAX, twice);
    blob_free(good);
    blob_free(twice);
    alis_engine_free(engine);
    NO_HANDLES();
}

/* Of the right form, and at fault in what it says. */
void meaning(void) {
    alis_engine *engine = new_engine();
    refused_with(engine, ALIS_E_INVALID, "alis.problem/1", "alis.problem/2");
    refused_with(engine, ALIS_E_INVALID, "\"id\": \"K2\"", "\"id\": \"K1\"");
    refused_with(engine, ALIS_E_INVALID, "\"unit\": \"geriatri\"", "\"unit\": \"nothing\"");
    refused_with(engine, ALIS_E_INVALID, "\"municipality\": \"3029\"", "\"municipality\": \"none\"");
    refused_with(engine, ALIS_E_INVALID, "\"rules\": \"ahus-2020\"", "\"rules\": \"ahus-1920\"");
    refused_with(engine, ALIS_E_INVALID, "\"last_period\": \"2022-P1\"", "\"last_period\": \"2020-P1\"");
    alis_engine_free(engine);
    NO_HANDLES();
}
