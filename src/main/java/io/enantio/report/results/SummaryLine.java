package io.enantio.report.results;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.text.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A line of {@code process --summary FILE}: how one run ended, as JSON, with fixed keys in a fixed order. It has no time: the same
 * runs give the same bytes.
 */
public final class SummaryLine {
    private static final String SCHEMA_NAME = "enantio-summary/";
    private static final String SCHEMA = SCHEMA_NAME + "1";

    private SummaryLine() {}

    /** A key with its description. */
    record Key(String name, String meaning) {}

    /**
     * Which run, and how it ended.
     *
     * @param runFolder as the command line names it
     * @param results folder for the results; of a run that was not processed too
     * @param exit the status of a process with this run alone
     */
    public record Ended(String runFolder, String results, int exit) {}

    /**
     * What a run gave.
     *
     * @param counts absent if it was not processed
     * @param problems that stopped it, in full
     * @param warnings in full
     */
    public record Outcome(Optional<Counts> counts, List<String> problems, List<String> warnings) {
        public Outcome {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }

        /** Whether the run was processed and every analyte accepted. */
        public boolean isAccepted() {
            return counts.map(Counts::isAccepted).orElse(false);
        }
    }

    /**
     * Verdicts and numbers of a result, without its signals.
     *
     * @param run its name
     * @param injections their number
     * @param verdicts of the judged analytes
     * @param statuses number of results of each status
     * @param flags number of results with each flag
     */
    public record Counts(
            String run,
            int injections,
            List<Verdict> verdicts,
            Map<String, Integer> statuses,
            Map<String, Integer> flags) {

        /** Of a result. */
        public static Counts of(RunResult result) {
            Map<String, Integer> statuses = new LinkedHashMap<>();
            for (ResultStatus status : ResultStatus.values()) {
                statuses.put(status.word(), 0);
            }
            Map<String, Integer> flags = new TreeMap<>();
            for (ResultRow row : result.rows()) {
                statuses.merge(row.judgement().status().word(), 1, Integer::sum);
                row.judgement().flags().forEach(flag -> flags.merge(flag.name(), 1, Integer::sum));
            }
            return new Counts(
                    result.run().header().run(),
                    result.run().injections().size(),
                    result.verdicts(),
                    Collections.unmodifiableMap(statuses),
                    Collections.unmodifiableMap(flags));
        }

        private boolean isAccepted() {
            return verdicts.stream().allMatch(Verdict::isAccepted);
        }
    }

    /** How the lines of every summary begin: a file that begins otherwise is not overwritten. */
    public static String beginning() {
        return "{\"schema\":\"" + SCHEMA_NAME;
    }

    /** The line, with its end. */
    public static String text(Ended run, Outcome outcome) {
        JsonText json = JsonText.line();
        return json.text(() -> {
            json.put("schema", SCHEMA);
            json.put("run_folder", run.runFolder());
            json.put("results", run.results());
            json.put("run", outcome.counts().map(Counts::run));
            json.put("exit", run.exit());
            json.put("verdict", outcome.counts().map(counts -> counts.isAccepted() ? "accepted" : "rejected"));
            outcome.counts().ifPresent(counts -> of(counts, json));
            json.array("problems", outcome.problems(), json::value);
            json.array("warnings", outcome.warnings(), json::value);
        });
    }

    private static void of(Counts counts, JsonText json) {
        json.put("injections", counts.injections());
        json.array(
                "analytes",
                counts.verdicts(),
                verdict -> json.object(() -> {
                    json.put("analyte", verdict.analyte().name());
                    json.put("verdict", VerdictsTable.word(verdict));
                    json.array("reasons", verdict.reasons(), json::value);
                }));
        json.object("results_by_status", () -> counts.statuses().forEach((word, count) -> json.put(word, count)));
        json.object("results_by_flag", () -> counts.flags().forEach((flag, count) -> json.put(flag, count)));
    }

    /** Keys with their descriptions, in order. */
    static List<Key> manual() {
        return List.of(
                new Key("schema", "`" + SCHEMA + "`"),
                new Key("run_folder", "the run folder, as the command line names it"),
                new Key("results", "folder for its results; of a run that was not processed nothing was written there"),
                new Key("run", "name of the run, as in `run.yaml`; `null` if it was not processed"),
                new Key(
                        "exit",
                        "exit status of `enantio process` with this run alone: 0 accepted, 1 rejected, 2 cannot be used, 70 a bug in enantio"),
                new Key(
                        "verdict",
                        "`accepted` if every analyte is accepted, else `rejected`; `null` if the run was not processed"),
                new Key(
                        "injections",
                        "number of injections; this key and the next three only if the run was processed"),
                new Key(
                        "analytes",
                        "for each judged analyte its name, its verdict and the ids of the rules that reject it"),
                new Key("results_by_status", "number of results of each status, as in `concentrations.csv`"),
                new Key("results_by_flag", "number of results with each flag, of the flags that occur"),
                new Key("problems", "why the run was not processed, in full: a text for each problem"),
                new Key("warnings", "what did not stop it, in full: a text for each warning"));
    }
}
