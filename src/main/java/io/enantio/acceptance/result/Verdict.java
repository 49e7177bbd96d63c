package io.enantio.acceptance.result;

import io.enantio.method.Analyte;
import java.util.List;

/**
 * Whether an analyte's run is accepted.
 *
 * @param reasons ids of the rules that reject it, sorted; empty when accepted
 */
public record Verdict(Analyte analyte, List<String> reasons) {
    public Verdict {
        reasons = reasons.stream().distinct().sorted().toList();
    }

    /** Rejected if any rule that rejects fails. */
    public boolean isAccepted() {
        return reasons.isEmpty();
    }
}
