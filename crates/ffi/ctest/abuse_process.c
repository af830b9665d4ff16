/* Rows 23, 27, 29, 31, 32: the process around the library. Some of these end it; the runner knows which and how. */
#include "common.h"

#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

void forked(void);
void at_exit(void);
void thread_destructor(void);
void out_of_memory(void);
void stack_overflow(void);

/* After fork the child goes on, and the parent waits. */
void forked(void) {
    scene it = scene_of("ahus-mix.json");
    int status = -1;
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        alis_plan *plan = solved(it.engine, it.problem);
        int good = alis_plan_count(plan) == alis_plan_count(it.plan);
        alis_plan_free(plan);
        alis_plan_free(it.plan);
        alis_problem_free(it.problem);
        alis_engine_free(it.engine);
        blob_free(it.document);
        _exit(good && alis_live_handles() == 0 ? 0 : 1);
    }
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status));
    CHECK_NUMBER(0, WEXITSTATUS(status));
    scene_end(it);
}

/* Uses what the library can do where a thread or the process is at its end: an error, a panic, a whole plan. */
static void late_use(void) {
    alis_error *error = NULL;
    alis_problem *problem = NULL;
    alis_engine *engine = new_engine();
    REFUSED(ALIS_E_SYNTAX, alis_problem_from_json(engine, LITERAL("{"), NULL, 0, &problem, &error));
    alis_engine_free(engine);
    CHECK_STATUS(ALIS_E_PANIC, alis_selftest_panic(&error));
    alis_error_free(error);
    scene_end(scene_of("ahus-new.json"));
}

static int late_ends[2];

static void at_the_end(void) {
    late_use();
    CHECK(write(late_ends[1], "x", 1) == 1);
}

/* A process that uses the library in a function of atexit, watched by its parent. */
static void watched(void (*work)(void)) {
    char byte = 0;
    int status = -1;
    CHECK(pipe(late_ends) == 0);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        close(late_ends[0]);
        work();
        exit(0);
    }
    close(late_ends[1]);
    CHECK(read(late_ends[0], &byte, 1) == 1 && byte == 'x');
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    close(late_ends[0]);
    NO_HANDLES();
}

static void register_at_exit(void) {
    CHECK(atexit(at_the_end) == 0);
    late_use();
}

void at_exit(void) { watched(register_at_exit); }

static void key_destructor(void *value) {
    (void)value;
    at_the_end();
}

static void *with_key(void *key) {
    late_use();
    CHECK(pthread_setspecific(*(pthread_key_t *)key, key) == 0);
    return NULL;
}

static void end_a_thread(void) {
    pthread_key_t key;
    pthread_t thread;
    CHECK(pthread_key_create(&key, key_destructor) == 0);
    CHECK(pthread_create(&thread, NULL, with_key, &key) == 0 && pthread_join(thread, NULL) == 0);
}

/* In a thread's destructor, after the thread's own variables of the library are gone. */
void thread_destructor(void) { watched(end_a_thread); }

/* Memory runs out while a large document is read: Rust ends the process. */
void out_of_memory(void) {
    const size_t count = 400 * 1000;
    blob good = example("ahus-old.json");
    size_t start = offset_of(good, "\"id\": \"K1\"");
    while (good.data[start] != '{') {
        start--;
    }
    size_t end = offset_of(good, "\"id\": \"K2\"");
    while (good.data[end] != '{') {
        end--;
    }
    size_t len = end - start, total = good.len + count * len;
    uint8_t *data = (uint8_t *)malloc(total);
    CHECK(data != NULL);
    memcpy(data, good.data, start);
    for (size_t i = 0; i < count; i++) {
        memcpy(data + start + i * len, good.data + start, len);
    }
    memcpy(data + start + count * len, good.data + end, good.len - end);
    total = start + count * len + good.len - end;
    alis_engine *engine = new_engine();
    alis_problem *problem = NULL;
    struct rlimit limit;
    long pages = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    CHECK(statm != NULL && fscanf(statm, "%ld", &pages) == 1);
    fclose(statm);
    limit.rlim_cur = limit.rlim_max = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + 32 * 1024 * 1024;
    CHECK(setrlimit(RLIMIT_AS, &limit) == 0);
    (void)alis_problem_from_json(engine, data, total, NULL, 0, &problem, NULL);
    failed(__FILE__, __LINE__, "memory ran out");
}

void stack_overflow(void) {
    (void)alis_selftest_overflow();
    failed(__FILE__, __LINE__, "the stack was used up");
}

#ifdef __cplusplus

#include <stdexcept>

void callback_throws(void);
void static_destructor(void);

static int32_t throwing(uint64_t proved, uint64_t of, void *user_data) {
    (void)proved, (void)of, (void)user_data;
    throw std::runtime_error("out of a callback");
}

/* The process ends with a message; no exception comes through, and nothing goes on with half a call. */
void callback_throws(void) {
    scene it = scene_of("ahus-mix.json");
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(it.engine, throwing, NULL));
    alis_plan *plan = NULL;
    try {
        (void)alis_solve(it.engine, it.problem, NULL, NULL, &plan, NULL);
    } catch (...) {
    }
    failed(__FILE__, __LINE__, "the process ended");
}

namespace {
struct late {
    ~late() { at_the_end(); }
};
} // namespace

static void with_static(void) {
    static late used_at_exit;
    static thread_local late used_at_the_end_of_the_thread;
    (void)&used_at_exit, (void)&used_at_the_end_of_the_thread;
    late_use();
}

void static_destructor(void) { watched(with_static); }

#endif
