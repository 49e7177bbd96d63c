package io.enantio.acceptance.evidence;

import java.util.List;

/** One rule of RULES B. */
public interface Rule {

    /** What the rule finds for one analyte: one finding per subject, never two for the same. */
    List<Finding> judge(AnalyteEvidence evidence);
}
