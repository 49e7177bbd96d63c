package io.enantio.report.page;

import gg.jte.Content;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.plot.Lettering;
import io.enantio.report.plot.Resource;
import io.enantio.report.plot.Svg;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * The parts of a page that a template must not escape. All of them are written by this room: pictures, in which {@link Svg} has
 * escaped every word, and style sheets and scripts of the class path.
 */
public final class PageContent {
    private static final String PLACE = "/io/enantio/report/page/";
    private static final String ECHARTS = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";

    private final Media media;
    private final Lettering lettering;

    public PageContent(Media media, Lettering lettering) {
        this.media = media;
        this.lettering = lettering;
    }

    public boolean isForBrowser() {
        return media == Media.BROWSER;
    }

    public Content picture(Figure figure) {
        Svg svg = figure.picture().get();
        String text = isForBrowser() ? svg.toString() : svg.outlined(lettering);
        return output -> output.writeContent(text);
    }

    public Content style(Page page) {
        String own = isForBrowser()
                ? Resource.text(PLACE + "browser.css") + footBox(page)
                : Resource.text(PLACE + "paper.css");
        String text = Resource.text(PLACE + "page.css") + own;
        return output -> output.writeContent(text);
    }

    /** The foot of every page that a browser prints: there a style sheet must hold the words. */
    private static String footBox(Page page) {
        return "@page { @bottom-left { content: \"" + styleText(page.title() + " · " + page.foot())
                + "\"; font: 7pt sans-serif; width: 92%; } }\n";
    }

    /** Every character but letters, digits and blanks by its number, so that no words can end the text. */
    private static String styleText(String words) {
        return words.codePoints()
                .mapToObj(c -> c == ' ' || c < 128 && Character.isLetterOrDigit(c)
                        ? Character.toString(c)
                        : "\\" + Integer.toHexString(c) + " ")
                .collect(Collectors.joining());
    }

    /** Draws interactive plots; about 0.7 MB, once per page. */
    public Content echarts() {
        return script(Resource.text(ECHARTS));
    }

    public Content plots() {
        return script(Resource.text(PLACE + "plots.js"));
    }

    /** Only the scripts above may run, whatever else found its way into the page, and nothing may be fetched. */
    public String policy() {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src " + hash(ECHARTS) + " "
                + hash(PLACE + "plots.js");
    }

    private static Content script(String text) {
        if (text.contains("</script")) {
            throw new IllegalStateException("a script would end its own element");
        }
        return output -> output.writeContent(text);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Resource.text(name).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
