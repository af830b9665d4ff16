import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import no.alis.AlisException;
import no.alis.Cancel;
import no.alis.Engine;
import no.alis.Fault;
import no.alis.Problem;
import no.alis.Reason;
import no.alis.Row;
import no.alis.SolveOptions;

/**
 * Plans a problem from Java: the plan goes to standard output, byte for byte as `alis plan --json` writes it. On standard error it
 * shows why somebody waits, what a bad document gives, and a long run that another thread cancels.
 *
 *     java -cp alis.jar:jna.jar:. Plan problem.json long-problem.json >plan.json
 */
public final class Plan {
    private static final String BAD = "{\"format\": \"alis.problem/1\",\n \"candidates\": [{\"id\": 7}]}";

    private Plan() {
    }

    /** Plans the first file, and cancels a run on the second. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("usage: Plan PROBLEM LONG_PROBLEM");
            System.exit(2);
        }
        PrintStream log = new PrintStream(System.err, true, "UTF-8");
        try (Engine engine = new Engine()) {
            try (Problem problem = engine.problem(Files.readAllBytes(Paths.get(arguments[0])));
                    no.alis.Plan plan = engine.solve(problem)) {
                System.out.write(plan.toJson());
                System.out.flush();
                for (Row row : plan.rows()) {
                    if (row.reason() == Reason.FULL) {
                        byte[] why = engine.explain(problem, plan, row.candidate());
                        log.print("reason for " + row.candidate() + ": " + new String(why, StandardCharsets.UTF_8));
                        break;
                    }
                }
            }
            try (Problem problem = engine.problem(BAD.getBytes(StandardCharsets.UTF_8))) {
                log.println("refused: not at all");
            } catch (AlisException refused) {
                show(log, "refused", refused);
            }
            try (Problem problem = engine.problem(Files.readAllBytes(Paths.get(arguments[1])))) {
                cancelSoon(log, engine, problem);
            }
        }
    }

    /** A run that another thread ends. */
    private static void cancelSoon(PrintStream log, Engine engine, Problem problem) throws InterruptedException {
        try (Cancel cancel = new Cancel()) {
            Thread impatient = new Thread(() -> {
                try {
                    Thread.sleep(5);
                } catch (InterruptedException early) {
                    Thread.currentThread().interrupt();
                }
                cancel.trigger();
            });
            impatient.start();
            try (no.alis.Plan plan = engine.solve(problem, new SolveOptions(), cancel)) {
                log.println("cancelled: not at all");
            } catch (AlisException ended) {
                show(log, "cancelled", ended);
            } finally {
                impatient.join();
            }
        }
    }

    private static void show(PrintStream log, String what, AlisException error) {
        log.println(what + ": " + error.status());
        if (error.faults().isEmpty()) {
            log.println("  " + error.getMessage());
        }
        for (Fault fault : error.faults()) {
            log.println("  " + fault);
        }
    }
}
