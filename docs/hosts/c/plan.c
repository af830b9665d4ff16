/*
 * Plans a problem from C: the plan goes to standard output, byte for byte as `alis plan --json` writes it. On standard error it
 * shows why somebody waits, what a bad document gives, and, where there is a second problem, a run that another thread cancels.
 *
 *     cc -std=c99 plan.c $(pkg-config --cflags --libs alis) -lpthread -o plan
 *     ./plan problem.json [long-problem.json] >plan.json
 */
#define _POSIX_C_SOURCE 200809L

#include <alis.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A whole file; NULL where it cannot be read. */
static uint8_t *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = NULL;
    size_t room = 0;
    *length = 0;
    if (file == NULL) {
        return NULL;
    }
    for (;;) {
        if (*length == room) {
            uint8_t *more = realloc(bytes, room = room == 0 ? 65536 : 2 * room);
            if (more == NULL) {
                break;
            }
            bytes = more;
        }
        size_t got = fread(bytes + *length, 1, room - *length, file);
        if (got == 0) {
            break;
        }
        *length += got;
    }
    if (ferror(file) || *length == room) {
        free(bytes);
        bytes = NULL;
    }
    fclose(file);
    return bytes;
}

/* Shows an error with every fault, and frees it. */
static void show(const char *what, alis_status status, alis_error *error) {
    uint64_t count = alis_error_fault_count(error);
    fprintf(stderr, "%s: %s\n", what, alis_status_name(status));
    if (count == 0) {
        fprintf(stderr, "  %s\n", alis_error_message(error));
    }
    for (uint64_t i = 0; i < count; i++) {
        /* The message holds the place; as numbers: alis_error_fault. */
        fprintf(stderr, "  %s\n", alis_error_fault_message(error, i));
    }
    alis_error_free(error);
}

static alis_status read_problem(alis_engine *engine, const char *path, alis_problem **problem, alis_error **error) {
    size_t length;
    uint8_t *json = read_file(path, &length);
    if (json == NULL) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(4);
    }
    alis_status status = alis_problem_from_json(engine, json, length, NULL, 0, problem, error);
    free(json); /* the library keeps nothing of it */
    return status;
}

/* The plan to standard output. */
static alis_status print_plan(const alis_plan *plan, alis_error **error) {
    alis_buf *json = NULL;
    alis_status status = alis_plan_to_json(plan, &json, error);
    if (status == ALIS_OK && fwrite(alis_buf_data(json), 1, alis_buf_len(json), stdout) != alis_buf_len(json)) {
        fprintf(stderr, "the plan cannot be written\n");
        exit(4);
    }
    alis_buf_free(json);
    return status;
}

/* Why the first one waits for whom everything is full, in words for the coordinator. As data: alis_explain. */
static alis_status print_reason(alis_engine *engine, const alis_problem *problem, const alis_plan *plan,
                                alis_error **error) {
    static const char how[] = "{\"language\": \"en\", \"audience\": \"coordinator\"}";
    for (uint64_t row = 0; row < alis_plan_count(plan); row++) {
        alis_placement placement = {0};
        placement.struct_size = sizeof placement;
        if (alis_plan_row(plan, row, &placement) != ALIS_OK || placement.reason != ALIS_REASON_FULL) {
            continue;
        }
        const char *id = alis_plan_candidate_id(plan, row);
        alis_buf *why = NULL;
        alis_status status = alis_letter(engine, problem, plan, (const uint8_t *)id, strlen(id), (const uint8_t *)how,
                                         sizeof how - 1, &why, error);
        if (status == ALIS_OK) {
            fprintf(stderr, "reason for %s:\n%s\n", id, (const char *)alis_buf_data(why));
        }
        alis_buf_free(why);
        return status;
    }
    fprintf(stderr, "reason: nobody waits\n");
    return ALIS_OK;
}

static void *cancel_soon(void *cancel) {
    const struct timespec soon = {0, 5 * 1000 * 1000};
    nanosleep(&soon, NULL);
    alis_cancel_trigger(cancel);
    return NULL;
}

/* A run that another thread ends. */
static alis_status cancelled(alis_engine *engine, const alis_problem *problem, alis_error **error) {
    alis_cancel *cancel = NULL;
    alis_plan *plan = NULL;
    pthread_t thread;
    if (alis_cancel_new(&cancel) != ALIS_OK || pthread_create(&thread, NULL, cancel_soon, cancel) != 0) {
        fprintf(stderr, "no thread\n");
        exit(4);
    }
    alis_status status = alis_solve(engine, problem, NULL, cancel, &plan, error);
    pthread_join(thread, NULL);
    alis_plan_free(plan);
    alis_cancel_free(cancel);
    return status;
}

int main(int argc, char **argv) {
    static const char bad[] = "{\"format\": \"alis.problem/1\",\n \"candidates\": [{\"id\": 7}]}";
    alis_engine *engine = NULL;
    alis_problem *problem = NULL, *other = NULL, *long_problem = NULL;
    alis_plan *plan = NULL;
    alis_error *error = NULL;
    alis_status status;

    if (argc != 2 && argc != 3) {
        fprintf(stderr, "usage: plan PROBLEM [LONG_PROBLEM]\n");
        return 2;
    }
    if (alis_abi_version() != ALIS_ABI_VERSION) {
        fprintf(stderr, "this program was built for another libalis than %s\n", alis_version());
        return 4;
    }
    status = alis_engine_new(NULL, &engine, &error);
    if (status == ALIS_OK) {
        status = read_problem(engine, argv[1], &problem, &error);
    }
    if (status == ALIS_OK) {
        status = alis_solve(engine, problem, NULL, NULL, &plan, &error);
    }
    if (status == ALIS_OK) {
        status = print_plan(plan, &error);
    }
    if (status == ALIS_OK) {
        status = print_reason(engine, problem, plan, &error);
    }
    if (status == ALIS_OK) {
        alis_error *refused = NULL;
        alis_status found =
            alis_problem_from_json(engine, (const uint8_t *)bad, sizeof bad - 1, NULL, 0, &other, &refused);
        show("refused", found, refused);
    }
    if (status == ALIS_OK && argc == 3) {
        status = read_problem(engine, argv[2], &long_problem, &error);
    }
    if (status == ALIS_OK && argc == 3) {
        alis_error *ended = NULL;
        alis_status found = cancelled(engine, long_problem, &ended);
        show("cancelled", found, ended);
    }
    if (status != ALIS_OK) {
        show("failed", status, error);
    }
    alis_plan_free(plan);
    alis_problem_free(long_problem);
    alis_problem_free(other);
    alis_problem_free(problem);
    alis_engine_free(engine);
    return status == ALIS_OK && alis_live_handles() == 0 ? 0 : 1;
}
