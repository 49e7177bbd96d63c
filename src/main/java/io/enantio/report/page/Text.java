package io.enantio.report.page;

import io.enantio.text.PrintableText;

/** A paragraph. */
public record Text(String words, Tone tone) implements Block {
    public Text {
        words = PrintableText.of(words);
    }

    public static Text of(String words) {
        return new Text(words, Tone.PLAIN);
    }
}
