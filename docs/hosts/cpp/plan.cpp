// Plans a problem from C++: the plan goes to standard output, byte for byte as `alis plan --json` writes it. On standard error it
// shows why somebody waits, what a bad document gives, and a long run that another thread cancels.
//
//     c++ -std=c++17 plan.cpp $(pkg-config --cflags --libs alis) -pthread -o plan
//     ./plan problem.json long-problem.json >plan.json

#include <alis.hpp>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

std::string read_file(const char *path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error(std::string(path) + " cannot be read");
    }
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// An error with every fault's place.
void show(const char *what, const alis::error &error) {
    std::cerr << what << ": " << error.name() << '\n';
    if (error.faults().empty()) {
        std::cerr << "  " << error.what() << '\n';
    }
    for (const alis::fault &fault : error.faults()) {
        std::cerr << "  line " << fault.line << ", column " << fault.column << ": " << fault.message << '\n';
    }
}

// Why the first one waits for whom everything is full: the document holds it as data, and in words.
void print_reason(const alis::engine &engine, const alis::problem &problem, const alis::plan &plan) {
    for (const alis::row &row : plan) {
        if (row.reason() == ALIS_REASON_FULL) {
            std::cerr << "reason for " << row.candidate() << ": " << engine.explain(problem, plan, row.candidate());
            return;
        }
    }
    std::cerr << "reason: nobody waits\n";
}

// A run that another thread ends.
void cancelled(const alis::engine &engine, const alis::problem &problem) {
    const alis::cancel cancel;
    std::thread other([&cancel] {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        cancel.trigger();
    });
    try {
        engine.solve(problem, {}, &cancel);
        std::cerr << "the plan was made before it was cancelled\n";
    } catch (const alis::error &error) {
        show("cancelled", error);
    }
    other.join();
}

void run(const char *path, const char *long_path) {
    const alis::engine engine;
    const alis::problem problem = engine.read_problem(read_file(path));
    const alis::plan plan = engine.solve(problem);
    std::cout << plan.json() << std::flush;
    print_reason(engine, problem, plan);
    try {
        engine.read_problem("{\"format\": \"alis.problem/1\",\n \"candidates\": [{\"id\": 7}]}");
    } catch (const alis::error &error) {
        show("refused", error);
    }
    cancelled(engine, engine.read_problem(read_file(long_path)));
}

}  // namespace

int main(int argc, char **argv) {
    if (argc != 3) {
        std::cerr << "usage: plan PROBLEM LONG_PROBLEM\n";
        return 2;
    }
    try {
        run(argv[1], argv[2]);
    } catch (const alis::error &error) {
        show("failed", error);
        return 1;
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        return 4;
    }
    return std::cout && alis::live_handles() == 0 ? 0 : 1;
}
