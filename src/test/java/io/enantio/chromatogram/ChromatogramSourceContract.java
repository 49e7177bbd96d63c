package io.enantio.chromatogram;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Transition;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ChromatogramSource} must do. Extend it beside the source's own tests. */
public abstract class ChromatogramSourceContract {
    private static final Channel KETAMINE = TestObjects.KETAMINE_CHANNEL;
    private static final Channel KETAMINE_D4 = TestObjects.KETAMINE_D4_CHANNEL;
    private static final Channel ABSENT =
            new Channel("absent", Role.MONITORED, Transition.srm(500.0, 100.0), new PeakWindow(List.of(), 0.5));
    private static final Channel SAME_TRANSITION =
            new Channel("isomer", Role.MONITORED, KETAMINE.transition(), new PeakWindow(List.of(5.0), 0.5));

    private final Injection injection = TestObjects.injection(1, SampleType.STANDARD, "STD1");

    /** A source in which an injection's raw file holds these traces, by the transitions of the channels. */
    protected abstract ChromatogramSource holding(Injection injection, Map<Channel, Trace> truth);

    /** A source in which an injection's raw file cannot be read. */
    protected abstract ChromatogramSource unreadable(Injection injection);

    private ChromatogramSource source() {
        Map<Channel, Trace> truth = new LinkedHashMap<>();
        truth.put(KETAMINE, ramp(1.0));
        truth.put(KETAMINE_D4, ramp(2.0));
        return holding(injection, truth);
    }

    private static Trace ramp(double slope) {
        double[] times = IntStream.range(0, 50).mapToDouble(i -> 9 + i / 10.0).toArray();
        double[] counts = IntStream.range(0, 50).mapToDouble(i -> slope * i).toArray();
        return Trace.of(times, counts);
    }

    private static Trace trace(RawInjection read, Channel channel) {
        return ((Chromatogram) read.signal(channel)).trace();
    }

    @Test
    void eachChannelGetsItsOwnTraceInMinutesAndCounts() {
        RawInjection read = source().read(injection, List.of(KETAMINE_D4, KETAMINE));
        assertThat(trace(read, KETAMINE).timesMin()).containsExactly(ramp(1.0).timesMin());
        assertThat(trace(read, KETAMINE).intensitiesCounts())
                .containsExactly(ramp(1.0).intensitiesCounts());
        assertThat(trace(read, KETAMINE_D4).intensitiesCounts())
                .containsExactly(ramp(2.0).intensitiesCounts());
    }

    @Test
    void channelsOfEqualTransitionEachGetTheTrace() {
        RawInjection read = source().read(injection, List.of(KETAMINE, SAME_TRANSITION));
        assertThat(trace(read, SAME_TRANSITION).intensitiesCounts())
                .containsExactly(trace(read, KETAMINE).intensitiesCounts());
        assertThat(read.signal(SAME_TRANSITION).channel()).isEqualTo(SAME_TRANSITION);
    }

    @Test
    void anAbsentChannelIsAValueWithAReason() {
        ChannelSignal signal =
                source().read(injection, List.of(KETAMINE, ABSENT)).signal(ABSENT);
        assertThat(signal).isInstanceOf(NoChromatogram.class);
        assertThat(((NoChromatogram) signal).reason()).isNotBlank();
    }

    @Test
    void aChannelThatWasNotRequestedIsNotReturned() {
        assertThat(source().read(injection, List.of(KETAMINE)).signal(KETAMINE_D4))
                .isInstanceOf(NoChromatogram.class);
    }

    @Test
    void aReadInjectionNamesItsFile() {
        RawInjection read = source().read(injection, List.of(KETAMINE));
        assertThat(read).isInstanceOf(AcquiredInjection.class);
        assertThat(((AcquiredInjection) read).rawFile().sha256()).matches("[0-9a-f]{64}");
        assertThat(read.injection()).isEqualTo(injection);
        assertThat(read.flags()).isEmpty();
    }

    @Test
    void anInjectionWithoutFileIsNotAcquired() {
        Injection planned = new Injection(
                2, Optional.empty(), injection.sample(), 1.0, Optional.empty(), Optional.empty(), Map.of());
        RawInjection read = source().read(planned, List.of(KETAMINE));
        assertThat(read).isInstanceOf(UnreadInjection.class);
        assertThat(read.flags()).containsExactly(Flag.NOT_ACQUIRED);
        assertThat(read.signal(KETAMINE)).isInstanceOf(NoChromatogram.class);
    }

    @Test
    void anUnreadableFileAffectsOnlyItsInjection() {
        RawInjection read = unreadable(injection).read(injection, List.of(KETAMINE));
        assertThat(read.flags()).containsExactly(Flag.RAW_UNREADABLE);
        assertThat(((UnreadInjection) read).reason()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void severalThreadsReadTheSameTraces() {
        ChromatogramSource source = source();
        List<double[]> read = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> trace(source.read(injection, List.of(KETAMINE)), KETAMINE)
                        .intensitiesCounts())
                .toList();
        assertThat(read)
                .allSatisfy(
                        counts -> assertThat(counts).containsExactly(ramp(1.0).intensitiesCounts()));
    }
}
