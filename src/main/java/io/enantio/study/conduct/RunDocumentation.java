package io.enantio.study.conduct;

import io.enantio.acceptance.result.TouchedShare;
import io.enantio.method.rules.Flag;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.RunSheets.InternalStandardArea;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.StudyKind;
import io.enantio.study.record.StudyRecords;
import java.util.List;

/**
 * What a bioanalytical report adds to the sheets of its runs (rule E-3; ICH M10, 8.2).
 *
 * @param standards mean accuracy and precision of each standard level over the accepted runs
 * @param touched results that people integrated manually or excluded, by analyte, kind of sample and reason
 * @param reanalysed share of samples whose reported value replaced another, by analyte and reason
 * @param carryOverRisk reported results that may contain carry-over
 * @param rejectedValues values of rejected runs; only for a bioequivalence study
 * @param responses of the internal standards in every run; only for a bioequivalence study
 * @param samples whose chromatograms are shown
 */
public record RunDocumentation(
        List<StandardAccuracy> standards,
        List<TouchedShare> touched,
        List<ReanalysedShare> reanalysed,
        List<ReportedConcentration> carryOverRisk,
        List<RejectedValue> rejectedValues,
        List<InternalStandardArea> responses,
        DrawnSamples samples) {
    public RunDocumentation {
        standards = List.copyOf(standards);
        touched = List.copyOf(touched);
        reanalysed = List.copyOf(reanalysed);
        carryOverRisk = List.copyOf(carryOverRisk);
        rejectedValues = List.copyOf(rejectedValues);
        responses = List.copyOf(responses);
    }

    public static RunDocumentation of(StudyPlan plan, StudyRecords records) {
        boolean isBioequivalence = plan.reporting().kind() == StudyKind.BIOEQUIVALENCE;
        return new RunDocumentation(
                StandardAccuracy.of(records.sheets().standards()),
                TouchedShare.of(
                        records.sheets().touched().results().stream()
                                .map(TouchedShare.Result::analyte)
                                .distinct()
                                .toList(),
                        records.sheets().touched().results()),
                ReanalysedShare.of(records),
                records.reported().stream()
                        .filter(each -> each.measurement().flags().contains(Flag.CARRYOVER_RISK))
                        .toList(),
                isBioequivalence ? RejectedValue.of(records) : List.of(),
                isBioequivalence ? records.sheets().responses() : List.of(),
                isBioequivalence ? DrawnSamples.all(records.sheets().injections()) : drawn(plan, records));
    }

    private static DrawnSamples drawn(StudyPlan plan, StudyRecords records) {
        return plan.reporting()
                .chromatograms()
                .map(share -> DrawnSamples.of(records.study(), records.sheets().injections(), share))
                .orElse(DrawnSamples.NONE);
    }
}
