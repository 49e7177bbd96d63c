package io.enantio.comparison;

import io.enantio.comparison.OurIntegration.Key;
import io.enantio.method.value.Rounding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The results of another program beside ours.
 *
 * @param theirs what was read
 * @param matching pairs, and what has no counterpart
 * @param scale by what their areas are divided
 * @param quantities by analyte in our order, then by quantity, and all analytes together if there are several; none for an analyte
 *     without a pair
 * @param disagreements ranked
 * @param remarks what the reader should know, a sentence each
 */
public record ProgramComparison(
        TheirResults theirs,
        Matching matching,
        AreaScale scale,
        List<QuantityComparison> quantities,
        List<Disagreement> disagreements,
        List<String> remarks) {
    public ProgramComparison {
        quantities = List.copyOf(quantities);
        disagreements = List.copyOf(disagreements);
        remarks = List.copyOf(remarks);
    }

    /**
     * Compares.
     *
     * @param theirs what was read
     * @param matching of it with our peaks
     * @param integrations our peaks with their neighbours; empty if the run was not integrated again: then fewer reasons are told
     * @param rounding of numbers in words
     */
    public static ProgramComparison of(
            TheirResults theirs, Matching matching, Map<Key, OurIntegration> integrations, Rounding rounding) {
        List<MatchedPeak> pairs = matching.pairs();
        AreaScale scale = AreaScale.of(pairs);
        List<OurPeak> ours =
                new ArrayList<>(pairs.stream().map(MatchedPeak::ours).toList());
        matching.oursAlone().forEach(alone -> ours.add(alone.peak()));
        Set<String> analytes = new LinkedHashSet<>();
        pairs.forEach(pair -> analytes.add(pair.ours().analyte()));
        List<QuantityComparison> quantities = new ArrayList<>();
        for (String analyte : analytes) {
            quantities.addAll(quantities(
                    analyte,
                    pairs.stream()
                            .filter(pair -> pair.ours().analyte().equals(analyte))
                            .toList(),
                    scale));
        }
        if (analytes.size() > 1) {
            quantities.addAll(quantities(QuantityComparison.ALL, pairs, scale));
        }
        return new ProgramComparison(
                theirs,
                matching,
                scale,
                quantities,
                new Disagreements(scale, integrations, ours, rounding).ranked(pairs),
                remarks(theirs));
    }

    private static List<QuantityComparison> quantities(String analyte, List<MatchedPeak> pairs, AreaScale scale) {
        return Arrays.stream(Quantity.values())
                .map(quantity -> QuantityComparison.of(analyte, quantity, pairs, scale))
                .toList();
    }

    private static List<String> remarks(TheirResults theirs) {
        List<String> remarks = new ArrayList<>(theirs.remarks());
        theirs.peaks().stream()
                .flatMap(peak -> peak.figures().concentrationUnit().stream())
                .distinct()
                .filter(unit -> !unit.replace(" ", "").equalsIgnoreCase("ng/mL"))
                .map(unit -> Quantity.isKnownUnit(unit)
                        ? "Their concentrations in " + unit + " are compared in ng/mL."
                        : "Their concentrations in \"" + unit + "\" are not compared: no factor to ng/mL is known.")
                .forEach(remarks::add);
        return remarks;
    }
}
