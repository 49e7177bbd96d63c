package io.enantio.peak;

import io.enantio.TestObjects;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.Transition;
import io.enantio.method.rules.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Methods with what the peak room needs: channels, their peaks, and the internal standard of each compound. */
final class PlantedMethods {
    private PlantedMethods() {}

    static Channel channel(String owner, Role role, double... timesMin) {
        List<Double> times = new ArrayList<>();
        for (double time : timesMin) {
            times.add(time);
        }
        return new Channel(owner, role, Transition.srm(200 + owner.length(), 100), new PeakWindow(times, 0.8));
    }

    /** A compound with as many analytes as its quantifier has peaks. */
    static Compound compound(Channel quantifier, Optional<Channel> qualifier, Optional<String> standard) {
        List<Double> times = quantifier.window().retentionTimesMin();
        List<Analyte> analytes = new ArrayList<>();
        for (int place = 0; place < times.size(); place++) {
            Optional<Configuration> configuration =
                    times.size() == 2 ? Optional.of(place == 0 ? Configuration.S : Configuration.R) : Optional.empty();
            analytes.add(new Analyte(
                    quantifier.owner() + "-" + (place + 1), quantifier.owner(), configuration, times.get(place)));
        }
        return new Compound(
                quantifier.owner(),
                new Compound.Channels(quantifier, qualifier),
                new Compound.InternalStandardUse(standard, OptionalDouble.empty()),
                analytes);
    }

    static InternalStandard standard(Channel channel) {
        int peaks = channel.window().peaks();
        List<Optional<Configuration>> configurations = peaks == 2
                ? List.of(Optional.of(Configuration.S), Optional.of(Configuration.R))
                : java.util.Collections.nCopies(peaks, Optional.empty());
        return new InternalStandard(
                channel.owner(), channel, new InternalStandard.Amount(50, OptionalDouble.empty()), configurations);
    }

    static Method method(List<Compound> compounds, List<InternalStandard> standards, MonitoredCompound... monitored) {
        Method base = TestObjects.method();
        return new Method(
                base.identity(),
                base.acquisition(),
                compounds,
                standards,
                List.of(monitored),
                base.calibration(),
                base.qcLevels(),
                base.limits(),
                base.facts());
    }

    /** One pair at 5 min with its labelled pair slightly earlier, tops at a resolution. */
    static Method pair(EmgShape shape, double resolution) {
        double spacing = shape.spacingMin(resolution);
        Channel standard = channel("pair-d4", Role.INTERNAL_STANDARD, 4.98, 4.98 + spacing);
        Channel analyte = channel("pair", Role.QUANTIFIER, 5, 5 + spacing);
        return method(
                List.of(compound(analyte, Optional.empty(), Optional.of("pair-d4"))), List.of(standard(standard)));
    }

    static Method with(Method method, Method.Acquisition acquisition, Limits limits) {
        return new Method(
                method.identity(),
                acquisition,
                method.compounds(),
                method.internalStandards(),
                method.monitored(),
                method.calibration(),
                method.qcLevels(),
                limits,
                method.facts());
    }
}
