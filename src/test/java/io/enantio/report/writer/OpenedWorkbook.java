package io.enantio.report.writer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A workbook as its XML states it (ECMA-376, part 1), read without the library that wrote it. */
public record OpenedWorkbook(List<Sheet> sheets, Map<String, String> names) {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /**
     * A cell.
     *
     * @param isNumber otherwise it is text
     * @param format code of its number format
     */
    public record Cell(String content, boolean isNumber, String format) {}

    /**
     * A sheet.
     *
     * @param cells by their place, such as A5
     */
    public record Sheet(String name, Map<String, Cell> cells, String filter, int frozenRows, Element xml) {
        /** What a cell holds; nothing if it is empty. */
        public String content(String place) {
            return Optional.ofNullable(cells.get(place)).map(Cell::content).orElse("");
        }

        /** Contents of a column below the head of the table. */
        public List<Cell> below(String head) {
            String column = cells.entrySet().stream()
                    .filter(cell -> cell.getKey().matches("[A-Z]+4"))
                    .filter(cell -> cell.getValue().content().equals(head))
                    .map(cell -> cell.getKey().replace("4", ""))
                    .findFirst()
                    .orElseThrow();
            return cells.entrySet().stream()
                    .filter(cell -> cell.getKey().matches(column + "[0-9]+"))
                    .filter(cell -> Integer.parseInt(cell.getKey().substring(column.length())) > 4)
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    public static OpenedWorkbook of(byte[] file) {
        Map<String, Document> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), xml(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> shared = elements(part(parts, "xl/sharedStrings.xml"), "si").stream()
                .map(Element::getTextContent)
                .toList();
        List<String> formats = formats(part(parts, "xl/styles.xml"));
        Map<String, String> targets = new LinkedHashMap<>();
        elements(part(parts, "xl/_rels/workbook.xml.rels"), "Relationship")
                .forEach(each -> targets.put(each.getAttribute("Id"), each.getAttribute("Target")));
        Element book = part(parts, "xl/workbook.xml");
        List<Sheet> sheets = elements(book, "sheet").stream()
                .map(sheet -> sheet(
                        sheet.getAttribute("name"),
                        part(parts, ("xl/" + targets.get(sheet.getAttribute("r:id"))).replace("xl//xl", "xl")),
                        shared,
                        formats))
                .toList();
        Map<String, String> names = new LinkedHashMap<>();
        elements(book, "definedName")
                .forEach(name -> names.put(
                        name.getAttribute("name") + " of "
                                + sheets.get(Integer.parseInt(name.getAttribute("localSheetId")))
                                        .name(),
                        name.getTextContent()));
        return new OpenedWorkbook(sheets, names);
    }

    public Sheet sheet(String name) {
        return sheets.stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Sheet sheet(String name, Element xml, List<String> shared, List<String> formats) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (Element cell : elements(xml, "c")) {
            boolean isNumber = cell.getAttribute("t").matches("n?");
            String content = cell.getAttribute("t").equals("s")
                    ? shared.get(Integer.parseInt(cell.getTextContent()))
                    : cell.getTextContent();
            String style = cell.getAttribute("s");
            cells.put(
                    cell.getAttribute("r"),
                    new Cell(
                            isNumber ? content : unescaped(content),
                            isNumber,
                            formats.get(style.isEmpty() ? 0 : Integer.parseInt(style))));
        }
        List<Element> filter = elements(xml, "autoFilter");
        List<Element> pane = elements(xml, "pane");
        return new Sheet(
                name,
                cells,
                filter.isEmpty() ? "" : filter.get(0).getAttribute("ref"),
                pane.isEmpty() ? 0 : Integer.parseInt(pane.get(0).getAttribute("ySplit")),
                xml);
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** Of each cell style, the code of its number format; empty for the general one. */
    private static List<String> formats(Element styles) {
        Map<String, String> codes = new LinkedHashMap<>();
        elements(styles, "numFmt")
                .forEach(format -> codes.put(format.getAttribute("numFmtId"), format.getAttribute("formatCode")));
        codes.put("49", "@");
        return elements(elements(styles, "cellXfs").get(0), "xf").stream()
                .map(style -> codes.getOrDefault(style.getAttribute("numFmtId"), ""))
                .toList();
    }

    private static Element part(Map<String, Document> parts, String name) {
        Document part = parts.get(name);
        if (part == null) {
            throw new AssertionError("no " + name + " in " + parts.keySet());
        }
        return part.getDocumentElement();
    }

    /** Elements of a name in order, whatever their depth. */
    public static List<Element> elements(Element in, String name) {
        var found = in.getElementsByTagName(name);
        return new ArrayList<>(IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList());
    }

    private static Document xml(byte[] bytes) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
