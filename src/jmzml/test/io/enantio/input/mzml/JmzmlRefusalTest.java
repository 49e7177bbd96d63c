package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.FLOAT64;
import static io.enantio.input.mzml.ChromatogramText.NO_COMPRESSION;
import static io.enantio.input.mzml.ChromatogramText.base64;
import static io.enantio.input.mzml.ChromatogramText.bytes;
import static io.enantio.input.mzml.ChromatogramText.deflate;
import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.problem.InputException;
import io.enantio.input.raw.Truncated;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jmzML alone accepts, or reports in its own words, is refused as by our reader. */
class JmzmlRefusalTest {
    private static final double[] TIMES = {0.5, 1.0, 1.5, 2.0};
    private static final double[] COUNTS = {10, 20, 30, 40};

    @TempDir
    Path folder;

    /** jmzML requires the list of vocabularies, which ours never reads. */
    static MzmlText withVocabulary(MzmlText text) {
        return text.replace(
                "<fileDescription>",
                "<cvList count=\"1\"><cv id=\"MS\" fullName=\"PSI-MS\" URI=\"x\"/></cvList><fileDescription>");
    }

    private static MzmlText one() {
        return withVocabulary(MzmlText.of(srm(238.1, 125.0).points(TIMES, COUNTS)));
    }

    @Test
    void aDocumentTypeDeclarationIsRefused() {
        assertThatThrownBy(() -> read(one().replace("<mzML ", "<!DOCTYPE mzML><mzML ")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("document type declaration");
    }

    @Test
    void anArrayThatUnfoldsToMoreThanItDeclaresIsRefused() {
        String bomb = base64(deflate(new byte[10_000_000]));
        assertThatThrownBy(() -> read(one().replace(base64(bytes(COUNTS)), bomb)
                        .replace(NO_COMPRESSION, term("MS:1000574", "zlib compression"))
                        .replace(base64(bytes(TIMES)), base64(deflate(bytes(TIMES))))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "x.mzML, chromatogram[0]: intensity array inflates to more than the declared points");
    }

    @Test
    void aFileCutShortIsRefusedWithItsNameAndARemedy() {
        String whole = one().toString();
        Path path = MzmlText.write(
                folder.resolve("x.mzML"), whole.substring(0, whole.length() / 2).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new JmzmlPass().read(path, "x.mzML", new Everything(), Truncated.REFUSED))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("x.mzML")
                .hasMessageContaining("jmzML cannot read it")
                .hasMessageEndingWith("Read it with --reader stax, which says what is wrong and where.")
                .hasMessageNotContaining("\n");
    }

    @Test
    void numpressFollowedByZlibIsReadAsByOurReader() {
        MzmlText packed = one().replace(base64(bytes(COUNTS)), base64(deflate(NumpressText.linear(COUNTS, 1e3))))
                .replace(base64(bytes(TIMES)), base64(deflate(NumpressText.linear(TIMES, 1e5))))
                .replace(FLOAT64 + NO_COMPRESSION, term("MS:1002746", "MS-Numpress linear and zlib compression"));
        StoredChromatogram read = read(packed).get(0);
        assertThat(WholeFile.intensities(read)).containsExactly(COUNTS);
        assertThat(Arrays.stream(WholeFile.timesMin(read)).toArray()).hasSize(TIMES.length);
    }

    private List<StoredChromatogram> read(MzmlText text) {
        Everything everything = new Everything();
        new JmzmlPass().read(text.write(folder, "x.mzML"), "x.mzML", everything, Truncated.REFUSED);
        return everything.found;
    }

    private static final class Everything implements MzmlVisitor {
        private final List<StoredChromatogram> found = new ArrayList<>();

        @Override
        public boolean wants(ChromatogramHeader header) {
            return true;
        }

        @Override
        public void accept(StoredChromatogram chromatogram) {
            found.add(chromatogram);
        }
    }
}
