package io.enantio.report.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import io.enantio.report.template.JtepageGenerated;

/** A page as one self-contained HTML file: it works from a disk, without a network, without scripts, and on paper. */
public final class HtmlPage {
    private HtmlPage() {}

    /** The whole file, UTF-8. */
    public static byte[] of(Page page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        JtepageGenerated.render(
                new OwaspHtmlTemplateOutput(output), null, page, new PageContent(Media.BROWSER, Lettering.load()));
        return output.toByteArray();
    }

    /** The same for the PDF writer. */
    static String forPaper(Page page) {
        StringOutput output = new StringOutput();
        JtepageGenerated.render(
                new OwaspHtmlTemplateOutput(output), null, page, new PageContent(Media.PAPER, Lettering.load()));
        return output.toString();
    }
}
