package io.enantio.report.writer;

import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Page;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Head;
import io.enantio.report.page.Table.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;

/** The tables of a page as a workbook, one sheet each: text as text, never as a formula; numbers unrounded. */
final class Workbook {
    private static final int LONGEST_NAME = 31;
    private static final double WIDEST = 60;
    private static final int MARGIN = 2;
    /** Local time, because ZIP files have no time zone; an earlier date would be written with one. */
    private static final java.time.LocalDateTime NO_TIME = java.time.LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");

    private Workbook() {}

    /** The whole file. */
    static byte[] of(Page page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "enantio", "1.0")) {
            Set<String> taken = new HashSet<>();
            for (Table table : tables(page)) {
                sheet(book.newWorksheet(sheetName(table.name(), taken)), page, table);
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

    /** Excel limits the length of names, forbids these characters, and ignores case when comparing names. */
    private static String sheetName(String name, Set<String> taken) {
        String allowed = name.replaceAll("[\\\\/?*\\[\\]:']", " ");
        String own = allowed.substring(0, Math.min(allowed.length(), LONGEST_NAME));
        for (int k = 2; !taken.add(own.toLowerCase(Locale.ROOT)); k++) {
            String end = " " + k;
            own = allowed.substring(0, Math.min(allowed.length(), LONGEST_NAME - end.length())) + end;
        }
        return own;
    }

    private static void sheet(Worksheet sheet, Page page, Table table) {
        sheet.value(0, 0, table.caption());
        sheet.value(1, 0, page.title() + " · " + page.foot());
        int headRow = 3;
        for (int c = 0; c < table.heads().size(); c++) {
            Head head = table.heads().get(c);
            sheet.value(headRow, c, head.name());
            sheet.style(headRow, c).bold().set();
            sheet.width(c, width(table, c));
        }
        for (int r = 0; r < table.rows().size(); r++) {
            row(sheet, headRow + 1 + r, table.rows().get(r));
        }
        sheet.freezePane(0, headRow + 1);
    }

    private static void row(Worksheet sheet, int at, Row row) {
        for (int c = 0; c < row.cells().size(); c++) {
            Cell cell = row.cells().get(c);
            if (cell.exact().isPresent()) {
                sheet.value(at, c, cell.exact().getAsDouble());
            } else if (!cell.text().isEmpty()) {
                sheet.value(at, c, cell.text());
            }
        }
    }

    private static double width(Table table, int column) {
        int longest = table.rows().stream()
                .mapToInt(row -> row.cells().get(column).text().length())
                .max()
                .orElse(0);
        return Math.min(
                WIDEST,
                MARGIN + Math.max(longest, table.heads().get(column).name().length()));
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
