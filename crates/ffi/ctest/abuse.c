/* What a library must survive: each case is its own process (README.md has the table). */
#include "common.h"

#define CASES(X)                                                                                                      \
    X(null_engine) X(null_documents) X(null_plans) X(null_answers) X(null_small) X(null_json)                         \
    X(null_error_and_free) X(misaligned) X(length_short) X(length_over_limit) X(length_too_long)                      \
    X(not_utf8) X(surrogate_in_id) X(other_types) X(embedded_nul) X(truncated) X(nested) X(small_stack) X(numbers) X(keys) X(meaning)                   \
    X(double_free) X(use_after_free) X(wrong_handles) X(cancelled_before) X(cancelled_after) X(callback_reenters)     \
    X(callback_frees_all) X(callback_jumps) X(panics) X(struct_sizes) X(indexes) X(forked) X(at_exit)                 \
    X(thread_destructor) X(out_of_memory) X(stack_overflow)

#define DECLARED(name) void name(void);
#define LISTED(name) {#name, name},
CASES(DECLARED)
#ifdef __cplusplus
void callback_throws(void);
void static_destructor(void);
#define CPLUSPLUS LISTED(callback_throws) LISTED(static_destructor)
#else
#define CPLUSPLUS
#endif

const test_case all_cases[] = {CASES(LISTED) CPLUSPLUS{NULL, NULL}};
