#include "common.h"

#include <stdarg.h>
#include <time.h>

void failed(const char *file, int line, const char *what) {
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    exit(1);
}

void check_status(const char *file, int line, const char *what, alis_status expected, alis_status found) {
    if (expected != found) {
        fprintf(stderr, "%s:%d: expected %s, found %s: %s\n", file, line, alis_status_name(expected),
                alis_status_name(found), what);
        exit(1);
    }
}

void check_text(const char *file, int line, const char *what, const char *expected, const char *found) {
    if (found == NULL || strcmp(expected, found) != 0) {
        fprintf(stderr, "%s:%d: expected \"%s\", found \"%s\": %s\n", file, line, expected,
                found == NULL ? "(NULL)" : found, what);
        exit(1);
    }
}

void check_number(const char *file, int line, const char *what, int64_t expected, int64_t found) {
    if (expected != found) {
        fprintf(stderr, "%s:%d: expected %lld, found %lld: %s\n", file, line, (long long)expected, (long long)found, what);
        exit(1);
    }
}

void check_ok(const char *file, int line, const char *what, alis_status found, alis_error **error) {
    if (found != ALIS_OK) {
        fprintf(stderr, "%s:%d: %s, \"%s\": %s\n", file, line, alis_status_name(found), alis_error_message(*error), what);
        exit(1);
    }
    if (*error != NULL) {
        failed(file, line, "an error with a success");
    }
}

void check_refused(const char *file, int line, const char *what, alis_status expected, alis_status found,
                   alis_error **error) {
    if (expected != found) {
        fprintf(stderr, "%s:%d: expected %s, found %s, \"%s\": %s\n", file, line, alis_status_name(expected),
                alis_status_name(found), *error == NULL ? "" : alis_error_message(*error), what);
        exit(1);
    }
    if (alis_error_status(*error) != expected || alis_error_message(*error)[0] == '\0') {
        failed(file, line, "the error has the status of the call, and a message");
    }
    alis_error_free(*error);
    *error = NULL;
}

static uint8_t *allocated(size_t len) {
    uint8_t *data = (uint8_t *)malloc(len > 0 ? len : 1);
    if (data == NULL) {
        failed(__FILE__, __LINE__, "memory");
    }
    return data;
}

blob blob_of(const void *data, size_t len) {
    blob made = {allocated(len), len};
    if (len > 0) {
        memcpy(made.data, data, len);
    }
    return made;
}

blob blob_of_text(const char *text) { return blob_of(text, strlen(text)); }

blob joined(const char *first, ...) {
    size_t len = 0;
    const char *text;
    va_list texts;
    va_start(texts, first);
    for (text = first; text != NULL; text = va_arg(texts, const char *)) {
        len += strlen(text);
    }
    va_end(texts);
    blob made = {allocated(len), 0};
    va_start(texts, first);
    for (text = first; text != NULL; text = va_arg(texts, const char *)) {
        memcpy(made.data + made.len, text, strlen(text));
        made.len += strlen(text);
    }
    va_end(texts);
    return made;
}

blob example(const char *path) {
    char whole[4096];
    const char *folder = getenv("ALIS_EXAMPLES");
    snprintf(whole, sizeof whole, "%s/%s", folder == NULL ? "docs/examples" : folder, path);
    FILE *file = fopen(whole, "rb");
    if (file == NULL) {
        fprintf(stderr, "%s cannot be read: set ALIS_EXAMPLES\n", whole);
        exit(1);
    }
    CHECK(fseek(file, 0, SEEK_END) == 0);
    long end = ftell(file);
    CHECK(end > 0);
    blob made = {allocated((size_t)end), (size_t)end};
    rewind(file);
    CHECK(fread(made.data, 1, made.len, file) == made.len);
    fclose(file);
    return made;
}

size_t offset_of(blob document, const char *text) {
    const void *found = memmem(document.data, document.len, text, strlen(text));
    if (found == NULL) {
        fprintf(stderr, "the document does not hold %s\n", text);
        exit(1);
    }
    return (size_t)((const uint8_t *)found - document.data);
}

blob replaced(blob document, const char *from, const char *to) {
    size_t at = offset_of(document, from), after = at + strlen(from);
    blob made = {allocated(document.len + strlen(to)), 0};
    memcpy(made.data, document.data, at);
    memcpy(made.data + at, to, strlen(to));
    memcpy(made.data + at + strlen(to), document.data + after, document.len - after);
    made.len = document.len - strlen(from) + strlen(to);
    blob exact = blob_of(made.data, made.len);
    free(made.data);
    return exact;
}

void blob_free(blob bytes) { free(bytes.data); }

char *c_string(blob bytes) {
    char *text = (char *)allocated(bytes.len + 1);
    memcpy(text, bytes.data, bytes.len);
    text[bytes.len] = '\0';
    return text;
}

int same(blob a, alis_buf *b) {
    return a.len == alis_buf_len(b) && memcmp(a.data, alis_buf_data(b), a.len) == 0;
}

blob taken(alis_buf *buf) {
    const uint8_t *data = alis_buf_data(buf);
    CHECK(data != NULL && data[alis_buf_len(buf)] == 0);
    /* One byte more: what the library hands out may be read as a C string, and so may this. */
    blob made = blob_of(data, alis_buf_len(buf) + 1);
    made.len--;
    alis_buf_free(buf);
    return made;
}

void place_of(blob document, size_t at, uint32_t *line, uint32_t *column) {
    *line = *column = 1;
    for (size_t i = 0; i < at; i++) {
        if (document.data[i] == '\n') {
            ++*line;
            *column = 1;
        } else if ((document.data[i] & 0xC0) != 0x80) {
            ++*column;
        }
    }
}

alis_engine *new_engine(void) {
    alis_engine *engine = NULL;
    alis_error *error = NULL;
    OK(alis_engine_new(NULL, &engine, &error));
    return engine;
}

alis_problem *read_problem(alis_engine *engine, blob document) {
    alis_problem *problem = NULL;
    alis_error *error = NULL;
    OK(alis_problem_from_json(engine, BLOB(document), NULL, 0, &problem, &error));
    return problem;
}

alis_problem *example_problem(alis_engine *engine, const char *path) {
    blob document = example(path);
    alis_problem *problem = read_problem(engine, document);
    blob_free(document);
    return problem;
}

alis_plan *solved(alis_engine *engine, const alis_problem *problem) {
    alis_plan *plan = NULL;
    alis_error *error = NULL;
    OK(alis_solve(engine, problem, NULL, NULL, &plan, &error));
    return plan;
}

scene scene_of(const char *path) {
    scene it;
    it.document = example(path);
    it.engine = new_engine();
    it.problem = read_problem(it.engine, it.document);
    it.plan = solved(it.engine, it.problem);
    return it;
}

void scene_end(scene it) {
    blob_free(it.document);
    alis_plan_free(it.plan);
    alis_problem_free(it.problem);
    alis_engine_free(it.engine);
    NO_HANDLES();
}

void pause_ms(long ms) {
    struct timespec time = {ms / 1000, (ms % 1000) * 1000 * 1000};
    nanosleep(&time, NULL);
}

int main(int argc, char **argv) {
    const char *wanted = argc > 1 ? argv[1] : NULL;
    int run = 0;
    for (const test_case *it = all_cases; it->name != NULL; it++) {
        if (wanted != NULL && strcmp(wanted, "--list") == 0) {
            puts(it->name);
            run++;
        } else if (wanted == NULL || strcmp(wanted, it->name) == 0) {
            it->run();
            run++;
        }
    }
    if (run == 0) {
        fprintf(stderr, "no such case\n");
        return 2;
    }
    return 0;
}
