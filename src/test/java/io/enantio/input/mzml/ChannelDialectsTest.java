package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.COUNTS;
import static io.enantio.input.mzml.ChromatogramText.TIMES;
import static io.enantio.input.mzml.ChromatogramText.sim;
import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.target;
import static io.enantio.input.mzml.ChromatogramText.term;
import static io.enantio.input.mzml.ChromatogramText.tic;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.TraceOrigin;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import io.enantio.method.Transition.Choice;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which converters write an SRM or SIM chromatogram, and what a refusal says. */
class ChannelDialectsTest {
    private static final Injection INJECTION = TestObjects.injection(1, SampleType.STANDARD, "STD1");
    private static final String SRM_TYPE = term("MS:1001473", "selected reaction monitoring chromatogram");
    private static final String NO_TYPE = "<userParam name=\"MS_dwell_time\" value=\"0.05\"/>";
    private static final String PRECURSOR_WINDOW = "<isolationWindow>" + target(238.1) + "</isolationWindow>ENERGY";
    private static final String PRODUCT_WINDOW = "<isolationWindow>" + target(125.0) + "</isolationWindow>";
    private static final double[] OTHER =
            Arrays.stream(COUNTS).map(count -> 3 * count).toArray();

    @TempDir
    Path folder;

    private static Channel channel(OptionalDouble productMz, Choice choice) {
        return new Channel(
                "ketamine",
                Role.QUANTIFIER,
                new Transition(238.1, productMz, choice),
                new PeakWindow(List.of(1.4), 0.5));
    }

    private static Channel srmChannel() {
        return channel(OptionalDouble.of(125.0), Choice.NONE);
    }

    private static Channel srmChannel(Polarity polarity) {
        return channel(
                OptionalDouble.of(125.0),
                new Choice(Optional.of(polarity), OptionalDouble.empty(), Optional.empty(), Optional.empty()));
    }

    private ChannelSignal signal(MzmlText text, Channel channel) {
        text.write(folder, "raw/001.mzML");
        return new MzmlSource(folder, TestObjects.method().acquisition())
                .read(INJECTION, List.of(channel))
                .signal(channel);
    }

    private Chromatogram read(MzmlText text, Channel channel) {
        ChannelSignal signal = signal(text, channel);
        assertThat(signal).isInstanceOf(Chromatogram.class);
        assertThat(((Chromatogram) signal).trace().intensitiesCounts()).containsExactly(COUNTS);
        return (Chromatogram) signal;
    }

    private static String selected(double mz) {
        return "<selectedIonList count=\"1\"><selectedIon><cvParam cvRef=\"MS\" accession=\"MS:1000744\" name=\"selected"
                + " ion m/z\" value=\"" + mz + "\"/></selectedIon></selectedIonList>";
    }

    private static MzmlText without(ChromatogramText chromatogram, String part, String instead) {
        return MzmlText.of(tic(), chromatogram).replace(part.replace("ENERGY", ""), instead);
    }

    @Test
    void aPrecursorThatIsOnlyASelectedIon() {
        Chromatogram read = read(without(srm(238.1, 125.0), PRECURSOR_WINDOW, selected(238.1)), srmChannel());
        assertThat(read.flags()).isEmpty();
        assertThat(read.origin().orElseThrow().choice())
                .isEqualTo("the only one within the m/z tolerance, precursor from the selected ion");
    }

    @Test
    void aProductThatIsOnlyASelectedIon() {
        Chromatogram read = read(without(srm(238.1, 125.0), PRODUCT_WINDOW, selected(125.0)), srmChannel());
        assertThat(read.origin().orElseThrow().setting().productMz()).hasValue(125.0);
    }

    @ParameterizedTest
    @CsvSource({"MS:1000627, selected ion current chromatogram", "MS:1000810, ion current chromatogram"})
    void aPairOfIonsOfAnotherTypeIsSrmAndASingleIonSim(String accession, String name) {
        MzmlText pair = without(srm(238.1, 125.0), SRM_TYPE, term(accession, name));
        assertThat(read(pair, srmChannel()).flags()).isEmpty();
        MzmlText single =
                without(sim(238.1), term("MS:1001472", "selected ion monitoring chromatogram"), term(accession, name));
        read(single, channel(OptionalDouble.empty(), Choice.NONE));
    }

    @Test
    void ofTwoThatAreEqualOtherwiseTheOneThatIsTypedSrmIsRead() {
        MzmlText text = MzmlText.of(
                        srm(238.1, 125.0).id("a").points(TIMES, OTHER),
                        srm(238.1, 125.0).id("b"))
                .replace(
                        "id=\"a\" defaultArrayLength=\"10\">" + SRM_TYPE,
                        "id=\"a\" defaultArrayLength=\"10\">" + term("MS:1000627", "x"));
        read(text, srmChannel());
    }

    /** Ions in the id alone, as converters write it for each vendor, without a type. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SRM SIC Q1=238.1 Q3=125 sample=1 period=1 experiment=1 transition=0",
                "SRM SIC Q1=238.1 Q3=125 sample=1 period=1 experiment=1 transition=0 ce=30 name=ketamine",
                "SRM SIC Q1=238.1 Q3=125.000000001 start=0.01095 end=35.00876667",
                "SRM SIC Q1=238.1 Q3=125 function=2 offset=0",
                "SRM SIC Q1=238.1 Q3=125 Channel=1 Event=2 Segment=1 CE=30",
                "SRM SIC 238.1,125",
                "+ c ESI SRM ms2 238.100@cid30.00 [124.950-125.050]",
                "MRM (238.1 -&gt; 125.0)",
                "1: 238.10&gt;125.00(+) CE: -30.0"
            })
    void ionsThatOnlyTheIdStates(String id) {
        MzmlText text = MzmlText.of(tic(), srm(238.1, 125.0).id(id))
                .replace("<precursor>" + PRECURSOR_WINDOW.replace("ENERGY", "") + "</precursor>", "")
                .replace("<product>" + PRODUCT_WINDOW + "</product>", "")
                .replace(SRM_TYPE, NO_TYPE);
        Chromatogram read = read(text, srmChannel());
        TraceOrigin origin = read.origin().orElseThrow();
        assertThat(origin.setting().precursorMz()).hasValue(238.1);
        assertThat(origin.choice()).contains("precursor from the id, product from the id");
        assertThat(read.flags()).containsExactly(Flag.RAW_IRREGULAR);
        if (id.toLowerCase(java.util.Locale.ROOT).contains("ce")) {
            assertThat(origin.setting().collisionEnergyEv()).hasValue(30);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIM SIC 238.1",
                "SIM SIC Q1=238.1 function=1 offset=0",
                "SIM SIC Q1=238.1 start=1 end=2",
                "- SIM SIC Q1=238.1 sample=1 period=1 experiment=1 transition=0"
            })
    void aSingleIonThatOnlyTheIdStates(String id) {
        MzmlText text = MzmlText.of(sim(238.1).id(id))
                .replace("<precursor>" + PRECURSOR_WINDOW.replace("ENERGY", "") + "</precursor>", "");
        read(text, channel(OptionalDouble.empty(), Choice.NONE));
    }

    @ParameterizedTest
    @CsvSource({"Q1, Q3", "precursor m/z, product m/z", "Precursor_Ion, Product_Ion", "parent mz, daughter mz"})
    void ionsInUserParameters(String precursor, String product) {
        MzmlText text = MzmlText.of(srm(238.1, 125.0).id("ketamine"))
                .replace("<precursor>" + PRECURSOR_WINDOW.replace("ENERGY", "") + "</precursor>", "")
                .replace("<product>" + PRODUCT_WINDOW + "</product>", "")
                .replace(
                        SRM_TYPE,
                        SRM_TYPE
                                + user(precursor, "238.1")
                                + user(product, "125.0")
                                + user("Polarity", "Negative")
                                + user("CE", "-30"));
        Chromatogram read = read(text, srmChannel());
        assertThat(read.origin().orElseThrow().setting())
                .isEqualTo(new TraceOrigin.Setting(
                        OptionalDouble.of(238.1),
                        OptionalDouble.of(125.0),
                        Optional.of(Polarity.NEGATIVE),
                        OptionalDouble.of(30)));
        assertThat(read.flags()).isEmpty();
        assertThat(read.origin().orElseThrow().choice())
                .endsWith("precursor from user parameters, product from user parameters, collision energy from user"
                        + " parameters, polarity from user parameters");
    }

    /**
     * The generic form: ions in their windows, and an id in which a vendor's software names the compound as it likes. No file of a
     * PerkinElmer instrument was to be had; if it writes this form, it is read.
     */
    @ParameterizedTest
    @CsvSource({"MS:1001473, SRM", "MS:1000627, selected ion current", "MS:1000810, ion current"})
    void anIdOfFreeTextBesideIonsInTheirWindowsStatesNothing(String accession, String name) {
        for (String id :
                List.of("Ketamine 1", "MRM channel 7: (R,S)-ketamine [+]", "238/125 ketamine-d4", "EX-1/2 #3")) {
            MzmlText text = without(srm(238.1, 125.0).id(id), SRM_TYPE, term(accession, name));
            Chromatogram read = read(text, srmChannel());
            assertThat(read.flags()).as(id).isEmpty();
            assertThat(read.origin().orElseThrow().setting())
                    .as(id)
                    .isEqualTo(new TraceOrigin.Setting(
                            OptionalDouble.of(238.1),
                            OptionalDouble.of(125.0),
                            Optional.empty(),
                            OptionalDouble.empty()));
        }
    }

    private static String user(String name, String value) {
        return "<userParam name=\"" + name + "\" value=\"" + value + "\"/>";
    }

    @Test
    void userParametersInsideTheIonsAreTheirs() {
        MzmlText text = MzmlText.of(srm(238.1, 125.0).id("ketamine"))
                .replace(PRECURSOR_WINDOW.replace("ENERGY", ""), user("m/z", "238.1"))
                .replace(
                        PRODUCT_WINDOW,
                        "<isolationWindow>" + user("isolation window target m/z", "125.0") + "</isolationWindow>");
        read(text, srmChannel());
    }

    /** The ways above, with a chromatogram's own polarity and energy: each parameter could stand in a group as well. */
    static Stream<Arguments> dialects() {
        String negative = term("MS:1000129", "negative scan");
        String energy = "<cvParam cvRef=\"MS\" accession=\"MS:1000045\" name=\"collision energy\" value=\"30.0\"/>";
        String ionOf238 = selected(238.1).replaceAll(".*(<cvParam[^>]*>).*", "$1");
        String ionOf125 = ionOf238.replace("238.1", "125.0");
        ChromatogramText whole = srm(238.1, 125.0).polarity(Polarity.NEGATIVE).collisionEnergy(30);
        String activation = "<activation>" + energy + "</activation>";
        MzmlText terms = MzmlText.of(whole);
        MzmlText selected = MzmlText.of(whole)
                .replace(PRECURSOR_WINDOW.replace("ENERGY", activation), selected(238.1) + activation)
                .replace(PRODUCT_WINDOW, selected(125.0));
        MzmlText own = MzmlText.of(srm(238.1, 125.0).id("ketamine"))
                .replace("<precursor>" + PRECURSOR_WINDOW.replace("ENERGY", "") + "</precursor>", "")
                .replace("<product>" + PRODUCT_WINDOW + "</product>", "")
                .replace(
                        SRM_TYPE,
                        SRM_TYPE
                                + user("Q1", "238.1")
                                + user("Q3", "125.0")
                                + user("polarity", "-")
                                + user("CE", "30"));
        MzmlText ownOfIons = MzmlText.of(whole.id("- SRM SIC Q1=238.1 Q3=125"))
                .replace(target(238.1), user("m/z", "238.1"))
                .replace(target(125.0), user("isolation window target m/z", "125.0"))
                .replace(energy, user("collision energy", "30"));
        return Stream.of(
                Arguments.of("terms", terms, List.of(SRM_TYPE, negative, target(238.1), target(125.0), energy)),
                Arguments.of("selected ions", selected, List.of(SRM_TYPE, negative, ionOf238, ionOf125, energy)),
                Arguments.of(
                        "user parameters",
                        own,
                        List.of(user("Q1", "238.1"), user("Q3", "125.0"), user("polarity", "-"), user("CE", "30"))),
                Arguments.of(
                        "user parameters of the ions",
                        ownOfIons,
                        List.of(
                                user("m/z", "238.1"),
                                user("isolation window target m/z", "125.0"),
                                user("collision energy", "30"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void whatAGroupHoldsIsReadAsIfItWereWrittenThere(String name, MzmlText inPlace, List<String> parameters) {
        TraceOrigin.Setting truth = new TraceOrigin.Setting(
                OptionalDouble.of(238.1),
                OptionalDouble.of(125.0),
                Optional.of(Polarity.NEGATIVE),
                OptionalDouble.of(30));
        Chromatogram written = read(inPlace, srmChannel(Polarity.NEGATIVE));
        assertThat(written.origin().orElseThrow().setting()).isEqualTo(truth);
        StringBuilder groups = new StringBuilder();
        MzmlText grouped = inPlace;
        for (String parameter : parameters) {
            String id = "g" + groups.length();
            grouped = grouped.replace(parameter, "<referenceableParamGroupRef ref=\"" + id + "\"/>");
            groups.append("<referenceableParamGroup id=\"" + id + "\">" + parameter + "</referenceableParamGroup>");
        }
        Chromatogram read = read(
                grouped.replace(
                        "<softwareList",
                        "<referenceableParamGroupList count=\"" + parameters.size() + "\">" + groups
                                + "</referenceableParamGroupList><softwareList"),
                srmChannel(Polarity.NEGATIVE));
        assertThat(read.origin()).isEqualTo(written.origin());
        assertThat(read.flags()).isEqualTo(written.flags()).isEmpty();
    }

    @Test
    void theSignOfAnIdIsAPolarity() {
        MzmlText negative = MzmlText.of(srm(238.1, 125.0).id("- SRM SIC Q1=238.1 Q3=125"));
        assertThat(read(negative, srmChannel(Polarity.NEGATIVE))
                        .origin()
                        .orElseThrow()
                        .choice())
                .isEqualTo("the only one within the m/z tolerance by negative, polarity from the id");
        assertThat(signal(negative, srmChannel(Polarity.POSITIVE)))
                .isEqualTo(new NoChromatogram(
                        srmChannel(Polarity.POSITIVE),
                        "no SRM chromatogram fits ketamine (238.1 > 125.0, positive); nearest are chromatogram[0] 238.1 >"
                                + " 125.0 negative"));
    }

    /** A converter writes no sign for positive ions, and none where it does not know: no sign is no polarity. */
    @Test
    void anIdWithoutASignStatesNoPolarity() {
        MzmlText text = MzmlText.of(
                srm(238.1, 125.0).id("- SRM SIC Q1=238.1 Q3=125").points(TIMES, OTHER),
                srm(238.1, 125.0).id("SRM SIC Q1=238.1 Q3=125"));
        assertThat(read(text, srmChannel(Polarity.POSITIVE))
                        .origin()
                        .orElseThrow()
                        .setting()
                        .polarity())
                .isEmpty();
    }

    @Test
    void anIdThatContradictsTheTermsIsIrregularAndTheTermsCount() {
        MzmlText sign =
                MzmlText.of(srm(238.1, 125.0).id("- SRM SIC Q1=238.1 Q3=125").polarity(Polarity.POSITIVE));
        assertThat(read(sign, srmChannel(Polarity.POSITIVE)).flags()).containsExactly(Flag.RAW_IRREGULAR);
        MzmlText ions = MzmlText.of(srm(238.1, 125.0).id("SRM SIC Q1=224.1 Q3=125"));
        assertThat(read(ions, srmChannel()).flags()).containsExactly(Flag.RAW_IRREGULAR);
        AcquiredInjection injection = (AcquiredInjection)
                new MzmlSource(folder, TestObjects.method().acquisition()).read(INJECTION, List.of(srmChannel()));
        assertThat(injection.rawFile().oddities())
                .containsExactly("chromatogram[0]: its id states other ions than its terms");
    }

    @Test
    void aRefusalListsWhatWasSeenNearestFirst() {
        Choice energy = new Choice(Optional.empty(), OptionalDouble.of(20), Optional.of("period=2"), Optional.empty());
        MzmlText text = MzmlText.of(
                tic(),
                srm(224.1, 125.0).id("far"),
                sim(238.1).id("single"),
                srm(238.1, 125.0).id("period=1").collisionEnergy(30));
        Channel channel = channel(OptionalDouble.of(125.0), energy);
        assertThat(signal(text, channel))
                .isEqualTo(new NoChromatogram(
                        channel,
                        "no SRM chromatogram fits ketamine (238.1 > 125.0, 20.0 eV, id with \"period=2\"); nearest are"
                                + " chromatogram[3] 238.1 > 125.0 30.0 eV \"period=1\", chromatogram[1] 224.1 > 125.0"
                                + " \"far\", chromatogram[2] 238.1 (SIM) \"single\""));
    }
}
