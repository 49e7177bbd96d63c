package io.enantio.report.results;

import io.enantio.acceptance.result.DecisionTimes;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.TraceOrigin;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import io.enantio.method.Polarity;
import io.enantio.method.value.Rounding;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.learn.TraceFacts;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.folder.SealedJson;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import io.enantio.run.Injection;
import io.enantio.run.Provenance;
import io.enantio.text.JsonText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * run.json: origin and outcome of the results, with fixed keys in a fixed order. Everything but {@code processed_at} and the
 * software version depends on the input alone.
 */
final class RunJson {
    static final String FILE = "run.json";
    static final String SCHEMA_NAME = "enantio-results/";
    private static final String SCHEMA = SCHEMA_NAME + "1";
    private static final List<String> VARYING = List.of("\"processed_at\"", "\"version\"", "\"seal\"");

    /** A key of the top level with its description. */
    record Key(String name, String meaning) {}

    private final JsonText json = new JsonText();
    private final RunResult result;
    private final Provenance provenance;

    private RunJson(RunResult result, Provenance provenance) {
        this.result = result;
        this.provenance = provenance;
    }

    /** The whole file; the outputs are the other files of the results folder. */
    static String text(RunResult result, Provenance provenance, Iterable<OutputFile> outputs) {
        return SealedJson.seal(new RunJson(result, provenance).write(outputs));
    }

    /** A run.json without what differs between two processings of one input: time, software version and so the seal. */
    static String timeless(String text) {
        return text.lines()
                .filter(line -> VARYING.stream().noneMatch(line.strip()::startsWith))
                .collect(Collectors.joining("\n"));
    }

    private String write(Iterable<OutputFile> outputs) {
        return json.text(() -> {
            SealedJson.head(json, SCHEMA, provenance);
            options();
            json.object("run", this::header);
            json.object("method", this::method);
            json.object(
                    "ruleset", () -> SealedJson.ruleset(json, result.method().limits()));
            json.object("verdict", this::verdict);
            json.object("decisions", this::decisions);
            SealedJson.inputs(json, provenance.inputs());
            json.array("raw_files", result.injections(), peaks -> rawFile(peaks.raw()));
            json.array("raw_files_not_listed", provenance.rawFilesNotListed(), json::value);
            SealedJson.outputs(json, "file", outputs);
        });
    }

    /** Absent if there are none, so that the same input gives the same bytes as before there were options. */
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
        json.put("purpose", header.purpose());
        json.put("origin", header.origin());
        header.imported().ifPresent(list -> json.object("imported", () -> imported(list)));
    }

    /** Absent if the list was typed, as for options. */
    private void imported(AnalyticalRun.Imported list) {
        json.put("file", list.file());
        json.put("sha256", list.sha256());
        json.put("format", list.format());
        list.others().forEach((key, text) -> json.put(key, text));
    }

    private void method() {
        Method method = result.method();
        SealedJson.method(json, method.identity());
        json.put("integration_asked", method.acquisition().integration().word());
        json.array("integration_used", integrationsUsed(), json::value);
        rounding(method.rounding());
    }

    /** Absent if the method prints its numbers as one that states nothing, so that the same input gives the same bytes as before. */
    private void rounding(Rounding rounding) {
        if (!rounding.equals(Rounding.DEFAULT)) {
            json.put("rounding", rounding.halves().word());
            json.put("figures", rounding.figures());
        }
    }

    /** The integration methods of all areas, in alphabetical order. */
    private Set<String> integrationsUsed() {
        return result.rows().stream()
                .map(row -> row.peak().how())
                .filter(how -> how != IntegrationMethod.NONE)
                .map(IntegrationMethod::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void verdict() {
        json.put("run", result.isAccepted() ? "accepted" : "rejected");
        json.array(
                "analytes",
                result.verdicts(),
                verdict -> json.object(() -> {
                    json.put("analyte", verdict.analyte().name());
                    json.put("verdict", VerdictsTable.word(verdict));
                    json.array("reasons", verdict.reasons(), json::value);
                    leftOut(verdict);
                }));
    }

    /** Standards that no curve rests on because their extraction batch failed (RUN-5). Absent if there are none, as for options. */
    private void leftOut(Verdict verdict) {
        List<StandardPoint> leftOut = result.calibrations().stream()
                .filter(calibration -> calibration.fit().analyte().equals(verdict.analyte()))
                .flatMap(calibration -> calibration.fit().standards().stream())
                .filter(point -> point.use() == Use.OF_FAILED_BATCH)
                .toList();
        if (!leftOut.isEmpty()) {
            json.array(
                    "standards_of_failed_batches",
                    leftOut,
                    point -> json.object(() -> {
                        json.put("injection", point.injection());
                        json.put("level", point.level());
                        json.put("batch", batchOf(point));
                    }));
        }
    }

    private Optional<String> batchOf(StandardPoint point) {
        return result.run().injections().stream()
                .filter(injection -> injection.number() == point.injection())
                .findFirst()
                .flatMap(Injection::batch);
    }

    private void decisions() {
        Decisions decisions = result.run().decisions();
        json.put("chain", Optional.of(decisions.head()).filter(head -> !head.isEmpty()));
        json.array("verdicts_changed", verdictsChanged(), json::value);
        List<String> times = DecisionTimes.contradictions(result, provenance.processedAt());
        if (!times.isEmpty()) {
            json.array("contradicting_times", times, json::value);
        }
        json.array("decisions", decisions.all(), decision -> json.object(() -> decision(decision)));
    }

    private List<String> verdictsChanged() {
        List<Verdict> before = result.undecided().map(RunResult::verdicts).orElse(result.verdicts());
        return IntStream.range(0, before.size())
                .filter(i ->
                        before.get(i).isAccepted() != result.verdicts().get(i).isAccepted())
                .mapToObj(i -> before.get(i).analyte().name())
                .toList();
    }

    private void decision(Decision decision) {
        json.put("decision", decision.number());
        json.put("injection", decision.subject().injection().map(String::valueOf));
        json.put("analyte", decision.subject().analyte());
        json.put("action", decision.action().kind().word());
        json.put("person", decision.author().person());
        json.put("second_person", decision.author().secondPerson());
        json.put("names", decision.proof());
        json.put("time", decision.author().time().toString());
        Decision.OnRecord record = decision.author().record();
        record.at().ifPresent(at -> json.put("recorded_at", at.toInstant().toString()));
        record.personKey().ifPresent(key -> json.put("person_key", key));
        record.secondKey().ifPresent(key -> json.put("second_key", key));
        json.put("reason_code", decision.reason().code().map(Enum::name));
        json.put("reason", decision.reason().text());
    }

    private void rawFile(RawInjection raw) {
        json.object(() -> {
            json.put("injection", raw.injection().number());
            json.put("file", raw.injection().file());
            if (raw instanceof AcquiredInjection acquired) {
                acquired(acquired);
            } else if (raw instanceof UnreadInjection unread) {
                json.put("not_read", unread.reason());
            }
        });
    }

    private void acquired(AcquiredInjection acquired) {
        RawFile file = acquired.rawFile();
        json.put("sha256", file.sha256());
        json.put("started_at", file.startedAt().map(String::valueOf));
        json.put("instrument_model", file.instrument().model());
        json.put("instrument_serial", file.instrument().serial());
        json.array("converters", file.converters(), json::value);
        json.array("oddities", file.oddities(), json::value);
        file.salvaged().ifPresent(text -> json.put("salvaged", text));
        json.array("channels", read(acquired), found -> json.object(() -> read(found)));
        json.array(
                "channels_without_data",
                withoutData(acquired),
                none -> json.object(() -> {
                    channel(none.channel());
                    json.put("reason", none.reason());
                }));
    }

    private void channel(Channel channel) {
        json.put("channel", channel.owner());
        json.put("role", channel.role());
    }

    /** What was read for a channel: which of the file's traces, and how it was chosen. */
    private void read(Chromatogram found) {
        channel(found.channel());
        found.origin().ifPresent(origin -> {
            json.put("acquisition", origin.acquisition().word());
            json.array("pieces", origin.pieces(), piece -> json.object(() -> piece(piece)));
            json.put("precursor_mz", origin.setting().precursorMz());
            json.put("product_mz", origin.setting().productMz());
            json.put("polarity", origin.setting().polarity().map(Polarity::word));
            json.put("collision_energy_ev", origin.setting().collisionEnergyEv());
        });
        json.put("points", found.trace().size());
        TraceFacts.of(found.trace()).ifPresent(this::facts);
        json.put("chosen", found.origin().map(TraceOrigin::choice));
        json.array("flags", found.flags(), flag -> json.value(flag.name()));
    }

    private void facts(TraceFacts facts) {
        json.put("zeros_percent", 100 * facts.zeroShare());
        json.put("stored_from_counts", facts.storedFromCounts());
        json.put("step_counts", facts.stepCounts());
        json.put("flat_top_counts", facts.flatTopCounts());
    }

    private void piece(TraceOrigin.Piece piece) {
        json.put("element", piece.element());
        json.put("id", piece.id());
        json.put("from_min", piece.fromMin());
        json.put("to_min", piece.toMin());
    }

    private static List<Chromatogram> read(AcquiredInjection acquired) {
        return sorted(acquired, Chromatogram.class);
    }

    private static List<NoChromatogram> withoutData(AcquiredInjection acquired) {
        return sorted(acquired, NoChromatogram.class);
    }

    /** Sorted, because a map of signals has no order. */
    private static <S extends ChannelSignal> List<S> sorted(AcquiredInjection acquired, Class<S> kind) {
        return acquired.signals().values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .sorted(Comparator.comparing((S signal) -> signal.channel().owner())
                        .thenComparing(signal -> signal.channel().role()))
                .toList();
    }

    /** Keys of the top level with their descriptions, in order. */
    static List<Key> manual() {
        return List.of(
                new Key("schema", "`" + SCHEMA + "`"),
                new Key("software", "name and version of the program, and its reader of raw files (`--reader`)"),
                new Key(
                        "processed_at",
                        "time of processing, UTC: the only value that differs between two processings by one version"),
                new Key(
                        "options",
                        "command-line options that affect the results: `--salvage`, which chromatograms the report shows, `--no-report`, `--pdf`, `--xlsx`"),
                new Key(
                        "run",
                        "header of the run, as in `run.yaml`; `imported` only if the list of injections was imported"),
                new Key(
                        "method",
                        "name, version and matrix; the integration that the method requests and those that were used; how it rounds for people (`rounding` and `figures`), unless half to even with 3 figures"),
                new Key(
                        "ruleset",
                        "name, who checked it against the guideline (`null`: nobody yet), every limit in force with who set it, its source and the status of that source"),
                new Key(
                        "verdict",
                        "verdict on the run (`accepted` if every analyte is accepted) and on each analyte, with the rules that reject it and, if an extraction batch failed, the standards that were left out of the curve with it (`standards_of_failed_batches`, RUN-5)"),
                new Key(
                        "decisions",
                        "head of the hash chain of decisions.csv (`null` without decisions), analytes whose verdict the decisions changed, times of decisions that contradict each other, the acquisition or the clock (`contradicting_times`, only if there are any), and every decision with its stated time and the time at which it was recorded"),
                new Key("inputs", "role, path and SHA-256 of every file that was read"),
                new Key(
                        "raw_files",
                        "for each injection: metadata of its raw file, irregularities in it, what was salvaged if it is truncated, what was read for each channel (chromatogram or scans, m/z, polarity, collision energy, times, number of points, how its detector stores counts, how it was chosen, flags), channels without data, or why it was not read"),
                new Key(
                        "raw_files_not_listed",
                        "raw files beside those of the injection list that no line of it names"),
                new Key("outputs", "SHA-256 of every other file of this folder"),
                new Key("seal", "SHA-256 of this file up to the end of `outputs`"));
    }
}
