package io.enantio.validation.evidence;

import io.enantio.method.rules.LimitKey;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ExperimentTable;
import java.util.List;

/** One validation experiment: it describes itself, and judges the runs. It is run only if the validation plan includes it. */
public interface Experiment {

    /** What it is, for plans, reports and the documentation. */
    Description description();

    /**
     * Judges every figure and notes what is planned and missing.
     *
     * @return its tables, as many as its description has, in the same order
     */
    List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings);

    /** Tables and findings of a validation. */
    default ExperimentReport report(ValidationEvidence evidence) {
        Findings findings = new Findings(description(), evidence);
        List<ExperimentTable> tables = judge(evidence, findings);
        return new ExperimentReport(
                description().code().word(), description().id(), description().title(), tables, findings.all());
    }

    /**
     * An experiment in words.
     *
     * @param code that a plan must name for it to be run
     * @param id in results and documents, for example {@code AP-1}
     * @param title for people
     * @param question what it decides, a sentence
     * @param limits that it judges by; it cannot use any other
     * @param tables without rows
     */
    record Description(
            ExperimentCode code,
            String id,
            String title,
            String question,
            List<LimitKey> limits,
            List<ExperimentTable> tables) {
        public Description {
            limits = List.copyOf(limits);
            tables = List.copyOf(tables);
        }
    }
}
