package io.enantio.report.results;

import io.enantio.report.run.ChromatogramChoice;
import io.enantio.report.writer.ReportFiles.Form;
import io.enantio.text.CsvTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the report of a run shows, and its forms. It is recorded among the options of run.json, so that {@code verify}
 * can write the same report again.
 */
public record ReportOptions(ChromatogramChoice chromatograms, Set<Form> forms) {
    /** Name of the option. */
    public static final String CHROMATOGRAMS = "--chromatograms";

    /** Name of the option. */
    public static final String NO_REPORT = "--no-report";

    private static final String IS = "=";

    public ReportOptions {
        forms = Collections.unmodifiableSet(new TreeSet<>(forms));
    }

    /**
     * From recorded options; the default for those that are not recorded.
     *
     * @param options of run.json
     * @return what the report showed
     */
    public static ReportOptions of(List<String> options) {
        Set<Form> forms = Arrays.stream(Form.values())
                .filter(form -> form == Form.HTML ? !options.contains(NO_REPORT) : options.contains(option(form)))
                .collect(Collectors.toSet());
        ChromatogramChoice choice = options.stream()
                .filter(option -> option.startsWith(CHROMATOGRAMS + IS))
                .map(option -> option.substring(CHROMATOGRAMS.length() + IS.length()))
                .flatMap(word -> ChromatogramChoice.of(word).stream())
                .findFirst()
                .orElse(ChromatogramChoice.DEFAULT);
        return new ReportOptions(choice, forms);
    }

    private static String option(Form form) {
        return "--" + CsvTable.lower(form);
    }

    /** As recorded in run.json. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(CHROMATOGRAMS + IS + chromatograms.word());
        if (!forms.contains(Form.HTML)) {
            words.add(NO_REPORT);
        }
        forms.stream().filter(form -> form != Form.HTML).forEach(form -> words.add(option(form)));
        return words;
    }
}
