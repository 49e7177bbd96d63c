package io.enantio.validation.evidence;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.calibration.Quantitation;
import io.enantio.calibration.curve.Response;
import io.enantio.method.Analyte;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import io.enantio.run.StudySample;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Storage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One analyte in one injection of a run. */
public record Sample(ValidationRun run, ResultRow row) {
    public Injection injection() {
        return row.injection();
    }

    public Analyte analyte() {
        return row.analyte();
    }

    public SampleType type() {
        return injection().type();
    }

    public String sampleId() {
        return injection().sample().id();
    }

    /** Whose sample it is, by the run's samples.csv. */
    public Optional<String> subject() {
        return run.result().run().samples().stream()
                .flatMap(List::stream)
                .filter(sample -> sample.sampleId().equals(sampleId()))
                .map(StudySample::subject)
                .findFirst();
    }

    public String level() {
        return injection().sample().level().orElse("");
    }

    /** Value of a column of injections.csv; empty if there is none. */
    public String remark(String column) {
        return injection().remarks().getOrDefault(column, "");
    }

    public boolean serves(ExperimentCode code) {
        return remark("experiment").equals(code.servedBy());
    }

    /** How it was stored; only for samples that have a condition. */
    public Storage storage() {
        return Storage.of(injection()).orElseThrow();
    }

    /** Labels of stored samples. */
    public List<String> storageAndLevel() {
        return List.of(storage().text(), level());
    }

    /** Another analyte in the same injection. */
    public Optional<Sample> as(Analyte other) {
        return run.samples(other).stream()
                .filter(sample -> sample.injection().number() == injection().number())
                .findFirst();
    }

    /** The other enantiomer in the same injection. */
    public Optional<Sample> antipode() {
        return ValidationEvidence.antipode(run.result().method(), analyte()).flatMap(this::as);
    }

    /** For people: run and injection. */
    public String where() {
        return run.name() + " injection " + injection().number();
    }

    /** Why it cannot count for an experiment: excluded by a decision, not acquired, run rejected; absent if it can. */
    public Optional<String> obstacle(ExperimentCode code) {
        if (row.judgement().flags().contains(Flag.EXCLUDED_BY_DECISION)) {
            return Optional.of(where() + " was excluded by a decision");
        }
        if (row.judgement().flags().contains(Flag.NOT_ACQUIRED)) {
            return Optional.of(where() + " was not acquired");
        }
        return run.rejection(analyte(), code);
    }

    /** Why it has no concentration that counts; absent if it has one. A result outside its limit counts. */
    public Optional<String> emptiness(ExperimentCode code) {
        List<String> flags = row.judgement().flags().stream()
                .filter(flag -> flag.severity() == Severity.NOT_QUANTIFIABLE)
                .map(Flag::name)
                .toList();
        return obstacle(code)
                .or(() -> flags.isEmpty()
                        ? Optional.empty()
                        : Optional.of(where() + " is not quantifiable: " + String.join(", ", flags)))
                .or(() ->
                        row.estimate().isPresent() ? Optional.empty() : Optional.of(where() + " has no concentration"));
    }

    /** As {@link #emptiness} for study samples, which must also be within the calibration range. */
    public Optional<String> unreportable(ExperimentCode code) {
        return emptiness(code)
                .or(() -> row.judgement().status() == ResultStatus.QUANTIFIED
                        ? Optional.empty()
                        : Optional.of(where() + " is "
                                + row.judgement().status().word().replace('_', ' ')));
    }

    /** In the original sample, ng/mL. */
    public double ngPerMl() {
        return row.estimate().orElseThrow().ngPerMl();
    }

    public OptionalDouble nominalNgPerMl() {
        return row.judgement().nominalNgPerMl();
    }

    /** Area of the analyte, noise included, counts x minute. */
    public OptionalDouble area() {
        return area(Optional.of(row.peak()));
    }

    /** Area of its internal standard. */
    public OptionalDouble standardArea() {
        return area(row.internalStandard());
    }

    /** Analyte area / internal standard area. */
    public OptionalDouble responseRatio() {
        return row.quantitation()
                .map(Quantitation::response)
                .filter(Response.Ratio.class::isInstance)
                .map(response -> OptionalDouble.of(((Response.Ratio) response).value()))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble area(Optional<Integration> integration) {
        return integration
                .filter(Peak.class::isInstance)
                .map(Peak.class::cast)
                .map(peak -> OptionalDouble.of(peak.area().countsMin()))
                .orElse(OptionalDouble.empty());
    }
}
