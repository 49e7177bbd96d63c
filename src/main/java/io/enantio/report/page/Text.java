package io.enantio.report.page;

import io.enantio.report.plot.Printable;

/** A paragraph. */
public record Text(String words, Tone tone) implements Block {
    public Text {
        words = Printable.of(words);
    }

    public static Text of(String words) {
        return new Text(words, Tone.PLAIN);
    }
}
