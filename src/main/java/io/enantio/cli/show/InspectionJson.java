package io.enantio.cli.show;

import io.enantio.input.mzml.MzmlSummary;
import io.enantio.input.mzml.StoredSpectra;
import io.enantio.input.mzml.StoredSpectra.Range;
import io.enantio.input.mzml.StoredTrace;
import io.enantio.input.mzml.TraceExtent;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.method.Polarity;
import io.enantio.peak.learn.TraceFacts;
import io.enantio.text.JsonText;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The content of mzML files as JSON. Keys may be added, never changed. */
public final class InspectionJson {
    private final JsonText json;

    public InspectionJson(JsonText json) {
        this.json = json;
    }

    public void file(MzmlSummary summary) {
        json.object(() -> {
            json.put("file", summary.file());
            json.put("sha256", summary.sha256());
            json.put("start_time_stamp", summary.startTimeStamp());
            json.put("instrument_model", summary.instrument().model());
            json.put("instrument_serial", summary.instrument().serial());
            json.array("source_formats", summary.formats(), json::value);
            json.array("converters", summary.converters(), json::value);
            json.put("spectra", summary.spectra());
            json.array("oddities", summary.oddities(), json::value);
            json.array("chromatograms", summary.traces(), this::chromatogram);
            json.array("spectrum_groups", summary.stored().groups(), this::group);
            json.array("spectrum_channels", summary.stored().channels(), this::chromatogram);
            json.array("spectrum_remarks", summary.stored().remarks(), json::value);
        });
    }

    public void problem(Problem problem) {
        json.object(() -> {
            json.put("file", problem.file());
            json.put("element", problem.element());
            json.put("problem", problem.problem());
            json.put("remedy", problem.remedy());
        });
    }

    /** Keys of times contain the unit, so a file that states none has no times here. */
    private void chromatogram(StoredTrace stored) {
        StoredTrace.Selected selected = stored.selected();
        Optional<TraceExtent> extent = stored.extent();
        Optional<TraceExtent> timed = extent.filter(known -> stored.timeUnit().isPresent());
        json.object(() -> {
            json.put("element", stored.element());
            json.put("id", stored.id());
            json.put("type", stored.type());
            json.put("precursor_mz", selected.precursorMz());
            json.put("product_mz", selected.productMz());
            json.put("polarity", selected.polarity().map(Polarity::word));
            json.put("collision_energy_ev", selected.collisionEnergyEv());
            json.put("stored_time_unit", stored.timeUnit());
            json.put("points", stored.points());
            json.put("points_per_second", stored.pointsPerSecond());
            json.put("start_min", figure(timed, TraceExtent::first));
            json.put("end_min", figure(timed, TraceExtent::last));
            json.put("highest_counts", figure(extent, TraceExtent::highestCounts));
            json.put("highest_at_min", figure(timed, TraceExtent::highestAt));
            json.put("scan_setting", stored.scan());
            json.put("zeros_percent", figure(stored.facts(), facts -> 100 * facts.zeroShare()));
            json.put("stored_from_counts", fact(stored, TraceFacts::storedFromCounts));
            json.put("step_counts", fact(stored, TraceFacts::stepCounts));
            json.put("flat_top_counts", fact(stored, TraceFacts::flatTopCounts));
        });
    }

    private void group(StoredSpectra group) {
        Optional<TraceExtent> extent = TraceExtent.of(group.total());
        Optional<TraceExtent> timed = extent.filter(known -> group.timeUnit().isPresent());
        json.object(() -> {
            json.put("kind", group.kind());
            json.put("ms_level", group.msLevel().stream().asDoubleStream().findFirst());
            json.put("polarity", group.polarity().map(Polarity::word));
            json.put("spectra", group.number());
            json.array("precursors_mz", group.precursors(), json::value);
            json.put("scan_low_mz", figure(group.range(), Range::lowMz));
            json.put("scan_high_mz", figure(group.range().filter(Range::isClosed), Range::highMz));
            json.put("stored_time_unit", group.timeUnit());
            json.put("points", group.total().size());
            json.put("start_min", figure(timed, TraceExtent::first));
            json.put("end_min", figure(timed, TraceExtent::last));
            json.put("highest_sum_counts", figure(extent, TraceExtent::highestCounts));
            json.put("highest_at_min", figure(timed, TraceExtent::highestAt));
            json.put("scan_setting", group.scan());
        });
    }

    private static OptionalDouble fact(StoredTrace stored, Function<TraceFacts, OptionalDouble> fact) {
        return stored.facts().map(fact).orElse(OptionalDouble.empty());
    }

    private static <T> OptionalDouble figure(Optional<T> known, ToDoubleFunction<T> figure) {
        return known.stream().mapToDouble(figure).findFirst();
    }
}
