package io.enantio.database.cdisc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an exported dataset contains: its variables and what describes it as a whole.
 *
 * @param structure what a record is
 * @param keys variables that name a record, the first first
 * @param codes variables whose values form a code list, with the variable that decodes them if there is one
 */
record Domain(
        String name,
        String label,
        Standard standard,
        String structure,
        List<Variable> variables,
        List<Variable> keys,
        Map<Variable, Optional<Variable>> codes) {

    /**
     * The standard that a dataset follows, in the words of Define-XML 2.1.
     *
     * @param subClass empty if the class has none
     */
    record Standard(String name, String version, String purpose, String observationClass, String subClass) {}

    static final Domain PC = new Domain(
            "PC",
            "Pharmacokinetics Concentrations",
            new Standard("SDTMIG", "3.4", "Tabulation", "FINDINGS", ""),
            "One record per subject, specimen and analyte",
            List.of(PcVariable.values()),
            List.of(PcVariable.STUDYID, PcVariable.USUBJID, PcVariable.PCSEQ),
            codes(
                    Map.entry(PcVariable.DOMAIN, Optional.empty()),
                    Map.entry(PcVariable.PCTESTCD, Optional.of(PcVariable.PCTEST)),
                    Map.entry(PcVariable.PCTEST, Optional.empty()),
                    Map.entry(PcVariable.PCCAT, Optional.empty()),
                    Map.entry(PcVariable.PCORRESU, Optional.empty()),
                    Map.entry(PcVariable.PCSTRESU, Optional.empty()),
                    Map.entry(PcVariable.PCSTAT, Optional.empty()),
                    Map.entry(PcVariable.PCSPEC, Optional.empty()),
                    Map.entry(PcVariable.PCMETHOD, Optional.empty()),
                    Map.entry(PcVariable.PCTPTNUM, Optional.of(PcVariable.PCTPT)),
                    Map.entry(PcVariable.PCTPTREF, Optional.empty())));

    static final Domain ADNCA = new Domain(
            "ADNCA",
            "Noncompartmental Analysis Dataset",
            new Standard("ADaMIG", "1.3", "Analysis", "BASIC DATA STRUCTURE", "NON-COMPARTMENTAL ANALYSIS"),
            "One record per subject, specimen, analyte and derivation type",
            List.of(AdncaVariable.values()),
            List.of(AdncaVariable.STUDYID, AdncaVariable.USUBJID, AdncaVariable.ASEQ),
            codes(
                    Map.entry(AdncaVariable.PARAM, Optional.empty()),
                    Map.entry(AdncaVariable.PARAMCD, Optional.of(AdncaVariable.PARAM)),
                    Map.entry(AdncaVariable.METABFL, Optional.empty()),
                    Map.entry(AdncaVariable.PCSPEC, Optional.empty()),
                    Map.entry(AdncaVariable.AVALU, Optional.empty()),
                    Map.entry(AdncaVariable.AVALCAT1, Optional.empty()),
                    Map.entry(AdncaVariable.DTYPE, Optional.empty()),
                    Map.entry(AdncaVariable.ANL01FL, Optional.empty()),
                    Map.entry(AdncaVariable.ANL02FL, Optional.empty()),
                    Map.entry(AdncaVariable.ATPTN, Optional.of(AdncaVariable.ATPT)),
                    Map.entry(AdncaVariable.ATPTREF, Optional.empty()),
                    Map.entry(AdncaVariable.FRLTU, Optional.empty()),
                    Map.entry(AdncaVariable.RRLTU, Optional.empty()),
                    Map.entry(AdncaVariable.DOSETRT, Optional.empty()),
                    Map.entry(AdncaVariable.ROUTE, Optional.empty()),
                    Map.entry(AdncaVariable.DOSEU, Optional.empty())));

    Domain {
        variables = List.copyOf(variables);
        keys = List.copyOf(keys);
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    @SafeVarargs
    private static Map<Variable, Optional<Variable>> codes(
            Map.Entry<? extends Variable, ? extends Optional<? extends Variable>>... entries) {
        Map<Variable, Optional<Variable>> codes = new LinkedHashMap<>();
        for (Map.Entry<? extends Variable, ? extends Optional<? extends Variable>> entry : entries) {
            codes.put(entry.getKey(), entry.getValue().map(decode -> decode));
        }
        return codes;
    }

    /** Name of the dataset's files without their ending. */
    String fileName() {
        return name.toLowerCase(Locale.ROOT);
    }
}
