package io.enantio.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The work that no program can save which integrates a run and says what it read, as a program of its own. It shares no code with the
 * product; what it is compared with is the whole process of the product, start, judgement and report included.
 *
 * <p>It does: start Java; list the files of {@code raw}; of each file read all bytes, compute SHA-256, go through all tags of the XML and look
 * at the terms and values of its parameters, undo base64 and zlib of both arrays of each chromatogram that the method asks for, make numbers of
 * them; of each such trace solve ten weighted linear least squares, each with new weights and with its peaks made anew ({@link WeightedAreas}: exponentially
 * modified Gaussians and four terms of a baseline, over all of its points); on all cores; print how many traces and the sum of the areas.
 *
 * <p>It does not: read the method, the run or the list of injections (it is told the ions, places and width); check anything; find peaks,
 * learn a shape or the noise, move a peak, look for interferences, state an uncertainty; calibrate, judge, draw, or write a file.
 *
 * <p>Arguments: the run's folder and a file with a line a channel: precursor m/z, product m/z, standard deviation of a peak in minutes, then its apexes.
 */
final class Limit {
    private static final int SOLVES = 10;

    private Limit() {}

    public static void main(String[] arguments) throws IOException {
        List<Channel> channels = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(Limit::channel)
                .toList();
        Path[] files;
        try (Stream<Path> all = Files.list(Path.of(arguments[0], "raw"))) {
            files = all.toArray(Path[]::new);
        }
        Arrays.sort(files);
        double[] areas = new double[files.length];
        int[] traces = new int[files.length];
        IntStream.range(0, files.length).parallel().forEach(i -> {
            try (TagReader reader = new TagReader(hashed(Files.readAllBytes(files[i])))) {
                while (reader.next()) {
                    for (Channel channel : channels) {
                        if (channel.isOf(reader)) {
                            areas[i] += area(channel, reader.times(), reader.intensities());
                            traces[i]++;
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        System.out.println(
                Arrays.stream(traces).sum() + " traces, " + Arrays.stream(areas).sum());
    }

    private static double area(Channel channel, double[] timesMin, double[] counts) {
        double[] found = new WeightedAreas(timesMin, channel.apexesMin, channel.sigmaMin, channel.sigmaMin)
                .solve(counts, SOLVES);
        double sum = 0;
        for (int k = 0; k < channel.apexesMin.length; k++) {
            sum += found[k];
        }
        return sum;
    }

    private static byte[] hashed(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            if (digest.length != 32) {
                throw new IllegalStateException(new String(digest, StandardCharsets.ISO_8859_1));
            }
            return bytes;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Channel channel(String line) {
        String[] words = line.split(" ");
        double[] numbers = Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
        return new Channel(numbers[0], numbers[1], numbers[2], Arrays.copyOfRange(numbers, 3, numbers.length));
    }

    /** What is measured, and where. */
    private static final class Channel {
        private static final double NEAR = 0.35;

        private final double precursorMz;
        private final double productMz;
        private final double sigmaMin;
        private final double[] apexesMin;

        Channel(double precursorMz, double productMz, double sigmaMin, double[] apexesMin) {
            this.precursorMz = precursorMz;
            this.productMz = productMz;
            this.sigmaMin = sigmaMin;
            this.apexesMin = apexesMin;
        }

        boolean isOf(TagReader chromatogram) {
            return Math.abs(chromatogram.precursorMz() - precursorMz) <= NEAR
                    && Math.abs(chromatogram.productMz() - productMz) <= NEAR;
        }
    }
}
