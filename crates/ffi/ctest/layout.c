/* The layout of what crosses the boundary, as it was published: a change breaks every host that was compiled before. */
#include "alis.h"

#define HOLDS(name, condition) typedef char name[(condition) ? 1 : -1]
#define AT(type, field, offset) HOLDS(type##_##field##_at, offsetof(type, field) == (offset))

HOLDS(status_size, sizeof(alis_status) == 4);
HOLDS(plan_state_size, sizeof(alis_plan_state) == 4);
HOLDS(verdict_size, sizeof(alis_verdict) == 4);
HOLDS(language_size, sizeof(alis_language) == 4);
HOLDS(solver_size, sizeof(alis_solver) == 4);
HOLDS(state_size, sizeof(alis_state) == 4);
HOLDS(reason_size, sizeof(alis_reason) == 4);
HOLDS(pointer_size, sizeof(void *) == 8);

HOLDS(engine_options_size, sizeof(alis_engine_options) == 24);
AT(alis_engine_options, struct_size, 0);
AT(alis_engine_options, language, 4);
AT(alis_engine_options, max_input_bytes, 8);
AT(alis_engine_options, threads, 16);
AT(alis_engine_options, flags, 20);

HOLDS(solve_options_size, sizeof(alis_solve_options) == 24);
AT(alis_solve_options, struct_size, 0);
AT(alis_solve_options, flags, 4);
AT(alis_solve_options, time_limit_ms, 8);
AT(alis_solve_options, solver, 16);
AT(alis_solve_options, reserved, 20);

HOLDS(problem_counts_size, sizeof(alis_problem_counts) == 40);
AT(alis_problem_counts, struct_size, 0);
AT(alis_problem_counts, trusts, 4);
AT(alis_problem_counts, hospitals, 8);
AT(alis_problem_counts, units, 12);
AT(alis_problem_counts, posts, 16);
AT(alis_problem_counts, municipalities, 20);
AT(alis_problem_counts, candidates, 24);
AT(alis_problem_counts, quarters, 28);
AT(alis_problem_counts, first_quarter, 32);
AT(alis_problem_counts, reserved, 36);

HOLDS(placement_size, sizeof(alis_placement) == 56);
AT(alis_placement, struct_size, 0);
AT(alis_placement, state, 4);
AT(alis_placement, reason, 8);
AT(alis_placement, rank, 12);
AT(alis_placement, queue_place, 16);
AT(alis_placement, segments, 20);
AT(alis_placement, first_quarter, 24);
AT(alis_placement, last_quarter, 28);
AT(alis_placement, months, 32);
AT(alis_placement, waiting, 36);
AT(alis_placement, wish, 40);
AT(alis_placement, away, 44);
AT(alis_placement, relevance, 48);
AT(alis_placement, reserved, 52);

HOLDS(segment_size, sizeof(alis_segment) == 16);
AT(alis_segment, struct_size, 0);
AT(alis_segment, first_quarter, 4);
AT(alis_segment, last_quarter, 8);
AT(alis_segment, reserved, 12);

HOLDS(quarter_size, sizeof(alis_quarter) == 52);
AT(alis_quarter, struct_size, 0);
AT(alis_quarter, year, 4);
AT(alis_quarter, period, 8);
AT(alis_quarter, half, 12);
AT(alis_quarter, first_year, 16);
AT(alis_quarter, first_month, 20);
AT(alis_quarter, first_day, 24);
AT(alis_quarter, last_year, 28);
AT(alis_quarter, last_month, 32);
AT(alis_quarter, last_day, 36);
AT(alis_quarter, name, 40);

HOLDS(fault_size, sizeof(alis_fault) == 16);
AT(alis_fault, struct_size, 0);
AT(alis_fault, line, 4);
AT(alis_fault, column, 8);
AT(alis_fault, reserved, 12);
