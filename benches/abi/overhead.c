/*
 * Plans through the C ABI, for benches/src/abi.rs, which compiles and runs it. Reads the document named by the argument; then, for
 * each line on standard input, a number n: reads, plans and writes the document n times, frees what was made, and prints the
 * nanoseconds that all took.
 */
#define _POSIX_C_SOURCE 200809L

#include <alis.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void must(alis_status status, alis_error *error) {
    if (status != ALIS_OK) {
        fprintf(stderr, "%s: %s\n", alis_status_name(status), alis_error_message(error));
        exit(1);
    }
}

/* From bytes to bytes; the size of the plan document. */
static size_t once(alis_engine *engine, const uint8_t *json, size_t length) {
    alis_problem *problem = NULL;
    alis_plan *plan = NULL;
    alis_buf *written = NULL;
    alis_error *error = NULL;
    alis_solve_options options = {0};
    options.struct_size = sizeof options;
    options.flags = ALIS_SOLVE_WITHOUT_REASONS;
    must(alis_problem_from_json(engine, json, length, NULL, 0, &problem, &error), error);
    must(alis_solve(engine, problem, &options, NULL, &plan, &error), error);
    must(alis_plan_to_json(plan, &written, &error), error);
    size_t size = alis_buf_len(written);
    alis_buf_free(written);
    alis_plan_free(plan);
    alis_problem_free(problem);
    return size;
}

int main(int argc, char **argv) {
    static uint8_t json[1 << 26];
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    size_t length = file == NULL ? 0 : fread(json, 1, sizeof json, file);
    alis_engine *engine = NULL;
    alis_error *error = NULL;
    unsigned long repeat;
    if (length == 0 || length == sizeof json) {
        fprintf(stderr, "usage: overhead DOCUMENT (of less than 64 MiB)\n");
        return 2;
    }
    fclose(file);
    must(alis_engine_new(NULL, &engine, &error), error);
    while (scanf("%lu", &repeat) == 1) {
        struct timespec from, to;
        size_t size = 0;
        clock_gettime(CLOCK_MONOTONIC, &from);
        for (unsigned long i = 0; i < repeat; i++) {
            size += once(engine, json, length);
        }
        clock_gettime(CLOCK_MONOTONIC, &to);
        int64_t taken = (int64_t)(to.tv_sec - from.tv_sec) * 1000000000 + (to.tv_nsec - from.tv_nsec);
        printf("%" PRId64 " %zu\n", taken, size);
        fflush(stdout);
    }
    alis_engine_free(engine);
    return 0;
}
