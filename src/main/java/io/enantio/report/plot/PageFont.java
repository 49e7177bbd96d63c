package io.enantio.report.plot;

import java.io.IOException;
import java.io.InputStream;

/** Fonts that come with the program (Liberation, OFL): the same metrics as the fonts that browsers take for sans-serif. */
public enum PageFont {
    REGULAR(400, "LiberationSans-Regular"),
    BOLD(700, "LiberationSans-Bold");

    public static final String FAMILY = "Liberation Sans";

    private final int weight;
    private final String file;

    PageFont(int weight, String file) {
        this.weight = weight;
        this.file = file;
    }

    public int weight() {
        return weight;
    }

    public InputStream open() throws IOException {
        return Resource.open("/liberation/" + file + ".ttf");
    }
}
