package io.enantio.report.results;

import io.enantio.report.run.figure.ChromatogramChoice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run's report shows and in which forms it is written besides HTML. It stands among the options of run.json, so that
 * {@code verify} makes the same report again.
 */
public record ReportOptions(ChromatogramChoice chromatograms, Set<Form> forms) {
    /** What the option is called. */
    public static final String CHROMATOGRAMS = "--chromatograms";

    private static final String IS = "=";

    /** A form besides HTML. */
    public enum Form {
        PDF,
        XLSX;

        String option() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }
    }

    public ReportOptions {
        forms = Collections.unmodifiableSet(new TreeSet<>(forms));
    }

    /** As options on record say it; where they say nothing, the default. */
    static ReportOptions of(List<String> options) {
        Set<Form> forms = EnumSet.noneOf(Form.class);
        for (Form form : Form.values()) {
            if (options.contains(form.option())) {
                forms.add(form);
            }
        }
        ChromatogramChoice choice = options.stream()
                .filter(option -> option.startsWith(CHROMATOGRAMS + IS))
                .map(option -> option.substring(CHROMATOGRAMS.length() + IS.length()))
                .flatMap(word -> ChromatogramChoice.of(word).stream())
                .findFirst()
                .orElse(ChromatogramChoice.DEFAULT);
        return new ReportOptions(choice, forms);
    }

    /** As they stand on record. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(CHROMATOGRAMS + IS + chromatograms.word());
        forms.forEach(form -> words.add(form.option()));
        return words;
    }
}
