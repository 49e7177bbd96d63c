package io.enantio.database;

import io.enantio.run.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Copies of a shipped run under names of their own, filled up to 100 injections, with eleven subjects in each. */
final class CopiedRun {
    static final int INJECTIONS = 100;
    private static final int SHIPPED_INJECTIONS = 79;
    private static final Path SHIPPED = Path.of("sample-runs/crps-day-1");

    private final int run;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    private CopiedRun(int run) {
        this.run = run;
    }

    /** Writes a run folder with its results in it. */
    static Path write(Path home, int run) {
        try {
            return new CopiedRun(run).write(home.resolve("run" + run));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(Path folder) throws IOException {
        Path results = Files.createDirectories(folder.resolve("results"));
        for (String name : List.of("injections.csv", "samples.csv")) {
            copy(SHIPPED.resolve(name), folder.resolve(name));
        }
        for (String name : List.of("concentrations.csv", "calibration.csv", "pairs.csv", "verdicts.csv", "rules.csv")) {
            copy(SHIPPED.resolve("expected").resolve(name), results.resolve(name));
        }
        String json = renamed(Files.readString(SHIPPED.resolve("expected/run.json")));
        for (Map.Entry<String, String> hash : hashes.entrySet()) {
            json = json.replace(hash.getKey(), hash.getValue());
        }
        String body = json.substring(0, json.lastIndexOf(",\n  \"seal\""));
        Files.writeString(results.resolve("run.json"), body + ",\n  \"seal\" : \"" + Sha256.of(body) + "\"\n}\n");
        return folder;
    }

    private String renamed(String text) {
        return text.replace("CRPS-SIM-DAY1", "RUN-" + run);
    }

    private void copy(Path from, Path to) throws IOException {
        String original = Files.readString(from);
        StringBuilder text = new StringBuilder(original);
        List<String> lines = original.lines().toList();
        for (int extra = 0; extra < INJECTIONS - SHIPPED_INJECTIONS; extra++) {
            String sample = "S001-T0" + extra % 5;
            String subject = String.format(Locale.ROOT, "S%03d", 7 + extra / 5);
            String number = String.valueOf(SHIPPED_INJECTIONS + 1 + extra);
            lines.stream()
                    .filter(line -> line.contains(sample))
                    .map(line -> line.startsWith("CRPS")
                            ? line.replaceFirst(",\\d+,", "," + number + ",")
                            : line.replaceFirst("^\\d+,", number + ","))
                    .forEach(line -> text.append(line.replace("S001", subject)).append('\n'));
        }
        String all = renamed(text.toString()).replaceAll("S(\\d{3})(-T\\d|,)", "R" + run + "-S$1$2");
        Files.writeString(to, all);
        hashes.put(Sha256.of(original), Sha256.of(all));
    }
}
