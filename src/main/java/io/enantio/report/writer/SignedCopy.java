package io.enantio.report.writer;

import io.enantio.record.key.Statement;
import io.enantio.record.signature.Signature;
import io.enantio.record.signature.SignedResults;
import io.enantio.record.signature.SignedResults.Target;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Page;
import io.enantio.report.page.PageContent;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A copy of a sealed report that shows its signatures: a section with who signed what, when and with which meaning, and a line on every
 * page, printed or on screen. The report itself stays as it is sealed.
 */
public final class SignedCopy {
    private static final int LETTERS_OF_HASH = 16;
    private static final String MAIN = "<div id=\"main\" role=\"main\">";
    private static final String SHEET = "<div class=\"sheet\">";
    private static final String CONTENTS = "role=\"navigation\" aria-label=\"Contents\"><ol>";
    private static final String STYLE_END = "</style>";

    private final Section section;
    private final String line;
    private final String name;

    private SignedCopy(Section section, String line, String name) {
        this.section = section;
        this.line = line;
        this.name = name;
    }

    /**
     * What signed copies of the reports of these results show.
     *
     * @param target the results
     * @param signed their signatures
     * @param sha256 of the file that was signed
     * @return the section and the line
     */
    public static SignedCopy of(Target target, SignedResults signed, String sha256) {
        List<Signature> valid =
                signed.signatures().stream().filter(Signature::isValid).toList();
        String signers = valid.stream()
                .map(Signature::statement)
                .map(said -> said.get("meaning") + " " + said.get("name") + " " + said.get("time"))
                .collect(Collectors.joining(", "));
        String line = "SIGNED COPY, state " + signed.state().word() + ": " + signers + " · " + target.record()
                + " SHA-256 " + sha256.substring(0, LETTERS_OF_HASH) + "...";
        return new SignedCopy(section(target, signed, valid, sha256), line, target.name());
    }

    private static Section section(Target target, SignedResults signed, List<Signature> valid, String sha256) {
        return new Section(
                "signatures",
                "Signatures",
                List.of(
                        new Facts(List.of(
                                Fact.of("results", target.name()),
                                Fact.of("state", signed.state().word()),
                                Fact.of(
                                        "what was signed",
                                        "SHA-256 of " + target.record() + ", which seals every other file: "
                                                + sha256))),
                        Table.of("signatures", "Who signed these results, in order", valid, columns()),
                        Text.of(
                                "This copy shows the signatures; it is not what was signed. The statements and their signatures lie"
                                        + " beside the results, in "
                                        + target.folder()
                                                .toAbsolutePath()
                                                .normalize()
                                                .getFileName()
                                        + ".history/signatures. enantio verify checks them, and so does minisign -Vm FILE -P KEY.")));
    }

    private static List<Column<Signature>> columns() {
        return List.of(
                Column.numbered("no.", signature -> signature.number()),
                fact("meaning", "meaning"),
                fact("name", "name"),
                fact("role", "role"),
                fact("signed at (machine, UTC)", "time"),
                fact("stated time", "stated_time"),
                fact("reason", "reason"),
                fact("key", "key"));
    }

    private static Column<Signature> fact(String head, String word) {
        return Column.words(head, signature -> get(signature.statement(), word));
    }

    private static String get(Statement statement, String word) {
        return statement.get(word);
    }

    /**
     * A copy of report.html.
     *
     * @param sealed bytes of the report
     * @return the copy
     */
    public byte[] html(byte[] sealed) {
        String text = new String(sealed, StandardCharsets.UTF_8);
        String own = new String(HtmlPage.of(Page.of(name, line, List.of(section))), StandardCharsets.UTF_8);
        String shown = between(own, MAIN, "</div>\n</div>\n<script>");
        String style = "@page { @top-left { content: \"" + PageContent.styleText(line)
                + "\"; font: 7pt sans-serif; width: 100%; } }\n"
                + ".signed-copy { border: 2px solid #0072B2; padding: 0.4rem 0.7rem; font-weight: bold; overflow-wrap: anywhere; }\n"
                + "@media print { .signed-copy { display: none; } }\n";
        text = before(text, STYLE_END, style);
        text = after(text, SHEET, "\n<p class=\"signed-copy\">" + escaped(line) + "</p>");
        text = after(text, CONTENTS, "\n<li><a href=\"#signatures\">Signatures</a></li>");
        return after(text, MAIN, shown).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A copy of report.pdf.
     *
     * @param sealed bytes of the report
     * @return the copy: its pages, each with the line, and a page with the section
     */
    public byte[] pdf(byte[] sealed) {
        return SignedPdf.of(sealed, Page.of("Signatures of " + name, line, List.of(section)), line);
    }

    /**
     * A copy of report.xlsx.
     *
     * @param sealed bytes of the report
     * @return the copy: its sheets, each with the line in its printed head, and a sheet with the signatures
     */
    public byte[] xlsx(byte[] sealed) {
        return SignedWorkbook.of(sealed, section, line);
    }

    private static String between(String text, String from, String to) {
        int begin = text.indexOf(from) + from.length();
        return text.substring(begin, text.indexOf(to, begin));
    }

    private static String before(String text, String mark, String more) {
        int at = text.indexOf(mark);
        return text.substring(0, found(at)) + more + text.substring(at);
    }

    private static String after(String text, String mark, String more) {
        int end = found(text.indexOf(mark)) + mark.length();
        return text.substring(0, end) + more + text.substring(end);
    }

    private static int found(int at) {
        if (at < 0) {
            throw new IllegalArgumentException("the report is not of the form that this version writes");
        }
        return at;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
