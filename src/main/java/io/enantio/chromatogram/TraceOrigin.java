package io.enantio.chromatogram;

import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a channel's trace was made of: which of the file's chromatograms or scans, and why these.
 *
 * @param acquisition in which form the file holds it
 * @param setting what the mass spectrometer selected, as the file states it
 * @param pieces in the order of their times; several if the trace was put together
 * @param choice how it was chosen, for a person to read
 */
public record TraceOrigin(Acquisition acquisition, Setting setting, List<Piece> pieces, String choice) {

    /**
     * A chromatogram or a series of scans of the file, or a part of one.
     *
     * @param element for example {@code chromatogram[4]}
     * @param id as one harmless line
     * @param fromMin first time that was taken from it, minutes; with {@code toMin} absent if it has no points
     */
    public record Piece(String element, String id, OptionalDouble fromMin, OptionalDouble toMin) {}

    /** What the mass spectrometer selected; each absent if the file does not state it. */
    public record Setting(
            OptionalDouble precursorMz,
            OptionalDouble productMz,
            Optional<Polarity> polarity,
            OptionalDouble collisionEnergyEv) {
        /** Two ions that are nearer are one: m/z values are rounded, or measured, and no quadrupole resolves it. */
        static final double SAME_ION_MZ = 0.02;

        private static final double ROUNDING = 1e-9;
        private static final double SAME_ENERGY_EV = 0.05;

        /** Distance in m/z from what a method asks for, precursor and product together; an ion that is not stated adds none. */
        double distanceFrom(Transition transition) {
            double product = transition.productMz().isPresent() ? distance(transition.productMz(), productMz) : 0;
            return distance(OptionalDouble.of(transition.precursorMz()), precursorMz) + product;
        }

        /** Whether it is farther from what a method asks for than another, by more than rounding. */
        boolean isFartherThan(double otherMz, Transition transition) {
            return distanceFrom(transition) > otherMz + SAME_ION_MZ + ROUNDING;
        }

        /** Whether m/z, polarity or energy are others; what either does not state does not differ. */
        public boolean differsFrom(Setting other) {
            boolean otherSign = polarity.isPresent() && other.polarity.isPresent() && !polarity.equals(other.polarity);
            return otherSign
                    || distance(precursorMz, other.precursorMz) > SAME_ION_MZ + ROUNDING
                    || distance(productMz, other.productMz) > SAME_ION_MZ + ROUNDING
                    || distance(collisionEnergyEv, other.collisionEnergyEv) > SAME_ENERGY_EV;
        }

        /** Of each part what most of those state that state it; of equally many the first. */
        static Setting usual(List<Setting> settings) {
            return new Setting(
                    usual(settings, Setting::precursorMz, SAME_ION_MZ + ROUNDING),
                    usual(settings, Setting::productMz, SAME_ION_MZ + ROUNDING),
                    usualPolarity(settings),
                    usual(settings, Setting::collisionEnergyEv, SAME_ENERGY_EV));
        }

        private static OptionalDouble usual(
                List<Setting> settings, Function<Setting, OptionalDouble> part, double same) {
            Map<Double, Long> counts = new LinkedHashMap<>();
            settings.forEach(setting -> part.apply(setting).ifPresent(value -> counts.merge(value, 1L, Long::sum)));
            OptionalDouble usual = OptionalDouble.empty();
            long most = 0;
            for (double candidate : counts.keySet()) {
                long alike = counts.entrySet().stream()
                        .filter(entry -> Math.abs(entry.getKey() - candidate) <= same)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                if (alike > most) {
                    usual = OptionalDouble.of(candidate);
                    most = alike;
                }
            }
            return usual;
        }

        private static Optional<Polarity> usualPolarity(List<Setting> settings) {
            Map<Polarity, Long> counts = new LinkedHashMap<>();
            settings.forEach(setting -> setting.polarity().ifPresent(sign -> counts.merge(sign, 1L, Long::sum)));
            return counts.entrySet().stream()
                    .reduce((first, second) -> second.getValue() > first.getValue() ? second : first)
                    .map(Map.Entry::getKey);
        }

        private static double distance(OptionalDouble one, OptionalDouble other) {
            return one.isPresent() && other.isPresent() ? Math.abs(one.getAsDouble() - other.getAsDouble()) : 0;
        }

        /** For a person to read, for example {@code 238.1 > 125.0 positive 30 eV}. */
        public String title() {
            StringBuilder text = new StringBuilder(number(precursorMz));
            productMz.ifPresent(mz -> text.append(" > ").append(mz));
            polarity.ifPresent(sign -> text.append(' ').append(sign.word()));
            collisionEnergyEv.ifPresent(
                    energy -> text.append(' ').append(energy).append(" eV"));
            return text.toString();
        }

        private static String number(OptionalDouble mz) {
            return mz.isPresent() ? Double.toString(mz.getAsDouble()) : "?";
        }
    }

    public TraceOrigin {
        pieces = List.copyOf(pieces);
    }

    /** Whether two channels were read from the same trace of one file. */
    boolean isSameTraceAs(TraceOrigin other) {
        return pieces.equals(other.pieces) && setting.equals(other.setting);
    }
}
