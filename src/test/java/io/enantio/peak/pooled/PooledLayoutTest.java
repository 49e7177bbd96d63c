package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.peak.pooled.PooledLayout.Carries;
import io.enantio.peak.pooled.PooledLayout.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PooledLayoutTest {
    private static final String LAYOUTS = """
            2, 2, 1, 0
            2, 2, 2, 0
            1, 2, 1, 0
            1, 1, 1, 0
            3, 4, 2, 0
            0, 2, 2, 0
            0, 1, 1, 0
            2, 0, 0, 0
            1, 3, 2, 1
            2, 2, 2, 2""";

    private static PooledLayout layout(int standardPeaks, int analytePeaks, int channels, int extras) {
        PooledLayout layout = Simulated.layout(standardPeaks, analytePeaks, channels);
        for (int e = 0; e < extras; e++) {
            layout = layout.withExtra(Carries.ANALYTE);
        }
        return layout;
    }

    @ParameterizedTest(name = "{0} of the standard, {1} of the analyte in {2} channels, {3} further")
    @CsvSource(textBlock = LAYOUTS)
    void everyOwnParameterHasOneNumber(int standardPeaks, int analytePeaks, int channels, int extras) {
        PooledLayout layout = layout(standardPeaks, analytePeaks, channels, extras);
        List<Integer> numbers = new ArrayList<>(List.of(PooledLayout.PLACE, PooledLayout.WIDTH, PooledLayout.TAIL));
        if (layout.hasOffset()) {
            numbers.add(layout.offset());
        }
        IntStream.range(1, analytePeaks).map(layout::spacing).forEach(numbers::add);
        IntStream.range(1, standardPeaks).map(layout::standardSpacing).forEach(numbers::add);
        assertThat(numbers).hasSize(layout.knownHead());
        IntStream.range(0, extras).map(layout::extra).forEach(numbers::add);
        IntStream.range(0, extras).map(layout::extraWidth).forEach(numbers::add);
        assertThat(numbers).hasSize(layout.head());
        for (int c = 0; c < layout.channels(); c++) {
            for (int j = 0; j < layout.slots(c).length; j++) {
                numbers.add(layout.area(c, j));
            }
        }
        assertThat(numbers).hasSize(layout.baseline(0));
        for (int c = 0; c < layout.channels(); c++) {
            for (int k = 0; k < layout.baselineTerms(); k++) {
                numbers.add(layout.baseline(c) + k);
            }
        }
        assertThat(numbers).hasSize(layout.ownSize()).doesNotHaveDuplicates();
        assertThat(numbers).allSatisfy(k -> assertThat(k).isBetween(0, layout.ownSize() - 1));
    }

    @ParameterizedTest(name = "{0} of the standard, {1} of the analyte in {2} channels, {3} further")
    @CsvSource(textBlock = LAYOUTS)
    void everySharedParameterHasOneNumberAndIsUsed(int standardPeaks, int analytePeaks, int channels, int extras) {
        PooledLayout layout = layout(standardPeaks, analytePeaks, channels, extras);
        List<Integer> numbers = new ArrayList<>();
        if (layout.hasOffset()) {
            numbers.addAll(List.of(layout.sharedOffset(), layout.standardWidth(), layout.standardTail()));
        }
        IntStream.range(1, analytePeaks).map(layout::sharedSpacing).forEach(numbers::add);
        IntStream.range(1, standardPeaks).map(layout::sharedStandardSpacing).forEach(numbers::add);
        for (int k = 1; k <= layout.furtherWidths(); k++) {
            numbers.add(layout.sharedWidth(k));
            numbers.add(layout.sharedTail(k));
        }
        assertThat(numbers).hasSize(layout.sharedHead()).doesNotHaveDuplicates();
        assertThat(numbers).allSatisfy(k -> assertThat(k).isBetween(0, layout.sharedHead() - 1));
        List<Integer> used = new ArrayList<>();
        for (int c = 0; c < layout.channels(); c++) {
            for (Slot slot : layout.slots(c)) {
                IntStream.of(slot.sharedPlaces()).forEach(used::add);
                IntStream.of(slot.widths()).forEach(used::add);
                IntStream.of(slot.tails()).forEach(used::add);
            }
        }
        assertThat(used).containsAll(numbers);
        assertThat(numbers).containsAll(used);
    }

    @ParameterizedTest(name = "{0} of the standard, {1} of the analyte in {2} channels")
    @CsvSource(textBlock = LAYOUTS)
    void aFurtherPeakLeavesTheSharedNumbers(int standardPeaks, int analytePeaks, int channels, int extras) {
        PooledLayout before = layout(standardPeaks, analytePeaks, channels, extras);
        PooledLayout after = before.withExtra(Carries.ANALYTE);
        assertThat(after.sharedHead()).isEqualTo(before.sharedHead());
        assertThat(after.extras()).isEqualTo(extras + 1);
        assertThat(after.knownHead()).isEqualTo(before.knownHead());
        for (int c = 0; c < before.channels(); c++) {
            assertThat(after.peaks(c)).isEqualTo(before.peaks(c));
            boolean isAnalyte = before.carries(c) == Carries.ANALYTE;
            assertThat(after.slots(c)).hasSize(before.slots(c).length + (isAnalyte ? 1 : 0));
            for (int j = 0; j < before.slots(c).length; j++) {
                assertThat(after.slots(c)[j]).usingRecursiveComparison().isEqualTo(before.slots(c)[j]);
            }
        }
    }

    @Test
    void onlyWidthsAreWidths() {
        PooledLayout layout = layout(2, 2, 1, 2);
        List<Integer> widths = IntStream.range(0, layout.head())
                .filter(layout::isWidth)
                .boxed()
                .toList();
        assertThat(widths).containsExactly(PooledLayout.WIDTH, layout.extraWidth(0), layout.extraWidth(1));
    }

    /** With as many peaks as the analyte, the standard's peaks have the analyte's ratios of width; an analogue has no such ratio. */
    @Test
    void aLabelledStandardSharesRatiosOfWidthAnAnalogueDoesNot() {
        Slot labelled = layout(2, 2, 1, 0).slots(0)[1];
        Slot analogue = layout(3, 2, 1, 0).slots(0)[1];
        assertThat(labelled.widths()).contains(layout(2, 2, 1, 0).sharedWidth(1));
        assertThat(analogue.widths()).containsExactly(layout(3, 2, 1, 0).standardWidth());
    }
}
