package io.enantio.acceptance.enantiomers;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.result.RunEvidence;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much of a single enantiomer, injected alone, was found where the method expects it (CHI-1).
 *
 * @param percent of the compound's area, corrected for the antipode that the certificate admits (rule A-17)
 */
record ElutionSlotPurity(int injection, double percent) {

    /** One per injection that shows a single enantiomer of this compound; an injection without areas proves nothing. */
    static List<ElutionSlotPurity> of(RunEvidence run, Compound compound) {
        List<ElutionSlotPurity> shares = new ArrayList<>();
        for (InjectionPeaks injection : run.injections()) {
            if (injection.injection().type() == SampleType.SINGLE_ENANTIOMER) {
                injected(compound, injection)
                        .flatMap(analyte -> of(run, injection, analyte))
                        .ifPresent(shares::add);
            }
        }
        return shares;
    }

    String text(double purityPercent) {
        double bound = percent <= 100 - purityPercent ? 100 - purityPercent : purityPercent;
        return FigureText.besides(percent, bound) + " % in its slot in injection " + injection;
    }

    /** The analyte that the injection's level names, or the one of the configuration that it names. */
    private static Optional<Analyte> injected(Compound compound, InjectionPeaks injection) {
        String level = injection.injection().sample().level().orElseThrow();
        return compound.analytes().stream()
                .filter(analyte -> analyte.name().equals(level)
                        || analyte.configuration().map(Configuration::name).equals(Optional.of(level)))
                .findFirst();
    }

    private static Optional<ElutionSlotPurity> of(RunEvidence run, InjectionPeaks injection, Analyte injected) {
        Compound compound = run.method().compoundOf(injected);
        List<Peak> peaks = new ArrayList<>();
        for (Analyte analyte : compound.analytes()) {
            Integration found = injection.of(analyte);
            if (found instanceof Peak peak) {
                peaks.add(peak);
            }
        }
        boolean isShown = peaks.stream().anyMatch(Peak::isDetected);
        if (peaks.size() < compound.analytes().size() || !isShown) {
            return Optional.empty();
        }
        double[] areas = peaks.stream()
                .mapToDouble(peak -> Math.max(0, peak.area().countsMin()))
                .toArray();
        double expected = areas[compound.place(injected)];
        double others = Arrays.stream(areas).sum() - expected;
        double antipode = antipodeOverMain(run.method().facts().eePercent(injected));
        return Optional.of(new ElutionSlotPurity(injection.injection().number(), percent(expected, others, antipode)));
    }

    /** The smaller side loses what the larger one brings along by its certificate. */
    private static double percent(double expected, double others, double antipode) {
        double own = expected >= others ? expected : Math.max(0, expected - others * antipode);
        double foreign = expected >= others ? Math.max(0, others - expected * antipode) : others;
        return 100 * own / (own + foreign);
    }

    /** q/p of rule A-17: antipode per main enantiomer in a reference standard of this enantiomeric excess. */
    private static double antipodeOverMain(double eePercent) {
        return (100 - eePercent) / (100 + eePercent);
    }
}
