package io.enantio.peak.drop;

import io.enantio.peak.area.Integration;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One trace cut by perpendicular drop: its areas at once, its figures and flags when they are asked for. Where a joint fit has the areas,
 * nobody asks.
 */
public final class CutTrace {
    private final ChannelIntegrator integrator;
    private final ChannelIntegrator.Measured measured;
    private final List<Optional<NotFound>> refused;
    private @Nullable ChannelPeaks peaks;

    CutTrace(ChannelIntegrator integrator, ChannelIntegrator.Measured measured) {
        this.integrator = integrator;
        this.measured = measured;
        this.refused = integrator.refused(measured);
    }

    /** Where the trace was cut. */
    public DropResult drop() {
        return measured.drop();
    }

    /** Figures of the cut peaks. */
    public PeakMeasurements meter() {
        return measured.meter();
    }

    /** Why a place has no area; empty if it has one. */
    public Optional<NotFound> refused(int place) {
        return refused.get(place);
    }

    /** Whether a place has an area that is a peak. */
    public boolean isDetected(int place) {
        return refused.get(place).isEmpty() && measured.isDetected(place);
    }

    /** Areas of the places, counts x minute; empty where there is none. */
    public List<Optional<Double>> areasCountsMin() {
        List<Optional<Double>> areas = new ArrayList<>();
        for (int place = 0; place < refused.size(); place++) {
            areas.add(
                    refused.get(place).isPresent()
                            ? Optional.empty()
                            : Optional.of(measured.area(place).countsMin()));
        }
        return areas;
    }

    /** The peaks with their figures and flags. */
    public ChannelPeaks peaks() {
        ChannelPeaks made = peaks;
        if (made == null) {
            List<Integration> all = new ArrayList<>();
            for (int place = 0; place < refused.size(); place++) {
                Optional<NotFound> none = refused.get(place);
                all.add(none.isPresent() ? none.get() : integrator.found(measured, place));
            }
            made = new ChannelPeaks(integrator.channel(), all, covariance(all));
            peaks = made;
        }
        return made;
    }

    private List<List<Double>> covariance(List<Integration> all) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < all.size(); j++) {
                boolean both = all.get(i) instanceof Peak && all.get(j) instanceof Peak;
                row.add(both ? measured.drop().covariance()[i][j] : 0.0);
            }
            rows.add(row);
        }
        return rows;
    }
}
