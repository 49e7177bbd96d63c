package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.tic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.TestObjects;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.input.problem.InputException;
import io.enantio.input.raw.Truncated;
import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that end early: refused with the byte at which they end, or, if requested, used as far as they are complete. */
class SalvageTest {
    private static final Injection INJECTION = TestObjects.injection(1, SampleType.STANDARD, "STD1");
    private static final String END = "</chromatogram>";

    @TempDir
    Path folder;

    private static MzmlText good() {
        return MzmlText.of(tic(), srm(238.1, 125.0).zlib(), srm(242.1, 129.0));
    }

    private static MzmlText indexed() {
        return good().replace("<mzML ", "<indexedmzML xmlns=\"http://psi.hupo.org/ms/mzml\">\n<mzML ")
                .replace("</mzML>\n", "</mzML>\n<indexList count=\"0\"></indexList></indexedmzML>");
    }

    private WholeFile read(byte[] bytes, Truncated truncated) {
        return WholeFile.read(MzmlText.write(folder.resolve("x.mzML"), bytes), truncated);
    }

    private WholeFile salvaged(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), Truncated.SALVAGED);
    }

    private static String upTo(String text, String end, int occurrence) {
        int at = -1;
        for (int i = 0; i < occurrence; i++) {
            at = text.indexOf(end, at + 1);
        }
        return text.substring(0, at);
    }

    private static int count(String text) {
        return (text.length() - text.replace(END, "").length()) / END.length();
    }

    @Test
    void whereverAFileEndsOnlyCompleteChromatogramsAreSalvaged() {
        String whole = indexed().toString().stripTrailing();
        for (int length = 100; length < whole.length(); length += 3) {
            String cut = whole.substring(0, length);
            int complete = count(cut);
            if (complete == 0) {
                assertThatThrownBy(() -> salvaged(cut))
                        .isInstanceOf(InputException.class)
                        .hasMessageStartingWith("x.mzML, byte " + length + ": the file is cut short before any");
            } else {
                WholeFile found = salvaged(cut);
                assertThat(found.chromatograms()).hasSize(complete).allMatch(one -> one.size() == 10);
                assertThat(found.file().salvaged())
                        .contains("the file is cut short at byte " + length + "; complete before that: " + complete
                                + " of 3 chromatograms and 0 spectra");
            }
        }
    }

    @Test
    void unlessRequestedATruncatedFileIsRefusedWithTheByteAtWhichItEnds() {
        String whole = indexed().toString().stripTrailing();
        for (int length = 100; length < whole.length(); length += 7) {
            byte[] cut = whole.substring(0, length).getBytes(StandardCharsets.UTF_8);
            String problem = "x.mzML, byte " + length + ": the file is cut short. Copy the file again, or re-export it"
                    + " from the vendor software.";
            assertThatThrownBy(() -> read(cut, Truncated.REFUSED)).hasMessage(problem);
        }
    }

    @Test
    void aGzippedFileIsSalvagedAsFarAsItInflates() {
        byte[] packed = MzmlText.gzip(good().bytes());
        int most = 0;
        for (int length = 20; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            String place = "x.mzML, byte " + length + " (packed): the file is cut short";
            assertThatThrownBy(() -> read(cut, Truncated.REFUSED)).hasMessageStartingWith(place);
            Optional<WholeFile> found = attempt(cut);
            int complete = found.map(file -> file.chromatograms().size()).orElse(0);
            assertThat(complete).isGreaterThanOrEqualTo(most);
            most = complete;
        }
        assertThat(most).isEqualTo(3);
        assertThat(read(packed, Truncated.SALVAGED).file().salvaged()).isEmpty();
    }

    private Optional<WholeFile> attempt(byte[] cut) {
        try {
            return Optional.of(read(cut, Truncated.SALVAGED));
        } catch (InputException refused) {
            assertThat(refused.getMessage()).contains("before any chromatogram is complete");
            return Optional.empty();
        }
    }

    @Test
    void aHostileFileIsRefusedEvenIfItIsTruncatedToo() {
        String cut = upTo(good().toString(), END, 3);
        assertRefused(cut.replace("<mzML ", "<!DOCTYPE mzML>\n<mzML "), "DOCTYPE");
        assertRefused(cut.replace("TIC", "&xxe;"), "not well-formed");
        assertRefused(
                cut.replaceFirst("defaultArrayLength=\"10\"", "defaultArrayLength=\"9\""), "more than the declared");
        assertRefused(cut.replace("</run", "<x").replace("<run ", "<run><run "), "");
        assertRefused(upTo(cut, "<binary>", 4) + "<<<<", "not well-formed");
    }

    private void assertRefused(String text, String problem) {
        assertThatThrownBy(() -> salvaged(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aSalvagedInjectionIsFlaggedAndStatesWhatIsMissing() {
        Channel ketamine = TestObjects.KETAMINE_CHANNEL;
        String text = MzmlText.of(srm(238.1, 125.0), srm(242.1, 129.0)).toString();
        AcquiredInjection whole = injection(upTo(text, "</run>", 1), ketamine);
        assertThat(whole.flags()).containsExactly(Flag.RAW_IRREGULAR);
        assertThat(((Chromatogram) whole.signal(ketamine)).trace().size()).isEqualTo(10);
        assertThat(whole.rawFile().salvaged().orElseThrow()).contains("2 of 2 chromatograms");
        AcquiredInjection lacking =
                injection(upTo(MzmlText.of(srm(242.1, 129.0), srm(238.1, 125.0)).toString(), END, 2), ketamine);
        assertThat(((NoChromatogram) lacking.signal(ketamine)).reason())
                .contains("no SRM chromatogram fits", "the file is cut short at byte", "1 of 2 chromatograms");
    }

    private AcquiredInjection injection(String text, Channel channel) {
        MzmlText.write(folder.resolve("raw/001.mzML"), text.getBytes(StandardCharsets.UTF_8));
        return (AcquiredInjection) new MzmlSource(folder, TestObjects.method().acquisition(), Truncated.SALVAGED)
                .read(INJECTION, List.of(channel));
    }

    @Test
    void channelsOfSpectraAreSalvagedOnlyIfTheirListIsWhole() {
        String spectra = "";
        for (int i = 1; i <= 4; i++) {
            spectra += SpectrumText.of(
                    6 * i, SpectrumText.SRM, SpectrumText.precursor(238.1), new double[] {125}, new double[] {i});
        }
        String text = MzmlText.of(tic()).spectra(SpectrumText.list(spectra)).toString();
        Channel ketamine = TestObjects.KETAMINE_CHANNEL;
        AcquiredInjection whole = injection(upTo(text, "</chromatogramList>", 1), ketamine);
        assertThat(((Chromatogram) whole.signal(ketamine)).trace().size()).isEqualTo(4);
        AcquiredInjection alsoWhole = injection(upTo(text, "<chromatogramList", 1), ketamine);
        assertThat(alsoWhole.rawFile().salvaged().orElseThrow()).contains("0 chromatograms and 4 spectra");
        assertThatThrownBy(() -> salvaged(upTo(text, "</spectrumList>", 1))).hasMessageContaining("nothing to salvage");
    }
}
