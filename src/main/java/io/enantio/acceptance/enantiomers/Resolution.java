package io.enantio.acceptance.enantiomers;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** CHI-2: every standard and QC is resolved. Single peaks under the floor are flagged by the integration itself. */
public final class Resolution extends Rule {

    public Resolution() {
        super(
                "CHI-2",
                Consequence.WARNS,
                "the enantiomers are resolved in standards and QCs",
                LimitKey.RESOLUTION_MINIMUM,
                LimitKey.RESOLUTION_FLOOR);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.RESOLUTION_MINIMUM, LimitKey.RESOLUTION_FLOOR);
        if (!evidence.compound().hasNeighbours()) {
            return List.of(Finding.notApplicable(criterion, "a single peak"));
        }
        List<Measured> measured = Stream.of(SampleType.STANDARD, SampleType.QC)
                .flatMap(type -> evidence.acquired(type).stream())
                .flatMap(Resolution::measured)
                .toList();
        Optional<Measured> worst = measured.stream().min(Comparator.comparingDouble(Measured::resolution));
        if (worst.isEmpty()) {
            return List.of(Finding.notAssessable(criterion, "resolution was not measurable"));
        }
        double minimum = evidence.limits().number(LimitKey.RESOLUTION_MINIMUM);
        int good = (int)
                measured.stream().filter(found -> found.resolution() >= minimum).count();
        String detail = "lowest "
                + FigureText.besides(evidence.method().rounding(), worst.get().resolution(), minimum) + " in injection "
                + worst.get().injection();
        return List.of(
                Finding.passIf("", good == measured.size(), criterion, detail).counting(good, measured.size()));
    }

    private static Stream<Measured> measured(Observation row) {
        return row.detected().stream()
                .flatMapToDouble(peak -> peak.figures().resolution().stream())
                .mapToObj(resolution -> new Measured(row.number(), resolution));
    }

    private record Measured(int injection, double resolution) {}
}
