package io.enantio.database.cdisc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.database.PcRow;
import io.enantio.method.value.Rounding;
import io.enantio.run.Sha256;
import io.enantio.run.TabulationTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The description says of the data what the data are: read by a second reader, every reference resolves. */
class DefineXmlTest {
    private static final String ODM = "http://www.cdisc.org/ns/odm/v1.3";
    private static final String DEF = "http://www.cdisc.org/ns/def/v2.1";

    @TempDir
    Path home;

    private Document define;

    @BeforeEach
    void anExport() throws Exception {
        CdiscExport export = CdiscExport.pc(
                "ST<1>",
                List.of(
                        row("A-1", OptionalDouble.of(12.3456), "quantified"),
                        row("A-2", OptionalDouble.empty(), "below_lloq")),
                TabulationTerms.NONE,
                "9.9");
        export.write(home);
        define = read(home.resolve("define.xml"));
    }

    static Document read(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static PcRow row(String sample, OptionalDouble concentration, String status) {
        return new PcRow(
                "ST<1>",
                "A & B",
                sample,
                "S-x",
                1,
                "human plasma",
                Optional.of(new PcRow.Value(
                        "R1-1",
                        status,
                        concentration,
                        OptionalDouble.of(1),
                        OptionalDouble.of(500),
                        Optional.of(OffsetDateTime.parse("2026-04-20T10:00:00Z")),
                        Rounding.DEFAULT)),
                Optional.empty(),
                new PcRow.Timing(
                        Optional.empty(),
                        Optional.of(1),
                        OptionalDouble.of(1.25),
                        OptionalDouble.of(60),
                        OptionalDouble.of(90),
                        Optional.of("2026-04-01T09:15:00+02:00"),
                        Optional.empty()));
    }

    static List<Element> elements(Document document, String namespace, String name) {
        NodeList nodes = document.getElementsByTagNameNS(namespace, name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    private List<Element> odm(String name) {
        return elements(define, ODM, name);
    }

    /** What an attribute refers to must be there, and each definition must be referred to. */
    static void assertResolved(Document document) {
        for (List<String> each : List.of(
                List.of("ItemRef", "ItemOID", "ItemDef"),
                List.of("CodeListRef", "CodeListOID", "CodeList"),
                List.of("ItemRef", "MethodOID", "MethodDef"))) {
            Set<String> referred = new HashSet<>();
            elements(document, ODM, each.get(0)).forEach(element -> referred.add(element.getAttribute(each.get(1))));
            referred.remove("");
            assertThat(elements(document, ODM, each.get(2)).stream().map(element -> element.getAttribute("OID")))
                    .as(each.get(2))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(referred);
        }
        Set<String> comments = new HashSet<>();
        elements(document, ODM, "ItemDef").forEach(item -> comments.add(item.getAttributeNS(DEF, "CommentOID")));
        elements(document, ODM, "ItemGroupDef").forEach(item -> comments.add(item.getAttributeNS(DEF, "CommentOID")));
        comments.remove("");
        assertThat(elements(document, DEF, "CommentDef").stream().map(element -> element.getAttribute("OID")))
                .containsExactlyInAnyOrderElementsOf(comments);
        assertThat(elements(document, DEF, "leaf").stream().map(leaf -> leaf.getAttribute("ID")))
                .containsExactlyElementsOf(elements(document, ODM, "ItemGroupDef").stream()
                        .map(group -> group.getAttributeNS(DEF, "ArchiveLocationID"))
                        .toList());
    }

    @Test
    void everyReferenceResolves() {
        assertResolved(define);
    }

    @Test
    void everyVariableOfTheDataIsDefinedInTheirOrder() throws IOException {
        List<String> header =
                List.of(Files.readAllLines(home.resolve("pc.csv")).get(0).split(","));
        assertThat(odm("ItemDef").stream().map(item -> item.getAttribute("Name")))
                .containsExactlyElementsOf(header);
        assertThat(odm("ItemRef").stream().map(item -> item.getAttribute("OrderNumber")))
                .first()
                .isEqualTo("1");
        assertThat(odm("ItemRef")).hasSameSizeAs(header);
    }

    private Element item(String name) {
        return odm("ItemDef").stream()
                .filter(item -> item.getAttribute("Name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void typesAndLengthsAreThoseOfTheData() {
        assertThat(item("PCSTRESN").getAttribute("DataType")).isEqualTo("float");
        assertThat(item("PCSTRESN").getAttribute("Length")).isEqualTo("4");
        assertThat(item("PCSTRESN").getAttribute("SignificantDigits")).isEqualTo("1");
        assertThat(item("PCORRES").getAttribute("Length")).as("<1.00").isEqualTo("5");
        assertThat(item("PCDTC").getAttribute("DataType")).isEqualTo("datetime");
        assertThat(item("PCDTC").hasAttribute("Length")).isFalse();
        assertThat(item("PCSEQ").getAttribute("DataType")).isEqualTo("integer");
    }

    @Test
    void codeListsHoldTheValuesThatOccur() throws IOException {
        Element codes = odm("CodeList").stream()
                .filter(list -> list.getAttribute("OID").equals("CL.PC.PCTESTCD"))
                .findFirst()
                .orElseThrow();
        assertThat(((Element) codes.getElementsByTagNameNS(ODM, "CodeListItem").item(0)).getAttribute("CodedValue"))
                .isEqualTo("SX");
        assertThat(codes.getTextContent().strip()).isEqualTo("S-x");
        assertThat(odm("CodeList").stream().map(list -> list.getAttribute("OID")))
                .as("nothing was not done, no specimen type is stated")
                .doesNotContain("CL.PC.PCSTAT", "CL.PC.PCSPEC");
        assertThat(Files.readString(home.resolve("pc.csv"))).contains(",SX,S-x,");
    }

    @Test
    void aVariableWithoutDataSaysSo() {
        Map<String, String> without = new HashMap<>();
        odm("ItemRef")
                .forEach(item -> without.put(item.getAttribute("ItemOID"), item.getAttributeNS(DEF, "HasNoData")));
        assertThat(without).containsEntry("IT.PC.PCDY", "Yes").containsEntry("IT.PC.PCORRES", "");
    }

    @Test
    void theOtherFilesAreNamedWithTheirHashes() throws IOException {
        String comment = elements(define, DEF, "CommentDef").stream()
                .filter(each -> each.getAttribute("OID").equals("COM.FILES"))
                .findFirst()
                .orElseThrow()
                .getTextContent();
        for (String file : List.of("pc.csv", "pc.xpt", "pc.json")) {
            assertThat(comment).contains(file + " " + Sha256.of(Files.readAllBytes(home.resolve(file))));
        }
    }

    @Test
    void theDescriptionOfAnotherDatasetIsNotReplaced() throws IOException {
        Files.delete(home.resolve("pc.csv"));
        CdiscExport export = CdiscExport.pc("ST<1>", List.of(), TabulationTerms.NONE, "9.9");
        assertThatThrownBy(() -> export.write(home))
                .hasMessage(home.resolve("define.xml")
                        + ": describes another dataset, which would be left without a description. Choose another folder with"
                        + " --out.");
    }
}
