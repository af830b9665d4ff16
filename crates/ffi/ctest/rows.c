/* A plan row by row against the plan as a document. */
#include "json.h"

void rows_are_those_of_the_document(void);

static const char *const states[] = {"", "proposed", "expected", "serving", "accepted", "offered"};

static int32_t reason_of(const char *json, const char *pointer) {
    static const struct {
        const char *name;
        int32_t number;
    } reasons[] = {{"beyond_horizon", ALIS_REASON_BEYOND_HORIZON},
                   {"leave", ALIS_REASON_LEAVE},
                   {"service", ALIS_REASON_SERVICE},
                   {"goals", ALIS_REASON_GOALS},
                   {"places", ALIS_REASON_PLACES},
                   {"declined", ALIS_REASON_DECLINED},
                   {"no_post", ALIS_REASON_NO_POST},
                   {"full", ALIS_REASON_FULL},
                   {"schemes", ALIS_REASON_SCHEMES},
                   {"municipality_registered", ALIS_REASON_MUNICIPALITY_REGISTERED},
                   {"catchment", ALIS_REASON_CATCHMENT},
                   {"employment", ALIS_REASON_EMPLOYMENT}};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (json_is(json, pointer, reasons[i].name)) {
            return reasons[i].number;
        }
    }
    return -1;
}

/* Pointers below a row of the document. */
static const char *below(const char *row, const char *field) {
    static char pointer[128];
    snprintf(pointer, sizeof pointer, "%s/%s", row, field);
    return pointer;
}

static void check_segment(const char *json, const char *row, const alis_plan *plan, uint64_t at, uint32_t number) {
    SIZED(alis_segment, segment);
    SIZED(alis_quarter, quarter);
    char here[96];
    snprintf(here, sizeof here, "%s/segments/%u", row, (unsigned)number);
    CHECK_STATUS(ALIS_OK, alis_plan_segment(plan, at, number, &segment));
    CHECK(json_is(json, below(here, "unit"), alis_plan_unit_id(plan, at, number)));
    CHECK(json_is(json, below(here, "post"), alis_plan_post_id(plan, at, number)));
    CHECK_STATUS(ALIS_OK, alis_quarter_dates(segment.first_quarter, &quarter));
    CHECK(json_is(json, below(here, "from"), quarter.name));
    CHECK_STATUS(ALIS_OK, alis_quarter_dates(segment.last_quarter, &quarter));
    CHECK(json_is(json, below(here, "to"), quarter.name));
}

static void check_placed(const char *json, const char *row, const alis_plan *plan, uint64_t at) {
    SIZED(alis_placement, found);
    SIZED(alis_quarter, quarter);
    char day[40];
    CHECK_STATUS(ALIS_OK, alis_plan_row(plan, at, &found));
    CHECK(found.state >= ALIS_STATE_PROPOSED && found.state <= ALIS_STATE_OFFERED && found.reason == ALIS_REASON_NONE);
    CHECK(json_is(json, below(row, "status"), states[found.state]));
    CHECK_NUMBER(json_int(json, below(row, "rank"), -1), found.rank);
    CHECK_NUMBER(json_int(json, below(row, "queue_place"), 0), found.queue_place);
    CHECK_NUMBER(json_int(json, below(row, "months"), -1), found.months);
    CHECK_NUMBER(json_int(json, below(row, "waiting"), -1), found.waiting);
    CHECK_NUMBER(json_int(json, below(row, "wish"), -1), found.wish);
    CHECK_NUMBER(json_int(json, below(row, "away"), -1), found.away);
    CHECK_NUMBER(json_int(json, below(row, "relevance"), -1), found.relevance);
    CHECK_NUMBER(json_count(json, below(row, "segments")), found.segments);
    CHECK_STATUS(ALIS_OK, alis_quarter_dates(found.first_quarter, &quarter));
    CHECK(json_is(json, below(row, "start"), quarter.name));
    snprintf(day, sizeof day, "%04d-%02d-%02d", (int)quarter.first_year, (int)quarter.first_month, (int)quarter.first_day);
    CHECK(json_is(json, below(row, "start_date"), day));
    CHECK_STATUS(ALIS_OK, alis_quarter_dates(found.last_quarter, &quarter));
    snprintf(day, sizeof day, "%04d-%02d-%02d", (int)quarter.last_year, (int)quarter.last_month, (int)quarter.last_day);
    CHECK(json_is(json, below(row, "end_date"), day));
    for (uint32_t number = 0; number < found.segments; number++) {
        check_segment(json, row, plan, at, number);
    }
    SIZED(alis_segment, none);
    CHECK_STATUS(ALIS_E_RANGE, alis_plan_segment(plan, at, found.segments, &none));
    CHECK(alis_plan_unit_id(plan, at, found.segments) == NULL && alis_plan_post_id(plan, at, found.segments) == NULL);
}

static void check_without_place(const char *json, const char *row, const alis_plan *plan, uint64_t at, int32_t state) {
    SIZED(alis_placement, found);
    CHECK_STATUS(ALIS_OK, alis_plan_row(plan, at, &found));
    CHECK_NUMBER(state, found.state);
    CHECK_NUMBER(reason_of(json, below(row, state == ALIS_STATE_UNPLACED ? "reason" : "rule")), found.reason);
    CHECK_NUMBER(json_int(json, below(row, "rank"), 0), found.rank);
    CHECK_NUMBER(json_int(json, below(row, "queue_place"), 0), found.queue_place);
    CHECK(found.segments == 0 && found.months == 0 && found.first_quarter == 0 && found.last_quarter == 0);
    CHECK(alis_plan_unit_id(plan, at, 0) == NULL && alis_plan_post_id(plan, at, 0) == NULL);
}

/* The row of the document in which a candidate stands, as a pointer. */
static void row_of(const char *json, const char *list, const char *candidate, char *row, size_t room) {
    uint64_t count = json_count(json, list);
    for (uint64_t i = 0; i < count; i++) {
        snprintf(row, room, "%s/%d", list, (int)i);
        if (json_is(json, below(row, "candidate"), candidate)) {
            return;
        }
    }
    fprintf(stderr, "%s is not among %s\n", candidate, list);
    exit(1);
}

void rows_are_those_of_the_document(void) {
    static const char *const names[] = {"ahus-new.json", "ahus-mix.json", "helse-nord.json"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        scene it = scene_of(names[i]);
        alis_error *error = NULL;
        alis_buf *buf = NULL;
        OK(alis_plan_to_json(it.plan, &buf, &error));
        blob document = taken(buf);
        const char *json = (const char *)document.data;
        uint64_t count = alis_plan_count(it.plan), ineligible = json_count(json, "/ineligible");
        uint32_t rank = 0;
        CHECK_NUMBER(json_count(json, "/placements") + json_count(json, "/unplaced") + ineligible, count);
        for (uint64_t at = 0; at < count; at++) {
            SIZED(alis_placement, found);
            char row[64];
            const char *candidate = alis_plan_candidate_id(it.plan, at);
            CHECK_STATUS(ALIS_OK, alis_plan_row(it.plan, at, &found));
            /* The ranked by rank, then the ineligible by id. */
            if (at < count - ineligible) {
                CHECK(found.rank > rank);
                rank = found.rank;
            } else {
                CHECK(found.rank == 0 && found.state == ALIS_STATE_INELIGIBLE);
                CHECK(at == count - ineligible || strcmp(alis_plan_candidate_id(it.plan, at - 1), candidate) < 0);
            }
            const char *list = found.state == ALIS_STATE_INELIGIBLE ? "/ineligible"
                               : found.state == ALIS_STATE_UNPLACED ? "/unplaced"
                                                                    : "/placements";
            row_of(json, list, candidate, row, sizeof row);
            CHECK(json_is(json, below(row, "trust"), alis_plan_trust_id(it.plan, at)));
            if (found.state < ALIS_STATE_UNPLACED) {
                check_placed(json, row, it.plan, at);
            } else {
                check_without_place(json, row, it.plan, at, found.state);
            }
        }
        blob_free(document);
        scene_end(it);
    }
}
