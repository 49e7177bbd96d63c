package io.enantio.method;

import io.enantio.method.value.Require;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is measured on a channel: precursor and product ion (SRM), or the precursor alone (SIM: no product).
 *
 * @param precursorMz m/z of the precursor ion
 * @param productMz m/z of the product ion; absent for a SIM channel
 * @param choice what distinguishes chromatograms of equal m/z
 */
public record Transition(double precursorMz, OptionalDouble productMz, Choice choice) {

    /**
     * Optional marks that choose one of several chromatograms of equal m/z.
     *
     * @param scanContains of a channel that is stored as spectra: part of the text that states how its scan was set
     */
    public record Choice(
            Optional<Polarity> polarity,
            OptionalDouble collisionEnergyEv,
            Optional<String> idContains,
            Optional<String> scanContains,
            Optional<Segment> segment) {
        /** No mark: m/z alone decides. */
        public static final Choice NONE =
                new Choice(Optional.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());

        /** Marks without a segment. */
        public Choice(
                Optional<Polarity> polarity,
                OptionalDouble collisionEnergyEv,
                Optional<String> idContains,
                Optional<String> scanContains) {
            this(polarity, collisionEnergyEv, idContains, scanContains, Optional.empty());
        }
    }

    /** One of the pieces in which a file holds a transition. */
    public sealed interface Segment {
        /** By its place among the pieces, from 1, in the order of the file. */
        record Order(int number) implements Segment {
            public Order {
                Require.that(number >= 1, "a segment is counted from 1, is " + number);
            }
        }

        /** By a time that it covers. */
        record At(double timeMin) implements Segment {
            public At {
                Require.positive("time of a segment", timeMin);
            }
        }
    }

    public Transition {
        Require.positive("precursor m/z", precursorMz);
        productMz.ifPresent(mz -> Require.positive("product m/z", mz));
    }

    /** An SRM transition without further marks. */
    public static Transition srm(double precursorMz, double productMz) {
        return new Transition(precursorMz, OptionalDouble.of(productMz), Choice.NONE);
    }

    /** Whether only the precursor is selected. */
    public boolean isSim() {
        return productMz.isEmpty();
    }
}
