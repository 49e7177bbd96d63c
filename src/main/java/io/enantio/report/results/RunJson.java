package io.enantio.report.results;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.method.Method;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.report.text.JsonText;
import io.enantio.report.text.Words;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Provenance;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * run.json: where the results come from and what came out, with fixed keys in a fixed order. All of it but {@code
 * processed_at} and the software's version depends on the input alone.
 */
public final class RunJson {
    static final String FILE = "run.json";
    static final String SCHEMA_NAME = "enantio-results/";
    private static final String SCHEMA = SCHEMA_NAME + "1";

    private static final List<String> VARYING = List.of("\"processed_at\"", "\"version\"", "\"seal\"");

    /** A key of the top level with its manual. */
    public record Key(String name, String meaning) {}

    private final JsonText json = new JsonText();
    private final RunResult result;
    private final Provenance provenance;

    private RunJson(RunResult result, Provenance provenance) {
        this.result = result;
        this.provenance = provenance;
    }

    /** The whole file; the outputs are the other files of the results folder. */
    static String text(RunResult result, Provenance provenance, Iterable<ResultFile> outputs) {
        return Seal.on(new RunJson(result, provenance).write(outputs));
    }

    /** A run.json without what differs between two processings of one input: time, software version and so the seal. */
    static String timeless(String text) {
        return text.lines()
                .filter(line -> VARYING.stream().noneMatch(line.strip()::startsWith))
                .collect(Collectors.joining("\n"));
    }

    private String write(Iterable<ResultFile> outputs) {
        return json.text(() -> {
            json.put("schema", SCHEMA);
            json.object("software", () -> {
                json.put("name", "enantio");
                json.put("version", provenance.software().version());
                json.put("raw_reader", provenance.software().rawReader());
            });
            json.put("processed_at", provenance.processedAt().toString());
            options();
            json.object("run", this::header);
            json.object("method", this::method);
            json.object("ruleset", this::ruleset);
            json.object("verdict", this::verdict);
            json.object("decisions", () -> DecisionsJson.write(json, result));
            json.array("inputs", provenance.inputs(), this::input);
            json.array("raw_files", result.injections(), peaks -> RawFileJson.write(json, peaks.raw()));
            json.array("outputs", outputs, this::output);
        });
    }

    /** Absent where there are none, so that the same input gives the same bytes as before there were options. */
    private void options() {
        if (!provenance.options().isEmpty()) {
            json.array("options", provenance.options(), json::value);
        }
    }

    private void header() {
        AnalyticalRun.Header header = result.run().header();
        json.put("run", header.run());
        json.put("instrument", header.instrument().name());
        json.put("instrument_model", header.instrument().model());
        json.put("instrument_serial", header.instrument().serial());
        json.put("column_serial", header.columnSerial());
        json.put("analyst", header.analyst());
        json.put("acquired", header.acquired().toString());
        json.put("purpose", Words.lower(header.purpose()));
        json.put("origin", Words.lower(header.origin()));
    }

    private void method() {
        Method method = result.method();
        json.put("method", method.identity().name());
        json.put("version", method.identity().version());
        json.put("matrix", method.identity().matrix());
        json.put("integration_asked", method.acquisition().integration().word());
        json.array("integration_used", integrationsUsed(), json::value);
    }

    /** Fixed by what was done: the way each area was obtained, in alphabetical order. */
    private Set<String> integrationsUsed() {
        return result.rows().stream()
                .map(row -> row.peak().how())
                .filter(how -> how != IntegrationMethod.NONE)
                .map(IntegrationMethod::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void ruleset() {
        Limits limits = result.method().limits();
        json.put("rules", limits.ruleset());
        json.put("verified_by", limits.verifiedBy());
        json.array("limits", limits.all(), this::limit);
    }

    private void limit(Limit limit) {
        json.object(() -> {
            json.put("limit", limit.key().word());
            value(limit);
            json.put("set_by", limit.origin().setBy());
            json.put("source", limit.origin().source());
            json.put("status", limit.origin().status());
        });
    }

    private void value(Limit limit) {
        if (limit.key().kind() == LimitKey.Kind.NUMBER) {
            json.put("value", limit.numbers().get(0));
        } else if (limit.key().kind() == LimitKey.Kind.WORDS) {
            json.array("value", limit.words(), json::value);
        } else {
            json.array("value", limit.numbers(), json::value);
        }
    }

    private void verdict() {
        json.put("run", result.isAccepted() ? "accepted" : "rejected");
        json.array("analytes", result.verdicts(), this::verdict);
    }

    private void verdict(Verdict verdict) {
        json.object(() -> {
            json.put("analyte", verdict.analyte().name());
            json.put("verdict", VerdictsTable.word(verdict));
            json.array("reasons", verdict.reasons(), json::value);
        });
    }

    private void input(Provenance.InputFile input) {
        json.object(() -> {
            json.put("role", input.role());
            json.put("path", input.path());
            json.put("sha256", input.sha256());
        });
    }

    private void output(ResultFile output) {
        json.object(() -> {
            json.put("file", output.name());
            json.put("sha256", output.sha256());
        });
    }

    /** Keys of the top level with their manual, in order. */
    public static List<Key> manual() {
        return List.of(
                new Key("schema", "`" + SCHEMA + "`"),
                new Key("software", "name and version of the program, and its reader of raw files (`--reader`)"),
                new Key(
                        "processed_at",
                        "time of processing, UTC: the only value that differs between two runs of one version"),
                new Key(
                        "options",
                        "options of the command line that change results: `--salvage`, which chromatograms the report shows, `--pdf`, `--xlsx`"),
                new Key("run", "the run's header, as `run.yaml` gives it"),
                new Key("method", "name, version and matrix; integration that the method asks for and that was used"),
                new Key(
                        "ruleset",
                        "name, who compared it with the guideline (`null`: nobody yet), every limit in force with who set it, its source and the status of that source"),
                new Key(
                        "verdict",
                        "of the run (`accepted` if every analyte is) and of each analyte with the rules that reject it"),
                new Key(
                        "decisions",
                        "head of the chain of decisions.csv (`null` without decisions), analytes whose verdict they changed, and every decision"),
                new Key("inputs", "role, path and SHA-256 of every file that was read"),
                new Key(
                        "raw_files",
                        "per injection: what its raw file says of itself, what was odd in it, what was salvaged of it if it was cut short, channels without data, or why it was not read"),
                new Key("outputs", "SHA-256 of every other file of this folder"),
                new Key("seal", "SHA-256 of this file up to the end of `outputs`"));
    }
}
