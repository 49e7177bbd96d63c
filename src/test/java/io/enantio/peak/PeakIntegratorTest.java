package io.enantio.peak;

import static io.enantio.TestObjects.R_KETAMINE;
import static io.enantio.TestObjects.S_KETAMINE;
import static io.enantio.peak.SimulatedRun.peak;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.RaisedByFault;
import io.enantio.TestObjects;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.rules.Flag;
import io.enantio.peak.SimulatedRun.Content;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@RaisedByFault(flag = Flag.NO_DATA, fault = "channel-missing")
@RaisedByFault(flag = Flag.SATURATED, fault = "saturated-uloq")
class PeakIntegratorTest {
    @Test
    void findsTrueAreasWithinTheirErrors() {
        SimulatedRun run = new SimulatedRun().standards();
        for (int i = 0; i < 40; i++) {
            run.add(SampleType.STUDY, new Content(500 * (1 + i), 20_000 - 400.0 * i, 20_000, 0.01 * i));
        }
        List<InjectionPeaks> found = run.integrate();
        int covered = 0;
        for (int i = 0; i < 40; i++) {
            Peak first = peak(found.get(8 + i), S_KETAMINE);
            Peak second = peak(found.get(8 + i), R_KETAMINE);
            covered += isCovered(first, 500 * (1 + i)) + isCovered(second, 20_000 - 400.0 * i);
            assertThat(second.area().countsMin()).isCloseTo(20_000 - 400.0 * i, within(0.08 * 20_000));
        }
        assertThat(covered).isBetween(68, 80);
    }

    private static int isCovered(Peak peak, double truth) {
        return Math.abs(peak.area().countsMin() - truth) < 1.96 * peak.area().seCountsMin() ? 1 : 0;
    }

    @Test
    void cleanRunHasNoWarning() {
        SimulatedRun run = new SimulatedRun().standards();
        for (int i = 0; i < 30; i++) {
            run.add(SampleType.STUDY, new Content(3000 + 500 * i, 9000, 20_000, 0.005 * i));
        }
        long flagged = run.integrate().stream()
                .flatMap(peaks -> TestObjects.KETAMINE.analytes().stream().map(peaks::of))
                .filter(peak -> !peak.flags().isEmpty())
                .count();
        assertThat(flagged).isLessThanOrEqualTo(2);
    }

    @Test
    void areasOfBlanksScatterAroundZero() {
        SimulatedRun run = new SimulatedRun().standards();
        for (int i = 0; i < 40; i++) {
            run.add(i % 2 == 0 ? SampleType.BLANK : SampleType.ZERO, new Content(0, 0, i % 2 == 0 ? 0 : 20_000, 0.05));
        }
        double sum = 0;
        double squares = 0;
        int detected = 0;
        for (InjectionPeaks blank : run.integrate().subList(8, 48)) {
            Peak peak = peak(blank, S_KETAMINE);
            double z = peak.area().countsMin() / peak.area().seCountsMin();
            sum += z;
            squares += z * z;
            detected += peak.isDetected() ? 1 : 0;
        }
        assertThat(sum / 40).isCloseTo(0, within(2 * Math.sqrt(1.0 / 40)));
        assertThat(Math.sqrt(squares / 40)).isBetween(0.7, 1.35);
        assertThat(detected).isZero();
    }

    @Test
    void absentEnantiomerIsNotDetectedBesideALargeOne() {
        SimulatedRun run = new SimulatedRun().standards();
        for (int i = 0; i < 10; i++) {
            run.add(SampleType.STUDY, new Content(i % 2 == 0 ? 30_000 : 0, i % 2 == 0 ? 0 : 30_000, 20_000, 0.03));
        }
        List<InjectionPeaks> found = run.integrate();
        for (int i = 0; i < 10; i++) {
            Peak absent = peak(found.get(8 + i), i % 2 == 0 ? R_KETAMINE : S_KETAMINE);
            assertThat(absent.isDetected()).isFalse();
            assertThat(Math.abs(absent.area().countsMin())).isLessThan(600);
        }
    }

    @Test
    void largerForeignPeakNearbyIsNotTaken() {
        SimulatedRun run = new SimulatedRun().standards();
        Trace foreign = SimulatedRun.pair(4000, 4000, 10.4)
                .peak(80_000, 13.6, 0.11, 0.11)
                .noise(70, 10, 99)
                .trace();
        Trace standard =
                SimulatedRun.pair(20_000, 20_000, 10.36).noise(70, 10, 98).trace();
        InjectionPeaks found =
                run.add(SampleType.STUDY, foreign, standard).integrate().get(8);
        assertThat(peak(found, S_KETAMINE).area().countsMin()).isCloseTo(4000, within(250.0));
        assertThat(peak(found, R_KETAMINE).area().countsMin()).isCloseTo(4000, within(400.0));
    }

    @Test
    void pairIsNeverShiftedByOneSpacing() {
        SimulatedRun run = new SimulatedRun();
        for (int i = 0; i < 40; i++) {
            double shift = 0.8 * 1.2 * i / 40 - (i >= 27 ? 0.6 : 0) - 0.2;
            run.add(i % 4 == 0 ? SampleType.STANDARD : SampleType.STUDY, new Content(5000, 9000, 20_000, shift));
        }
        List<InjectionPeaks> found = run.integrate();
        for (int i = 0; i < 40; i++) {
            assertThat(peak(found.get(i), S_KETAMINE).area().countsMin()).isCloseTo(5000, within(500.0));
            assertThat(peak(found.get(i), R_KETAMINE).area().countsMin()).isCloseTo(9000, within(600.0));
        }
    }

    @Test
    void areaDoesNotChangeWithTheSamplingRate() {
        SimulatedRun sparse = new SimulatedRun();
        SimulatedRun dense = new SimulatedRun();
        for (int i = 0; i < 8; i++) {
            sparse.add(SampleType.STANDARD, new Content(30_000, 30_000, 30_000, 0), 1.0 / 60);
            dense.add(SampleType.STANDARD, new Content(30_000, 30_000, 30_000, 0), 1.0 / 240);
        }
        double coarse = peak(sparse.integrate().get(3), S_KETAMINE).area().countsMin();
        double fine = peak(dense.integrate().get(3), S_KETAMINE).area().countsMin();
        assertThat(coarse / fine).isCloseTo(1, within(0.01));
    }

    @Test
    void orderOfInjectionsDoesNotMatter() {
        SimulatedRun run = new SimulatedRun().standards();
        run.add(SampleType.BLANK, new Content(0, 0, 0, 0)).add(SampleType.STUDY, new Content(3000, 5000, 20_000, 0));
        List<RawInjection> reversed = new ArrayList<>(run.injections());
        Collections.reverse(reversed);
        List<InjectionPeaks> forth = run.integrate();
        List<InjectionPeaks> back = new PeakIntegrator(SimulatedRun.METHOD).integrate(reversed);
        for (int i = 0; i < forth.size(); i++) {
            double one = peak(forth.get(i), S_KETAMINE).area().countsMin();
            double other =
                    peak(back.get(forth.size() - 1 - i), S_KETAMINE).area().countsMin();
            assertThat(other).isCloseTo(one, within(1e-6 * Math.abs(one) + 1e-3));
        }
    }

    @Test
    void traceOfZerosIsNoDataIfTheChannelHasABackground() {
        SimulatedRun run = new SimulatedRun().standards();
        Trace standard =
                SimulatedRun.pair(20_000, 20_000, 10.36).noise(70, 10, 98).trace();
        Trace zeros = Trace.of(standard.timesMin(), new double[standard.size()]);
        Integration found =
                run.add(SampleType.STUDY, zeros, standard).integrate().get(8).of(S_KETAMINE);
        assertThat(found.flags()).containsExactly(Flag.NO_DATA);
    }

    @Test
    void plateauIsSaturated() {
        SimulatedRun run = new SimulatedRun().standards();
        Trace full = SimulatedRun.pair(60_000, 9000, 10.4).noise(70, 10, 97).trace();
        double[] counts = full.intensitiesCounts();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.min(counts[i], 100_000);
        }
        Trace standard =
                SimulatedRun.pair(20_000, 20_000, 10.36).noise(70, 10, 98).trace();
        InjectionPeaks found = run.add(SampleType.STUDY, Trace.of(full.timesMin(), counts), standard)
                .integrate()
                .get(8);
        assertThat(found.of(S_KETAMINE).flags()).contains(Flag.SATURATED);
        assertThat(found.of(R_KETAMINE).flags()).doesNotContain(Flag.SATURATED);
    }

    @Test
    void spikeIsBridgedOver() {
        SimulatedRun run = new SimulatedRun().standards();
        Trace clean = SimulatedRun.pair(9000, 9000, 10.4).noise(70, 10, 97).trace();
        double[] counts = clean.intensitiesCounts();
        counts[clean.firstAtOrAfter(10.6)] += 15_000;
        Trace standard =
                SimulatedRun.pair(20_000, 20_000, 10.36).noise(70, 10, 98).trace();
        InjectionPeaks found = run.add(SampleType.STUDY, Trace.of(clean.timesMin(), counts), standard)
                .integrate()
                .get(8);
        assertThat(peak(found, S_KETAMINE).area().countsMin()).isCloseTo(9000, within(250.0));
    }
}
