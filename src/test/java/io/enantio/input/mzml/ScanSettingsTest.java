package io.enantio.input.mzml;

import static io.enantio.input.mzml.SpectrumText.FULL_SCAN;
import static io.enantio.input.mzml.SpectrumText.PRODUCT_SCAN;
import static io.enantio.input.mzml.SpectrumText.SIM;
import static io.enantio.input.mzml.SpectrumText.SRM;
import static io.enantio.input.mzml.SpectrumText.precursor;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.input.raw.Truncated;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Transition;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One way of scanning is one trace: what is put together, what is told apart, and what a spectrum without the ion means. */
class ScanSettingsTest {
    private static final Injection INJECTION = TestObjects.injection(1, SampleType.STANDARD, "STD1");
    private static final Transition SIM_238 = new Transition(238.1, OptionalDouble.empty(), Transition.Choice.NONE);
    private static final Transition SRM_238 = Transition.srm(238.1, 125.0);

    @TempDir
    Path folder;

    private final StringBuilder spectra = new StringBuilder();
    private int second;
    /** Of the instrument; empty for the one of every file. */
    private String configurations = "";

    private void scan(double atSecond, String terms, String isolated, double[] mz, double... counts) {
        spectra.append(SpectrumText.of(atSecond, terms, isolated, mz, counts));
    }

    /** The next spectrum, a second after the last, of one ion. */
    private void next(String terms, double mz, double counts) {
        scan(++second, terms, "", new double[] {mz}, counts);
    }

    private static String term(String accession, String value) {
        return "<cvParam accession=\"" + accession + "\" name=\"x\" value=\"" + value + "\"/>";
    }

    /** Gives the last spectrum a scan window. */
    private void window(double low, double high) {
        String list = "<scanWindowList count=\"1\"><scanWindow>" + term("MS:1000501", low + "")
                + term("MS:1000500", high + "") + "</scanWindow></scanWindowList></scan>";
        int at = spectra.lastIndexOf("</scan>");
        spectra.replace(at, at + "</scan>".length(), list);
    }

    private static Transition chosen(Transition transition, String scan) {
        return new Transition(
                transition.precursorMz(),
                transition.productMz(),
                new Transition.Choice(Optional.empty(), OptionalDouble.empty(), Optional.empty(), Optional.of(scan)));
    }

    private record Read(ChannelSignal signal, List<String> oddities, List<String> problems) {
        double[] counts() {
            return ((Chromatogram) signal).trace().intensitiesCounts();
        }
    }

    private MzmlText file() {
        MzmlText text = MzmlText.of().spectra(SpectrumText.list(spectra.toString()));
        if (configurations.isEmpty()) {
            return text;
        }
        String written = text.toString();
        String own = written.substring(
                written.indexOf("<instrumentConfiguration "), written.indexOf("</instrumentConfigurationList>"));
        return text.replace(own, configurations)
                .replace("<run id=\"r\"", "<run id=\"r\" defaultInstrumentConfigurationRef=\"IC1\"");
    }

    private Read read(Transition transition) {
        file().write(folder, "raw/001.mzML");
        Channel channel = new Channel("ketamine", Role.QUANTIFIER, transition, new PeakWindow(List.of(0.2), 0.5));
        MzmlSource source = new MzmlSource(folder, TestObjects.method().acquisition());
        AcquiredInjection read = (AcquiredInjection) source.read(INJECTION, List.of(channel));
        return new Read(
                read.signal(channel),
                read.rawFile().oddities(),
                source.problems().stream().map(problem -> problem.problem()).toList());
    }

    private MzmlSummary.Spectra inspected() {
        file().write(folder, "raw/001.mzML");
        return MzmlSummary.read(folder.resolve("raw/001.mzML"), "001.mzML", Truncated.REFUSED)
                .stored();
    }

    @Test
    void aNarrowScanAndASurveyAreNeverOneTraceAndTheMethodChooses() {
        for (int i = 0; i < 3; i++) {
            next(FULL_SCAN, 238.1, 800);
            window(50, 800);
            next(FULL_SCAN, 238.1, 1000);
            window(236, 240);
        }
        assertThat(read(SIM_238).problems())
                .singleElement()
                .asString()
                .contains("spectra \"m/z 50 - 800\"", "spectra \"m/z 236 - 240\"");
        assertThat(read(chosen(SIM_238, "236 - 240")).counts()).containsExactly(1000, 1000, 1000);
        assertThat(read(chosen(SIM_238, "m/z 50")).counts()).containsExactly(800, 800, 800);
        MzmlSummary.Spectra shown = inspected();
        assertThat(shown.groups()).extracting(StoredSpectra::scan).containsExactly("m/z 50 - 800", "m/z 236 - 240");
        assertThat(shown.remarks()).singleElement().asString().contains("2 scan settings", "scan_contains");
    }

    @Test
    void whereNoScanIsTheChosenOneTheReasonNamesThoseThatAreThere() {
        next(FULL_SCAN, 238.1, 800);
        window(50, 800);
        next(FULL_SCAN, 238.1, 1000);
        window(236, 240);
        assertThat(((NoChromatogram) read(chosen(SIM_238, "99 - 100")).signal()).reason())
                .isEqualTo("no SIM chromatogram fits ketamine (238.1, scan with \"99 - 100\"); its scans are"
                        + " \"m/z 50 - 800\", \"m/z 236 - 240\"");
    }

    @Test
    void whereNoProductIonSpectraFitTheReasonNamesTheNearest() {
        scan(++second, PRODUCT_SCAN, precursor(300.1), new double[] {125.0}, 900);
        scan(++second, PRODUCT_SCAN, precursor(239.2), new double[] {125.0}, 900);
        assertThat(((NoChromatogram) read(SRM_238).signal()).reason())
                .isEqualTo(
                        "no SRM chromatogram fits ketamine (238.1 > 125.0); its nearest product ion spectra are of 239.2");
    }

    @ParameterizedTest
    @CsvSource({
        "MS:1001581, -45, -60, CV -60 V",
        "MS:1000512, FTMS + p ESI Full ms [50.00-800.00], FTMS + p ESI Full lock ms [50.00-800.00], Full lock",
        "MS:1002476, 0.45, 1.35, drift time 1.35 ms",
        "MS:1002815, 0.81, 0.95, 1/K0 0.95"
    })
    void whatTheFileStatesOfAScanDistinguishesIt(String accession, String one, String other, String choice) {
        for (int i = 0; i < 3; i++) {
            next(FULL_SCAN + term(accession, one), 238.1, 800);
            next(FULL_SCAN + term(accession, other), 238.1, 1000);
        }
        assertThat(read(SIM_238).problems()).hasSize(1);
        assertThat(read(chosen(SIM_238, choice)).counts()).containsExactly(1000, 1000, 1000);
    }

    @Test
    void theLockMassFunctionIsNotTheSample() {
        for (int i = 0; i < 3; i++) {
            next(FULL_SCAN, 238.1, 800);
            next(FULL_SCAN, 238.1, 5);
        }
        for (int i = 1; i <= 6; i++) {
            int at = spectra.indexOf("id=\"scan=" + i + ".0\"");
            spectra.insert(at + "id=\"".length(), "function=" + (i % 2 == 1 ? 1 : 3) + " process=0 ");
        }
        assertThat(read(SIM_238).problems()).hasSize(1);
        assertThat(read(chosen(SIM_238, "function 1")).counts()).containsExactly(800, 800, 800);
    }

    /** Gives the last spectrum an id as a Sciex instrument has them. */
    private void experiment(int cycle, int experiment) {
        int at = spectra.lastIndexOf("id=\"scan=") + "id=\"".length();
        spectra.replace(
                at, spectra.indexOf("\"", at), "sample=1 period=1 cycle=" + cycle + " experiment=" + experiment);
    }

    @Test
    void twoExperimentsOfACycleAreTwoTracesAndTheMethodChooses() {
        for (int cycle = 1; cycle <= 3; cycle++) {
            next(FULL_SCAN, 238.1, 800);
            experiment(cycle, 1);
            next(FULL_SCAN, 238.1, 1000);
            experiment(cycle, 2);
        }
        assertThat(read(SIM_238).problems())
                .singleElement()
                .asString()
                .contains("spectra \"experiment 1\"", "spectra \"experiment 2\"");
        assertThat(read(chosen(SIM_238, "experiment 1")).counts()).containsExactly(800, 800, 800);
        assertThat(read(chosen(SIM_238, "experiment 2")).counts()).containsExactly(1000, 1000, 1000);
        assertThat(inspected().remarks())
                .containsExactly(
                        "its full scan spectra are taken several times in a cycle, by experiments 1 and 2; a channel"
                                + " is one of them, which scan_contains chooses in the method (\"experiment 2\")");
    }

    @Test
    void aNumberAtTheEndOfScanContainsIsWhole() {
        for (int cycle = 1; cycle <= 3; cycle++) {
            next(FULL_SCAN, 238.1, 800);
            experiment(cycle, 1);
            next(FULL_SCAN, 238.1, 1000);
            experiment(cycle, 12);
        }
        assertThat(read(chosen(SIM_238, "experiment 1")).counts()).containsExactly(800, 800, 800);
        assertThat(read(chosen(SIM_238, "experiment 12")).counts()).containsExactly(1000, 1000, 1000);
        assertThat(read(chosen(SIM_238, "experiment")).problems()).hasSize(1);
    }

    @Test
    void twoExperimentsOfOnePrecursorAreTwoTraces() {
        for (int cycle = 1; cycle <= 3; cycle++) {
            next(FULL_SCAN, 238.1, 1);
            experiment(cycle, 1);
            for (int experiment = 2; experiment <= 3; experiment++) {
                scan(++second, PRODUCT_SCAN, precursor(238.1), new double[] {125.0}, 100 * experiment);
                experiment(cycle, experiment);
            }
        }
        assertThat(read(SRM_238).problems()).hasSize(1);
        assertThat(read(chosen(SRM_238, "experiment 3")).counts()).containsExactly(300, 300, 300);
        assertThat(inspected().remarks())
                .singleElement()
                .asString()
                .contains("product ions spectra are taken several times in a cycle, of 238.1 by experiments 2 and 3");
    }

    /** Its number says only as how many-th the precursor was found in a cycle. */
    @Test
    void anExperimentThatFollowsWhatWasFoundIsOneTrace() {
        int[] experiments = {2, 3, 2, 4, 3};
        for (int cycle = 0; cycle < experiments.length; cycle++) {
            scan(++second, PRODUCT_SCAN, precursor(238.1), new double[] {125.0}, 100 * experiments[cycle]);
            experiment(cycle, experiments[cycle]);
        }
        assertThat(read(SRM_238).counts()).containsExactly(200, 300, 200, 400, 300);
        assertThat(inspected().remarks()).isEmpty();
    }

    /** Experiments of other ions, and the two polarities of a cycle, are told apart by those: no number is needed. */
    @Test
    void experimentsOfOtherIonsAreNotNamed() {
        for (int cycle = 1; cycle <= 3; cycle++) {
            scan(++second, SRM, precursor(238.1), new double[] {125.0}, 900);
            experiment(cycle, 1);
            scan(++second, SRM, precursor(238.1), new double[] {220.2}, 3);
            experiment(cycle, 2);
        }
        Read read = read(SRM_238);
        assertThat(read.counts()).containsExactly(900, 900, 900);
        assertThat(inspected().channels()).extracting(StoredTrace::scan).containsOnly("");
    }

    @Test
    void twoExperimentsOfTheSameSelectedIonsAreTwoChannels() {
        for (int cycle = 1; cycle <= 3; cycle++) {
            for (int experiment = 1; experiment <= 2; experiment++) {
                scan(++second, SRM, precursor(238.1), new double[] {125.0}, 100 * experiment);
                experiment(cycle, experiment);
            }
        }
        assertThat(read(SRM_238).problems()).hasSize(1);
        assertThat(read(chosen(SRM_238, "experiment 2")).counts()).containsExactly(200, 200, 200);
        assertThat(inspected().channels())
                .extracting(StoredTrace::scan)
                .containsExactly("experiment 1", "experiment 2");
    }

    /** Two analyzers of one instrument. */
    private static final String TWO_CONFIGURATIONS = configuration("IC1", "orbitrap", "inductive detector")
            + configuration("IC2", "linear ion trap", "electron multiplier");

    private static String configuration(String id, String analyzer, String detector) {
        return "<instrumentConfiguration id=\"" + id + "\">" + ChromatogramText.term("MS:1000448", "LTQ FT")
                + "<componentList count=\"2\"><analyzer order=\"1\">" + ChromatogramText.term("MS:1", analyzer)
                + "</analyzer><detector order=\"2\">" + ChromatogramText.term("MS:2", detector)
                + "</detector></componentList></instrumentConfiguration>";
    }

    /** Spectra of IC1, which scans have unless they name another, and of IC2 in turn. */
    private void byTwoConfigurations(String terms) {
        for (int i = 0; i < 3; i++) {
            next(terms, 238.1, 800);
            next(terms, 238.1, 1000);
            int at = spectra.lastIndexOf("<scan>");
            spectra.replace(at, at + "<scan>".length(), "<scan instrumentConfigurationRef=\"IC2\">");
        }
    }

    @Test
    void spectraOfTwoInstrumentConfigurationsAreTwoTraces() {
        configurations = TWO_CONFIGURATIONS;
        byTwoConfigurations(FULL_SCAN);
        assertThat(read(SIM_238).problems())
                .singleElement()
                .asString()
                .contains("instrument IC1 (orbitrap)", "instrument IC2 (linear ion trap)");
        assertThat(read(chosen(SIM_238, "linear ion trap")).counts()).containsExactly(1000, 1000, 1000);
        assertThat(inspected().groups())
                .extracting(StoredSpectra::scan)
                .containsExactly("instrument IC1 (orbitrap)", "instrument IC2 (linear ion trap)");
    }

    @Test
    void configurationsOfEqualContentAreOne() {
        configurations = configuration("IC1", "orbitrap", "x") + configuration("IC2", "orbitrap", "x");
        byTwoConfigurations(FULL_SCAN);
        assertThat(read(SIM_238).counts()).containsExactly(800, 1000, 800, 1000, 800, 1000);
        assertThat(inspected().groups()).extracting(StoredSpectra::scan).containsExactly("");
    }

    /** The filter of a Thermo instrument names the analyzer. */
    @Test
    void whereAFilterIsStatedItTellsTheAnalyzers() {
        configurations = TWO_CONFIGURATIONS;
        byTwoConfigurations(FULL_SCAN + term("MS:1000512", "FTMS + p ESI Full ms [50.00-800.00]"));
        assertThat(inspected().groups())
                .extracting(StoredSpectra::scan)
                .containsExactly("FTMS + p ESI Full ms [50.00-800.00]");
    }

    @Test
    void spectraOfTheMassCalibrationAreLeftOut() {
        next(FULL_SCAN, 238.1, 800);
        next(FULL_SCAN + term("MS:1000928", ""), 238.1, 5);
        next(FULL_SCAN, 238.1, 900);
        assertThat(read(SIM_238).counts()).containsExactly(800, 900);
    }

    @Test
    void windowsThatDifferByRoundingAreOne() {
        next(FULL_SCAN, 238.1, 1);
        window(50.0003, 800);
        next(FULL_SCAN, 238.1, 2);
        window(49.9998, 800.002);
        assertThat(read(SIM_238).counts()).containsExactly(1, 2);
    }

    @Test
    void aWindowThatIsTheRangeOfTheSpectrumsOwnPointsIsNoSetting() {
        double[][] seen = {{76.04, 238.1, 355.07}, {90.02, 238.1, 613.16}, {250.3, 612.9}, {61.5, 238.1, 239.0}};
        double[][] counts = {{5, 100, 5}, {5, 200, 5}, {5, 5}, {5, 300, 5}};
        for (int i = 0; i < seen.length; i++) {
            double low = seen[i][0];
            double high = seen[i][seen[i].length - 1];
            String observed = term("MS:1000528", low + "") + term("MS:1000527", high + "");
            scan(++second, FULL_SCAN + observed, "", seen[i], counts[i]);
            window(low, high);
        }
        assertThat(read(SIM_238).counts()).containsExactly(100, 200, 0, 300);
        assertThat(inspected().groups()).extracting(StoredSpectra::scan).containsExactly("");
    }

    @Test
    void spectraOfFragmentsOfFragmentsAreNotThoseOfFragments() {
        for (int i = 0; i < 3; i++) {
            scan(++second, PRODUCT_SCAN, precursor(238.1), new double[] {125.0}, 900);
            scan(++second, PRODUCT_SCAN.replace("\"2\"", "\"3\""), precursor(238.1), new double[] {125.0}, 7);
        }
        assertThat(read(SRM_238).problems()).singleElement().asString().contains("\"MS3\"");
        assertThat(read(chosen(SRM_238, "MS3")).counts()).containsExactly(7, 7, 7);
    }

    @Test
    void anAcquiredSpectrumWithoutTheIonIsAZero() {
        next(SIM, 237.2, 50);
        window(236, 240);
        next(SIM, 238.1, 900);
        window(236, 240);
        next(SIM, 239.3, 50);
        window(236, 240);
        assertThat(read(SIM_238).counts()).containsExactly(0, 900, 0);
        assertThat(inspected().channels())
                .allSatisfy(channel -> assertThat(channel.trace().size()).isEqualTo(3));
    }

    @Test
    void anIonThatIsNeverSeenInItsOwnScanIsATraceOfZeros() {
        next(SIM, 237.2, 50);
        window(236, 240);
        next(SIM, 237.2, 60);
        window(236, 240);
        assertThat(read(SIM_238).counts()).containsExactly(0, 0);
    }

    @Test
    void withoutWindowsASpectrumOfIonsOfTheSameEventIsAZeroAndOneOfAnotherEventIsNone() {
        for (int i = 0; i < 3; i++) {
            double[] own = i == 1 ? new double[] {179.1} : new double[] {125.0, 179.1};
            scan(++second, SRM, precursor(238.1), own, i == 1 ? new double[] {7} : new double[] {900, 7});
            scan(++second, SRM, precursor(238.1), new double[] {220.2}, 3);
        }
        assertThat(read(SRM_238).counts()).containsExactly(900, 0, 900);
    }

    @Test
    void eventsThatAlternateWithoutWindowsAreNotFilledWithZeros() {
        for (int i = 0; i < 3; i++) {
            next(SIM, 238.1, 900);
            next(SIM, 242.1, 800);
        }
        assertThat(read(SIM_238).counts()).containsExactly(900, 900, 900);
    }

    @Test
    void spectraOfOneMobilityFrameAreSummedAndALineSaysSo() {
        double[][] frames = {{100, 400, 100}, {200, 800}, {300}};
        for (int frame = 0; frame < frames.length; frame++) {
            for (int bin = 0; bin < frames[frame].length; bin++) {
                String drift = term("MS:1002476", String.format(Locale.ROOT, "%.3f", 0.45 * (bin + 1)));
                scan(frame + 1, FULL_SCAN + drift, "", new double[] {238.1}, frames[frame][bin]);
            }
        }
        Read read = read(SIM_238);
        assertThat(read.counts()).containsExactly(600, 1000, 300);
        assertThat(read.oddities())
                .containsExactly(
                        "extracted from full scans: ion mobility was not combined on conversion; the spectra of"
                                + " each frame are summed");
        MzmlSummary.Spectra shown = inspected();
        assertThat(shown.groups().get(0).total().intensitiesCounts()).containsExactly(600, 1000, 300);
        assertThat(shown.remarks()).singleElement().asString().contains("6 full scan spectra are parts of 3 frames");
    }

    @Test
    void spectraOfOneTimeWithoutMobilityAreAveragedAndALineSaysSo() {
        scan(1, FULL_SCAN, "", new double[] {238.1}, 100);
        scan(1, FULL_SCAN, "", new double[] {238.1}, 300);
        Read read = read(SIM_238);
        assertThat(read.counts()).containsExactly(200);
        assertThat(read.oddities()).containsExactly("extracted from full scans: spectra of equal time are averaged");
    }

    @Test
    void aTargetThatJittersIsOneChannel() {
        double[] targets = {238.1, 238.14, 238.1, 238.1, 238.06, 238.14, 238.1, 238.06, 238.06, 238.14, 238.14, 238.06};
        for (double target : targets) {
            scan(++second, PRODUCT_SCAN, precursor(target), new double[] {125.0}, 900);
        }
        Read read = read(SRM_238);
        assertThat(read.counts()).hasSize(targets.length).containsOnly(900);
        assertThat(read.oddities())
                .singleElement()
                .asString()
                .contains("isolation target varies from m/z 238.0600 to 238.1400 and is taken as one");
    }

    @Test
    void twoTargetsOfOneCycleAreTwoChannelsAndTheNearerIsTaken() {
        for (int i = 0; i < 8; i++) {
            scan(++second, PRODUCT_SCAN, precursor(238.1), new double[] {125.0}, 900);
            scan(++second, PRODUCT_SCAN, precursor(238.3), new double[] {125.1}, 5);
        }
        assertThat(read(SRM_238).counts()).hasSize(8).containsOnly(900);
    }
}
