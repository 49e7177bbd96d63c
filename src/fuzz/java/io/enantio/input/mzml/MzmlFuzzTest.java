package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.tic;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.problem.InputException;
import io.enantio.input.raw.Truncated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes give chromatograms and spectra, or one line with the reason why not; within a short time, and in little memory. */
class MzmlFuzzTest {
    private static final double[] TIMES = {0.5, 1, 1.5, 2};
    private static final double[] COUNTS = {10, 20, 30, 20};

    static Stream<byte[]> seeds() {
        byte[] plain =
                MzmlText.of(tic(), srm(238.1, 125.0).zlib(), srm(242.1, 129.0)).bytes();
        byte[] spectra = MzmlText.of()
                .spectra(SpectrumText.list(SpectrumText.of(6, SpectrumText.FULL_SCAN, "", TIMES, COUNTS)
                        + SpectrumText.of(7, SpectrumText.SRM, SpectrumText.precursor(238.1), TIMES, COUNTS)))
                .bytes();
        byte[] indexed = MzmlText.of(srm(238.1, 125.0))
                .replace("<mzML ", "<indexedmzML xmlns=\"http://psi.hupo.org/ms/mzml\"><mzML ")
                .replace("</mzML>", "</mzML><fileChecksum>0</fileChecksum></indexedmzML>")
                .bytes();
        return Stream.of(plain, spectra, indexed, MzmlText.gzip(plain));
    }

    @MethodSource("seeds")
    @DictionaryEntries({"<binary>", "</binary>", "<![CDATA[", "]]>", "<!--", "-->", "&#65;", "&amp;", "<!DOCTYPE a>"})
    @DictionaryEntries({"MS:1000574", "MS:1002312", "MS:1002746", "MS:1000523", "arrayLength=\"3\"", "<chromatogram "})
    @FuzzTest
    void wholeFile(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".mzML");
        FuzzClock clock = new FuzzClock();
        try {
            Files.write(file, bytes);
            read(file);
        } finally {
            Files.delete(file);
        }
        clock.check();
    }

    private static void read(Path file) {
        try {
            for (StoredChromatogram chromatogram : WholeFile.read(file).chromatograms()) {
                checkFinite(chromatogram);
            }
            MzmlFile.read(file, "x.mzML", new EverySpectrum(), Truncated.SALVAGED);
        } catch (InputException refused) {
            String line = String.valueOf(refused.getMessage());
            if (line.lines().count() != 1 || line.length() > 1000) {
                throw new AssertionError("not one short line: " + line);
            }
        }
    }

    private static void checkFinite(StoredChromatogram chromatogram) {
        for (int i = 0; i < chromatogram.size(); i++) {
            if (!Double.isFinite(chromatogram.time(i)) || !Double.isFinite(chromatogram.intensity(i))) {
                throw new AssertionError("point " + i + " is not finite");
            }
        }
    }
}
