package io.enantio.method;

import io.enantio.method.value.Require;
import java.util.List;

/**
 * One trace that the method measures, with its expected peaks. Equal transitions of two compounds are two channels.
 *
 * @param owner the compound, internal standard or monitored compound it belongs to
 * @param role what the trace is for
 * @param transition what is measured
 * @param window where its peaks are, in elution order; never empty for compounds and internal standards
 */
public record Channel(String owner, Role role, Transition transition, PeakWindow window) {

    /** Every peak is looked up by its channel, so that this is asked a million times for a run: of the owner alone, which is enough. */
    @Override
    public int hashCode() {
        return owner.hashCode();
    }

    /** What a channel is measured for. */
    public enum Role {
        QUANTIFIER,
        QUALIFIER,
        INTERNAL_STANDARD,
        MONITORED
    }

    /**
     * Expected peaks of a channel.
     *
     * @param retentionTimesMin of each peak, strictly increasing; empty if any peak is meant (a monitored compound
     *     without stated peaks)
     * @param halfWidthMin the group of peaks may lie this much earlier or later as a whole
     */
    public record PeakWindow(List<Double> retentionTimesMin, double halfWidthMin) {
        public PeakWindow {
            retentionTimesMin = List.copyOf(retentionTimesMin);
            Require.positive("retention window", halfWidthMin);
            for (int i = 1; i < retentionTimesMin.size(); i++) {
                Require.that(
                        retentionTimesMin.get(i) > retentionTimesMin.get(i - 1),
                        "retention times must increase in elution order: " + retentionTimesMin);
            }
        }

        /** Number of peaks expected. */
        public int peaks() {
            return retentionTimesMin.size();
        }
    }
}
