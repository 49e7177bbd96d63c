package io.enantio.report.page;

import io.enantio.text.PrintableText;
import java.util.List;

/** Blocks under a heading of their own. */
public record Subsection(String title, List<Block> blocks) implements Block {
    public Subsection {
        title = PrintableText.of(title);
        blocks = List.copyOf(blocks);
    }
}
