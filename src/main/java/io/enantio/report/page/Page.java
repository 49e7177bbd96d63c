package io.enantio.report.page;

import io.enantio.text.PrintableText;
import java.util.List;

/**
 * A report.
 *
 * @param title printed on every page
 * @param foot origin of the report in one line, printed on every page
 * @param language ISO 639 code
 */
public record Page(String title, String foot, String language, List<Section> sections) {
    public Page {
        title = PrintableText.of(title);
        foot = PrintableText.of(foot);
        sections = List.copyOf(sections);
    }

    /** An English page. */
    public static Page of(String title, String foot, List<Section> sections) {
        return new Page(title, foot, "en", sections);
    }
}
