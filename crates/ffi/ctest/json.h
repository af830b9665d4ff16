/* Just enough of JSON to hold what the library says in documents against what it says in structs. */
#ifndef ALIS_CTEST_JSON_H
#define ALIS_CTEST_JSON_H

#include "common.h"

/* The value at a JSON pointer, from its first byte on; NULL where there is none. The document ends with a NUL. */
const char *json_at(const char *document, const char *pointer);
/* How many elements the list at a pointer has; 0 where there is none. */
uint64_t json_count(const char *document, const char *pointer);
/* The integer at a pointer; `otherwise` where there is none. */
int64_t json_int(const char *document, const char *pointer, int64_t otherwise);
/* Whether the value at a pointer is this text, written without escapes. */
int json_is(const char *document, const char *pointer, const char *text);
/* The text at a pointer, unescaped, ended by a NUL; to be freed. */
char *json_text(const char *document, const char *pointer);
/* The document without the blanks between its tokens; to be freed. */
char *json_packed(const char *document);

#endif
