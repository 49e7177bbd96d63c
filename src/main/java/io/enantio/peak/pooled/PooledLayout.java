package io.enantio.peak.pooled;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the parameters of a pooled fit: those that an injection has of its own (place, width, tail, offset, changes of the
 * spacings; then areas, then baselines) and those that the run shares (offset, spacings, widths and tails of further peaks, of the
 * standard; then corrections of ln density).
 */
final class PooledLayout {
    /** What a channel carries. */
    enum Carries {
        STANDARD,
        ANALYTE
    }

    /** Corrections of ln density, each a sum of splines. */
    enum Correction {
        /** Of every peak. */
        COMMON,
        /** In proportion to the tail of the injection. */
        BY_TAIL,
        /** In proportion to the load of the column: the area, relative to the largest of the standards. */
        BY_LOAD,
        /** In proportion to the squared load. */
        BY_SQUARED_LOAD,
        /** Of the internal standard only. */
        OF_STANDARD
    }

    static final int PLACE = 0;
    static final int WIDTH = 1;
    static final int TAIL = 2;
    private static final int HEAD = 3;

    private final List<Carries> channels;
    private final int standardPeaks;
    private final int analytePeaks;
    private final int baselineTerms;
    private final int extras;
    private final int extrasInStandard;
    private final Slot[][] slots;
    private final int[] firstArea;
    private final int[] firstBaseline;

    /**
     * A peak of a channel.
     *
     * @param places own parameters that add up to its place
     * @param sharedPlaces shared ones that do
     * @param ownWidths own parameters that add up to ln of its width
     * @param widths shared parameters that add up to ln of its width relative to the injection's
     * @param tails the same of its tail
     */
    record Slot(int[] places, int[] sharedPlaces, int[] ownWidths, int[] widths, int[] tails) {}

    /**
     * @param standardPeaks of the internal standard; 0 if there is none
     * @param analytePeaks of the compound; 0 if the standard is fitted alone
     */
    PooledLayout(List<Carries> channels, int standardPeaks, int analytePeaks, int baselineTerms) {
        this(channels, new int[] {standardPeaks, analytePeaks, baselineTerms, 0, 0});
    }

    private PooledLayout(List<Carries> channels, int[] counts) {
        this.standardPeaks = counts[0];
        this.analytePeaks = counts[1];
        this.baselineTerms = counts[2];
        this.extras = counts[3];
        this.extrasInStandard = counts[4];
        this.channels = List.copyOf(channels);
        slots = new Slot[channels.size()][];
        firstArea = new int[channels.size()];
        firstBaseline = new int[channels.size()];
        int next = head();
        for (int c = 0; c < slots.length; c++) {
            slots[c] = slots(channels.get(c));
            firstArea[c] = next;
            next += slots[c].length;
        }
        for (int c = 0; c < slots.length; c++) {
            firstBaseline[c] = next;
            next += baselineTerms;
        }
    }

    private Slot[] slots(Carries what) {
        boolean standard = what == Carries.STANDARD;
        int known = standard ? standardPeaks : analytePeaks;
        int first = standard ? extras : 0;
        Slot[] found = new Slot[known + (standard ? extrasInStandard : extras)];
        int[] none = {};
        for (int k = known; k < found.length; k++) {
            int e = first + k - known;
            found[k] = new Slot(new int[] {extra(e)}, none, new int[] {WIDTH, extraWidth(e)}, none, none);
        }
        for (int j = 0; j < known; j++) {
            List<Integer> places = new ArrayList<>(List.of(PLACE));
            List<Integer> shared = new ArrayList<>();
            List<Integer> widths = new ArrayList<>();
            List<Integer> tails = new ArrayList<>();
            if (!standard && hasOffset()) {
                places.add(offset());
                shared.add(sharedOffset());
            }
            for (int k = 1; k <= j; k++) {
                places.add(standard ? standardSpacing(k) : spacing(k));
                shared.add(standard ? sharedStandardSpacing(k) : sharedSpacing(k));
            }
            int like = likeAnalyte(what, j);
            if (like > 0) {
                widths.add(sharedWidth(like));
                tails.add(sharedTail(like));
            }
            if (standard && hasOffset()) {
                widths.add(standardWidth());
                tails.add(standardTail());
            }
            found[j] = new Slot(array(places), array(shared), new int[] {WIDTH}, array(widths), array(tails));
        }
        return found;
    }

    /** The peak of the compound whose width and tail a peak has: its own number; the first if the standard has other peaks. */
    private int likeAnalyte(Carries what, int j) {
        return what == Carries.ANALYTE || standardPeaks == analytePeaks || analytePeaks == 0 ? j : 0;
    }

    private static int[] array(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    int channels() {
        return slots.length;
    }

    Carries carries(int channel) {
        return channels.get(channel);
    }

    Slot[] slots(int channel) {
        return slots[channel];
    }

    /** Peaks of a channel that the method knows. */
    int peaks(int channel) {
        return channels.get(channel) == Carries.STANDARD ? standardPeaks : analytePeaks;
    }

    /** Peaks that the method does not know: first those in each channel of the analyte, then those of the standard. */
    int extras() {
        return extras + extrasInStandard;
    }

    /** The same with one more peak that the method does not know; the shared parameters keep their numbers. */
    PooledLayout withExtra(Carries where) {
        boolean standard = where == Carries.STANDARD;
        return new PooledLayout(channels, new int[] {
            standardPeaks,
            analytePeaks,
            baselineTerms,
            extras + (standard ? 0 : 1),
            extrasInStandard + (standard ? 1 : 0)
        });
    }

    int standardPeaks() {
        return standardPeaks;
    }

    int analytePeaks() {
        return analytePeaks;
    }

    int baselineTerms() {
        return baselineTerms;
    }

    /** Whether places of the analyte are counted from a standard. */
    boolean hasOffset() {
        return standardPeaks > 0 && analytePeaks > 0;
    }

    /** Peaks that have a width and a tail of their own, the first one not counted. */
    private int furtherPeaks() {
        return Math.max(0, Math.max(analytePeaks, analytePeaks == 0 ? standardPeaks : 0) - 1);
    }

    // ------------------------------------------------------------ parameters of an injection

    int offset() {
        return HEAD;
    }

    /** Change of the distance between peaks k - 1 and k of the analyte, k from 1. */
    int spacing(int k) {
        return HEAD + (hasOffset() ? 1 : 0) + k - 1;
    }

    int standardSpacing(int k) {
        return HEAD + (hasOffset() ? 1 : 0) + Math.max(0, analytePeaks - 1) + k - 1;
    }

    /** Place of a peak that the method does not know, minutes. */
    int extra(int e) {
        return knownHead() + 2 * e;
    }

    /** ln of its width relative to the peaks of the injection. */
    int extraWidth(int e) {
        return knownHead() + 2 * e + 1;
    }

    /** Whether an own nonlinear parameter is ln of a width. */
    boolean isWidth(int k) {
        return k == WIDTH || k >= knownHead() && (k - knownHead()) % 2 == 1;
    }

    /** Nonlinear parameters of an injection without those of unknown peaks. */
    int knownHead() {
        return HEAD + (hasOffset() ? 1 : 0) + Math.max(0, analytePeaks - 1) + Math.max(0, standardPeaks - 1);
    }

    /** Number of nonlinear parameters of an injection. */
    int head() {
        return knownHead() + 2 * extras();
    }

    int area(int channel, int peak) {
        return firstArea[channel] + peak;
    }

    int baseline(int channel) {
        return firstBaseline[channel];
    }

    /** Number of an injection's parameters. */
    int ownSize() {
        return firstBaseline[slots.length - 1] + baselineTerms;
    }

    // ------------------------------------------------------------ parameters of the run

    int sharedOffset() {
        return 0;
    }

    int sharedSpacing(int k) {
        return (hasOffset() ? 1 : 0) + k - 1;
    }

    int sharedStandardSpacing(int k) {
        return (hasOffset() ? 1 : 0) + Math.max(0, analytePeaks - 1) + k - 1;
    }

    private int afterSpacings() {
        return (hasOffset() ? 1 : 0) + Math.max(0, analytePeaks - 1) + Math.max(0, standardPeaks - 1);
    }

    /** ln of the width of peak k relative to the first, k from 1. */
    int sharedWidth(int k) {
        return afterSpacings() + k - 1;
    }

    /** ln of the tail of peak k relative to the first, k from 1. */
    int sharedTail(int k) {
        return afterSpacings() + furtherPeaks() + k - 1;
    }

    /** ln of the standard's width relative to the analyte's. */
    int standardWidth() {
        return afterSpacings() + 2 * furtherPeaks();
    }

    int standardTail() {
        return standardWidth() + 1;
    }

    /** Peaks with a width of their own beyond the first. */
    int furtherWidths() {
        return furtherPeaks();
    }

    /** Number of the shared parameters before the corrections. */
    int sharedHead() {
        return afterSpacings() + 2 * furtherPeaks() + (hasOffset() ? 2 : 0);
    }
}
