package io.enantio.peak.fit;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.shape.PeakShape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The fitted curve of a trace. It keeps only its parameters and computes values on request, so that a
 * run of thousands of injections can keep all of its curves.
 */
public final class FittedCurve {
    /** Places at which two curves are compared. */
    private static final int COMPARED = 64;

    private final Parameters parameters;

    /**
     * @param baseline coefficients of {@link BaselineModel}, counts
     * @param recurring part of it that recurs at fixed times over the run, counts
     * @param components known peaks in elution order, then those that the method does not know
     * @param known how many of them the method knows
     * @param leftOutMin times of the window's points that the fit does not use: spikes and clipped maxima
     * @param censoredBelow a stored value below it means only that the signal was below, counts
     */
    private record Parameters(
            FitPoints.Window window,
            List<Double> baseline,
            DoubleUnaryOperator recurring,
            List<Component> components,
            int known,
            FitNoise noise,
            Set<Double> leftOutMin,
            double censoredBelow) {}

    /** A peak of unit area at its place. */
    public interface UnitPeak {
        /** Signal per area at a time, 1/min. */
        double perMinute(double timeMin);
    }

    /**
     * The background of a curve.
     *
     * @param legendre coefficients of Legendre polynomials over the window, counts
     * @param recurring what recurs at fixed times over the run, counts at a time
     */
    public record Background(double[] legendre, DoubleUnaryOperator recurring) {}

    private record Component(double countsMin, UnitPeak peak) {}

    /**
     * The curve of a fit.
     *
     * @param windowMin from and to
     * @param areas of the peaks, counts x minute: known ones in elution order, then those that the method does not know
     */
    public static FittedCurve of(
            double[] windowMin,
            Background background,
            List<Double> areas,
            List<UnitPeak> peaks,
            int known,
            FitNoise noise,
            Set<Double> leftOutMin,
            double censoredBelow) {
        List<Component> components = IntStream.range(0, areas.size())
                .mapToObj(j -> new Component(areas.get(j), peaks.get(j)))
                .toList();
        return new FittedCurve(new Parameters(
                new FitPoints.Window(windowMin[0], windowMin[1]),
                java.util.Arrays.stream(background.legendre).boxed().toList(),
                background.recurring,
                components,
                known,
                noise,
                leftOutMin,
                censoredBelow));
    }

    private FittedCurve(Parameters parameters) {
        this.parameters = parameters;
    }

    /** The curve of a fit to a trace. */
    static FittedCurve of(MapFit fit, FitNoise noise, Trace trace) {
        VariableProjection found = fit.trace();
        FitLayout layout = found.layout();
        List<Component> components = IntStream.range(0, layout.columns())
                .mapToObj(j -> {
                    double apex = layout.apexMin(fit.theta(), j);
                    PeakShape.Curve curve = layout.shape(fit.theta(), j, j < layout.peaks() ? found.loadOf(j) : 0)
                            .curve();
                    return new Component(found.coefficient(j), time -> curve.perMinute(time - apex));
                })
                .toList();
        List<Double> baseline = IntStream.range(0, BaselineModel.TERMS)
                .mapToObj(k -> found.coefficient(layout.columns() + k))
                .toList();
        FitPoints points = found.points();
        return new FittedCurve(new Parameters(
                points.window(),
                baseline,
                time -> 0,
                components,
                layout.peaks(),
                noise,
                leftOut(points, trace),
                points.censoredBelow()));
    }

    private static Set<Double> leftOut(FitPoints points, Trace trace) {
        Set<Double> times = new TreeSet<>();
        int last = trace.size();
        for (int i = trace.firstAtOrAfter(points.window().fromMin()); i < last; i++) {
            if (trace.timeMin(i) <= points.window().toMin()) {
                times.add(trace.timeMin(i));
            }
        }
        for (int i = 0; i < points.size(); i++) {
            times.remove(points.t(i));
        }
        return times;
    }

    /** The same curve with these peaks as the known ones; all others come after them. */
    public FittedCurve knowing(int[] wanted) {
        List<Component> components = new ArrayList<>();
        for (int peak : wanted) {
            components.add(parameters.components.get(peak));
        }
        for (int peak = 0; peak < parameters.components.size(); peak++) {
            int other = peak;
            if (IntStream.of(wanted).noneMatch(one -> one == other)) {
                components.add(parameters.components.get(peak));
            }
        }
        return new FittedCurve(new Parameters(
                parameters.window,
                parameters.baseline,
                parameters.recurring,
                components,
                wanted.length,
                parameters.noise,
                parameters.leftOutMin,
                parameters.censoredBelow));
    }

    /** Start of the window that was fitted, minutes. */
    public double fromMin() {
        return parameters.window.fromMin();
    }

    /** End of the window that was fitted, minutes. */
    public double toMin() {
        return parameters.window.toMin();
    }

    /** Number of peaks: those of the method in elution order, then those that it does not know. */
    public int peaks() {
        return parameters.components.size();
    }

    /** How many of the peaks the method knows. */
    public int knownPeaks() {
        return parameters.known;
    }

    /** The baseline at a time within the window, counts. */
    public double baselineAt(double timeMin) {
        double u = (timeMin - parameters.window.centreMin()) / parameters.window.halfWidthMin();
        double sum = parameters.recurring.applyAsDouble(timeMin);
        for (int k = 0; k < parameters.baseline.size(); k++) {
            sum += parameters.baseline.get(k) * BaselineModel.column(k, u);
        }
        return sum;
    }

    /** Baseline and all peaks at a time within the window, counts. */
    public double at(double timeMin) {
        double sum = baselineAt(timeMin);
        for (Component component : parameters.components) {
            sum += component.countsMin * component.peak.perMinute(timeMin);
        }
        return sum;
    }

    /** A peak at times within the window, counts above the baseline. */
    public List<Double> peakAt(int peak, List<Double> timesMin) {
        Component component = parameters.components.get(peak);
        List<Double> counts = new ArrayList<>(timesMin.size());
        timesMin.forEach(time -> counts.add(component.countsMin * component.peak.perMinute(time)));
        return counts;
    }

    /**
     * How far a point lies from a value of the fit, in standard deviations of the noise model; empty if the fit does not use
     * the point, or knows only that it is low.
     */
    public OptionalDouble residual(double timeMin, double dataCounts, double fitCounts) {
        boolean isOutside = timeMin < fromMin() || timeMin > toMin();
        if (isOutside || parameters.leftOutMin.contains(timeMin) || dataCounts < parameters.censoredBelow) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((dataCounts - fitCounts) / Math.sqrt(parameters.noise.variance(fitCounts)));
    }

    /** Curves are equal if they have equal numbers and equal values over the window. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FittedCurve curve && curve.numbers().equals(numbers());
    }

    @Override
    public int hashCode() {
        return numbers().hashCode();
    }

    private List<Object> numbers() {
        List<Object> numbers = new ArrayList<>(List.of(
                parameters.window,
                parameters.baseline,
                parameters.known,
                parameters.noise,
                parameters.leftOutMin,
                parameters.censoredBelow));
        List<Double> times = IntStream.rangeClosed(0, COMPARED)
                .mapToObj(k -> fromMin() + k * (toMin() - fromMin()) / COMPARED)
                .toList();
        times.forEach(time -> numbers.add(baselineAt(time)));
        for (int peak = 0; peak < peaks(); peak++) {
            numbers.add(peakAt(peak, times));
        }
        return numbers;
    }
}
