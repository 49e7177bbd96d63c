package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.input.mzml.MzmlSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Files of a simulated run, of which the contents are known. */
class InspectCommandTest {
    @TempDir
    static Path home;

    private static Path suitability = Path.of("");
    private static Path cutShort = Path.of("");

    @BeforeAll
    static void simulate() throws IOException {
        suitability = SharedRuns.simulated("--subjects", "0").resolve("raw/001.mzML");
        String text = Files.readString(suitability);
        cutShort = Files.writeString(home.resolve("cut.mzML"), text.substring(0, text.length() / 2));
    }

    @Test
    void aFileIsShownWithItsMetadataAndALineForEachChromatogram() {
        Outcome shown = InProcess.enantio("inspect", suitability.toString());
        assertThat(shown.status()).isZero();
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out())
                .startsWith(suitability + "\n")
                .contains("instrument     not stated, serial number SIM-0001")
                .contains("started        2026-03-02T08:00:00Z", "chromatograms  8", "irregular      nothing")
                .containsPattern(
                        "1  SRM +238\\.1 +125 +positive +30 +6\\.00 +13\\.98 +min +480 +1\\.00 +[0-9.]+e\\+0[4-8]")
                .contains("SRM SIC Q1=238.1 Q3=125\n")
                .doesNotContain("|");
    }

    @Test
    void aPlotIsPlainTextOfSixLinesForEachChromatogram() {
        Outcome shown = InProcess.enantio("inspect", "--plot", suitability.toString());
        assertThat(shown.status()).isZero();
        assertThat(shown.out()).matches("\\p{ASCII}*");
        assertThat(shown.out().lines().filter(line -> line.startsWith("    |"))).hasSize(8 * 6);
        assertThat(shown.out()).contains("chromatogram[1] SRM SIC Q1=238.1 Q3=125\n    |");
    }

    @Test
    void anUnreadableFileIsALineAndStatus2AndTheOthersAreStillShown() {
        String absent = home.resolve("absent.mzML").toString();
        Outcome shown =
                InProcess.enantio("inspect", cutShort.toString(), absent, home.toString(), suitability.toString());
        assertThat(shown.status()).isEqualTo(2);
        assertThat(shown.out()).startsWith(suitability + "\n").contains("chromatograms  8");
        assertThat(shown.err().lines().toList()).hasSize(3);
        assertThat(shown.err())
                .startsWith(cutShort + ", ")
                .contains(absent + ": there is no such file. Correct its name.")
                .contains(home + ": it is a folder, not a file. Name an mzML file.")
                .doesNotContain("\tat ");
    }

    @Test
    void completeChromatogramsOfATruncatedFileAreShownOnRequest() throws IOException {
        long end = Files.size(cutShort);
        assertThat(InProcess.enantio("inspect", cutShort.toString()).err())
                .startsWith(cutShort + ", byte " + end + ": the file is cut short.");
        Outcome shown = InProcess.enantio("inspect", "--salvage", cutShort.toString());
        assertThat(shown.status()).isZero();
        assertThat(shown.out())
                .contains("- the file is cut short at byte " + end)
                .containsPattern("[1-7] of 8 chromatograms");
    }

    @Test
    void channelsStoredAsSpectraAreShownPlottedAndDrafted() throws IOException {
        String spectra = home.resolve("spectra.mzML").toString();
        try (InputStream in = MzmlSummary.class.getResourceAsStream("srm-spectra-1.0.mzML")) {
            Files.write(Path.of(spectra), Objects.requireNonNull(in).readAllBytes());
        }
        Outcome shown = InProcess.enantio("inspect", "--plot", spectra);
        assertThat(shown.status()).isZero();
        assertThat(shown.out())
                .containsPattern("SRM +2 +positive +6 +0\\.10 +0\\.32 +min +0\\.38 .* 238\\.1, 242\\.1 +-\n")
                .contains("Channels stored as spectra")
                .containsPattern("SRM +238\\.1 +125 +positive +25 +0\\.10 +0\\.30 +min +3 ");
        assertThat(shown.out().lines().filter(line -> line.startsWith("    |"))).hasSize(3 * 6);
        JsonNode json = new ObjectMapper()
                .readTree(InProcess.enantio("inspect", "--json", spectra).out());
        assertThat(json.at("/files/0/spectrum_groups/0/spectra").asInt()).isEqualTo(6);
        assertThat(json.at("/files/0/spectrum_groups/0/precursors_mz").size()).isEqualTo(2);
        assertThat(json.at("/files/0/spectrum_channels/2/product_mz").asDouble())
                .isEqualTo(129);
        assertThat(InProcess.enantio("method", "draft", spectra).err()).contains("no SRM or SIM channel has a peak");
    }

    @Test
    void jsonContainsTheSameInformationAndTheProblems() {
        Outcome shown = InProcess.enantio("inspect", "--json", suitability.toString(), cutShort.toString());
        assertThat(shown.status()).isEqualTo(2);
        JsonNode json = new ObjectMapper().readTree(shown.out());
        assertThat(json.at("/files").size()).isEqualTo(1);
        assertThat(json.at("/files/0/file").asString()).isEqualTo(suitability.toString());
        assertThat(json.at("/files/0/instrument_model").isNull()).isTrue();
        JsonNode channel = json.at("/files/0/chromatograms/1");
        assertThat(channel.at("/precursor_mz").asDouble()).isEqualTo(238.1);
        assertThat(channel.at("/product_mz").asDouble()).isEqualTo(125);
        assertThat(channel.at("/polarity").asString()).isEqualTo("positive");
        assertThat(channel.at("/points").asInt()).isEqualTo(480);
        assertThat(channel.at("/start_min").asDouble()).isEqualTo(6);
        assertThat(json.at("/files/0/chromatograms/0/precursor_mz").isNull()).isTrue();
        assertThat(json.at("/problems/0/file").asString()).isEqualTo(cutShort.toString());
        assertThat(json.at("/problems/0/problem").asString()).isNotEmpty();
    }

    @Test
    void plotAndJsonExcludeEachOther() {
        Outcome refused = InProcess.enantio("inspect", "--json", "--plot", suitability.toString());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).startsWith("--plot and --json exclude each other: omit one of them.");
    }

    @Test
    void withoutAFileTheCommandLineIsRefused() {
        assertThat(InProcess.enantio("inspect").status()).isEqualTo(2);
        assertThat(InProcess.enantio("method").err())
                .startsWith("Missing required subcommand. See: enantio method --help");
    }
}
