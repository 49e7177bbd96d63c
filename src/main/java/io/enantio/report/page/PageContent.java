package io.enantio.report.page;

import gg.jte.Content;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.plot.DrawnText;
import io.enantio.report.plot.Svg;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts of a page that a template must not escape. All of them are trusted: pictures, in which {@link Svg} has escaped all text,
 * and style sheets and scripts from the class path.
 */
public final class PageContent {
    private static final String PLACE = "/io/enantio/report/page/";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    private static final Script SCRIPT = Script.of("/*\n" + resource(UPLOT + "LICENSE") + "*/\n"
            + resource(UPLOT + "dist/uPlot.iife.min.js")
            + "\n(function () {\n"
            + resource(PLACE + "chart.js").replace("export function draw", "function draw")
            + resource(PLACE + "report.js")
            + "}());\n");

    private final Media media;
    private final Function<Figure, String> drawing;

    /**
     * Content of pages.
     *
     * @param media where they are read
     * @param drawing the markup of a picture; it is asked for each, in the order of the page
     */
    public PageContent(Media media, Function<Figure, String> drawing) {
        this.media = media;
        this.drawing = drawing;
    }

    public boolean isForBrowser() {
        return media == Media.BROWSER;
    }

    /** Whether a cell may be broken into lines: one with code points is longer than its text. */
    public boolean isLong(Cell cell) {
        return isForBrowser()
                ? cell.isLong()
                : Cell.of(DrawnText.of(cell.text())).isLong();
    }

    public Content picture(Figure figure) {
        String text = drawing.apply(figure);
        return output -> output.writeContent(text);
    }

    public Content style(Page page) {
        String own = isForBrowser()
                ? resource(UPLOT + "dist/uPlot.min.css")
                        + resource(PLACE + "chart.css")
                        + resource(PLACE + "browser.css")
                        + footBox(page)
                : resource(PLACE + "paper.css");
        String text = resource(PLACE + "page.css") + own;
        return output -> output.writeContent(text);
    }

    /** The footer of every page printed by a browser, whose text must be in a style sheet. */
    private static String footBox(Page page) {
        return "@page { @bottom-left { content: \"" + styleText(page.title() + " · " + page.foot())
                + "\"; font: 7pt sans-serif; width: 92%; } }\n";
    }

    /**
     * Text for a string of a style sheet. Escapes every character except letters, digits and blanks, so that no text can end the string.
     *
     * @param text as it is to be shown
     * @return the text, escaped
     */
    public static String styleText(String text) {
        return text.codePoints()
                .mapToObj(c -> c == ' ' || c < 128 && Character.isLetterOrDigit(c)
                        ? Character.toString(c)
                        : "\\" + Integer.toHexString(c) + " ")
                .collect(Collectors.joining());
    }

    /** All scripts of a page, in one: the library that draws axes, what draws charts with it, and what makes a page lively. */
    public Content script() {
        String text = SCRIPT.text;
        return output -> output.writeContent(text);
    }

    /** Only the script above may run, whatever text gets into the page, and nothing may be loaded. */
    public String policy() {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src " + SCRIPT.hash;
    }

    /** A script with the hash by which a policy lets it run. */
    private record Script(String text, String hash) {
        static Script of(String text) {
            if (text.contains("</script")) {
                throw new IllegalStateException("a script would end its own element");
            }
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return new Script(text, "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    private static String resource(String name) {
        try (InputStream in = PageContent.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The medium of a page. */
    public enum Media {
        /** A browser, on screen or printed from there; scripts make pictures interactive. */
        BROWSER,
        /** A PDF: well-formed XML, no scripts, pictures painted. */
        PAPER
    }
}
