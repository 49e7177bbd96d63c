package io.enantio.study;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import io.enantio.method.value.Rounding;
import io.enantio.study.comparison.Ratios.RatioKind;
import io.enantio.study.comparison.Ratios.SampleRatio;
import io.enantio.study.conduct.IncurredByAnalyte;
import io.enantio.study.conduct.Repeats;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyRecords;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A flag of a study's specimen (docs/rules/flags-and-status.md, output S). None removes a value.
 *
 * @param subjectMatter the analyte or ratio that it is about
 */
public record StudyFlag(Flag flag, String subject, String specimen, String subjectMatter, String detail) {
    private static final Set<Flag> CARRIED_ON =
            EnumSet.of(Flag.PREDOSE_QUANTIFIABLE, Flag.TIME_WINDOW, Flag.STABILITY_EXCEEDED);

    /** All flags of a study, those of the reported results first. */
    static List<StudyFlag> of(
            StudyPlan plan,
            StudyRecords records,
            Repeats repeats,
            List<IncurredByAnalyte> incurred,
            List<SampleRatio> ratios) {
        List<StudyFlag> flags = new ArrayList<>();
        for (ReportedConcentration reported : records.reported()) {
            reported.measurement().flags().stream()
                    .filter(CARRIED_ON::contains)
                    .forEach(flag -> flags.add(of(
                            flag,
                            reported,
                            "raised in run " + reported.measurement().run())));
        }
        repeats.reanalysed()
                .forEach(each -> flags.add(of(
                        Flag.REANALYSED,
                        each.reported(),
                        each.reported().chosenFor().orElseThrow() + ": from run "
                                + each.reported().measurement().run() + passedOver(each))));
        incurred.forEach(analyte -> analyte.repeats().stream()
                .filter(repeat -> analyte.isWithin(repeat).equals(Optional.of(false)))
                .forEach(repeat -> flags.add(of(
                        Flag.ISR_DIFFERENCE,
                        repeat.initial(),
                        FigureText.significant(
                                        Rounding.DEFAULT,
                                        repeat.differencePercent().orElseThrow(),
                                        4) + " % in run "
                                + repeat.repeat().run() + ", limit "
                                + FigureText.significant(
                                        Rounding.DEFAULT,
                                        analyte.evaluation().criteria().differencePercent(),
                                        4)
                                + " %"))));
        ratios.forEach(ratio -> outlier(plan, ratio).ifPresent(flags::add));
        return List.copyOf(flags);
    }

    /** A valid result that is not reported must not be overlooked (rule B-09). */
    private static String passedOver(Repeats.Reanalysis each) {
        List<String> runs = each.validReplaced().stream()
                .map(other -> "run " + other.run() + " injection " + other.injection())
                .toList();
        return runs.isEmpty() ? "" : "; a valid result was passed over: " + String.join(", ", runs);
    }

    private static StudyFlag of(Flag flag, ReportedConcentration reported, String detail) {
        return new StudyFlag(
                flag,
                reported.specimen().subject(),
                reported.specimen().specimen(),
                reported.analyte().name(),
                detail);
    }

    private static Optional<StudyFlag> outlier(StudyPlan plan, SampleRatio ratio) {
        Optional<Range> limits = ratio.kind() == RatioKind.R_TO_S
                ? Optional.ofNullable(plan.rsRatioLimits().get(ratio.of()))
                : Optional.empty();
        return limits.filter(range -> !range.holds(ratio.value()))
                .map(range -> new StudyFlag(
                        Flag.RS_RATIO_OUTLIER,
                        ratio.subject(),
                        ratio.specimen(),
                        ratio.of(),
                        "R/S " + FigureText.significant(Rounding.DEFAULT, ratio.value(), 4) + " outside "
                                + FigureText.significant(Rounding.DEFAULT, range.low(), 4) + "-"
                                + FigureText.significant(Rounding.DEFAULT, range.high(), 4)
                                + ", predefined"));
    }
}
