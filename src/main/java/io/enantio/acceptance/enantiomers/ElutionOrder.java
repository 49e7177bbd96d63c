package io.enantio.acceptance.enantiomers;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Basis;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts.ColumnRecord;
import io.enantio.method.Compound;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * CHI-1: the elution order of a compound with configurations is proven, by single enantiomers injected in this run or by an
 * order record of this column that is not later than the run.
 */
public final class ElutionOrder implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        Basis basis = Basis.of(evidence.limits(), LimitKey.ORDER_PURITY_PERCENT);
        Compound compound = evidence.compound();
        boolean isChiral = compound.hasNeighbours()
                && compound.analytes().stream()
                        .anyMatch(analyte -> analyte.configuration().isPresent());
        if (!isChiral) {
            return List.of(Finding.notApplicable(basis, "no enantiomers to tell apart"));
        }
        List<ElutionSlotPurity> shares = ElutionSlotPurity.of(evidence.whole(), compound);
        return List.of(shares.isEmpty() ? byRecord(evidence, basis) : byInjections(evidence, shares, basis));
    }

    private static Finding byInjections(AnalyteEvidence evidence, List<ElutionSlotPurity> shares, Basis basis) {
        double purity = evidence.limits().number(LimitKey.ORDER_PURITY_PERCENT);
        int proven =
                (int) shares.stream().filter(share -> share.percent() >= purity).count();
        boolean isContradicted = shares.stream().anyMatch(share -> share.percent() <= 100 - purity);
        String detail = String.join(
                ", ", shares.stream().map(share -> share.text(purity)).toList());
        return Finding.that("", proven == shares.size(), basis, detail)
                .counting(proven, shares.size())
                .marking(isContradicted ? Flag.ORDER_CONTRADICTED : Flag.ORDER_UNCONFIRMED, List.of());
    }

    private static Finding byRecord(AnalyteEvidence evidence, Basis basis) {
        Optional<ColumnRecord> latest = evidence.method().facts().columnRecords().stream()
                .filter(record ->
                        record.columnSerial().equals(evidence.run().header().columnSerial()))
                .filter(record ->
                        record.method().equals(evidence.method().identity().name()))
                .filter(record -> record.compound().equals(evidence.compound().name()))
                .filter(record -> !record.date().isAfter(evidence.run().header().acquired()))
                .max(Comparator.comparing(ColumnRecord::date));
        if (latest.isEmpty()) {
            return Finding.that("", false, basis, "no single enantiomer in the run, no record of this column")
                    .marking(Flag.ORDER_UNCONFIRMED, List.of());
        }
        List<String> order =
                evidence.compound().analytes().stream().map(Analyte::name).toList();
        String detail = "record of " + latest.get().date() + ": "
                + String.join(" > ", latest.get().elutionOrder());
        return Finding.that("", latest.get().elutionOrder().equals(order), basis, detail)
                .marking(Flag.ORDER_CONTRADICTED, List.of());
    }
}
