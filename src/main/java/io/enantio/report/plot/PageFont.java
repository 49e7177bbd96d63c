package io.enantio.report.plot;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Fonts shipped with the program (Liberation, OFL licence), with the metrics of the usual sans-serif fonts of browsers. */
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
        String name = "/liberation/" + file + ".ttf";
        InputStream in = PageFont.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException("not on the class path: " + name);
        }
        return in;
    }
}
