package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FailedBatches;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** RUN-5, the part that rejects: of several extraction batches at least one passes. A run of one batch has no finding. */
public final class PassingBatch extends Rule {

    public PassingBatch() {
        super(
                "RUN-5",
                Consequence.REJECTS,
                "at least one of several extraction batches passes; only in runs with several");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        List<String> batches = Batches.of(evidence);
        if (batches.isEmpty()) {
            return List.of();
        }
        Set<String> failed = evidence.failedBatches().stream()
                .map(FailedBatches.Failure::batch)
                .collect(Collectors.toSet());
        int passed = (int) batches.stream()
                .filter(batch -> !failed.contains(batch) && Batches.holds(evidence, batch))
                .count();
        Criterion criterion =
                new Criterion("a batch that passes", evidence.limits().ruleset());
        return List.of(Finding.passIf("", passed > 0, criterion, "extraction batches pass")
                .counting(passed, batches.size()));
    }
}
