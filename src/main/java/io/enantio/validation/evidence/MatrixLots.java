package io.enantio.validation.evidence;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lots of matrix by kind, counted against what was planned. */
public final class MatrixLots {
    public static final String NORMAL = "normal";
    public static final String LIPAEMIC = "lipaemic";
    public static final String HAEMOLYSED = "haemolysed";
    private static final Map<String, Count> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(NORMAL, Count.LOTS);
        KINDS.put(LIPAEMIC, Count.LIPAEMIC);
        KINDS.put(HAEMOLYSED, Count.HAEMOLYSED);
        KINDS.put("patient", Count.PATIENT);
    }

    private MatrixLots() {}

    /** Kind of a sample's lot; a lot without a stated kind is normal. */
    public static String kind(Sample sample) {
        String condition = sample.remark("condition");
        return KINDS.containsKey(condition) ? condition : NORMAL;
    }

    /** Notes each kind with fewer lots than planned, and judges kinds against the smallest number that the ruleset allows. */
    public static void judge(
            Analyte analyte, List<Sample> samples, List<Map.Entry<String, LimitKey>> minimum, Findings findings) {
        if (samples.isEmpty()) {
            findings.missing(
                    Place.of(analyte, ""),
                    "lots",
                    "no injection serves " + findings.code().servedBy());
            return;
        }
        KINDS.forEach((kind, number) -> findings.planned(
                Place.of(analyte, kind),
                "lots",
                new Tally(count(samples, kind, findings), findings.plan().count(number)),
                kind + " lots"));
        for (Map.Entry<String, LimitKey> kind : minimum) {
            findings.minimum(
                    Place.of(analyte, kind.getKey()), "lots", count(samples, kind.getKey(), findings), kind.getValue());
        }
    }

    private static long count(List<Sample> samples, String kind, Findings findings) {
        return samples.stream()
                .filter(sample -> kind(sample).equals(kind))
                .filter(sample -> sample.obstacle(findings.code()).isEmpty())
                .map(sample -> sample.remark("lot"))
                .distinct()
                .count();
    }
}
