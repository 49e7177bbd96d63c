package io.enantio.database;

import io.enantio.record.chain.ChainLayout;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a run folder with a results folder in it as {@code process} would: the same columns, hashes and seal. */
public final class WrittenResults {
    private static final Path COLUMNS = Path.of("sample-runs/crps-day-1/expected");

    private final String run;
    private final Map<Integer, String> injections = new LinkedHashMap<>();
    private final List<String> samples = new ArrayList<>();
    private final List<String> concentrations = new ArrayList<>();
    private final Set<String> analytes = new LinkedHashSet<>();
    private final List<String> decisions = new ArrayList<>();
    private String chain = "";
    private String processedAt = "2026-05-01T08:00:00Z";
    private String raw;
    private String purpose = "study";
    private String method = "";
    private String rounding = "";
    private double lloq = 1;
    private double uloq = 500;
    private String sampleColumns =
            "sample_id,study,subject,visit,time_point,nominal_time_h,collected_at,infusion_start,freezer";

    public WrittenResults(String run) {
        this.run = run;
        this.raw = run;
    }

    WrittenResults processedAt(String time) {
        processedAt = time;
        return this;
    }

    /** Raw files as those of another seed. */
    WrittenResults rawFilesOf(String seed) {
        raw = seed;
        return this;
    }

    /** By a method that rounds so. */
    public WrittenResults rounding(String word, int figures) {
        rounding = ", \"rounding\" : \"" + word + "\", \"figures\" : " + figures;
        return this;
    }

    /** A method file of this content among the inputs. */
    public WrittenResults method(String content) {
        method = content;
        return this;
    }

    WrittenResults purpose(String word) {
        purpose = word;
        return this;
    }

    public WrittenResults range(double low, double high) {
        lloq = low;
        uloq = high;
        return this;
    }

    /** Other columns of samples.csv than the usual. */
    public WrittenResults sampleColumns(String columns) {
        sampleColumns = columns;
        return this;
    }

    /** A line of samples.csv as written. */
    public WrittenResults sample(String line) {
        samples.add(line);
        return this;
    }

    /** A study sample with the usual line of samples.csv. */
    public WrittenResults specimen(String sample, String subject) {
        return sample(sample + ",STUDY-1," + subject + ",DAY 1,1,1.25,2026-04-01T10:00:00Z,2026-04-01T08:45:00Z,F-12");
    }

    public WrittenResults injection(int number, String sample, String type) {
        return injection(
                number,
                sample,
                type,
                String.format(Locale.ROOT, "1,2026-04-20T%02d:%02d:00Z,", number / 60, number % 60));
    }

    /** @param rest dilution_factor, acquired_at, experiment */
    public WrittenResults injection(int number, String sample, String type, String rest) {
        String level = type.equals("qc") ? "MID" : "";
        injections.put(number, number + ",raw/" + number + ".mzML," + sample + "," + type + "," + level + "," + rest);
        return this;
    }

    /** A result; the concentration is empty unless it is quantified. */
    public WrittenResults result(int injection, String analyte, String status, String concentration) {
        return result(injection, analyte, Map.of("status", status, "concentration_ng_per_ml", concentration));
    }

    public WrittenResults result(int injection, String analyte, Map<String, String> cells) {
        analytes.add(analyte);
        String[] listed = injections.getOrDefault(injection, "").split(",", -1);
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "run",
                run,
                "injection",
                String.valueOf(injection),
                "file",
                listed[1],
                "sample_id",
                listed[2],
                "sample_type",
                listed[3],
                "analyte",
                analyte,
                "compound",
                analyte.substring(analyte.indexOf('-') + 1),
                "dilution_factor",
                listed[5],
                "integration",
                "joint_fit"));
        all.put("area_counts_min", String.valueOf(1000 + injection));
        all.putAll(cells);
        concentrations.add(row("concentrations.csv", all));
        return this;
    }

    private static final Map<String, String> CODES = Map.of(
            "report_value", "POOR_CHROMATOGRAPHY", "exclude", "INJECTION_FAULT", "reintegrate", "BASELINE_NOISE");

    /** @param subject injection and analyte, a comma between */
    WrittenResults decision(String subject, String action, String parameters, String time) {
        return decision(subject, action + " " + CODES.getOrDefault(action, ""), parameters, time, "B. Reviewer");
    }

    /** @param actionAndCode a blank between */
    WrittenResults decision(String subject, String actionAndCode, String parameters, String time, String second) {
        String action = actionAndCode.split(" ", -1)[0];
        String code = actionAndCode.split(" ", -1)[1];
        List<String> cells = new ArrayList<>(List.of(String.valueOf(decisions.size() + 1)));
        cells.addAll(List.of(subject.split(",", -1)));
        cells.addAll(List.of(action, parameters, "A. Analyst", second, time, code, "seen on paper"));
        List<String> columns = ChainLayout.DECISIONS.columns();
        chain = ChainLayout.DECISIONS.chainAfter(
                chain, column -> columns.contains(column) ? cells.get(columns.indexOf(column)) : "");
        decisions.add(String.join(",", cells) + "," + chain);
        return this;
    }

    /** Writes the run folder; gives its results folder. */
    public Path writeTo(Path folder) {
        try {
            return write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(Path folder) throws IOException {
        Path results = Files.createDirectories(folder.resolve("results"));
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put(
                "injections",
                file(
                        folder,
                        "injections.csv",
                        "injection,file,sample_id,sample_type,level,dilution_factor,acquired_at,experiment",
                        injections.values()));
        if (!method.isEmpty()) {
            inputs.put("method", file(folder, "method.csv", method, List.of()));
        }
        if (!samples.isEmpty()) {
            inputs.put("samples", file(folder, "samples.csv", sampleColumns, samples));
        }
        if (!decisions.isEmpty()) {
            inputs.put(
                    "decisions",
                    file(
                            folder,
                            "decisions.csv",
                            String.join(",", ChainLayout.DECISIONS.columns()) + ",chain",
                            decisions));
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put(
                "concentrations.csv",
                file(results, "concentrations.csv", header("concentrations.csv"), concentrations));
        outputs.put(
                "calibration.csv",
                file(
                        results,
                        "calibration.csv",
                        header("calibration.csv"),
                        perAnalyte(
                                "calibration.csv",
                                Map.of(
                                        "model",
                                        "linear",
                                        "weighting",
                                        "1/x^2",
                                        "slope",
                                        "0.02",
                                        "intercept",
                                        "0.001",
                                        "lloq_ng_per_ml",
                                        String.valueOf(lloq),
                                        "uloq_ng_per_ml",
                                        String.valueOf(uloq),
                                        "levels_used",
                                        "8"))));
        outputs.put("pairs.csv", file(results, "pairs.csv", header("pairs.csv"), List.of()));
        outputs.put(
                "verdicts.csv",
                file(
                        results,
                        "verdicts.csv",
                        header("verdicts.csv"),
                        perAnalyte("verdicts.csv", Map.of("verdict", "accepted"))));
        outputs.put(
                "rules.csv",
                file(
                        results,
                        "rules.csv",
                        header("rules.csv"),
                        perAnalyte(
                                "rules.csv",
                                Map.of(
                                        "rule", "RUN-2", "passed", "6", "total", "6", "limit", "'=2/3", "outcome",
                                        "pass"))));
        Files.writeString(results.resolve("run.json"), sealed(json(inputs, outputs)));
        return results;
    }

    private List<String> perAnalyte(String file, Map<String, String> cells) {
        return analytes.stream()
                .map(analyte -> {
                    Map<String, String> all = new LinkedHashMap<>(cells);
                    all.put("analyte", analyte);
                    return row(file, all);
                })
                .toList();
    }

    private static String file(Path folder, String name, String header, Iterable<String> lines) throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        Files.writeString(folder.resolve(name), text);
        return Sha256.of(text.toString());
    }

    private static final Map<String, String> HEADERS = new ConcurrentHashMap<>();

    /** The columns that process writes. */
    private static String header(String file) {
        return HEADERS.computeIfAbsent(file, name -> {
            try {
                return Files.readAllLines(COLUMNS.resolve(name), StandardCharsets.UTF_8)
                        .get(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String row(String file, Map<String, String> cells) {
        return List.of(header(file).split(",")).stream()
                .map(column -> cells.getOrDefault(column, ""))
                .collect(Collectors.joining(","));
    }

    private String json(Map<String, String> inputs, Map<String, String> outputs) {
        return String.format(
                Locale.ROOT,
                """
                {
                  "schema" : "enantio-results/1",
                  "software" : { "name" : "enantio", "version" : "0.1.0", "raw_reader" : "stax" },
                  "processed_at" : "%s",
                  "run" : { "run" : "%s", "instrument" : "Triple quadrupole 01", "instrument_model" : null,
                    "instrument_serial" : null, "column_serial" : "AGP-0421", "analyst" : "Bärbel Analyst",
                    "acquired" : "2026-04-20", "purpose" : "%s", "origin" : "simulated" },
                  "method" : { "method" : "planted", "version" : "1.0.0", "matrix" : "human plasma",
                    "integration_asked" : "joint_fit", "integration_used" : [ ]%s },
                  "ruleset" : { "rules" : "ICH-M10", "verified_by" : null, "limits" : [ ] },
                  "verdict" : { "run" : "accepted", "analytes" : [ ] },
                  "decisions" : { "chain" : %s, "verdicts_changed" : [ ], "decisions" : [ %s ] },
                  "inputs" : [ %s ],
                  "raw_files" : [ %s ],
                  "raw_files_not_listed" : [ ],
                  "outputs" : [ %s ]
                }
                """,
                processedAt,
                run,
                purpose,
                rounding,
                decisions.isEmpty() ? "null" : "\"" + chain + "\"",
                IntStream.rangeClosed(1, decisions.size())
                        .mapToObj(WrittenResults::decisionJson)
                        .collect(Collectors.joining(", ")),
                inputs.entrySet().stream()
                        .map(input -> String.format(
                                Locale.ROOT,
                                "{ \"role\" : \"%s\", \"path\" : \"%s.csv\", \"sha256\" : \"%s\" }",
                                input.getKey(),
                                input.getKey(),
                                input.getValue()))
                        .collect(Collectors.joining(", ")),
                injections.keySet().stream()
                        .map(number -> String.format(
                                Locale.ROOT,
                                "{ \"injection\" : %d, \"file\" : \"raw/%d.mzML\", \"sha256\" : \"%s\", \"started_at\" : null,"
                                        + " \"instrument_model\" : null, \"instrument_serial\" : null, \"converters\" : [ ],"
                                        + " \"oddities\" : [ ], \"channels\" : [ ], \"channels_without_data\" : [ ] }",
                                number,
                                number,
                                Sha256.of(raw + number)))
                        .collect(Collectors.joining(", ")),
                outputs.entrySet().stream()
                        .map(output -> String.format(
                                Locale.ROOT,
                                "{ \"file\" : \"%s\", \"sha256\" : \"%s\" }",
                                output.getKey(),
                                output.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private static String decisionJson(int number) {
        return "{ \"decision\" : " + number + ", \"injection\" : null, \"analyte\" : null, \"action\" : \"comment\","
                + " \"person\" : \"A. Analyst\", \"second_person\" : null, \"time\" : \"2026-04-21T09:00Z\","
                + " \"reason_code\" : null, \"reason\" : \"seen on paper\" }";
    }

    private static String sealed(String json) {
        String body = json.substring(0, json.length() - "\n}\n".length());
        return body + ",\n  \"seal\" : \"" + Sha256.of(body) + "\"\n}\n";
    }
}
