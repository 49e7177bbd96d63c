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

    /** Whether it is printed in landscape format, because one of its tables is. */
    public boolean isWide() {
        return isWide(blocks);
    }

    private static boolean isWide(List<Block> blocks) {
        return blocks.stream()
                .anyMatch(block -> block instanceof Table table && table.isWide()
                        || block instanceof Subsection group && isWide(group.blocks()));
    }
}
