package io.enantio.acceptance;

import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.Method;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.rules.Flag;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Peaks with planted areas: 20 counts x minute per ng/mL, internal standards 1000, half of it on the qualifier. */
final class PlantedPeaks {
    static final double AREA_PER_NG_PER_ML = 20;
    static final double STANDARD_AREA = 1000;
    private static final double NOISE_SE = 0.3;

    private final Method method;
    private final PlantedInjection planted;

    PlantedPeaks(Method method, PlantedInjection planted) {
        this.method = method;
        this.planted = planted;
    }

    InjectionPeaks peaks() {
        Map<Channel, ChannelPeaks> channels = new HashMap<>();
        for (Compound compound : method.compounds()) {
            Channel quantifier = compound.channels().quantifier();
            channels.put(
                    quantifier,
                    of(
                            quantifier,
                            compound.analytes().stream().map(this::analytePeak).toList()));
            compound.channels()
                    .qualifier()
                    .ifPresent(channel -> channels.put(
                            channel,
                            of(
                                    channel,
                                    compound.analytes().stream()
                                            .map(this::qualifierPeak)
                                            .toList())));
            method.internalStandardOf(compound)
                    .ifPresent(standard -> channels.put(
                            standard.channel(),
                            of(
                                    standard.channel(),
                                    compound.analytes().stream()
                                            .map(this::standardPeak)
                                            .toList())));
        }
        for (MonitoredCompound monitored : method.monitored()) {
            channels.put(
                    monitored.channel(),
                    of(
                            monitored.channel(),
                            List.of(peak(planted.monitoredTimeMin, 50, Set.of(), PlantedFigures.GOOD))));
        }
        return new InjectionPeaks(method, planted.raw(), channels);
    }

    private Integration analytePeak(Analyte analyte) {
        if (planted.unread.isPresent() || planted.lost.contains(analyte.name())) {
            return new NotFound("planted", planted.flags.getOrDefault(analyte.name(), Set.of()));
        }
        return peak(
                analyte.retentionTimeMin(),
                AREA_PER_NG_PER_ML * planted.found.getOrDefault(analyte.name(), 0.0),
                planted.flags.getOrDefault(analyte.name(), Set.of()),
                planted.figures.getOrDefault(analyte.name(), PlantedFigures.GOOD));
    }

    private Integration qualifierPeak(Analyte analyte) {
        double area = AREA_PER_NG_PER_ML * planted.found.getOrDefault(analyte.name(), 0.0) / 2;
        return planted.unread.isPresent()
                ? new NotFound("planted", Set.of())
                : peak(
                        analyte.retentionTimeMin(),
                        planted.qualifierArea.getOrDefault(analyte.name(), area),
                        Set.of(),
                        PlantedFigures.GOOD);
    }

    private Integration standardPeak(Analyte analyte) {
        if (planted.unread.isPresent() || planted.lostStandard.contains(analyte.name())) {
            return new NotFound("planted", Set.of());
        }
        double usual = planted.type.hasNoInternalStandard() ? 0 : STANDARD_AREA;
        return peak(
                analyte.retentionTimeMin() - 0.04,
                planted.standardArea.getOrDefault(analyte.name(), usual),
                planted.standardFlags.getOrDefault(analyte.name(), Set.of()),
                PlantedFigures.GOOD);
    }

    private Peak peak(double timeMin, double area, Set<Flag> flags, PlantedFigures figures) {
        return new Peak(
                timeMin,
                new Peak.Area(area, planted.noiseSe.orElse(NOISE_SE), 0),
                area * 4,
                new Peak.Bounds(timeMin - 0.5, timeMin + 0.5, 0, 0),
                figures.figures(),
                IntegrationMethod.PERPENDICULAR_DROP,
                flags);
    }

    private ChannelPeaks of(Channel channel, List<Integration> peaks) {
        double covariance = planted.covariance.getOrDefault(channel.role(), 0.0);
        List<Double> row = peaks.stream().map(peak -> covariance).toList();
        return new ChannelPeaks(channel, peaks, peaks.stream().map(peak -> row).toList());
    }
}
