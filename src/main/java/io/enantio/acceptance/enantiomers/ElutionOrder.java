package io.enantio.acceptance.enantiomers;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.evidence.RunEvidence;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts.ColumnRecord;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Rounding;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * CHI-1: the elution order of a compound with configurations is proven, by single enantiomers injected in this run or by an
 * order record of this column that is not later than the run.
 */
public final class ElutionOrder extends Rule {

    public ElutionOrder() {
        super(
                "CHI-1",
                Consequence.REJECTS,
                "the elution order is proven in the run or by the column's record",
                LimitKey.ORDER_PURITY_PERCENT);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.ORDER_PURITY_PERCENT);
        Compound compound = evidence.compound();
        boolean isChiral = compound.hasNeighbours()
                && compound.analytes().stream()
                        .anyMatch(analyte -> analyte.configuration().isPresent());
        if (!isChiral) {
            return List.of(Finding.notApplicable(criterion, "the compound has no enantiomers"));
        }
        List<SlotPurity> shares = SlotPurity.of(evidence.whole(), compound);
        return List.of(shares.isEmpty() ? byRecord(evidence, criterion) : byInjections(evidence, shares, criterion));
    }

    private static Finding byInjections(AnalyteEvidence evidence, List<SlotPurity> shares, Criterion criterion) {
        double purity = evidence.limits().number(LimitKey.ORDER_PURITY_PERCENT);
        int proven =
                (int) shares.stream().filter(share -> share.percent() >= purity).count();
        boolean isContradicted = shares.stream().anyMatch(share -> share.percent() <= 100 - purity);
        String detail = String.join(
                ", ",
                shares.stream()
                        .map(share -> share.text(evidence.method().rounding(), purity))
                        .toList());
        return Finding.passIf("", proven == shares.size(), criterion, detail)
                .counting(proven, shares.size())
                .flaggingCurve(isContradicted ? Flag.ORDER_CONTRADICTED : Flag.ORDER_UNCONFIRMED);
    }

    private static Finding byRecord(AnalyteEvidence evidence, Criterion criterion) {
        Optional<ColumnRecord> latest = evidence.method().facts().columnRecords().stream()
                .filter(record ->
                        record.columnSerial().equals(evidence.run().header().columnSerial()))
                .filter(record ->
                        record.method().equals(evidence.method().identity().name()))
                .filter(record -> record.compound().equals(evidence.compound().name()))
                .filter(record -> !record.date().isAfter(evidence.run().header().acquired()))
                .max(Comparator.comparing(ColumnRecord::date));
        if (latest.isEmpty()) {
            return Finding.passIf("", false, criterion, "no single enantiomer in the run, no record of this column")
                    .flaggingCurve(Flag.ORDER_UNCONFIRMED);
        }
        List<String> order =
                evidence.compound().analytes().stream().map(Analyte::name).toList();
        String detail = "record of " + latest.get().date() + ": "
                + String.join(" > ", latest.get().elutionOrder());
        return Finding.passIf("", latest.get().elutionOrder().equals(order), criterion, detail)
                .flaggingCurve(Flag.ORDER_CONTRADICTED);
    }

    /**
     * How much of a single enantiomer, injected alone, was found where the method expects it (CHI-1).
     *
     * @param percent of the compound's area, corrected for the antipode that the certificate admits (rule A-17)
     */
    private record SlotPurity(int injection, double percent) {

        /** One per injection that shows a single enantiomer of this compound; an injection without areas proves nothing. */
        static List<SlotPurity> of(RunEvidence run, Compound compound) {
            List<SlotPurity> shares = new ArrayList<>();
            for (InjectionPeaks injection : run.injections()) {
                if (injection.injection().type() == SampleType.SINGLE_ENANTIOMER) {
                    injected(compound, injection)
                            .flatMap(analyte -> of(run, injection, analyte))
                            .ifPresent(shares::add);
                }
            }
            return shares;
        }

        String text(Rounding rounding, double purityPercent) {
            double bound = percent <= 100 - purityPercent ? 100 - purityPercent : purityPercent;
            return FigureText.besides(rounding, percent, bound) + " % at the expected time in injection " + injection;
        }

        /** The analyte that the injection's level names, or the one of the configuration that it names. */
        private static Optional<Analyte> injected(Compound compound, InjectionPeaks injection) {
            String level = injection.injection().sample().level().orElseThrow();
            return compound.analytes().stream()
                    .filter(analyte -> analyte.name().equals(level)
                            || analyte.configuration().map(Configuration::name).equals(Optional.of(level)))
                    .findFirst();
        }

        private static Optional<SlotPurity> of(RunEvidence run, InjectionPeaks injection, Analyte injected) {
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
            return Optional.of(new SlotPurity(injection.injection().number(), percent(expected, others, antipode)));
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
}
