/*
 * alis.hpp - C++17 over alis.h: objects that free what they own, errors as exceptions, text as std::string_view.
 *
 *     alis::engine engine;
 *     alis::problem problem = engine.read_problem(json);
 *     alis::plan plan = engine.solve(problem);
 *     for (const alis::row &row : plan)
 *         if (row.segments() > 0)
 *             std::cout << row.candidate() << ": " << row.segment(0).unit << '\n';
 *     std::cout << plan.json();                       // the bytes that the command line writes
 *     std::cout << engine.explain(problem, plan, "K001");
 *
 * Header only; link with libalis (pkg-config alis, or alis::alis in CMake). What a call does, takes and gives is said in alis.h at the
 * function of the same name; here stands what C++ adds.
 *
 * OBJECTS own one handle each. They move and do not copy; what was moved from, or reset(), is empty (false as a bool), and its
 * use throws alis::error with ALIS_E_HANDLE (or gives what alis.h says of a bad handle: 0, no rows). get() lends the handle to C functions.
 * The order in which objects go does not matter: a plan outlives its problem, and both outlive their engine.
 *
 * ERRORS are alis::error, thrown by every function that is not noexcept: status(), name(), what(), faults() with every fault of
 * a document (JSON pointer, line, column, message), document() for all of it as JSON. Memory that runs out in C++ is std::bad_alloc.
 *
 * TEXT in is a std::string_view, UTF-8, without a byte order mark; it may hold NULs and need not end with one. A view that is
 * default-made is empty text. What may be left out is a std::optional: std::nullopt is NULL in alis.h. Text out is a buf, which owns
 * its bytes (view(), str(), a stream's <<), or a std::string_view that is good for as long as the object it was asked of.
 *
 * PROGRESS is any function of (proved, of) that gives true to go on and false to cancel. It may throw: the call is cancelled, and the
 * exception comes out of it as it was thrown. No exception ever passes through the library: it would end the process. A raw callback
 * (on_progress_raw) must therefore be noexcept, which its type demands.
 *
 * THREADS: one engine for each thread; a second call on an engine that is in one throws ALIS_E_BUSY. All else may be shared for
 * reading, as const objects. cancel::trigger may be called from any thread; moving, reset and destruction are not to meet another
 * use of the same object, as everywhere in C++.
 */
#ifndef ALIS_HPP
#define ALIS_HPP

#include <alis.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alis {

/* ---- What everything below is made of ---- */

namespace detail {

struct freer {
    void operator()(alis_engine *handle) const noexcept { alis_engine_free(handle); }
    void operator()(alis_cancel *handle) const noexcept { alis_cancel_free(handle); }
    void operator()(alis_problem *handle) const noexcept { alis_problem_free(handle); }
    void operator()(alis_plan *handle) const noexcept { alis_plan_free(handle); }
    void operator()(alis_report *handle) const noexcept { alis_report_free(handle); }
    void operator()(alis_buf *handle) const noexcept { alis_buf_free(handle); }
    void operator()(alis_error *handle) const noexcept { alis_error_free(handle); }
};

template <class Handle>
using pointer = std::unique_ptr<Handle, freer>;

/* Text as the library takes it. */
struct text {
    const std::uint8_t *data;
    std::size_t size;

    text(std::string_view view) noexcept
        : data(reinterpret_cast<const std::uint8_t *>(view.data() == nullptr ? "" : view.data())), size(view.size()) {}
    text(std::optional<std::string_view> view) noexcept : text(view.value_or(std::string_view())) {
        if (!view) {
            data = nullptr;
        }
    }
};

inline std::string_view view(const char *text) noexcept {
    return text == nullptr ? std::string_view() : std::string_view(text);
}

/* An empty struct of alis.h with its struct_size. */
template <class Struct>
Struct sized() noexcept {
    Struct made = {};
    made.struct_size = static_cast<std::uint32_t>(sizeof made);
    return made;
}

}  // namespace detail

/* A handle that is owned: the base of every object here. */
template <class Handle>
class owned {
public:
    owned() noexcept = default;
    explicit owned(detail::pointer<Handle> handle) noexcept : handle_(std::move(handle)) {}

    /* Whether there is a handle: not after a move or reset(). */
    explicit operator bool() const noexcept { return handle_ != nullptr; }
    /* The handle, for the functions of alis.h; still owned here. */
    Handle *get() const noexcept { return handle_.get(); }
    /* Frees the handle now. Twice is as good as once. */
    void reset() noexcept { handle_.reset(); }

private:
    detail::pointer<Handle> handle_;
};

/* ---- Errors ---- */

/* Where a document is at fault, and how. */
struct fault {
    std::string pointer;  /* JSON pointer (RFC 6901) */
    std::uint32_t line;   /* from 1; 0 where the place is not in a document */
    std::uint32_t column; /* in characters, from 1; 0 as above */
    std::string message;  /* where, what stands there, what was expected, what to do */
};

/* What every function here throws. Copies share what they know; none of it is the call's any more. */
class error : public std::runtime_error {
public:
    /* Of a status alone, or with the error object of the call. */
    error(alis_status status, detail::pointer<alis_error> handle)
        : std::runtime_error(handle ? alis_error_message(handle.get()) : alis_status_name(status)), status_(status) {
        const std::uint64_t count = alis_error_fault_count(handle.get());
        std::vector<fault> found;
        found.reserve(static_cast<std::size_t>(count));
        for (std::uint64_t index = 0; index < count; ++index) {
            auto place = detail::sized<alis_fault>();
            alis_error_fault(handle.get(), index, &place);
            const auto pointer = detail::view(alis_error_fault_pointer(handle.get(), index));
            const auto message = detail::view(alis_error_fault_message(handle.get(), index));
            found.push_back({std::string(pointer), place.line, place.column, std::string(message)});
        }
        faults_ = std::make_shared<const std::vector<fault>>(std::move(found));
        alis_buf *json = nullptr;
        if (handle && alis_error_to_json(handle.get(), &json) == ALIS_OK) {
            const detail::pointer<alis_buf> owner(json);
            const char *const data = reinterpret_cast<const char *>(alis_buf_data(json));
            document_ = std::make_shared<const std::string>(data, alis_buf_len(json));
        }
    }
    /* Of this header's own: what was wrong before the library was called. */
    error(alis_status status, const std::string &message)
        : std::runtime_error(message), status_(status), faults_(std::make_shared<const std::vector<fault>>()) {}

    alis_status status() const noexcept { return status_; }
    /* The status by name, such as "ALIS_E_SYNTAX". */
    const char *name() const noexcept { return alis_status_name(status_); }
    /* Every fault of the document; none where no document is at fault. */
    const std::vector<fault> &faults() const noexcept { return *faults_; }
    /* All of it as alis.error/1; empty where the call gave a status alone. */
    std::string_view document() const noexcept { return document_ ? std::string_view(*document_) : std::string_view(); }

private:
    alis_status status_;
    std::shared_ptr<const std::vector<fault>> faults_;
    std::shared_ptr<const std::string> document_;
};

namespace detail {

inline void demand(alis_status status) {
    if (status != ALIS_OK) {
        throw error(status, pointer<alis_error>());
    }
}

/* Calls what hands out a handle and an error: function(arguments..., &out, &error). */
template <class Handle, class Function, class... Arguments>
pointer<Handle> made(Function function, Arguments... arguments) {
    Handle *out = nullptr;
    alis_error *failure = nullptr;
    const alis_status status = function(arguments..., &out, &failure);
    pointer<Handle> handle(out);
    pointer<alis_error> why(failure);
    if (status != ALIS_OK) {
        throw error(status, std::move(why));
    }
    return handle;
}

}  // namespace detail

/* ---- Bytes ---- */

/* Text that the library made, mostly a JSON document. view() and data() are good for as long as the buf. */
class buf : public owned<alis_buf> {
public:
    using owned::owned;

    /* The bytes, with a NUL behind them; nullptr if empty of a handle. */
    const char *data() const noexcept { return reinterpret_cast<const char *>(alis_buf_data(get())); }
    /* How many bytes there are, without the NUL. */
    std::size_t size() const noexcept { return alis_buf_len(get()); }
    std::string_view view() const noexcept { return {data(), size()}; }
    operator std::string_view() const noexcept { return view(); }
    /* A copy of one's own. */
    std::string str() const { return std::string(view()); }

    friend std::ostream &operator<<(std::ostream &stream, const buf &bytes) { return stream << bytes.view(); }
};

/* ---- Of the library itself ---- */

/* The version of the library that is loaded, such as "0.1.0". */
inline std::string_view version() noexcept { return detail::view(alis_version()); }
/* What it is made of, as JSON. */
inline std::string_view build_info() noexcept { return detail::view(alis_build_info()); }
/* How many handles are alive in the process, those of C functions included. */
inline std::uint64_t live_handles() noexcept { return alis_live_handles(); }
/* The JSON Schema of a document, such as "problem". */
inline buf json_schema(std::string_view name) {
    const detail::text text(name);
    return buf(detail::made<alis_buf>(alis_json_schema, text.data, text.size));
}
/* A built-in rule set as a document. */
inline buf rules_json(std::string_view name) {
    const detail::text text(name);
    return buf(detail::made<alis_buf>(alis_rules_json, text.data, text.size));
}
/* The hash of a lottery's seed, to publish before the deadline. */
inline buf lottery_commit(std::string_view seed) {
    const detail::text text(seed);
    return buf(detail::made<alis_buf>(alis_lottery_commit, text.data, text.size));
}
/* The dates and the name of a quarter. */
inline alis_quarter quarter(std::int32_t number) {
    auto dates = detail::sized<alis_quarter>();
    detail::demand(alis_quarter_dates(number, &dates));
    return dates;
}

/* ---- Cancelling ---- */

/* A switch that ends calls: shared by as many as wanted, on any threads, and never reset. */
class cancel : public owned<alis_cancel> {
public:
    cancel() : owned(fresh()) {}

    /* Ends every call that was given this switch, now and later. Any thread, not a signal handler. */
    void trigger() const { detail::demand(alis_cancel_trigger(get())); }
    /* Whether it was triggered; false if empty. */
    bool triggered() const noexcept { return alis_cancel_is_triggered(get()) == 1; }

private:
    static detail::pointer<alis_cancel> fresh() {
        alis_cancel *out = nullptr;
        detail::demand(alis_cancel_new(&out));
        return detail::pointer<alis_cancel>(out);
    }
};

/* ---- What engines read and make: immutable ---- */

/* A problem that was read and found valid. */
class problem : public owned<alis_problem> {
public:
    using owned::owned;

    /* The document again, always the same bytes for the same contents. */
    buf json() const { return buf(detail::made<alis_buf>(alis_problem_to_json, get())); }
    /* How much it holds. */
    alis_problem_counts counts() const {
        auto out = detail::sized<alis_problem_counts>();
        detail::demand(alis_problem_info(get(), &out));
        return out;
    }
};

/* A stretch of a placement in one unit, on one pool of posts. Ids are the plan's: good for as long as that. */
struct segment {
    std::string_view unit;
    std::string_view post;
    std::int32_t first_quarter; /* see alis::quarter */
    std::int32_t last_quarter;
};

/* What a plan says of one candidate. It reads from its plan: good for as long as that. */
class row {
public:
    row(const alis_plan *plan, std::uint64_t index)
        : plan_(plan), index_(index), placement_(detail::sized<alis_placement>()) {
        detail::demand(alis_plan_row(plan, index, &placement_));
    }

    std::string_view candidate() const noexcept { return detail::view(alis_plan_candidate_id(plan_, index_)); }
    std::string_view trust() const noexcept { return detail::view(alis_plan_trust_id(plan_, index_)); }
    /* What is said: proposed, expected, unplaced, and so on. */
    alis_state state() const noexcept { return static_cast<alis_state>(placement_.state); }
    /* Why there is no place. */
    alis_reason reason() const noexcept { return static_cast<alis_reason>(placement_.reason); }
    /* Everything else, as alis.h has it: rank, months, waiting, wish and more. */
    const alis_placement &placement() const noexcept { return placement_; }
    /* How many segments the placement has; 0 where there is none. */
    std::uint32_t segments() const noexcept { return placement_.segments; }
    /* A segment, below segments(). */
    alis::segment segment(std::uint32_t number) const {
        auto out = detail::sized<alis_segment>();
        detail::demand(alis_plan_segment(plan_, index_, number, &out));
        const auto unit = detail::view(alis_plan_unit_id(plan_, index_, number));
        const auto post = detail::view(alis_plan_post_id(plan_, index_, number));
        return {unit, post, out.first_quarter, out.last_quarter};
    }

private:
    const alis_plan *plan_;
    std::uint64_t index_;
    alis_placement placement_;
};

/* A plan. It does not need the problem that it was made of. */
class plan : public owned<alis_plan> {
public:
    using owned::owned;

    /* Through the rows, each made as it is reached. */
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = row;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = row;

        iterator(const alis_plan *plan, std::uint64_t index) noexcept : plan_(plan), index_(index) {}
        row operator*() const { return row(plan_, index_); }
        iterator &operator++() noexcept {
            ++index_;
            return *this;
        }
        iterator operator++(int) noexcept { return {plan_, index_++}; }
        friend bool operator==(const iterator &a, const iterator &b) noexcept {
            return a.plan_ == b.plan_ && a.index_ == b.index_;
        }
        friend bool operator!=(const iterator &a, const iterator &b) noexcept { return !(a == b); }

    private:
        const alis_plan *plan_;
        std::uint64_t index_;
    };

    /* One row for each candidate: the ranked by rank, then the ineligible by id. */
    iterator begin() const noexcept { return {get(), 0}; }
    iterator end() const noexcept { return {get(), size()}; }
    std::uint64_t size() const noexcept { return alis_plan_count(get()); }
    /* A row, below size(); ALIS_E_RANGE otherwise. */
    row operator[](std::uint64_t index) const { return row(get(), index); }

    /* The bytes that the command line writes, or those that the plan was read from. */
    buf json() const { return buf(detail::made<alis_buf>(alis_plan_to_json, get())); }
    /* Whether it is proved. */
    alis_plan_state state() const noexcept { return alis_plan_status(get()); }
    /* Up to which rank, where a time limit ended it; UINT32_MAX where all of it is proved. */
    std::uint32_t proved_to_rank() const noexcept { return alis_plan_proved_to_rank(get()); }
};

/* What was found of a problem or of a plan. */
class report : public owned<alis_report> {
public:
    using owned::owned;

    alis_verdict verdict() const noexcept { return alis_report_verdict(get()); }
    /* Whether nothing is wrong and, of a plan, everything is proved. */
    bool good() const noexcept { return verdict() == ALIS_VERDICT_GOOD; }
    /* How many things are wrong. */
    std::uint64_t size() const noexcept { return alis_report_count(get()); }
    /* How many candidates' values the plan does not prove. */
    std::uint32_t unproved() const noexcept { return alis_report_unproved(get()); }
    /* alis.check/1 of a problem, alis.verification/1 of a plan. */
    buf json() const { return buf(detail::made<alis_buf>(alis_report_to_json, get())); }
};

/* ---- Engines ---- */

/* How an engine makes its calls. */
struct engine_options {
    alis_language language = ALIS_LANGUAGE_DEFAULT;
    std::uint64_t max_input_bytes = 0; /* 0: 1 GiB */
    std::uint32_t threads = 0;         /* of one call, its own included; 0: one */
};

/* How a plan is made. */
struct solve_options {
    bool reasons = true;                     /* whether the plan says why, and proves it */
    std::chrono::milliseconds time_limit{0}; /* after it, the plan as far as it is proved; 0 or less: none */
    alis_solver solver = ALIS_SOLVER_AUTO;
};

/* Told of progress: how many ranks are proved, of how many. true goes on, false cancels the call; it may throw. */
using progress = std::function<bool(std::uint64_t proved, std::uint64_t of)>;
/* The same as alis.h takes it: 0 goes on. It cannot throw: what is noexcept ends the process at its own door. */
using raw_progress = std::int32_t (*)(std::uint64_t proved, std::uint64_t of, void *user_data) noexcept;

namespace detail {

/* What an engine's calls share with its progress function. Its address is the user_data. */
struct hook {
    progress function;
    std::exception_ptr thrown;
    std::atomic_flag is_in_call = ATOMIC_FLAG_INIT;
};

/* Marks a call for as long as it lasts. The library refuses a second one itself; this keeps two threads from the hook. */
class session {
public:
    explicit session(std::shared_ptr<hook> owner) : hook_(std::move(owner)) {
        if (!hook_) {
            throw error(ALIS_E_HANDLE, "the engine is empty: it was moved from or reset");
        }
        if (hook_->is_in_call.test_and_set(std::memory_order_acquire)) {
            throw error(ALIS_E_BUSY, "the engine is in a call: one at a time, and none from its own progress function");
        }
    }
    ~session() { hook_->is_in_call.clear(std::memory_order_release); }
    session(const session &) = delete;
    session &operator=(const session &) = delete;

    hook &operator*() const noexcept { return *hook_; }
    hook *operator->() const noexcept { return hook_.get(); }

private:
    std::shared_ptr<hook> hook_; /* shared, so that a callback may let go of its own engine */
};

/* The one function that the library calls: nothing is thrown through it. */
extern "C" inline std::int32_t alis_hpp_progress(std::uint64_t proved, std::uint64_t of, void *user_data) noexcept {
    hook &state = *static_cast<hook *>(user_data);
    if (state.thrown) {
        return 1;
    }
    try {
        return state.function(proved, of) ? 0 : 1;
    } catch (...) {
        state.thrown = std::current_exception();
        return 1;
    }
}

}  // namespace detail

/* Makes calls, one at a time. Make one for each thread. */
class engine : public owned<alis_engine> {
public:
    /* Throws ALIS_E_VERSION where the library that is loaded has another binary interface than this header. */
    explicit engine(const engine_options &options = {})
        : owned(fresh(options)), hook_(std::make_shared<detail::hook>()) {}

    /* Frees the engine now, and lets go of its progress function. */
    void reset() noexcept {
        owned::reset();
        hook_.reset();
    }

    /* Sets who is told of progress in whatever plans; an empty function for nobody. ALIS_E_BUSY during a call. */
    void on_progress(progress function) {
        const detail::session session(hook_);
        const raw_progress raw = function ? detail::alis_hpp_progress : nullptr;
        detail::demand(alis_engine_set_progress(get(), raw, &*session));
        session->function = std::move(function);
    }
    /* The same as alis.h has it. The function must not throw, longjmp or otherwise not return. */
    void on_progress_raw(raw_progress function, void *user_data) {
        const detail::session session(hook_);
        detail::demand(alis_engine_set_progress(get(), function, user_data));
        session->function = nullptr;
    }

    /* All that is wrong with a problem document, or what to look at where nothing is. Faults are no error here. */
    report check(std::string_view json, std::optional<std::string_view> rules = std::nullopt) const {
        const detail::text document(json), by(rules);
        return report(call<alis_report>(alis_check, document.data, document.size, by.data, by.size));
    }
    /* What a person should look at in a problem. */
    report check(const problem &of) const { return report(call<alis_report>(alis_problem_check, of.get())); }
    /* Reads a problem. rules: instead of its own, a name in quotation marks or an alis.rules/1. */
    problem read_problem(std::string_view json, std::optional<std::string_view> rules = std::nullopt) const {
        const detail::text document(json), by(rules);
        return problem(call<alis_problem>(alis_problem_from_json, document.data, document.size, by.data, by.size));
    }
    /* Reads a plan; whether it is right is for verify to say. */
    plan read_plan(std::string_view json) const {
        const detail::text document(json);
        return plan(call<alis_plan>(alis_plan_from_json, document.data, document.size));
    }

    /* Makes the plan that the problem's rules demand. */
    plan solve(const problem &of, const solve_options &options = {}, const cancel *end = nullptr) const {
        auto raw = detail::sized<alis_solve_options>();
        raw.flags = options.reasons ? 0U : static_cast<std::uint32_t>(ALIS_SOLVE_WITHOUT_REASONS);
        raw.time_limit_ms = options.time_limit.count() > 0 ? static_cast<std::uint64_t>(options.time_limit.count()) : 0;
        raw.solver = options.solver;
        return plan(call<alis_plan>(alis_solve, of.get(), &raw, raw_of(end)));
    }
    /* Checks a plan by code that shares nothing with the solver. flags: ALIS_VERIFY_. */
    report verify(const problem &of, const plan &planned, std::uint32_t flags = 0, const cancel *end = nullptr) const {
        return report(call<alis_report>(alis_verify, of.get(), planned.get(), flags, raw_of(end)));
    }

    /* Who comes before whom: alis.rank/1. */
    buf rank(const problem &of) const { return buf(call<alis_buf>(alis_rank, of.get())); }
    /* Which criterion decided between two candidates: alis.compare/1. */
    buf compare(const problem &of, std::string_view a, std::string_view b) const {
        const detail::text one(a), other(b);
        return buf(call<alis_buf>(alis_compare, of.get(), one.data, one.size, other.data, other.size));
    }
    /* Why a candidate got what they got, for a coordinator: alis.explanation/1. */
    buf explain(const problem &of, const plan &planned, std::string_view candidate) const {
        const detail::text id(candidate);
        return buf(call<alis_buf>(alis_explain, of.get(), planned.get(), id.data, id.size));
    }
    /* What single changes would have given a candidate: alis.what_if/1. No expression: the smallest that help. */
    buf what_if(const problem &of, const plan &planned, std::string_view candidate,
                std::optional<std::string_view> expression = std::nullopt, std::uint32_t flags = 0,
                const cancel *end = nullptr) const {
        const detail::text id(candidate), change(expression);
        return buf(call<alis_buf>(alis_what_if, of.get(), planned.get(), id.data, id.size, change.data, change.size, flags,
                                  raw_of(end)));
    }
    /* How far down the queue each pool and unit reached: alis.cutoffs/1. */
    buf cutoffs(const problem &of, const plan &planned) const {
        return buf(call<alis_buf>(alis_cutoffs, of.get(), planned.get()));
    }
    /* The letter to one candidate: text. options: JSON, see alis_letter. */
    buf letter(const problem &of, const plan &planned, std::string_view candidate,
               std::optional<std::string_view> options = std::nullopt) const {
        const detail::text id(candidate), how(options);
        return buf(call<alis_buf>(alis_letter, of.get(), planned.get(), id.data, id.size, how.data, how.size));
    }
    /* Two rule sets by what they do to one problem: alis.policy/1. */
    buf rules_diff(std::string_view json, std::string_view rules_a, std::string_view rules_b,
                   const cancel *end = nullptr) const {
        const detail::text document(json), one(rules_a), other(rules_b);
        return buf(call<alis_buf>(alis_rules_diff, document.data, document.size, one.data, one.size, other.data, other.size,
                                  raw_of(end)));
    }
    /* What everyone drew by a seed: alis.lottery/1. */
    buf lottery_reveal(const problem &of, std::string_view seed) const {
        const detail::text text(seed);
        return buf(call<alis_buf>(alis_lottery_reveal, of.get(), text.data, text.size));
    }
    /* Whether hash and seed belong together, and a problem and a plan with them: alis.lottery-check/1. */
    buf lottery_check(std::string_view hash, std::string_view seed, const problem *of = nullptr,
                      const plan *planned = nullptr) const {
        const detail::text published(hash), text(seed);
        return buf(call<alis_buf>(alis_lottery_check, published.data, published.size, text.data, text.size,
                                  of == nullptr ? nullptr : of->get(), planned == nullptr ? nullptr : planned->get()));
    }
    /* Any call as one document: alis.request/1 in, the answer out. */
    buf call_json(std::string_view request, const cancel *end = nullptr) const {
        const detail::text text(request);
        return buf(call<alis_buf>(alis_call_json, text.data, text.size, raw_of(end)));
    }

private:
    static detail::pointer<alis_engine> fresh(const engine_options &options) {
        if (alis_abi_version() != ALIS_ABI_VERSION) {
            throw error(ALIS_E_VERSION, "this program was built for another libalis than " + std::string(version()));
        }
        auto raw = detail::sized<alis_engine_options>();
        raw.language = options.language;
        raw.max_input_bytes = options.max_input_bytes;
        raw.threads = options.threads;
        return detail::made<alis_engine>(alis_engine_new, &raw);
    }
    static const alis_cancel *raw_of(const cancel *end) noexcept { return end == nullptr ? nullptr : end->get(); }

    /* A call of the engine's. What its progress function threw goes before what the library says of it. */
    template <class Handle, class Function, class... Arguments>
    detail::pointer<Handle> call(Function function, Arguments... arguments) const {
        const detail::session session(hook_);
        try {
            auto handle = detail::made<Handle>(function, get(), arguments...);
            if (!session->thrown) {
                return handle;
            }
        } catch (...) {
            if (!session->thrown) {
                throw;
            }
        }
        std::rethrow_exception(std::exchange(session->thrown, nullptr));
    }

    std::shared_ptr<detail::hook> hook_;
};

}  // namespace alis

#endif
