package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pre-dose sample whose trace has an excess of noise beside the place of a peak, from the raw file to the statistics of the study: it has no
 * analyte. That is a result: it is exported, and the area under the curve has its first point.
 */
class NoiseBeforeTheDoseTest {
    private static final Pattern ARRAYS = Pattern.compile("<binary>([^<]*)</binary>");
    private static final Set<String> ABSENT = Set.of("not_detected", "below_lloq");

    private static final double EXCESS_COUNTS = 80;
    private static final long SEED = 20261201;

    @TempDir
    private Path folder;

    @Test
    void noiseBesideAPlaceIsNoLostResult() throws Exception {
        Path study = folder.resolve("study");
        succeed("simulate", study.toString(), "--runs", "1", "--subjects", "2", "--seed", "5");
        Path method = study.resolve("method.yaml");
        Files.writeString(
                method, Files.readString(method).replaceFirst("integration: \\w+", "integration: " + SharedRuns.DROP));
        Path run = study.resolve("R01");
        for (CSVRecord row : ResultTable.of(run.resolve("injections.csv"))) {
            if (row.get("sample_id").endsWith("-T00")) {
                plantExcess(run.resolve(row.get("file")));
            }
        }
        succeed("process", run.toString());
        List<CSVRecord> rows = preDose(ResultTable.of(run.resolve("results/concentrations.csv")), "sample_id");
        assertThat(rows).hasSize(2 * 4);
        assertThat(rows).allSatisfy(row -> {
            assertThat(ABSENT).contains(row.get("status"));
            assertThat(row.get("flags")).doesNotContain("AMBIGUOUS", "INTERFERENCE", "RT_SHIFT");
        });

        String database = study.resolve("study.sqlite").toString();
        succeed("load", run.resolve("results").toString(), "--db", database);
        succeed(
                "export",
                "pc",
                "--study",
                "SIMULATED-STUDY",
                "--db",
                database,
                "--out",
                study.resolve("pc").toString());
        List<CSVRecord> exported = preDose(ResultTable.of(study.resolve("pc/pc.csv")), "PCREFID");
        assertThat(exported).hasSize(2 * 4);
        assertThat(exported).allSatisfy(row -> {
            assertThat(row.get("PCSTAT")).isEmpty();
            assertThat(row.get("PCORRES")).isNotEmpty();
        });
        succeed("study", study.resolve("plan.yaml").toString(), "--db", database);
        List<CSVRecord> areas = ResultTable.of(study.resolve("study/parameters.csv")).stream()
                .filter(row -> row.get("parameter").startsWith("auc"))
                .toList();
        assertThat(areas).isNotEmpty();
        assertThat(areas).allSatisfy(row -> assertThat(row.get("value")).isNotEmpty());
    }

    private static List<CSVRecord> preDose(List<CSVRecord> rows, String column) {
        return rows.stream().filter(row -> row.get(column).contains("T00")).toList();
    }

    private static void succeed(String... arguments) {
        InProcess.Outcome outcome = InProcess.enantio(arguments);
        assertThat(outcome.status()).as(outcome.out() + outcome.err()).isLessThanOrEqualTo(1);
    }

    /**
     * Makes every trace of a file three times as noisy as those of the run, with an excess between the places of the two peaks: significant for the
     * run's noise, nothing for the trace's own.
     */
    private static void plantExcess(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String plain = text.substring(text.indexOf("<mzML"), text.indexOf("</mzML>") + "</mzML>".length());
        StringBuilder changed = new StringBuilder("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n");
        String[] chromatograms = plain.split("(?=<chromatogram )");
        for (String one : chromatograms) {
            changed.append(one.contains("238.1") || one.contains("224.1") ? withExcess(one) : one);
        }
        Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
    }

    private static String withExcess(String chromatogram) {
        List<String> arrays = ARRAYS.matcher(chromatogram)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toList());
        float[] times = numbers(arrays.get(0));
        float[] counts = numbers(arrays.get(1));
        double place = chromatogram.contains("238.1") ? 11.0 : 7.85;
        Random random = new Random(SEED);
        for (int i = 0; i < times.length; i++) {
            double away = (times[i] - place) / 0.085;
            counts[i] += (float) (60 * random.nextGaussian() + EXCESS_COUNTS * Math.exp(-away * away / 2));
        }
        String encoded = encoded(counts);
        String before = chromatogram.substring(0, chromatogram.lastIndexOf("encodedLength"));
        String last = chromatogram.substring(chromatogram.lastIndexOf("encodedLength"));
        Matcher length = Pattern.compile("encodedLength=\"\\d+\"").matcher(last);
        return before
                + length.replaceFirst("encodedLength=\"" + encoded.length() + "\"")
                        .replaceFirst(
                                "<binary>[^<]*</binary>", Matcher.quoteReplacement("<binary>" + encoded + "</binary>"));
    }

    private static float[] numbers(String base64) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getDecoder().decode(base64));
            byte[] bytes = new byte[1 << 20];
            int size = inflater.inflate(bytes);
            float[] numbers = new float[size / 4];
            ByteBuffer.wrap(bytes, 0, size)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(numbers);
            return numbers;
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        } finally {
            inflater.end();
        }
    }

    private static String encoded(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes.array());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
