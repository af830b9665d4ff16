/*
 * What the C tests share. The files compile as C99 and as C++17.
 *
 * A case is a function; each program (suite, threads, abuse) lists its own. `PROGRAM` runs all of them one after the other,
 * `PROGRAM NAME` one alone, `PROGRAM --list` names them. A check that does not hold prints where, and ends the program with 1.
 */
#ifndef ALIS_CTEST_COMMON_H
#define ALIS_CTEST_COMMON_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "alis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct test_case {
    const char *name;
    void (*run)(void);
} test_case;

/* The cases of a program, ended by one without a name. */
extern const test_case all_cases[];

/* Ends the program where a condition does not hold. */
#define CHECK(condition) ((condition) ? (void)0 : failed(__FILE__, __LINE__, #condition))
#define CHECK_STATUS(expected, call) check_status(__FILE__, __LINE__, #call, expected, call)
#define CHECK_TEXT(expected, found) check_text(__FILE__, __LINE__, #found, expected, found)
#define CHECK_NUMBER(expected, found) check_number(__FILE__, __LINE__, #found, (int64_t)(expected), (int64_t)(found))
/* The same for a call whose last argument is &error: what the error says is shown, and freed. */
#define OK(call) check_ok(__FILE__, __LINE__, #call, call, &error)
/* A call that must fail: the outputs stay as they are, and the error has the same status. The error is freed. */
#define REFUSED(expected, call) check_refused(__FILE__, __LINE__, #call, expected, call, &error)
#define NO_HANDLES() CHECK_NUMBER(0, alis_live_handles())

void failed(const char *file, int line, const char *what);
void check_status(const char *file, int line, const char *what, alis_status expected, alis_status found);
void check_text(const char *file, int line, const char *what, const char *expected, const char *found);
void check_number(const char *file, int line, const char *what, int64_t expected, int64_t found);
void check_ok(const char *file, int line, const char *what, alis_status found, alis_error **error);
void check_refused(const char *file, int line, const char *what, alis_status expected, alis_status found,
                   alis_error **error);

/* A struct with its size set and all else 0. */
#define SIZED(type, name) \
    type name;            \
    memset(&name, 0, sizeof name), name.struct_size = (uint32_t)sizeof name

/* A string literal, or a C string, as pointer and length. */
#define LITERAL(text) (const uint8_t *)(text), sizeof(text) - 1
#define TEXT(text) (const uint8_t *)(text), strlen(text)

/* Bytes of the heap, exactly as many as there are, so that a checker sees every byte that is read behind them. */
typedef struct blob {
    uint8_t *data;
    size_t len;
} blob;

#define BLOB(bytes) (bytes).data, (bytes).len

blob blob_of(const void *data, size_t len);
blob blob_of_text(const char *text);
/* The texts one after the other; the last argument is NULL. */
blob joined(const char *first, ...);
/* A committed document, by its path under docs/examples ($ALIS_EXAMPLES). */
blob example(const char *path);
/* The same with the first `from` replaced by `to`; it must be there. */
blob replaced(blob document, const char *from, const char *to);
void blob_free(blob bytes);
/* The same with a NUL behind it; to be freed. */
char *c_string(blob bytes);
int same(blob a, alis_buf *b);
/* What a buffer of the library holds, which is freed. */
blob taken(alis_buf *buf);
/* The line and column (both from 1; columns in characters) of a byte. */
void place_of(blob document, size_t at, uint32_t *line, uint32_t *column);
/* Where a text begins in a document; it must be there. */
size_t offset_of(blob document, const char *text);

alis_engine *new_engine(void);
alis_problem *read_problem(alis_engine *engine, blob document);
alis_problem *example_problem(alis_engine *engine, const char *path);
alis_plan *solved(alis_engine *engine, const alis_problem *problem);

/* An example, an engine, its problem and plan: what most cases begin with. */
typedef struct scene {
    blob document;
    alis_engine *engine;
    alis_problem *problem;
    alis_plan *plan;
} scene;
scene scene_of(const char *path);
/* Frees the scene, and sees to it that no handle is left. */
void scene_end(scene it);

/* Sleeps. Never what a check depends on. */
void pause_ms(long ms);

#endif
