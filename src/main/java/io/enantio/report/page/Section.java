package io.enantio.report.page;

import io.enantio.text.PrintableText;
import java.util.List;

/**
 * A part of a page that the table of contents links to.
 *
 * @param id anchor: lower-case letters, digits and hyphens
 */
public record Section(String id, String title, List<Block> blocks) {
    public Section {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("an anchor must be lower-case letters and hyphens, is " + id);
        }
        title = PrintableText.of(title);
        blocks = List.copyOf(blocks);
    }
}
