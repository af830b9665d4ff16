// Tests of alis.hpp: every kind of handle and every call, use after reset and move, faults, progress, cancelling, exceptions out of
// callbacks, threads, Unicode. Each test begins and ends without a live handle.
//
//     ./test problem.json long-problem.json

#include <alis.hpp>

#include <chrono>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

namespace {

[[noreturn]] void fail(int line, const char *what) {
    throw std::logic_error("line " + std::to_string(line) + ": " + what);
}

#define CHECK(condition) ((condition) ? void() : fail(__LINE__, #condition))

// The error that a function throws.
template <class Function>
alis::error refused(int line, alis_status expected, Function function) {
    try {
        function();
    } catch (const alis::error &error) {
        if (error.status() != expected) {
            fail(line, (std::string(error.name()) + ": " + error.what()).c_str());
        }
        return error;
    }
    fail(line, "nothing was thrown");
}

#define REFUSED(status, statement) refused(__LINE__, status, [&] { static_cast<void>(statement); })

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string read_file(const char *path) {
    std::ifstream file(path, std::ios::binary);
    CHECK(file);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

// A thread that is waited for whatever happens, and whose failure is the test's.
class Other {
public:
    template <class Function>
    explicit Other(Function function)
        : thread_([this, function] {
              try {
                  function();
              } catch (...) {
                  thrown_ = std::current_exception();
              }
          }) {}
    ~Other() {
        if (thread_.joinable()) {
            thread_.join();
        }
    }
    Other(const Other &) = delete;
    Other &operator=(const Other &) = delete;
    void join() {
        thread_.join();
        if (thrown_) {
            std::rethrow_exception(thrown_);
        }
    }

private:
    std::exception_ptr thrown_;
    std::thread thread_;
};

// Who waits because everything is full.
std::string_view waiting(const alis::plan &plan) {
    for (const alis::row &row : plan) {
        if (row.reason() == ALIS_REASON_FULL) {
            return row.candidate();
        }
    }
    throw std::logic_error("nobody waits");
}

// A document with a fault whose place is known: line 2, column 24.
const char bad[] = "{\"format\": \"alis.problem/1\",\n \"candidates\": [{\"id\": 7}]}";
std::string example, long_example;

// ---- Objects ----

template <class Object>
constexpr bool moves_only = std::is_nothrow_move_constructible_v<Object> && std::is_nothrow_move_assignable_v<Object> &&
                            !std::is_copy_constructible_v<Object> && !std::is_copy_assignable_v<Object>;
static_assert(moves_only<alis::engine> && moves_only<alis::cancel> && moves_only<alis::problem> && moves_only<alis::plan> &&
              moves_only<alis::report> && moves_only<alis::buf>);
// A raw callback that may throw does not compile.
static_assert(!std::is_convertible_v<std::int32_t (*)(std::uint64_t, std::uint64_t, void *), alis::raw_progress>);
static_assert(std::is_nothrow_copy_constructible_v<alis::error>);

void every_call_answers() {
    alis::engine engine;
    alis::problem problem = engine.read_problem(example);
    const alis::plan plan = engine.solve(problem);
    CHECK(plan.state() == ALIS_PLAN_OPTIMAL && plan.proved_to_rank() == UINT32_MAX);
    CHECK(problem.counts().candidates == plan.size() && problem.counts().trusts > 0);
    const std::string_view first = plan[0].candidate(), second = plan[1].candidate();

    CHECK(has(problem.json(), "alis.problem/1") && has(plan.json(), "alis.plan/1"));
    CHECK(engine.check(example).good() && engine.check(problem).good());
    CHECK(has(engine.check(example).json(), "alis.check/1"));
    const alis::report verified = engine.verify(problem, plan);
    CHECK(verified.verdict() == ALIS_VERDICT_GOOD && verified.size() == 0 && verified.unproved() == 0);
    CHECK(has(verified.json(), "alis.verification/1"));
    CHECK(engine.verify(problem, plan, ALIS_VERIFY_RESOLVE).good());
    CHECK(has(engine.rank(problem), "alis.rank/1"));
    CHECK(has(engine.compare(problem, first, second), "alis.compare/1"));
    CHECK(has(engine.explain(problem, plan, waiting(plan)), "alis.explanation/1"));
    CHECK(has(engine.what_if(problem, plan, first), "alis.what_if/1"));
    const std::string change = "candidate " + std::string(second) + " withdraw";
    CHECK(has(engine.what_if(problem, plan, first, change), "alis.what_if/1"));
    CHECK(has(engine.cutoffs(problem, plan), "alis.cutoffs/1"));
    CHECK(engine.letter(problem, plan, first).size() > 100);
    const std::string english = engine.letter(problem, plan, first, R"({"language": "en"})").str();
    CHECK(english != engine.letter(problem, plan, first).view());
    CHECK(has(engine.rules_diff(example, "\"helse-nord-2021\"", "\"ahus-2020\""), "alis.policy/1"));
    const std::string committed = alis::lottery_commit("a seed that is long enough").str();
    CHECK(has(committed, "alis.lottery/1"));
    CHECK(has(engine.lottery_reveal(problem, "a seed that is long enough"), "alis.lottery/1"));
    CHECK(has(engine.lottery_check(std::string(64, '0'), "a seed that is long enough"), "alis.lottery-check/1"));
    CHECK(has(engine.lottery_check(std::string(64, '0'), "a seed that is long enough", &problem, &plan), "-check/1"));
    const std::string request = R"({"format": "alis.request/1", "call": "plan", "problem": )" + example + "}";
    CHECK(has(engine.call_json(request), "alis.plan/1"));
    CHECK(has(alis::json_schema("problem"), "$schema") && has(alis::rules_json("ahus-2020"), "alis.rules/1"));
    CHECK(alis::version() == ALIS_VERSION && has(alis::build_info(), "ahus-2020"));
    CHECK(std::string_view(alis::quarter(plan[0].placement().first_quarter).name).size() >= 7);

    // A plan that was written and read is the same; without reasons it is shorter; the other solver agrees.
    CHECK(engine.read_plan(plan.json()).json().view() == plan.json().view());
    alis::solve_options options;
    options.reasons = false;
    const alis::plan bare = engine.solve(problem, options);
    CHECK(bare.json().size() < plan.json().size());
    REFUSED(ALIS_E_NO_REASONS, engine.explain(problem, bare, waiting(plan)));
    options.time_limit = std::chrono::hours(1);
    CHECK(engine.solve(problem, options).json().view() == bare.json().view());
    // Other rules than its own.
    CHECK(engine.check(example, "\"ahus-2020\"").json().view() != engine.check(example).json().view());
    REFUSED(ALIS_E_SYNTAX, engine.read_problem(example, ""));
}

void rows_are_the_plan() {
    const alis::engine engine;
    const alis::plan plan = engine.solve(engine.read_problem(example)); // the problem is gone
    std::uint64_t count = 0, placed = 0;
    std::uint32_t rank = 0;
    for (const alis::row &row : plan) {
        CHECK(row.candidate() == plan[count].candidate() && !row.trust().empty());
        CHECK(row.placement().rank == 0 ? row.state() == ALIS_STATE_INELIGIBLE : row.placement().rank == ++rank);
        CHECK((row.segments() > 0) == (row.reason() == ALIS_REASON_NONE));
        for (std::uint32_t number = 0; number < row.segments(); ++number) {
            const alis::segment segment = row.segment(number);
            CHECK(!segment.unit.empty() && !segment.post.empty() && segment.first_quarter <= segment.last_quarter);
        }
        REFUSED(ALIS_E_RANGE, row.segment(row.segments()));
        placed += row.segments() > 0 ? 1U : 0U;
        ++count;
    }
    CHECK(count == plan.size() && placed > 0 && placed < count);
    CHECK(std::distance(plan.begin(), plan.end()) == static_cast<std::ptrdiff_t>(count));
    REFUSED(ALIS_E_RANGE, plan[count]);
    REFUSED(ALIS_E_RANGE, alis::quarter(INT32_MAX));
}

void what_is_empty_says_so() {
    alis::engine engine;
    alis::problem problem = engine.read_problem(example);
    alis::plan plan = engine.solve(problem);
    alis::report report = engine.check(problem);
    alis::cancel cancel;
    alis::buf json = plan.json();
    CHECK(engine && problem && plan && report && cancel && json);

    const alis::plan moved = std::move(plan);
    CHECK(!plan && moved && plan.size() == 0 && plan.begin() == plan.end());
    CHECK(plan.state() == ALIS_PLAN_NONE && plan.proved_to_rank() == 0);
    REFUSED(ALIS_E_HANDLE, plan.json());
    REFUSED(ALIS_E_HANDLE, engine.verify(problem, plan));
    for (int twice = 0; twice < 2; ++twice) {
        problem.reset();
        report.reset();
        cancel.reset();
        json.reset();
    }
    REFUSED(ALIS_E_HANDLE, problem.json());
    REFUSED(ALIS_E_HANDLE, problem.counts());
    REFUSED(ALIS_E_HANDLE, engine.solve(problem));
    REFUSED(ALIS_E_HANDLE, report.json());
    CHECK(report.verdict() == ALIS_VERDICT_NONE && !report.good() && report.size() == 0);
    REFUSED(ALIS_E_HANDLE, cancel.trigger());
    CHECK(!cancel.triggered() && json.size() == 0 && json.data() == nullptr && json.str().empty());

    alis::engine second = std::move(engine);
    REFUSED(ALIS_E_HANDLE, engine.read_problem(example));
    REFUSED(ALIS_E_HANDLE, engine.on_progress(nullptr));
    CHECK(second.check(example).good());
    second.reset();
    second.reset();
    REFUSED(ALIS_E_HANDLE, second.check(example));
    engine = alis::engine(); // an empty one can be filled again
    CHECK(engine.check(example).good());
}

// ---- Errors ----

void errors_name_every_fault() {
    const alis::engine engine;
    const alis::error error = REFUSED(ALIS_E_SYNTAX, engine.read_problem(bad));
    CHECK(std::strcmp(error.name(), "ALIS_E_SYNTAX") == 0 && std::strlen(error.what()) > 0);
    CHECK(error.faults().size() > 1 && has(error.document(), "alis.error/1"));
    bool is_named = false;
    for (const alis::fault &fault : error.faults()) {
        const bool is_there = fault.pointer == "/candidates/0/id" && fault.line == 2 && fault.column == 24;
        is_named = is_named || (is_there && has(fault.message, "7"));
        CHECK(!fault.message.empty());
    }
    CHECK(is_named);
    // As many as the report of the same document holds.
    CHECK(engine.check(bad).size() == error.faults().size());

    const std::string twice = replaced(example, "\"id\": \"K002\"", "\"id\": \"K003\"");
    const alis::error invalid = REFUSED(ALIS_E_INVALID, engine.read_problem(twice));
    CHECK(!invalid.faults().empty() && invalid.faults()[0].line > 1);
    REFUSED(ALIS_E_SYNTAX, engine.read_problem(""));
    REFUSED(ALIS_E_SYNTAX, engine.read_problem({}));
    REFUSED(ALIS_E_SYNTAX, engine.read_problem("\xff"));
    REFUSED(ALIS_E_SYNTAX, engine.read_problem("\xef\xbb\xbf" + example));
    REFUSED(ALIS_E_SYNTAX, engine.read_problem(example + std::string(1, '\0')));
    REFUSED(ALIS_E_NOT_FOUND, alis::json_schema("nothing"));
    REFUSED(ALIS_E_ARGUMENT, alis::lottery_commit(""));

    alis::engine_options options;
    options.max_input_bytes = 10;
    REFUSED(ALIS_E_LIMIT, alis::engine(options).read_problem(example));
    options.language = static_cast<alis_language>(9);
    REFUSED(ALIS_E_ARGUMENT, alis::engine(options));
    options = {};
    options.language = ALIS_LANGUAGE_NB;
    const alis::error norwegian = REFUSED(ALIS_E_SYNTAX, alis::engine(options).read_problem("{}"));
    CHECK(norwegian.faults()[0].message != REFUSED(ALIS_E_SYNTAX, engine.read_problem("{}")).faults()[0].message);
}

// ---- Callbacks ----

void progress_is_told_and_can_cancel() {
    alis::engine engine;
    const alis::problem problem = engine.read_problem(example);
    std::uint64_t told = 0, last = 0, of = 0;
    engine.on_progress([&](std::uint64_t proved, std::uint64_t all) {
        ++told;
        of = all;
        return last <= proved && (last = proved) <= all;
    });
    const alis::plan plan = engine.solve(problem);
    CHECK(told > 0 && last > 0 && of > 0);

    engine.on_progress([](auto, auto) { return false; });
    REFUSED(ALIS_E_CANCELLED, engine.solve(problem));
    const std::uint64_t before = told;
    engine.on_progress(nullptr);
    CHECK(engine.solve(problem).json().view() == plan.json().view() && told == before);

    int raw = 0;
    engine.on_progress_raw([](std::uint64_t, std::uint64_t, void *data) noexcept -> std::int32_t {
        ++*static_cast<int *>(data);
        return 1;
    }, &raw);
    REFUSED(ALIS_E_CANCELLED, engine.solve(problem));
    CHECK(raw == 1);
    // A moved engine keeps its function.
    engine.on_progress([&](auto, auto) { return ++told > 0; });
    const alis::engine moved = std::move(engine);
    moved.solve(problem);
    CHECK(told > before);
}

void exceptions_come_out_as_they_were_thrown() {
    struct Own {
        int number;
    };
    alis::engine engine;
    const alis::problem problem = engine.read_problem(example);
    int calls = 0;
    engine.on_progress([&](auto, auto) -> bool {
        ++calls;
        throw Own{42};
    });
    for (int again = 1; again <= 2; ++again) {
        try {
            engine.solve(problem);
            fail(__LINE__, "nothing was thrown");
        } catch (const Own &own) {
            CHECK(own.number == 42 && calls == again);
        }
    }
    // One of the library's own: a call on the engine that is in a call. Another engine is free to be used.
    engine.on_progress([&](auto, auto) { return engine.check(problem).good(); });
    REFUSED(ALIS_E_BUSY, engine.solve(problem));
    engine.on_progress([&](auto, auto) {
        const alis::engine other;
        REFUSED(ALIS_E_BUSY, engine.on_progress(nullptr));
        return other.check(problem).good();
    });
    CHECK(engine.solve(problem).size() > 0);
    // What an inner call threw and was caught does not touch the outer.
    engine.on_progress([&](auto, auto) {
        alis::engine other;
        other.on_progress([](auto, auto) -> bool { throw Own{1}; });
        try {
            other.solve(problem);
        } catch (const Own &) {
            return true;
        }
        return false;
    });
    CHECK(engine.solve(problem).size() > 0);
    // Its function may let go of the engine.
    engine.on_progress([&](auto, auto) {
        engine.reset();
        return true;
    });
    CHECK(engine.solve(problem).size() > 0 && !engine);
}

// ---- Threads ----

void switches_end_calls() {
    const alis::engine engine;
    const alis::problem problem = engine.read_problem(long_example);
    const alis::cancel cancel;
    CHECK(!cancel.triggered());
    Other other([&cancel] {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        cancel.trigger();
    });
    const auto thrown = REFUSED(ALIS_E_CANCELLED, engine.solve(problem, {}, &cancel));
    other.join();
    CHECK(cancel.triggered() && thrown.faults().empty());
    const alis::problem small = engine.read_problem(example);
    REFUSED(ALIS_E_CANCELLED, engine.solve(small, {}, &cancel)); // it stays so
    CHECK(engine.solve(small).size() > 0);
}

void threads_share_what_is_immutable() {
    const alis::engine engine;
    const alis::problem problem = engine.read_problem(example);
    const alis::plan plan = engine.solve(problem);
    const std::string expected = plan.json().str();
    const auto work = [&] {
        const alis::engine own;
        for (int again = 0; again < 3; ++again) {
            CHECK(own.solve(problem).json().view() == expected && own.verify(problem, plan).good());
        }
    };
    Other one(work), two(work);
    one.join();
    two.join();
}

void threads_of_a_call_change_nothing() {
    alis::engine_options options;
    options.threads = 2;
    const alis::engine alone, both(options);
    const alis::problem problem = both.read_problem(example);
    CHECK(both.solve(problem).json().view() == alone.solve(problem).json().view());
}

void an_engine_is_in_one_call_at_a_time() {
    alis::engine engine;
    const alis::problem problem = engine.read_problem(example);
    engine.on_progress([&](auto, auto) {
        bool is_busy = false;
        Other other([&] {
            REFUSED(ALIS_E_BUSY, engine.check(problem));
            is_busy = true;
        });
        other.join();
        return is_busy;
    });
    CHECK(engine.solve(problem).size() > 0);
}

// ---- Text ----

void text_is_unicode() {
    const std::string id = "Kåre-æøå-\xf0\x9f\xa9\xba";
    const alis::engine engine;
    const alis::problem problem = engine.read_problem(replaced(example, "\"K001\"", "\"" + id + "\""));
    const alis::plan plan = engine.solve(problem);
    bool is_there = false;
    for (const alis::row &row : plan) {
        is_there = is_there || row.candidate() == id;
    }
    CHECK(is_there && has(plan.json(), id) && has(engine.explain(problem, plan, id), id));
    CHECK(has(engine.letter(problem, plan, id, R"({"contact": "Bjørg Åsnes, tlf. 75 12 00 00"})"), "Bjørg Åsnes"));
    const alis::error error = REFUSED(ALIS_E_NOT_FOUND, engine.explain(problem, plan, "Ærlig"));
    CHECK(has(error.what(), "Ærlig"));
    REFUSED(ALIS_E_NOT_FOUND, engine.explain(problem, plan, ""));
    REFUSED(ALIS_E_NOT_FOUND, engine.explain(problem, plan, std::string_view("K002\0", 5)));
}

struct Test {
    const char *name;
    void (*run)();
};

const Test tests[] = {
    {"every call answers", every_call_answers},
    {"rows are the plan", rows_are_the_plan},
    {"what is empty says so", what_is_empty_says_so},
    {"errors name every fault", errors_name_every_fault},
    {"progress is told and can cancel", progress_is_told_and_can_cancel},
    {"exceptions come out as they were thrown", exceptions_come_out_as_they_were_thrown},
    {"switches end calls", switches_end_calls},
    {"threads share what is immutable", threads_share_what_is_immutable},
    {"threads of a call change nothing", threads_of_a_call_change_nothing},
    {"an engine is in one call at a time", an_engine_is_in_one_call_at_a_time},
    {"text is Unicode", text_is_unicode},
};

}  // namespace

int main(int argc, char **argv) {
    if (argc != 3) {
        std::cerr << "usage: test PROBLEM LONG_PROBLEM\n";
        return 2;
    }
    int failed = 0;
    example = read_file(argv[1]);
    long_example = read_file(argv[2]);
    // On a thread that ends: until then Rust keeps a few bytes for each thread, which valgrind would take for lost.
    Other all([&failed] {
        for (const Test &test : tests) {
            try {
                test.run();
                CHECK(alis::live_handles() == 0);
            } catch (const std::exception &error) {
                std::cerr << test.name << ": " << error.what() << '\n';
                ++failed;
            }
        }
    });
    all.join();
    std::cout << "alis.hpp: " << std::size(tests) << " tests, " << failed << " failed\n";
    return failed == 0 ? 0 : 1;
}
