/* Row 28: the library loaded and let go again and again ($ALIS_LIBRARY), also while a thread lives that used it. */
#include "common.h"

#include <dlfcn.h>
#include <pthread.h>
#include <semaphore.h>

typedef uint64_t (*live_fn)(void);
typedef alis_status (*new_fn)(const alis_engine_options *, alis_engine **, alis_error **);
typedef void (*free_fn)(alis_engine *);

static sem_t used, go;

static void *loaded(void) {
    const char *path = getenv("ALIS_LIBRARY");
    void *library = path == NULL ? NULL : dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        fprintf(stderr, "ALIS_LIBRARY cannot be loaded: %s\n", path == NULL ? "not set" : dlerror());
        exit(1);
    }
    return library;
}

static void *symbol(void *library, const char *name) {
    void *found = dlsym(library, name);
    if (found == NULL) {
        fprintf(stderr, "no %s\n", name);
        exit(1);
    }
    return found;
}

static int works(void *library) {
    alis_engine *engine = NULL;
    new_fn make;
    free_fn end;
    live_fn live;
    /* ISO C has no conversion between pointers to data and to functions. */
    void *address = symbol(library, "alis_engine_new");
    memcpy(&make, &address, sizeof make);
    address = symbol(library, "alis_engine_free");
    memcpy(&end, &address, sizeof end);
    address = symbol(library, "alis_live_handles");
    memcpy(&live, &address, sizeof live);
    if (make(NULL, &engine, NULL) != ALIS_OK || engine == NULL) {
        return 0;
    }
    end(engine);
    return live() == 0;
}

static void *use(void *library) {
    if (!works(library)) {
        exit(1);
    }
    sem_post(&used);
    sem_wait(&go);
    return NULL;
}

int main(void) {
    pthread_t thread;
    for (int i = 0; i < 200; i++) {
        void *library = loaded();
        if (!works(library) || dlclose(library) != 0) {
            fprintf(stderr, "round %d\n", i);
            return 1;
        }
    }
    sem_init(&used, 0, 0);
    sem_init(&go, 0, 0);
    void *library = loaded();
    if (pthread_create(&thread, NULL, use, library) != 0) {
        return 1;
    }
    sem_wait(&used);
    if (dlclose(library) != 0) {
        return 1;
    }
    sem_post(&go); /* its destructors run now */
    return pthread_join(thread, NULL);
}
