package io.enantio.validation.evidence;

import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lots of matrix by kind, counted against what was promised. */
public final class Lots {
    public static final String NORMAL = "normal";
    private static final Map<String, Count> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(NORMAL, Count.LOTS);
        KINDS.put("lipaemic", Count.LIPAEMIC);
        KINDS.put("haemolysed", Count.HAEMOLYSED);
        KINDS.put("patient", Count.PATIENT);
    }

    private Lots() {}

    /** Kind of a sample's lot; one that says nothing is normal. */
    public static String kind(Sample sample) {
        String condition = sample.remark("condition");
        return KINDS.containsKey(condition) ? condition : NORMAL;
    }

    /** Distinct lots of a kind that count. */
    public static int count(List<Sample> samples, String kind, ExperimentCode code) {
        return samples.stream()
                .filter(sample -> kind(sample).equals(kind))
                .filter(sample -> sample.obstacle(code).isEmpty())
                .map(sample -> sample.remark("lot"))
                .collect(Collectors.toSet())
                .size();
    }

    /** Notes kinds of which fewer lots are there than promised. */
    public static void checkPromised(Promise promise, List<Sample> samples, ExperimentCode code, Findings findings) {
        KINDS.forEach((kind, count) -> {
            int found = count(samples, kind, code);
            if (found < promise.count(count) && !samples.isEmpty()) {
                findings.missing(
                        Place.of(samples.get(0).analyte(), kind),
                        "lots",
                        found + " of " + promise.count(count) + " promised " + kind + " lots");
            }
        });
    }
}
