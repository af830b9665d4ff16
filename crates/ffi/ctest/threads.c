/* Rows 15, 18, 19, 20 with threads. Under a race detector too; `planted_race` is a race that it must see. */
#include "common.h"

#include <pthread.h>
#include <semaphore.h>

void shared_by_threads(void);
void frees_from_threads(void);
void one_engine_two_threads(void);
void freed_during_a_call(void);
void cancelled_in_the_middle(void);
void one_switch_two_calls(void);
void engines_of_many_threads(void);
void planted_race(void);

const test_case all_cases[] = {{"shared_by_threads", shared_by_threads},
                               {"frees_from_threads", frees_from_threads},
                               {"one_engine_two_threads", one_engine_two_threads},
                               {"freed_during_a_call", freed_during_a_call},
                               {"cancelled_in_the_middle", cancelled_in_the_middle},
                               {"one_switch_two_calls", one_switch_two_calls},
                               {"engines_of_many_threads", engines_of_many_threads},
                               {"planted_race", planted_race},
                               {NULL, NULL}};

enum { THREADS = 8 };

static void together(void *(*work)(void *), void *argument) {
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&threads[i], NULL, work, argument) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
}

/* Everything that is immutable is used by all threads at once, the first reading of rows included. */
static void *use(void *given) {
    const scene *it = (const scene *)given;
    alis_engine *own = new_engine();
    alis_error *error = NULL;
    alis_buf *buf = NULL;
    for (uint64_t row = 0; row < alis_plan_count(it->plan); row++) {
        SIZED(alis_placement, placement);
        CHECK_STATUS(ALIS_OK, alis_plan_row(it->plan, row, &placement));
        CHECK(alis_plan_candidate_id(it->plan, row) != NULL);
    }
    alis_plan *plan = solved(own, it->problem);
    CHECK(alis_plan_count(plan) == alis_plan_count(it->plan));
    OK(alis_explain(own, it->problem, it->plan, LITERAL("K12"), &buf, &error));
    alis_buf_free(buf);
    OK(alis_problem_to_json(it->problem, &buf, &error));
    alis_buf_free(buf);
    CHECK(alis_build_info()[0] == '{');
    CHECK_STATUS(ALIS_E_PANIC, alis_selftest_panic(&error));
    alis_error_free(error);
    alis_plan_free(plan);
    alis_engine_free(own);
    return NULL;
}

void shared_by_threads(void) {
    scene it = scene_of("ahus-mix.json");
    together(use, &it);
    scene_end(it);
}

static void *free_them(void *given) {
    scene *it = (scene *)given;
    alis_plan_free(it->plan);
    alis_problem_free(it->problem);
    alis_engine_free(it->engine);
    return NULL;
}

void frees_from_threads(void) {
    scene it = scene_of("ahus-new.json");
    together(free_them, &it);
    scene_end(it);
}

/* A call that stands still in its progress function until it is let go. */
typedef struct held {
    scene it;
    alis_cancel *cancel;
    sem_t reached, go;
    alis_status status;
    alis_plan *plan;
    int calls;
} held;

static int32_t hold(uint64_t proved, uint64_t of, void *user_data) {
    held *in = (held *)user_data;
    (void)proved, (void)of;
    if (in->calls++ == 0) {
        CHECK(sem_post(&in->reached) == 0 && sem_wait(&in->go) == 0);
    }
    return 0;
}

static void *solve(void *given) {
    held *in = (held *)given;
    in->status = alis_solve(in->it.engine, in->it.problem, NULL, in->cancel, &in->plan, NULL);
    return NULL;
}

/* Begins a call on another thread, and comes back when it stands in its progress function. */
static pthread_t begin(held *in, const char *path, alis_cancel *cancel) {
    pthread_t thread;
    in->it = scene_of(path);
    in->cancel = cancel;
    in->plan = NULL;
    in->calls = 0;
    in->status = ALIS_E_PANIC;
    CHECK(sem_init(&in->reached, 0, 0) == 0 && sem_init(&in->go, 0, 0) == 0);
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(in->it.engine, hold, in));
    CHECK(pthread_create(&thread, NULL, solve, in) == 0 && sem_wait(&in->reached) == 0);
    return thread;
}

static void end(held *in, pthread_t thread, alis_status expected) {
    CHECK(sem_post(&in->go) == 0 && pthread_join(thread, NULL) == 0);
    CHECK_STATUS(expected, in->status);
    CHECK((in->plan != NULL) == (expected == ALIS_OK));
    alis_plan_free(in->plan);
    sem_destroy(&in->reached);
    sem_destroy(&in->go);
}

void one_engine_two_threads(void) {
    held in;
    alis_error *error = NULL;
    alis_plan *plan = NULL;
    pthread_t thread = begin(&in, "ahus-mix.json", NULL);
    REFUSED(ALIS_E_BUSY, alis_solve(in.it.engine, in.it.problem, NULL, NULL, &plan, &error));
    CHECK_STATUS(ALIS_E_BUSY, alis_engine_set_progress(in.it.engine, NULL, NULL));
    end(&in, thread, ALIS_OK);
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(in.it.engine, NULL, NULL));
    alis_plan_free(solved(in.it.engine, in.it.problem));
    scene_end(in.it);
}

/* The call ends well, and memory goes after it. */
void freed_during_a_call(void) {
    held in;
    alis_cancel *cancel = NULL;
    CHECK_STATUS(ALIS_OK, alis_cancel_new(&cancel));
    pthread_t thread = begin(&in, "ahus-mix.json", cancel);
    alis_engine_free(in.it.engine);
    alis_problem_free(in.it.problem);
    alis_cancel_free(cancel);
    CHECK_STATUS(ALIS_E_HANDLE, alis_cancel_trigger(cancel));
    CHECK_NUMBER(1, alis_live_handles());
    end(&in, thread, ALIS_OK);
    scene_end(in.it);
}

void cancelled_in_the_middle(void) {
    held in;
    alis_cancel *cancel = NULL;
    CHECK_STATUS(ALIS_OK, alis_cancel_new(&cancel));
    pthread_t thread = begin(&in, "helse-nord.json", cancel);
    CHECK_STATUS(ALIS_OK, alis_cancel_trigger(cancel));
    end(&in, thread, ALIS_E_CANCELLED);
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(in.it.engine, NULL, NULL));
    alis_plan_free(solved(in.it.engine, in.it.problem));
    alis_cancel_free(cancel);
    scene_end(in.it);
}

void one_switch_two_calls(void) {
    static held first, second;
    alis_cancel *cancel = NULL;
    CHECK_STATUS(ALIS_OK, alis_cancel_new(&cancel));
    pthread_t one = begin(&first, "helse-nord.json", cancel), two = begin(&second, "helse-nord.json", cancel);
    CHECK_STATUS(ALIS_OK, alis_cancel_trigger(cancel));
    end(&first, one, ALIS_E_CANCELLED);
    end(&second, two, ALIS_E_CANCELLED);
    alis_cancel_free(cancel);
    blob_free(first.it.document);
    alis_plan_free(first.it.plan);
    alis_problem_free(first.it.problem);
    alis_engine_free(first.it.engine);
    scene_end(second.it);
}

static int32_t on_this_thread(uint64_t proved, uint64_t of, void *user_data) {
    (void)proved, (void)of;
    CHECK(pthread_equal(*(pthread_t *)user_data, pthread_self()));
    return 0;
}

/* An engine that may use several threads: the progress function is called on the caller's alone, the plan is the same. */
void engines_of_many_threads(void) {
    scene it = scene_of("helse-nord.json");
    alis_error *error = NULL;
    alis_engine *wide = NULL;
    alis_buf *a = NULL, *b = NULL;
    pthread_t self = pthread_self();
    SIZED(alis_engine_options, options);
    options.threads = 4;
    OK(alis_engine_new(&options, &wide, &error));
    CHECK_STATUS(ALIS_OK, alis_engine_set_progress(wide, on_this_thread, &self));
    alis_problem *problem = read_problem(wide, it.document);
    alis_plan *plan = solved(wide, problem);
    OK(alis_plan_to_json(it.plan, &a, &error));
    OK(alis_plan_to_json(plan, &b, &error));
    blob one = taken(a);
    CHECK(same(one, b));
    blob_free(one);
    alis_buf_free(b);
    alis_plan_free(plan);
    alis_problem_free(problem);
    alis_engine_free(wide);
    scene_end(it);
}

static void *write_into(void *given) {
    blob *document = (blob *)given;
    for (int i = 0; i < 2000; i++) {
        document->data[document->len - 1] = i % 2 == 0 ? ' ' : '\n';
        pause_ms(i % 50 == 0);
    }
    return NULL;
}

/* Against the contract: another thread writes into a document while the library reads it. */
void planted_race(void) {
    blob document = example("ahus-old.json");
    alis_engine *engine = new_engine();
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, write_into, &document) == 0);
    for (int i = 0; i < 20; i++) {
        alis_problem_free(read_problem(engine, document));
    }
    CHECK(pthread_join(thread, NULL) == 0);
    alis_engine_free(engine);
    blob_free(document);
    NO_HANDLES();
}
