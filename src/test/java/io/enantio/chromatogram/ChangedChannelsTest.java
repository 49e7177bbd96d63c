package io.enantio.chromatogram;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.TestObjects;
import io.enantio.chromatogram.RawFile.InstrumentStated;
import io.enantio.chromatogram.TraceOrigin.Piece;
import io.enantio.chromatogram.TraceOrigin.Setting;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@RaisedByFault(flag = Flag.CHANNEL_CHANGED, fault = "other-energy")
class ChangedChannelsTest {
    private static final Channel KETAMINE = channel("ketamine", 238.1, 125.0);
    private static final Setting USUAL = setting(238.1, 125.0, Optional.of(Polarity.POSITIVE), OptionalDouble.of(30));

    @Test
    void aTraceThatIsFartherThanThatOfAnotherFileIsAMissingChannel() {
        Setting neighbour = setting(238.2, 125.1, Optional.of(Polarity.POSITIVE), OptionalDouble.of(30));
        List<RawInjection> told = told(USUAL, neighbour, USUAL, neighbour);
        assertThat(flags(told.get(0))).isEmpty();
        assertThat(told.get(1).signal(KETAMINE))
                .isEqualTo(new NoChromatogram(
                        KETAMINE,
                        "the nearest is chromatogram[0] (238.2 > 125.1 positive 30.0 eV), but 2 other files of the run have"
                                + " 238.1 > 125.0 positive 30.0 eV: here the channel is missing"));
        assertThat(told.get(3).signal(KETAMINE)).isInstanceOf(NoChromatogram.class);
    }

    @Test
    void oneFileWithTheNearerChannelIsEnough() {
        Setting neighbour = setting(238.3, 125.0, Optional.empty(), OptionalDouble.empty());
        List<RawInjection> told = told(neighbour, neighbour, USUAL, neighbour);
        assertThat(told)
                .filteredOn(raw -> raw.signal(KETAMINE) instanceof Chromatogram)
                .hasSize(1);
    }

    @Test
    void whereEveryFileHasTheSameMzItIsRead() {
        Setting neighbour = setting(238.2, 125.1, Optional.empty(), OptionalDouble.empty());
        assertThat(told(neighbour, neighbour)).allMatch(raw -> flags(raw).isEmpty());
    }

    @Test
    void roundedAndMeasuredMzAreTheSameChannel() {
        Setting measured = setting(238.1149, 125.004, Optional.of(Polarity.POSITIVE), OptionalDouble.of(30.02));
        assertThat(told(USUAL, measured)).allMatch(raw -> flags(raw).isEmpty());
    }

    @Test
    void anMzAsFarOnTheOtherSideIsAChange() {
        Setting below = setting(238.0, 125.0, Optional.empty(), OptionalDouble.empty());
        Setting above = setting(238.2, 125.0, Optional.empty(), OptionalDouble.empty());
        List<RawInjection> told = told(below, above, above);
        assertThat(flags(told.get(0))).containsExactly(Flag.CHANNEL_CHANGED);
        assertThat(flags(told.get(1))).isEmpty();
    }

    @Test
    void anotherPolarityOrEnergyThanMostIsAChangeAndWhatIsNotStatedIsNone() {
        Setting negative = setting(238.1, 125.0, Optional.of(Polarity.NEGATIVE), OptionalDouble.of(30));
        Setting energy = setting(238.1, 125.0, Optional.of(Polarity.POSITIVE), OptionalDouble.of(20));
        Setting unstated = setting(238.1, 125.0, Optional.empty(), OptionalDouble.empty());
        List<RawInjection> told = told(negative, USUAL, energy, USUAL, unstated);
        assertThat(told.stream().map(ChangedChannelsTest::flags))
                .containsExactly(
                        Set.of(Flag.CHANNEL_CHANGED), Set.of(), Set.of(Flag.CHANNEL_CHANGED), Set.of(), Set.of());
    }

    @Test
    void aTraceThatIsAnotherChannelOfTheMethodIsAMissingChannel() {
        Channel other = channel("other", 238.2, 125.1);
        Setting neighbour = setting(238.2, 125.1, Optional.empty(), OptionalDouble.empty());
        RawInjection told = ChangedChannels.told(List.of(injection(1, Map.of(KETAMINE, neighbour, other, neighbour))))
                .get(0);
        assertThat(told.signal(other)).isInstanceOf(Chromatogram.class);
        assertThat(told.signal(KETAMINE))
                .isEqualTo(new NoChromatogram(
                        KETAMINE,
                        "the nearest is chromatogram[0] (238.2 > 125.1), which is the method's channel of other: the"
                                + " channel is missing"));
    }

    @Test
    void twoCompoundsOfTheMethodMayShareATrace() {
        Channel isomer = channel("isomer", 238.105, 125.0);
        RawInjection told = ChangedChannels.told(List.of(injection(1, Map.of(KETAMINE, USUAL, isomer, USUAL))))
                .get(0);
        assertThat(told.signal(KETAMINE)).isInstanceOf(Chromatogram.class);
        assertThat(told.signal(isomer)).isInstanceOf(Chromatogram.class);
    }

    private static Channel channel(String owner, double precursorMz, double productMz) {
        return new Channel(
                owner, Role.QUANTIFIER, Transition.srm(precursorMz, productMz), new PeakWindow(List.of(1.4), 0.5));
    }

    private static Setting setting(
            double precursorMz, double productMz, Optional<Polarity> polarity, OptionalDouble energyEv) {
        return new Setting(OptionalDouble.of(precursorMz), OptionalDouble.of(productMz), polarity, energyEv);
    }

    private static List<RawInjection> told(Setting... read) {
        return ChangedChannels.told(IntStream.range(0, read.length)
                .mapToObj(i -> injection(i + 1, Map.of(KETAMINE, read[i])))
                .toList());
    }

    private static RawInjection injection(int number, Map<Channel, Setting> read) {
        Map<Channel, ChannelSignal> signals = new LinkedHashMap<>();
        read.forEach((channel, setting) -> signals.put(
                channel,
                new Chromatogram(
                        channel,
                        Trace.of(new double[] {1}, new double[] {1}),
                        Set.of(),
                        Optional.of(new TraceOrigin(
                                Acquisition.SRM_CHROMATOGRAM,
                                setting,
                                List.of(new Piece("chromatogram[0]", "id", OptionalDouble.of(1), OptionalDouble.of(1))),
                                "the only one")))));
        RawFile file = new RawFile("aa", Optional.empty(), InstrumentStated.NOTHING, List.of(), List.of());
        return new AcquiredInjection(TestObjects.injection(number, SampleType.STUDY, ""), signals, file, Set.of());
    }

    private static Set<Flag> flags(RawInjection raw) {
        return ((Chromatogram) raw.signal(KETAMINE)).flags();
    }
}
