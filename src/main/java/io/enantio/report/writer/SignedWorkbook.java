package io.enantio.report.writer;

import io.enantio.report.page.Block;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Head;
import io.enantio.report.page.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A workbook with a line at the top of every sheet, on screen and printed, and a first sheet with a section. */
final class SignedWorkbook {
    /** Excel's limit on the head of a printed page is 255, its codes included. */
    private static final int LONGEST_HEAD = 230;

    private static final Pattern PLACE = Pattern.compile("localSheetId=\"(\\d+)\"");
    private static final String SHEET = "xl/worksheets/signatures.xml";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
    private static final String CONTENT_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

    private SignedWorkbook() {}

    static byte[] of(byte[] sealed, Section section, String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(sealed));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                String part = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                Workbook.put(
                        to,
                        entry.getName(),
                        changed(entry.getName(), part, line).getBytes(StandardCharsets.UTF_8));
            }
            Workbook.put(to, SHEET, sheet(section).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private static String changed(String name, String part, String line) {
        if (name.equals("[Content_Types].xml")) {
            return part.replace(
                    "</Types>", "<Override PartName=\"/" + SHEET + "\" ContentType=\"" + CONTENT_TYPE + "\"/></Types>");
        }
        if (name.equals("xl/workbook.xml")) {
            return oneLater(part)
                    .replace(
                            "<sheets>", "<sheets><sheet name=\"Signatures\" r:id=\"rIdSignatures\" sheetId=\"9999\"/>");
        }
        if (name.equals("xl/_rels/workbook.xml.rels")) {
            return part.replace(
                    "</Relationships>",
                    "<Relationship Id=\"rIdSignatures\" Target=\"worksheets/signatures.xml\" Type=\"" + TYPE
                            + "\"/></Relationships>");
        }
        if (!name.startsWith("xl/worksheets/")) {
            return part;
        }
        String head = line.substring(0, Math.min(line.length(), LONGEST_HEAD)).replace("&", "&&");
        String printed =
                part.replace("<oddHeader></oddHeader>", "<oddHeader>" + escaped("&L&7" + head) + "</oddHeader>");
        int fourth = printed.indexOf("<row r=\"4\"");
        return fourth < 0 ? printed : printed.substring(0, fourth) + row(3, List.of(line)) + printed.substring(fourth);
    }

    /** Filters and repeated heads name their sheet by its place, from 0. */
    private static String oneLater(String book) {
        return PLACE.matcher(book)
                .replaceAll(found -> "localSheetId=\"" + (Integer.parseInt(found.group(1)) + 1) + "\"");
    }

    private static String sheet(Section section) {
        List<List<String>> rows = new ArrayList<>();
        section.blocks().forEach(block -> rows.addAll(rows(block)));
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet"
                + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cols>"
                + "<col min=\"1\" max=\"9\" width=\"24\" customWidth=\"1\"/></cols><sheetData>");
        for (int i = 0; i < rows.size(); i++) {
            text.append(row(i + 1, rows.get(i)));
        }
        return text.append("</sheetData></worksheet>").toString();
    }

    private static List<List<String>> rows(Block block) {
        List<List<String>> rows = new ArrayList<>();
        if (block instanceof Facts facts) {
            facts.facts()
                    .forEach(fact -> rows.add(List.of(fact.name(), fact.value().text())));
        } else if (block instanceof Table table) {
            rows.add(List.of(table.caption()));
            rows.add(table.heads().stream().map(Head::name).toList());
            table.rows()
                    .forEach(row -> rows.add(
                            row.cells().stream().map(cell -> cell.text()).toList()));
        } else if (block instanceof Text text) {
            rows.add(List.of(text.words()));
        }
        rows.add(List.of());
        return rows;
    }

    /** Text as text, never as a formula. */
    private static String row(int number, List<String> cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int c = 0; c < cells.size(); c++) {
            row.append("<c r=\"")
                    .append((char) ('A' + c))
                    .append(number)
                    .append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                    .append(escaped(cells.get(c)))
                    .append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    private static String escaped(String text) {
        return Workbook.escaped(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
