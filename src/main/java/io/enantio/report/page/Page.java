package io.enantio.report.page;

import io.enantio.report.plot.Printable;
import java.util.List;

/**
 * A report as people read it.
 *
 * @param title stands on every printed page
 * @param foot where it comes from, in one line; stands on every printed page too
 * @param language of its words, an ISO 639 code
 */
public record Page(String title, String foot, String language, List<Section> sections) {
    public Page {
        title = Printable.of(title);
        foot = Printable.of(foot);
        sections = List.copyOf(sections);
    }

    /** An English page. */
    public static Page of(String title, String foot, List<Section> sections) {
        return new Page(title, foot, "en", sections);
    }
}
