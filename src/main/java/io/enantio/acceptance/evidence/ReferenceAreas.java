package io.enantio.acceptance.evidence;

import io.enantio.calibration.curve.StandardPoint;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Areas that others are compared with (rules B-08, IS-1), counts x minute; absent where no injection gives one.
 *
 * @param lloq mean analyte area of the used standards at the effective LLOQ
 * @param standardAtLloq mean internal standard area of those injections
 * @param standard mean internal standard area of used standards and passing QCs
 */
public record ReferenceAreas(OptionalDouble lloq, OptionalDouble standardAtLloq, OptionalDouble standard) {

    /** Reference areas of an analyte. */
    public static ReferenceAreas of(AnalyteEvidence evidence) {
        List<Observation> used = evidence.usedStandards();
        List<Observation> atLloq = used.stream()
                .filter(row -> evidence.effective().map(Range::low).equals(nominal(evidence, row)))
                .toList();
        Stream<Observation> passing = evidence.qcSamples().stream()
                .filter(sample -> sample.standing() != QcSample.Standing.OF_EXPERIMENT)
                .filter(QcSample::passes)
                .map(QcSample::observation);
        return new ReferenceAreas(
                atLloq.stream()
                        .flatMap(row -> row.measured().stream())
                        .mapToDouble(peak -> peak.area().countsMin())
                        .average(),
                standardAreas(atLloq.stream()).average(),
                standardAreas(Stream.concat(used.stream(), passing)).average());
    }

    private static Optional<Double> nominal(AnalyteEvidence evidence, Observation row) {
        return evidence.standard(row.number()).map(StandardPoint::nominalNgPerMl);
    }

    /** Areas of internal standards that were found. */
    public static DoubleStream standardAreas(Stream<Observation> rows) {
        return rows.flatMapToDouble(row -> row.standardArea().stream());
    }
}
