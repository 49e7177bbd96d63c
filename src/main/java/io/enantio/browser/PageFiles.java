package io.enantio.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the page. They are all read at the start, from the program itself: a name in a request is looked up in this list and
 * nowhere else.
 */
final class PageFiles {
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    /** What draws a chart, in the report and here. */
    private static final String CHART = "/io/enantio/report/page/";

    /** Every file of the page, which lies beside this class. */
    static final List<String> NAMES = List.of(
            "api.js",
            "change-form.js",
            "changes.js",
            "commands.js",
            "commit.js",
            "condition.js",
            "dom.js",
            "facts.js",
            "icon.svg",
            "index.html",
            "keys.js",
            "main.js",
            "multiples.js",
            "people.js",
            "picture.js",
            "proposal.js",
            "queue-list.js",
            "queue.js",
            "review.css",
            "store.js",
            "told.js",
            "views.js",
            "words.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8");

    private final Map<String, File> files = new LinkedHashMap<>();

    /** A file as it is sent. */
    static final class File {
        private final String type;
        private final byte[] bytes;

        private File(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        String type() {
            return type;
        }

        InputStream content() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private PageFiles() {}

    static PageFiles read() {
        PageFiles all = new PageFiles();
        NAMES.forEach(name -> all.add("/" + name, name));
        all.add("/", "index.html");
        all.add("/chart.js", CHART + "chart.js");
        all.add("/chart.css", CHART + "chart.css");
        all.add("/uplot.js", UPLOT + "uPlot.iife.min.js");
        all.add("/uplot.css", UPLOT + "uPlot.min.css");
        return all;
    }

    private void add(String path, String resource) {
        String ending = resource.substring(resource.lastIndexOf('.') + 1);
        files.put(path, new File(TYPES.getOrDefault(ending, "application/octet-stream"), bytes(resource)));
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a path, exactly as it is listed. */
    Optional<File> at(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
