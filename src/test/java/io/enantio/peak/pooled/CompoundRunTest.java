package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.FittedCurve;
import io.enantio.peak.learn.TransitionTraces;
import io.enantio.peak.pooled.CompoundRun.Content;
import io.enantio.peak.pooled.RunAreas.ChannelAreas;
import io.enantio.peak.pooled.RunAreas.InjectionAreas;
import io.enantio.peak.pooled.RunAreas.PeakArea;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small runs whose areas are known, of shapes outside the parametric family: from traces to areas. */
class CompoundRunTest {
    private static final double FROM = 3.5;
    private static final double STEP = 0.012;
    private static final int POINTS = 420;
    private static final List<Double> ANALYTE = List.of(5.05, 5.37);
    private static final List<Double> STANDARD = List.of(5.03, 5.35);
    private static final double HALF_WIDTH = 0.15;
    private static final double LARGE = 12_000;
    private static final double SMALL = 2_400;
    private static final double OF_STANDARD = 9_000;
    private static final double MOST_EVALUATIONS = 320;
    private static final double MOST_NORMALS = 100;
    private static final double MOST_SCORES = 310;

    /** Densities of unit area from their apex, minutes. */
    private enum Form {
        /** Two half Gaussians: no tail at all on either side. */
        BI_GAUSSIAN {
            @Override
            double at(double t) {
                double sigma = t < 0 ? 0.055 : 0.095;
                return Math.exp(-0.5 * t * t / (sigma * sigma)) / (Math.sqrt(Math.PI / 2) * (0.055 + 0.095));
            }
        },
        /** A tenth of the compound elutes behind the rest, as from a void in the packing. */
        SHOULDER {
            @Override
            double at(double t) {
                return 0.9 * gauss(t, 0.065) + 0.1 * gauss(t - 0.14, 0.09);
            }
        };

        abstract double at(double t);

        private static double gauss(double t, double sigma) {
            return Math.exp(-0.5 * t * t / (sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
        }
    }

    private static Trace trace(Form form, List<Double> placesMin, double[] areas, Random random) {
        double[] t = new double[POINTS];
        double[] y = new double[POINTS];
        for (int p = 0; p < POINTS; p++) {
            t[p] = FROM + p * STEP;
            double signal = 200 + 15 * (t[p] - FROM);
            for (int j = 0; j < areas.length; j++) {
                signal += areas[j] * form.at(t[p] - placesMin.get(j));
            }
            y[p] = signal + Math.sqrt(900 + 2 * signal) * random.nextGaussian();
        }
        return Trace.of(t, y);
    }

    private static List<Double> moved(List<Double> places, double by) {
        return places.stream().map(t -> t + by).toList();
    }

    /** Seven standards of rising amount, then five samples, 5:1. */
    private static final class Run {
        private final Form form;
        private final List<Optional<Trace>> standard = new ArrayList<>();
        private final List<Optional<Trace>> analyte = new ArrayList<>();
        private final List<Content> contents = new ArrayList<>();
        private final List<double[]> truth = new ArrayList<>();
        private final List<Double> standardTimes;

        Run(Form form, List<Double> standardTimes) {
            this.form = form;
            this.standardTimes = standardTimes;
            for (int i = 0; i < 12; i++) {
                double rising = 1500 * Math.pow(1.6, i);
                boolean isKnown = i < 7;
                add(
                        isKnown ? Content.KNOWN : Content.SAMPLE,
                        isKnown ? new double[] {rising, rising} : new double[] {LARGE, SMALL});
            }
        }

        static Run of(Form form) {
            return new Run(form, STANDARD);
        }

        final void add(Content content, double... areas) {
            int i = contents.size();
            Random random = new Random(0x9E3779B97F4A7C15L * (i + 17));
            double shift = 0.004 * Math.sin(i);
            double[] same = new double[standardTimes.size()];
            java.util.Arrays.fill(same, OF_STANDARD);
            standard.add(Optional.of(trace(form, moved(standardTimes, shift), same, random)));
            analyte.add(Optional.of(trace(form, moved(ANALYTE, shift), areas, random)));
            contents.add(content);
            truth.add(areas);
        }

        List<InjectionAreas> areas() {
            return areas(Optional.of(TransitionTraces.of(standard, standardTimes, HALF_WIDTH)));
        }

        List<InjectionAreas> areasWithoutStandard() {
            return areas(Optional.empty());
        }

        private List<InjectionAreas> areas(Optional<TransitionTraces> reference) {
            return run(reference).fitted().injections();
        }

        private CompoundRun run(Optional<TransitionTraces> reference) {
            TransitionTraces own = TransitionTraces.of(analyte, ANALYTE, HALF_WIDTH);
            return CompoundRun.of(new CompoundRun.Group(reference, List.of(own), contents))
                    .orElseThrow();
        }

        /** What its fit did, for each injection. */
        double[] work() {
            CompoundRun run = run(Optional.of(TransitionTraces.of(standard, standardTimes, HALF_WIDTH)));
            run.fitted();
            double injections = contents.size();
            return new double[] {
                run.work().evaluations() / injections,
                run.work().normals() / injections,
                run.work().scores() / injections
            };
        }
    }

    private static ChannelAreas channel(InjectionAreas of, int c) {
        return of.channels().get(c).orElseThrow();
    }

    /** Within 2 % of the area, or within four standard errors where the noise is more than that. */
    private static void assertAreas(List<PeakArea> found, double[] truth) {
        assertThat(found).hasSize(truth.length);
        for (int j = 0; j < truth.length; j++) {
            double se = Math.sqrt(found.get(j).variance());
            assertThat(found.get(j).area()).isCloseTo(truth[j], within(Math.max(0.02 * truth[j], 4 * se)));
            assertThat(se).isLessThan(0.012 * truth[j] + 40);
            assertThat(found.get(j).shapeVariance()).isBetween(0.0, found.get(j).variance());
        }
    }

    /**
     * Counts, which no machine changes, in place of seconds: traces evaluated, normal equations made, places scored for each injection.
     * Measured were 254, 79 and 244; the bounds are a quarter above. Three times as many injections share what is learned once.
     */
    @Test
    void aFitDoesNoMoreWorkThanStatedAndNoMoreInALongerRun() {
        Run run = Run.of(Form.BI_GAUSSIAN);
        double[] ofShort = run.work();
        assertThat(ofShort[0]).as("evaluations").isBetween(20.0, MOST_EVALUATIONS);
        assertThat(ofShort[1]).as("normal equations").isBetween(5.0, MOST_NORMALS);
        assertThat(ofShort[2]).as("scores").isBetween(20.0, MOST_SCORES);
        for (int more = 0; more < 24; more++) {
            run.add(Content.SAMPLE, LARGE, SMALL);
        }
        double[] ofLong = run.work();
        for (int k = 0; k < ofLong.length; k++) {
            assertThat(ofLong[k]).as("count %d", k).isLessThan(1.1 * ofShort[k]);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void areasOfShapesOutsideTheFamilyAreRight(Form form) {
        Run run = Run.of(form);
        List<InjectionAreas> areas = run.areas();
        for (int i = 0; i < areas.size(); i++) {
            ChannelAreas analyte = channel(areas.get(i), 1);
            assertAreas(analyte.peaks(), run.truth.get(i));
            assertAreas(channel(areas.get(i), 0).peaks(), new double[] {OF_STANDARD, OF_STANDARD});
            assertThat(areas.get(i).without()).isEmpty();
            assertThat(analyte.residuals().chiSquare()).isLessThan(2);
            assertThat(areas.get(i).placeZ()).isLessThan(5);
            assertThat(areas.get(i).widthZ()).isLessThan(5);
            assertThat(analyte.disagreement()).isLessThan(5);
        }
        double mean = IntStream.range(7, 12)
                .mapToDouble(i -> channel(areas.get(i), 1).peaks().get(1).area() / SMALL - 1)
                .average()
                .orElseThrow();
        assertThat(mean)
                .as("the small peak on the flank of the large one, mean of five")
                .isCloseTo(0, within(0.015));
    }

    @Test
    void aCovarianceHoldsTheVariancesOfItsAreas() {
        ChannelAreas one = channel(Run.of(Form.SHOULDER).areas().get(8), 1);
        for (int j = 0; j < 2; j++) {
            double variance = one.peaks().get(j).variance();
            assertThat(one.covariance()[j][j]).isCloseTo(variance, within(1e-9 * variance));
        }
        assertThat(one.covariance()[0][1]).isCloseTo(one.covariance()[1][0], within(1e-6 * one.covariance()[0][0]));
    }

    /** The place of the curve's third peak is where it was planted; the areas beside it are right. */
    @Test
    void aForeignPeakIsFoundAtItsPlace() {
        double place = 5.62;
        Run run = Run.of(Form.BI_GAUSSIAN);
        int i = 9;
        double shift = 0.004 * Math.sin(i);
        List<Double> three = List.of(ANALYTE.get(0) + shift, ANALYTE.get(1) + shift, place);
        run.analyte.set(i, Optional.of(trace(run.form, three, new double[] {LARGE, SMALL, 3000}, new Random(99))));
        List<InjectionAreas> areas = run.areas();
        ChannelAreas found = channel(areas.get(i), 1);
        FittedCurve curve = found.curve().curve();
        assertThat(found.hasFurtherPeak()).isTrue();
        assertThat(channel(areas.get(i), 0).hasFurtherPeak()).isFalse();
        assertThat(curve.peaks()).isEqualTo(3);
        assertThat(curve.knownPeaks()).isEqualTo(2);
        assertAreas(found.peaks(), new double[] {LARGE, SMALL});
        double apex = IntStream.range(0, 400)
                .mapToObj(k -> 5 + 0.0025 * k)
                .max(java.util.Comparator.comparingDouble(
                        t -> curve.peakAt(2, List.of(t)).get(0)))
                .orElseThrow();
        assertThat(apex).isCloseTo(place, within(0.02));
        for (int k = 0; k < areas.size(); k++) {
            assertThat(areas.get(k).without().isPresent()).isEqualTo(k == i);
        }
    }

    /** Without a reference in one injection the run tells where its peaks are. */
    @Test
    void anInjectionWithoutItsStandardHasItsAreas() {
        Run run = Run.of(Form.BI_GAUSSIAN);
        run.standard.set(9, Optional.of(trace(run.form, STANDARD, new double[2], new Random(98))));
        run.standard.set(10, Optional.empty());
        List<InjectionAreas> areas = run.areas();
        for (PeakArea none : channel(areas.get(9), 0).peaks()) {
            assertThat(none.area()).as("of the standard that is not there").isCloseTo(0, within(0.003 * OF_STANDARD));
        }
        assertThat(areas.get(10).channels().get(0)).isEmpty();
        assertThat(areas.get(9).isSeen()).isFalse();
        assertThat(areas.get(8).isSeen()).isTrue();
        for (int i : new int[] {8, 9, 10, 11}) {
            assertAreas(channel(areas.get(i), 1).peaks(), run.truth.get(i));
        }
    }

    @Test
    void anAnalogueWithOnePeakIsAStandardToo() {
        Run run = new Run(Form.BI_GAUSSIAN, List.of(4.6));
        List<InjectionAreas> areas = run.areas();
        for (int i = 0; i < areas.size(); i++) {
            assertAreas(channel(areas.get(i), 0).peaks(), new double[] {OF_STANDARD});
            assertAreas(channel(areas.get(i), 1).peaks(), run.truth.get(i));
        }
    }

    @Test
    void withoutAStandardTheAnalytesAreTheirOwnReference() {
        Run run = Run.of(Form.SHOULDER);
        List<InjectionAreas> areas = run.areasWithoutStandard();
        for (int i = 0; i < areas.size(); i++) {
            assertThat(areas.get(i).channels()).hasSize(1);
            assertAreas(channel(areas.get(i), 0).peaks(), run.truth.get(i));
        }
    }

    /** The standard alone, as one that no compound of the method refers to. */
    @Test
    void aStandardAloneHasItsAreas() {
        Run run = Run.of(Form.BI_GAUSSIAN);
        TransitionTraces standard = TransitionTraces.of(run.standard, STANDARD, HALF_WIDTH);
        List<InjectionAreas> areas = CompoundRun.of(
                        new CompoundRun.Group(Optional.of(standard), List.of(), run.contents))
                .orElseThrow()
                .fitted()
                .injections();
        for (InjectionAreas one : areas) {
            assertAreas(channel(one, 0).peaks(), new double[] {OF_STANDARD, OF_STANDARD});
        }
    }

    @Test
    void aQualifierHasAreasOfItsOwn() {
        Run run = Run.of(Form.BI_GAUSSIAN);
        List<Optional<Trace>> second = new ArrayList<>();
        for (int i = 0; i < run.contents.size(); i++) {
            double[] areas = {0.4 * run.truth.get(i)[0], 0.4 * run.truth.get(i)[1]};
            second.add(Optional.of(trace(run.form, moved(ANALYTE, 0.004 * Math.sin(i)), areas, new Random(500L + i))));
        }
        List<InjectionAreas> areas = CompoundRun.of(new CompoundRun.Group(
                        Optional.of(TransitionTraces.of(run.standard, STANDARD, HALF_WIDTH)),
                        List.of(
                                TransitionTraces.of(run.analyte, ANALYTE, HALF_WIDTH),
                                TransitionTraces.of(second, ANALYTE, HALF_WIDTH)),
                        run.contents))
                .orElseThrow()
                .fitted()
                .injections();
        for (int i = 7; i < areas.size(); i++) {
            assertAreas(channel(areas.get(i), 1).peaks(), run.truth.get(i));
            assertAreas(channel(areas.get(i), 2).peaks(), new double[] {0.4 * LARGE, 0.4 * SMALL});
        }
    }

    @Test
    void aBlankHasNoAreaBeyondItsError() {
        Run run = Run.of(Form.BI_GAUSSIAN);
        for (int k = 0; k < 4; k++) {
            run.add(Content.BLANK, 0, 0);
        }
        List<InjectionAreas> areas = run.areas();
        for (int i = 12; i < 16; i++) {
            for (PeakArea none : channel(areas.get(i), 1).peaks()) {
                assertThat(Math.abs(none.area())).isLessThan(4 * Math.sqrt(none.variance()));
                assertThat(Math.sqrt(none.variance())).isLessThan(60);
            }
        }
    }

    @Test
    void aSingleInjectionHasItsAreas() {
        for (Content content : new Content[] {Content.KNOWN, Content.SAMPLE}) {
            Run all = Run.of(Form.BI_GAUSSIAN);
            CompoundRun.Group group = new CompoundRun.Group(
                    Optional.of(TransitionTraces.of(all.standard.subList(6, 7), STANDARD, HALF_WIDTH)),
                    List.of(TransitionTraces.of(all.analyte.subList(6, 7), ANALYTE, HALF_WIDTH)),
                    List.of(content));
            List<InjectionAreas> areas =
                    CompoundRun.of(group).orElseThrow().fitted().injections();
            assertThat(areas).hasSize(1);
            double truth = all.truth.get(6)[0];
            for (PeakArea one : channel(areas.get(0), 1).peaks()) {
                assertThat(one.area()).isCloseTo(truth, within(0.02 * truth));
            }
        }
    }

    /** No scatter between injections is left to be learned, and no noise between them. */
    @Test
    void equalTracesHaveEqualAreas() {
        Run run = Run.of(Form.BI_GAUSSIAN);
        CompoundRun.Group group = new CompoundRun.Group(
                Optional.of(TransitionTraces.of(Collections.nCopies(8, run.standard.get(6)), STANDARD, HALF_WIDTH)),
                List.of(TransitionTraces.of(Collections.nCopies(8, run.analyte.get(6)), ANALYTE, HALF_WIDTH)),
                Collections.nCopies(8, Content.KNOWN));
        List<InjectionAreas> areas =
                CompoundRun.of(group).orElseThrow().fitted().injections();
        double truth = run.truth.get(6)[0];
        for (InjectionAreas one : areas) {
            for (int j = 0; j < 2; j++) {
                double area = channel(one, 1).peaks().get(j).area();
                assertThat(area).isCloseTo(truth, within(0.02 * truth));
                assertThat(area)
                        .isCloseTo(channel(areas.get(0), 1).peaks().get(j).area(), within(2e-3 * truth));
            }
        }
    }

    @Test
    void tracesWithoutPeaksAreNotFitted() {
        List<Optional<Trace>> flat = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            flat.add(Optional.of(trace(Form.BI_GAUSSIAN, ANALYTE, new double[2], new Random(i))));
        }
        CompoundRun.Group group = new CompoundRun.Group(
                Optional.empty(),
                List.of(TransitionTraces.of(flat, ANALYTE, HALF_WIDTH)),
                Collections.nCopies(5, Content.SAMPLE));
        assertThat(CompoundRun.of(group)).isEmpty();
        List<Optional<Trace>> none = Collections.nCopies(3, Optional.empty());
        assertThat(CompoundRun.of(new CompoundRun.Group(
                        Optional.empty(),
                        List.of(TransitionTraces.of(none, ANALYTE, HALF_WIDTH)),
                        Collections.nCopies(3, Content.SAMPLE))))
                .isEmpty();
    }
}
