package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.COUNTS;
import static io.enantio.input.mzml.ChromatogramText.FLOAT64;
import static io.enantio.input.mzml.ChromatogramText.NO_COMPRESSION;
import static io.enantio.input.mzml.ChromatogramText.TIMES;
import static io.enantio.input.mzml.ChromatogramText.base64;
import static io.enantio.input.mzml.ChromatogramText.bytes;
import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.term;
import static io.enantio.input.mzml.ChromatogramText.tic;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.problem.InputException;
import io.enantio.input.raw.Truncated;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A damaged file gives numbers or a refusal within a short time, never another exception. */
class MzmlMutationTest {
    private static final int MUTATIONS_PER_SEED = Integer.getInteger("mzml.mutations", 150);
    private static final List<String> SPLICES = List.of(
            "<binary>",
            "</binary>",
            "<!-- <binary> -->",
            "<![CDATA[",
            "]]>",
            "&#65;",
            "&amp;",
            "<chromatogram>",
            "</chromatogram>",
            " arrayLength=\"3\"",
            "\"",
            "=",
            "MS:1000574",
            "MS:1002312",
            "-1",
            "9999999999",
            "\u0000");

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 6);
    }

    private static List<byte[]> files() {
        byte[] plain =
                MzmlText.of(tic(), srm(238.1, 125.0).zlib(), srm(242.1, 129.0)).bytes();
        byte[] numpress = MzmlText.of(srm(238.1, 125.0))
                .replace(base64(bytes(TIMES)), base64(NumpressText.linear(TIMES, 1e5)))
                .replace(base64(bytes(COUNTS)), base64(NumpressText.linear(COUNTS, 1e3)))
                .replace(FLOAT64 + NO_COMPRESSION, term("MS:1002312", "MS-Numpress linear prediction compression"))
                .bytes();
        byte[] spectra = MzmlText.of()
                .spectra(SpectrumText.list(SpectrumText.of(6, SpectrumText.FULL_SCAN, "", TIMES, COUNTS)))
                .bytes();
        return List.of(plain, numpress, spectra, MzmlText.gzip(plain));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDamagedFileGivesNumbersOrARefusal(int seed) {
        Random random = new Random(seed);
        List<byte[]> files = files();
        for (int i = 0; i < MUTATIONS_PER_SEED; i++) {
            byte[] damaged = damage(files.get(random.nextInt(files.size())), random);
            Path path = MzmlText.write(folder.resolve("x.mzML"), damaged);
            Assertions.assertTimeout(Duration.ofMinutes(1), () -> read(path), "seed " + seed + ", mutation " + i);
        }
    }

    private static void read(Path path) {
        try {
            for (StoredChromatogram chromatogram : WholeFile.read(path).chromatograms()) {
                for (int i = 0; i < chromatogram.size(); i++) {
                    assertThat(Double.isFinite(chromatogram.time(i)) && Double.isFinite(chromatogram.intensity(i)))
                            .isTrue();
                }
            }
            MzmlVisitor spectra = new MzmlVisitor() {
                @Override
                public boolean wantsSpectra() {
                    return true;
                }

                @Override
                public boolean wants(SpectrumHeader header) {
                    return true;
                }

                @Override
                public void accept(StoredSpectrum spectrum) {
                    assertThat(spectrum.sumWithin(1.5, 10)).isFinite();
                }
            };
            MzmlFile.read(path, "x.mzML", spectra, Truncated.REFUSED);
            MzmlSummary.read(path, "x.mzML", Truncated.SALVAGED);
        } catch (InputException refused) {
            assertThat(refused.getMessage()).startsWith("x.mzML").doesNotContain("\n", "\r");
        }
    }

    private static byte[] damage(byte[] file, Random random) {
        byte[] damaged = file.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] file, Random random) {
        if (file.length == 0) {
            return file;
        }
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(60));
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(file, Math.max(1, from));
            case 1 -> joined(Arrays.copyOf(file, from), new byte[0], Arrays.copyOfRange(file, to, file.length));
            case 2 ->
                joined(
                        Arrays.copyOf(file, to),
                        Arrays.copyOfRange(file, from, to),
                        Arrays.copyOfRange(file, to, file.length));
            case 3 ->
                joined(
                        Arrays.copyOf(file, from),
                        SPLICES.get(random.nextInt(SPLICES.size())).getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(file, from, file.length));
            default -> {
                byte[] flipped = file.clone();
                flipped[from] = (byte) random.nextInt(256);
                yield flipped;
            }
        };
    }

    private static byte[] joined(byte[] one, byte[] two, byte[] three) {
        byte[] all = Arrays.copyOf(one, one.length + two.length + three.length);
        System.arraycopy(two, 0, all, one.length, two.length);
        System.arraycopy(three, 0, all, one.length + two.length, three.length);
        return all;
    }
}
