package io.enantio.database.cdisc;

import io.enantio.run.TabulationTerms;
import io.enantio.run.TabulationTerms.AnalyteTerm;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * PCTESTCD and PCTEST of each analyte: from the terms file, otherwise derived from its name. {@code S-ketamine} gives {@code
 * SKETAMIN}.
 *
 * @param byName in the order of the analytes
 */
record AnalyteTerms(Map<String, AnalyteTerm> byName) {
    private static final int CODE = 8;
    private static final int NAME = 40;

    /**
     * The terms of all analytes of a study.
     *
     * @throws ExportException if two analytes would have the same code
     */
    static AnalyteTerms of(Collection<String> analytes, TabulationTerms terms) {
        Map<String, AnalyteTerm> byName = new LinkedHashMap<>();
        Map<String, String> taken = new LinkedHashMap<>();
        for (String analyte : analytes.stream().distinct().sorted().toList()) {
            AnalyteTerm term =
                    Optional.ofNullable(terms.analytes().get(analyte)).orElseGet(() -> derived(analyte));
            Optional.ofNullable(taken.putIfAbsent(term.code(), analyte)).ifPresent(other -> {
                throw new ExportException(
                        "--terms",
                        other + " and " + analyte + " would both have the PCTESTCD " + term.code(),
                        "Provide a file with a code for each analyte.");
            });
            byName.put(analyte, term);
        }
        return new AnalyteTerms(byName);
    }

    private static AnalyteTerm derived(String analyte) {
        String code = analyte.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "");
        String legal = code.isEmpty() || Character.isDigit(code.charAt(0)) ? "_" + code : code;
        return new AnalyteTerm(
                legal.substring(0, Math.min(CODE, legal.length())),
                analyte.substring(0, Math.min(NAME, analyte.length())),
                Optional.empty());
    }

    AnalyteTerm of(String analyte) {
        return Optional.ofNullable(byName.get(analyte)).orElseThrow();
    }

    /** All terms. */
    List<AnalyteTerm> all() {
        return List.copyOf(byName.values());
    }
}
