package io.enantio.report.writer;

import io.enantio.report.folder.OutputFile;
import io.enantio.report.page.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of a report: HTML unless it is not wanted, PDF and a workbook on request. */
public final class ReportFiles {
    public static final String HTML = "report.html";
    private static final String PDF = "report.pdf";
    private static final String WORKBOOK = "report.xlsx";

    /** A form of a report. */
    public enum Form {
        HTML,
        PDF,
        XLSX
    }

    private ReportFiles() {}

    /**
     * The files of a page.
     *
     * @param date of the data, which becomes the date of the PDF: the clock is never read
     */
    public static List<OutputFile> of(Page page, LocalDate date, Set<Form> forms) {
        List<OutputFile> files = new ArrayList<>();
        if (forms.contains(Form.HTML)) {
            files.add(OutputFile.of(HTML, out -> HtmlPage.write(page, out)));
        }
        if (forms.contains(Form.PDF)) {
            files.add(OutputFile.of(PDF, out -> out.write(PdfPage.of(page, date))));
        }
        if (forms.contains(Form.XLSX)) {
            files.add(OutputFile.of(WORKBOOK, out -> out.write(Workbook.of(page))));
        }
        return files;
    }

    /**
     * A signed copy of a file of a report.
     *
     * @param name of the file, one of {@link #names}
     * @param sealed its bytes
     * @param signatures what the copy shows
     * @return the bytes of the copy
     */
    public static byte[] signed(String name, byte[] sealed, SignedCopy signatures) {
        return switch (name) {
            case HTML -> signatures.html(sealed);
            case PDF -> signatures.pdf(sealed);
            case WORKBOOK -> signatures.xlsx(sealed);
            default -> throw new IllegalArgumentException("no report has the name " + name);
        };
    }

    /** All names that a report can have. */
    public static List<String> names() {
        return List.of(HTML, PDF, WORKBOOK);
    }
}
