package io.enantio.peak.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.fit.FitLayout.Term;
import io.enantio.peak.shape.PeakShape;
import io.enantio.peak.shape.PeakShape.Asymmetry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitLayoutTest {
    private static final List<Set<Term>> TERMS =
            List.of(Set.of(), Set.of(Term.SLOW_TAIL), Set.of(Term.LOAD), EnumSet.allOf(Term.class));

    @Test
    void everyElementOfTheVectorHasOneMeaning() {
        for (Set<Term> terms : TERMS) {
            for (int peaks = 1; peaks < 5; peaks++) {
                FitLayout layout = new FitLayout(peaks, Asymmetry.TAILING, terms, 2);
                List<Integer> places = new ArrayList<>(List.of(layout.apex(), layout.logSigma(), layout.logRatio()));
                IntStream.range(1, peaks).forEach(j -> places.addAll(List.of(layout.spacing(j), layout.width(j))));
                if (layout.has(Term.SLOW_TAIL)) {
                    places.addAll(List.of(layout.slowFraction(), layout.logSlowFactor()));
                }
                if (layout.has(Term.LOAD)) {
                    places.add(layout.load());
                }
                places.addAll(List.of(layout.extra(0), layout.extra(1)));
                assertThat(places)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, layout.size()).boxed().toList());
                assertThat(layout.columns()).isEqualTo(peaks + 2);
            }
        }
    }

    @Test
    void aLayoutGrowsByTermsAndByPeaks() {
        FitLayout plain = FitLayout.plain(2, Asymmetry.FRONTING);
        FitLayout grown = plain.with(Term.LOAD).with(Term.SLOW_TAIL).withExtra();
        assertThat(grown).isEqualTo(new FitLayout(2, Asymmetry.FRONTING, EnumSet.allOf(Term.class), 1));
        assertThat(plain.has(Term.LOAD)).isFalse();
    }

    @Test
    void apexesAreAddedUpFromTheirSpacings() {
        FitLayout layout = new FitLayout(3, Asymmetry.TAILING, Set.of(), 2);
        double[] theta = {5, 0.25, 0.5, Math.log(0.1), 0, 0, 0, 6.5, 7.5};
        assertThat(IntStream.range(0, 5).mapToDouble(j -> layout.apexMin(theta, j)))
                .containsExactly(5.0, 5.25, 5.75, 6.5, 7.5);
    }

    @Test
    void eachPeakHasTheFirstPeaksShapeInItsOwnWidth() {
        FitLayout layout = new FitLayout(2, Asymmetry.FRONTING, Set.of(), 1);
        double[] theta = {5, 0.25, Math.log(0.1), Math.log(1.5), Math.log(1.2), 6.5};
        double[] sigmas = {0.1, 0.12, 0.1};
        for (int j = 0; j < sigmas.length; j++) {
            PeakShape shape = layout.shape(theta, j, 0.7);
            assertThat(shape.sigmaMin()).isCloseTo(sigmas[j], within(1e-12));
            assertThat(shape.tauRatio()).isCloseTo(1.5, within(1e-12));
            assertThat(shape.slowFraction()).isZero();
            assertThat(shape.slowFactor()).isEqualTo(1);
            assertThat(shape.asymmetry()).isEqualTo(Asymmetry.FRONTING);
        }
    }

    @Test
    void theTailGrowsWithTheLoadAndMayBeSlowInPart() {
        FitLayout layout = new FitLayout(1, Asymmetry.TAILING, EnumSet.allOf(Term.class), 0);
        double[] theta = {5, Math.log(0.1), Math.log(1.5), 0.2, Math.log(3), 0.4};
        assertThat(layout.shape(theta, 0, 0).tauRatio()).isCloseTo(1.5, within(1e-12));
        PeakShape loaded = layout.shape(theta, 0, 0.5);
        assertThat(loaded.tauRatio()).isCloseTo(1.5 * Math.exp(0.2), within(1e-12));
        assertThat(loaded.slowFraction()).isEqualTo(0.2);
        assertThat(loaded.slowFactor()).isCloseTo(3, within(1e-12));
        assertThat(layout.shape(theta, 0, 9).tauRatio()).isCloseTo(4, within(1e-12));
        assertThat(layout.shape(theta, 0, -99).tauRatio()).isCloseTo(0.02, within(1e-12));
    }

    /** tau/sigma 0.02 to 4, a spacing of half a half-height width (2.3548 sigma), a slow share to 0.45, 1.5 to 6 times slower. */
    @Test
    void parametersStayWithinTheirBounds() {
        FitLayout layout = new FitLayout(3, Asymmetry.TAILING, Set.of(Term.SLOW_TAIL), 0);
        double least = 0.11774;
        double[] inside = {5, 0.118, 0.119, Math.log(0.1), Math.log(3.99), 0, 0, 0.449, Math.log(5.99)};
        double[] kept = inside.clone();
        layout.limit(kept);
        assertThat(kept).isEqualTo(inside);
        double[] low = {5, 0.117, -1, Math.log(0.1), Math.log(0.019), 0, 0, -0.01, Math.log(1.49)};
        layout.limit(low);
        double[] lowest = {5, least, least, Math.log(0.1), Math.log(0.02), 0, 0, 0, Math.log(1.5)};
        assertThat(low).containsExactly(lowest, within(1e-12));
        double[] high = {5, 0.3, 0.4, Math.log(0.1), Math.log(4.01), 0, 0, 0.451, Math.log(6.01)};
        layout.limit(high);
        double[] highest = {5, 0.3, 0.4, Math.log(0.1), Math.log(4), 0, 0, 0.45, Math.log(6)};
        assertThat(high).containsExactly(highest, within(1e-12));
    }
}
