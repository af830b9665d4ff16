/* The cases that hold the library to its header, in one process or each alone. */
#include "common.h"

#define CASES(X)                                                                                                      \
    X(smoke) X(versions) X(schemas) X(statuses)                                                                       \
    X(engine_options) X(solve_options) X(outputs_are_written_on_success_only) X(texts_end_with_a_nul)                 \
    X(handles_end) X(structs_of_other_versions) X(quarters) X(progress) X(progress_cancels) X(languages)              \
    X(the_process_is_left_alone) X(immutable_objects_outlive_their_makers)                                            \
    X(faults_are_all_listed) X(faults_of_syntax) X(faults_of_meaning) X(faults_of_rules) X(canonical_problem)         \
    X(checked_problem) X(problem_counts) X(plans_are_those_committed) X(plan_is_read_back) X(unproved_plan)           \
    X(rows_are_those_of_the_document)                                                                                 \
    X(verified) X(wrong_plan_is_found) X(ranked_and_compared) X(explained) X(asked_what_if) X(cut_off) X(letters)     \
    X(rule_sets) X(lotteries) X(mismatches) X(answers_not_found)                                                      \
    X(requests_give_the_bytes_of_the_calls) X(request_options) X(request_faults) X(request_faults_inside)

#define DECLARED(name) void name(void);
#define LISTED(name) {#name, name},
CASES(DECLARED)

const test_case all_cases[] = {CASES(LISTED){NULL, NULL}};
