package io.enantio.method;

import io.enantio.method.value.Require;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A substance added in equal amount to every sample. It has its own peaks and its own times.
 *
 * @param channel its trace and the expected times of its peaks
 * @param amount how much is added and how pure it is
 * @param configurations of its peaks, in elution order; all empty for an achiral standard
 */
public record InternalStandard(
        String name, Channel channel, Amount amount, List<Optional<Configuration>> configurations) {

    /**
     * How much internal standard is added.
     *
     * @param concentrationNgPerMl of each enantiomer
     * @param d0Percent unlabelled part, by certificate
     */
    public record Amount(double concentrationNgPerMl, OptionalDouble d0Percent) {
        public Amount {
            Require.positive("internal standard concentration", concentrationNgPerMl);
            d0Percent.ifPresent(percent -> Require.notNegative("d0 percent", percent));
        }
    }

    public InternalStandard {
        Require.text("internal standard", name);
        configurations = List.copyOf(configurations);
        Require.that(!configurations.isEmpty(), "internal standard " + name + " must have at least one peak");
        Require.that(
                configurations.size() == channel.window().peaks(),
                "internal standard " + name + " must have a configuration entry for each peak");
    }

    /**
     * The place (from 0) of the peak that an analyte is measured against: the one of its configuration; a single peak
     * serves every analyte of its compounds.
     */
    public Optional<Integer> placeFor(Analyte analyte) {
        if (configurations.size() == 1) {
            return Optional.of(0);
        }
        int place = configurations.indexOf(analyte.configuration());
        return analyte.configuration().isPresent() && place >= 0 ? Optional.of(place) : Optional.empty();
    }
}
