package io.enantio.report.writer;

import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Page;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Align;
import io.enantio.report.page.Table.Row;
import io.enantio.text.NumberText;
import io.enantio.text.PrintableText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Worksheet;

/**
 * The tables of a page as a workbook, one sheet each, with a filter and a head that stays in view. A number is a number with the
 * decimals of the page; everything else is text, in cells that Excel keeps as text when somebody edits them, and never a formula.
 */
final class Workbook {
    private static final int LONGEST_NAME = 31;
    /** Characters that Excel allows in a cell, as UTF-16 units. */
    static final int LONGEST_TEXT = 32_767;
    /** Rows above the table: caption, origin, and one that a signed copy fills. */
    private static final int HEAD_ROW = 3;

    private static final double WIDEST = 60;
    /** The button of the filter is in the cell of the head. */
    private static final int MARGIN = 4;

    private static final String TEXT = "@";
    /** A longer text in a cell of this format is shown as number signs by some versions of Excel. */
    private static final int LONGEST_OF_FORMAT = 255;

    private static final short ANY_NUMBER = 0;
    /** Local time, because ZIP files have no time zone; an earlier date would be written with one. */
    private static final java.time.LocalDateTime NO_TIME = java.time.LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");
    /** What Excel reads as a character written by its code, in the middle of a name too. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final Pattern NUMBER = Pattern.compile("(\\(?)-?\\d+(?:\\.(\\d+))?(\\)?)");

    private Workbook() {}

    /** The whole file. */
    static byte[] of(Page page) {
        return of(page, Worksheet.MAX_ROWS);
    }

    /** The whole file; a table of more rows than a sheet has continues on further sheets. */
    static byte[] of(Page page, int mostRows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "enantio", "1.0")) {
            Set<String> taken = new HashSet<>();
            for (Table table : tables(page)) {
                for (Table part : parts(table, mostRows - HEAD_ROW - 1)) {
                    sheet(book.newWorksheet(sheetName(part.name(), taken)), page, part);
                }
            }
            book.finish();
            return timeless(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook in memory cannot fail", e);
        }
    }

    private static List<Table> tables(Page page) {
        List<Table> tables = new ArrayList<>();
        page.sections().forEach(section -> collect(section.blocks(), tables));
        return tables;
    }

    private static void collect(List<Block> blocks, List<Table> tables) {
        for (Block block : blocks) {
            if (block instanceof Table table) {
                tables.add(table);
            } else if (block instanceof Subsection group) {
                collect(group.blocks(), tables);
            }
        }
    }

    private static List<Table> parts(Table table, int mostRows) {
        int all = table.rows().size();
        if (all <= mostRows) {
            return List.of(table);
        }
        List<Table> parts = new ArrayList<>();
        int count = (all + mostRows - 1) / mostRows;
        for (int from = 0; from < all; from += mostRows) {
            String caption = table.caption() + " (part " + (parts.size() + 1) + " of " + count + ")";
            List<Row> rows = table.rows().subList(from, Math.min(all, from + mostRows));
            parts.add(new Table(table.name(), caption, table.heads(), rows));
        }
        return parts;
    }

    /** Excel limits the length of names, forbids these characters, and ignores case when comparing names. */
    private static String sheetName(String name, Set<String> taken) {
        String allowed =
                PrintableText.of(name).replaceAll("[\\\\/?*\\[\\]:'\\s]", " ").strip();
        String own = beginning(allowed.isEmpty() ? "table" : allowed, LONGEST_NAME);
        for (int k = 2; !taken.add(own.toLowerCase(Locale.ROOT)); k++) {
            String end = " " + k;
            own = beginning(allowed, LONGEST_NAME - end.length()) + end;
        }
        return own;
    }

    /** The beginning of a text, without half a character at its end. */
    private static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static void sheet(Worksheet sheet, Page page, Table table) {
        text(sheet, 0, 0, table.caption());
        text(sheet, 1, 0, page.title() + " · " + page.foot() + shortened(table));
        for (int c = 0; c < table.heads().size(); c++) {
            text(sheet, HEAD_ROW, c, table.heads().get(c).name());
            sheet.style(HEAD_ROW, c)
                    .format(TEXT)
                    .horizontalAlignment(side(table, c))
                    .bold()
                    .set();
            sheet.width(c, width(table, c));
        }
        for (int r = 0; r < table.rows().size(); r++) {
            row(sheet, HEAD_ROW + 1 + r, table, table.rows().get(r));
        }
        sheet.freezePane(0, HEAD_ROW + 1);
        if (!table.heads().isEmpty()) {
            sheet.setAutoFilter(
                    HEAD_ROW, 0, HEAD_ROW + table.rows().size(), table.heads().size() - 1);
        }
        print(sheet);
    }

    /** On A4 across, as wide as the page, with the head of the table on every page. */
    private static void print(Worksheet sheet) {
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight(ANY_NUMBER);
        sheet.repeatRows(HEAD_ROW);
        sheet.footer("&P / &N", Position.CENTER, "Calibri", 9);
    }

    /** What the sheet does not show whole. */
    private static String shortened(Table table) {
        long count = table.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> isTooLong(cell.text()))
                .count();
        return count == 0
                ? ""
                : " · " + count + (count == 1 ? " text is" : " texts are") + " shortened to the " + LONGEST_TEXT
                        + " characters that a cell of Excel holds; the report contains the whole text";
    }

    private static boolean isTooLong(String text) {
        return escaped(text).length() > LONGEST_TEXT;
    }

    private static String side(Table table, int column) {
        return table.heads().get(column).align() == Align.RIGHT ? "right" : "left";
    }

    private static void row(Worksheet sheet, int at, Table table, Row row) {
        for (int c = 0; c < row.cells().size(); c++) {
            Cell cell = row.cells().get(c);
            if (cell.exact().isPresent()) {
                sheet.value(at, c, new BigDecimal(NumberText.of(cell.exact().getAsDouble())));
                sheet.style(at, c)
                        .format(format(cell.text()))
                        .horizontalAlignment(side(table, c))
                        .set();
            } else if (!cell.text().isEmpty()) {
                text(sheet, at, c, cell.text());
            }
        }
    }

    /** Text in a cell that stays text if it is edited: Excel would otherwise make a number or a date of some names. */
    private static void text(Worksheet sheet, int row, int column, String text) {
        String whole = escaped(text);
        sheet.value(row, column, isTooLong(text) ? beginning(whole, LONGEST_TEXT - 1) + "…" : whole);
        if (whole.length() <= LONGEST_OF_FORMAT) {
            sheet.style(row, column).format(TEXT).set();
        }
    }

    /** Excel reads {@code _x0041_} as the letter A unless its underscore is itself written by its code. */
    static String escaped(String text) {
        return ESCAPE.matcher(text).replaceAll("_x005F_").replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The decimals of the page, and its brackets. */
    private static String format(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return "General";
        }
        String decimals = number.group(2);
        String digits = decimals == null ? "0" : "0." + "0".repeat(decimals.length());
        return number.group(1).isEmpty() || number.group(3).isEmpty()
                ? digits
                : "\"(\"" + digits + "\")\";\"(\"-" + digits + "\")\"";
    }

    private static double width(Table table, int column) {
        int longest = table.rows().stream()
                .mapToInt(row -> columns(row.cells().get(column).text()))
                .max()
                .orElse(0);
        return Math.min(
                WIDEST,
                MARGIN + Math.max(longest, columns(table.heads().get(column).name())));
    }

    /** Columns of a text on the screen: characters of East Asian scripts take two. */
    private static int columns(String text) {
        return text.codePoints()
                .map(c -> Character.isIdeographic(c) || c >= 0x1100 ? 2 : 1)
                .sum();
    }

    /** The same parts without time stamps. The ZIP of the library can only be read through its directory. */
    private static byte[] timeless(byte[] zip) throws IOException {
        Path file = Files.createTempFile("enantio", ".xlsx");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Files.write(file, zip);
            try (ZipFile from = new ZipFile(file.toFile());
                    ZipOutputStream to = new ZipOutputStream(out)) {
                for (ZipEntry entry : Collections.list(from.entries())) {
                    put(to, entry.getName(), timeless(text(from, entry)));
                }
            }
        } finally {
            Files.delete(file);
        }
        return out.toByteArray();
    }

    private static String text(ZipFile from, ZipEntry entry) throws IOException {
        return new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Not compressed, because compression differs between machines. */
    static void put(ZipOutputStream to, String name, byte[] part) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(part);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(part.length);
        entry.setCrc(crc.getValue());
        to.putNextEntry(entry);
        to.write(part);
        to.closeEntry();
    }

    private static byte[] timeless(String part) {
        return CREATED.matcher(part).replaceAll("$1" + NO_TIME + ":00Z$2").getBytes(StandardCharsets.UTF_8);
    }
}
