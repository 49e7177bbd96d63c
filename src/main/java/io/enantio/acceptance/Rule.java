package io.enantio.acceptance;

import java.util.List;

/** One rule of RULES B. */
interface Rule {

    /** What the rule finds for one analyte: one finding per subject, never two for the same. */
    List<Finding> judge(AnalyteEvidence evidence);
}
