package io.enantio.validation.evidence;

import io.enantio.acceptance.result.Enantiomers;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.Level;
import io.enantio.method.LevelRole;
import io.enantio.method.LevelRoles;
import io.enantio.method.Method;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Rounding;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.ValidationPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that a validation is judged on: the plan, and the runs in the plan's order. Runs of other methods serve the cross-validation alone. */
public final class ValidationEvidence {
    private final ValidationPlan plan;
    private final List<ValidationRun> runs;
    private final List<ValidationRun> ofOtherMethods;

    /**
     * Evidence of a plan.
     *
     * @param plan what is validated
     * @param runs of the method under validation
     * @param ofOtherMethods runs that it is compared with
     */
    public ValidationEvidence(ValidationPlan plan, List<ValidationRun> runs, List<ValidationRun> ofOtherMethods) {
        this.plan = plan;
        this.runs = List.copyOf(runs);
        this.ofOtherMethods = List.copyOf(ofOtherMethods);
    }

    public Method method() {
        return plan.method();
    }

    /** How numbers are printed: by the rule of the method under validation. */
    public Rounding rounding() {
        return plan.method().rounding();
    }

    /** Limits of the experiments. */
    public Limits limits() {
        return plan.limits();
    }

    /** Runs of the method under validation. */
    public List<ValidationRun> runs() {
        return runs;
    }

    public List<Analyte> analytes() {
        return plan.method().judgedAnalytes();
    }

    /** Compounds with exactly one R and one S enantiomer, in the method's order. */
    public List<Compound> pairs() {
        return method().compounds().stream()
                .filter(compound -> Enantiomers.of(compound).isPresent())
                .toList();
    }

    /** The other enantiomer of an analyte; absent unless its compound has exactly one R and one S. */
    public static Optional<Analyte> antipode(Method method, Analyte analyte) {
        return Enantiomers.of(method.compoundOf(analyte))
                .filter(pair -> pair.r().equals(analyte) || pair.s().equals(analyte))
                .map(pair -> pair.r().equals(analyte) ? pair.s() : pair.r());
    }

    /** Nominal concentration of an analyte at a QC level, ng/mL; absent if the level does not contain it. */
    public OptionalDouble nominalNgPerMl(Analyte analyte, String qcLevel) {
        Optional<Level> level = method().qcLevel(qcLevel);
        return level.map(found -> found.nominalNgPerMl(analyte)).orElse(OptionalDouble.empty());
    }

    /** Why the plan leaves something out; absent if it does not say. */
    public Optional<String> justification(String word) {
        return plan.statements().justification(word);
    }

    /** What a QC level is for an analyte; its name decides nothing. Absent if it has no role or lacks the analyte. */
    public Optional<LevelRole> role(Analyte analyte, String qcLevel) {
        return LevelRoles.of(method(), analyte).role(qcLevel);
    }

    /** Whether a QC level lies at an analyte's LLOQ, where limits are wider. */
    public boolean isAtLloq(Analyte analyte, String qcLevel) {
        return role(analyte, qcLevel).equals(Optional.of(LevelRole.LLOQ));
    }

    /** What was planned; an experiment is run only if the plan includes it. */
    public PlannedExperiment planned(ExperimentCode code) {
        return plan.experiment(code.word()).orElseThrow();
    }

    /** Injections that serve an experiment, run by run in order. */
    public List<Sample> serving(ExperimentCode code, Analyte analyte) {
        return serving(code, analyte, runs.stream());
    }

    /** The same with the runs of other methods, in which the analyte is the one of the same name. */
    public List<Sample> servingInAnyMethod(ExperimentCode code, Analyte analyte) {
        return serving(code, analyte, Stream.concat(runs.stream(), ofOtherMethods.stream()));
    }

    private static List<Sample> serving(ExperimentCode code, Analyte analyte, Stream<ValidationRun> runs) {
        return runs.flatMap(run -> run.samples(analyte).stream())
                .filter(sample -> sample.serves(code))
                .toList();
    }

    /** Rows of a table, analyte by analyte. */
    public <T> List<T> eachAnalyte(Function<Analyte, List<T>> rows) {
        return analytes().stream()
                .flatMap(analyte -> rows.apply(analyte).stream())
                .toList();
    }
}
