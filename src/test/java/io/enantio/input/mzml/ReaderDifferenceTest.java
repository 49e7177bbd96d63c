package io.enantio.input.mzml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.GeneratedDocument;
import io.enantio.SharedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our reader against another one, on every file available. */
class ReaderDifferenceTest {
    private static final String PAGE = "docs/explanation/reading-mzml.md";
    private static final String BEGIN = "<!-- made by ReaderDifferenceTest -->\n";
    private static final String END = "<!-- end -->\n";

    @TempDir
    Path folder;

    @Test
    void aSimulatedRunIsReadAsByAnotherReader() throws IOException {
        ReaderComparison comparison =
                compare(mzml(SharedRuns.simulated("--subjects", "0").resolve("raw")));
        assertThat(comparison.unexplained()).isEmpty();
        assertThat(comparison.chromatograms()).isPositive();
    }

    @Test
    void realFilesAreReadAsByAnotherReaderExceptForDifferencesInTheManual() throws IOException {
        assumeTrue(SharedMzml.isThere(), SharedMzml.ABSENT);
        ReaderComparison comparison = new ReaderComparison(folder);
        for (String name : List.of("formats", "lipids", "multiquant", "yeast")) {
            for (Path file : mzml(SharedMzml.DATA.resolve(name))) {
                comparison.add(file);
            }
        }
        assertThat(comparison.unexplained()).isEmpty();
        String page = Files.readString(Path.of(PAGE)).replace("\r\n", "\n");
        String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        String after = page.substring(page.indexOf(END));
        GeneratedDocument.assertFresh(PAGE, before + comparison.table() + after);
    }

    private ReaderComparison compare(List<Path> files) throws IOException {
        ReaderComparison comparison = new ReaderComparison(folder);
        for (Path file : files) {
            comparison.add(file);
        }
        return comparison;
    }

    private static List<Path> mzml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ReaderDifferenceTest::isMzml).sorted().toList();
        }
    }

    private static boolean isMzml(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".mzml") || name.endsWith(".mzml.gz");
    }
}
