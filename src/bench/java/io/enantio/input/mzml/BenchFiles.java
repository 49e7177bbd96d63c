package io.enantio.input.mzml;

import io.enantio.input.assay.MethodFile;
import io.enantio.method.Method;
import io.enantio.simulation.RunSimulator;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.plan.SimulationPlan.MethodReference.Linked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files that are read: a laboratory's, a run of ours, and one file of 750 channels. */
enum BenchFiles {
    /** Every mzML of the folder that the property {@value #FOLDER} names. */
    LIPIDS {
        @Override
        List<Path> in(Path scratch) {
            return mzml(folder());
        }
    },
    /** A simulated run. */
    RUN {
        @Override
        List<Path> in(Path scratch) {
            return mzml(simulated(scratch).resolve("raw"));
        }
    },
    /** One injection of that run with its SRM chromatograms again and again, each time of other ions. */
    CHANNELS_750 {
        @Override
        List<Path> in(Path scratch) {
            return List.of(manyChannels(mzml(simulated(scratch).resolve("raw")).get(0), scratch.resolve("many.mzML")));
        }
    };

    static final String FOLDER = "bench.folder";

    private static final Path METHOD = Path.of("calibration/ketamine-norketamine-plasma.yaml");
    private static final int CHANNELS = 750;
    private static final String OPEN = "<chromatogram ";
    private static final String CLOSE = "</chromatogram>";

    /** Writes what is simulated into an empty folder and names the files. */
    abstract List<Path> in(Path scratch);

    /** Whether there is anything to read. */
    boolean isThere() {
        return this != LIPIDS || Files.isDirectory(folder());
    }

    /** The laboratory's files. */
    static Path folder() {
        return Path.of(System.getProperty(FOLDER, "../shared/data/lipids"));
    }

    private static List<Path> mzml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".mzML"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path simulated(Path scratch) {
        Method method = MethodFile.read(METHOD).method();
        try {
            new RunSimulator(SimulationPlan.of(method, new Linked(METHOD.toString()), 1)).writeTo(scratch);
            return scratch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path manyChannels(Path one, Path many) {
        try {
            String text = Files.readString(one);
            int first = text.indexOf(OPEN, text.indexOf(CLOSE));
            int end = text.lastIndexOf(CLOSE) + CLOSE.length();
            List<String> channels = Stream.of(text.substring(first, end).split("(?=" + OPEN + ")"))
                    .toList();
            StringBuilder repeated = new StringBuilder();
            IntStream.range(0, CHANNELS)
                    .forEach(i -> repeated.append(renamed(channels.get(i % channels.size()), i / channels.size())));
            String whole = text.substring(0, first) + repeated + text.substring(end);
            return Files.writeString(many, whole, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same chromatogram of heavier ions. */
    private static String renamed(String chromatogram, int times) {
        return chromatogram
                .replaceFirst("id=\"", "id=\"" + times + " ")
                .replaceFirst("(target m/z\" value=\")", "$1" + (times + 1));
    }
}
