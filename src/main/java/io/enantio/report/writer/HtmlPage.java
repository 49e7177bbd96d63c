package io.enantio.report.writer;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import gg.jte.output.WriterOutput;
import io.enantio.report.page.Page;
import io.enantio.report.page.PageContent;
import io.enantio.report.page.PageContent.Media;
import io.enantio.report.plot.DrawnText;
import io.enantio.report.plot.Svg;
import io.enantio.report.template.JtepageGenerated;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** A page as one self-contained HTML file, which works without a network, without scripts, and on paper. */
public final class HtmlPage {
    private HtmlPage() {}

    /** The whole file, UTF-8. */
    public static byte[] of(Page page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(page, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Writes the whole file, UTF-8, picture by picture, so that it is never in memory. */
    static void write(Page page, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        JtepageGenerated.render(
                new OwaspHtmlTemplateOutput(new WriterOutput(writer)),
                null,
                page,
                new PageContent(Media.BROWSER, new DrawnAhead<>(page, Svg::toString)::next));
        writer.flush();
    }

    /** The page as input of the PDF writer, with an element for each picture. */
    static String forPaper(Page page, Function<Svg, String> element) {
        DrawnAhead<Svg> pictures = new DrawnAhead<>(page, svg -> svg);
        StringOutput output = new StringOutput();
        JtepageGenerated.render(
                new DrawnOutput(output),
                null,
                page,
                new PageContent(Media.PAPER, figure -> element.apply(pictures.next(figure))));
        return output.toString();
    }

    /** Every text of the page goes through here, whatever part of the template writes it. */
    private static final class DrawnOutput extends OwaspHtmlTemplateOutput {
        DrawnOutput(StringOutput output) {
            super(output);
        }

        @Override
        public void writeUserContent(String text) {
            super.writeUserContent(DrawnText.of(text));
        }
    }
}
