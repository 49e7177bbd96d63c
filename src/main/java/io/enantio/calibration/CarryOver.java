package io.enantio.calibration;

import io.enantio.method.Analyte;
import io.enantio.method.rules.Flag;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one injection leaves behind for the next, as the carry-over blanks of a run show it: a fraction of the area before. The same
 * fraction of any other area is expected in the injection after it. Undetected residues are none. Areas are never corrected for it.
 */
public final class CarryOver {
    private final Map<Integer, Double> areaBefore = new HashMap<>();
    private final double fraction;
    private final double variance;
    private final double largest;

    private CarryOver(Analyte analyte, List<InjectionPeaks> run) {
        List<InjectionPeaks> acquired = run.stream()
                .filter(injection -> !injection.rawFlags().contains(Flag.NOT_ACQUIRED))
                .toList();
        List<Residue> residues = new ArrayList<>();
        for (int i = 1; i < acquired.size(); i++) {
            InjectionPeaks here = acquired.get(i);
            Integration peak = here.of(analyte);
            double before = detected(acquired.get(i - 1).of(analyte))
                    .map(Peak::area)
                    .map(Peak.Area::countsMin)
                    .orElse(0.0);
            areaBefore.put(here.injection().number(), before);
            boolean tells = here.injection().type() == SampleType.CARRYOVER_BLANK
                    && before > 0
                    && !peak.flags().contains(Flag.EXCLUDED_BY_DECISION);
            if (tells && peak instanceof Peak found) {
                residues.add(new Residue(found, before));
            }
        }
        largest = residues.stream().mapToDouble(Residue::detectedFraction).max().orElse(0);
        fraction = largest > 0 ? Math.max(0, mean(residues)) : 0;
        variance = fraction > 0 ? 1 / weight(residues) + scatter(residues) : 0;
    }

    /** What the carry-over blanks of a run tell of an analyte. */
    public static CarryOver of(Analyte analyte, List<InjectionPeaks> run) {
        return new CarryOver(analyte, run);
    }

    /** A carry-over blank's peak and the area before it. */
    private record Residue(Peak peak, double before) {
        double fraction() {
            return peak.area().countsMin() / before;
        }

        double detectedFraction() {
            return peak.isDetected() ? fraction() : 0;
        }

        /** 1/variance of the fraction; an area without error is as good as one of a billionth. */
        double weight() {
            double se = Math.max(
                    peak.area().seCountsMin(), 1e-9 * Math.abs(peak.area().countsMin()));
            return before / se * (before / se);
        }
    }

    /**
     * What carry-over is expected to add to an area, counts x minute.
     *
     * @param seCountsMin how well it is known: noise of the blanks, and their scatter if there are several
     */
    public record Expected(double countsMin, double seCountsMin) {
        static final Expected NOTHING = new Expected(0, 0);
    }

    /** What is expected of the injection before, in an injection of the run. */
    public Expected into(int injection) {
        double before = before(injection);
        return new Expected(fraction * before, Math.sqrt(variance) * before);
    }

    /** The most that a carry-over blank shows, of the area before it; 0 if nothing was detected. */
    public double largestFraction() {
        return largest;
    }

    /** Area of the analyte in the acquired injection before, counts x minute; 0 if it was not detected. */
    public double before(int injection) {
        return areaBefore.getOrDefault(injection, 0.0);
    }

    private static double mean(List<Residue> residues) {
        double sum = 0;
        for (Residue one : residues) {
            sum += one.weight() * one.fraction();
        }
        return sum / weight(residues);
    }

    private static double weight(List<Residue> residues) {
        return residues.stream().mapToDouble(Residue::weight).sum();
    }

    /** Variance from blank to blank beyond the errors of their areas, by moments. */
    private static double scatter(List<Residue> residues) {
        double mean = mean(residues);
        double squares = 0;
        double weights = 0;
        for (Residue one : residues) {
            double away = one.fraction() - mean;
            squares += one.weight() * away * away;
            weights += one.weight() * one.weight();
        }
        double all = weight(residues);
        double free = all - weights / all;
        return free > 0 ? Math.max(0, (squares - (residues.size() - 1)) / free) : 0;
    }

    private static Optional<Peak> detected(Integration integration) {
        return Optional.of(integration)
                .filter(Peak.class::isInstance)
                .map(Peak.class::cast)
                .filter(Peak::isDetected);
    }
}
