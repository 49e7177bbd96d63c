package io.enantio.report.page;

import java.util.List;

/** Blocks under a heading of their own. */
public record Group(String title, List<Block> blocks) implements Block {
    public Group {
        title = Printable.of(title);
        blocks = List.copyOf(blocks);
    }
}
