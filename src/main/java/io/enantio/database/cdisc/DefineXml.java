package io.enantio.database.cdisc;

import io.enantio.database.cdisc.Variable.Core;
import io.enantio.database.cdisc.Variable.Origin;
import io.enantio.text.PrintableText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The description of an exported dataset: Define-XML 2.1 (rule G-09). Each variable has its type, length, origin and code list as the
 * data have them; how a value is made stands in a method (derived), in the origin (copied) or in a comment. Code lists hold the values
 * that occur and are marked as not standard: which release of the controlled terminology their terms belong to is the sponsor's knowledge.
 */
final class DefineXml {
    static final String FILE = "define.xml";

    private static final String ODM = "http://www.cdisc.org/ns/odm/v1.3";
    private static final String DEF = "http://www.cdisc.org/ns/def/v2.1";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String YES = "Yes";
    private static final String STANDARD = "STD.1";
    private static final String FILES_COMMENT = "COM.FILES";

    private final Dataset dataset;
    private final Domain domain;
    private final Xml xml;

    private DefineXml(Dataset dataset, Xml xml) {
        this.dataset = dataset;
        this.domain = dataset.domain();
        this.xml = xml;
    }

    /**
     * The whole file.
     *
     * @param hashes SHA-256 of the described files by name; among them the one that holds the data: the transport file if there is one,
     *     otherwise Dataset-JSON
     * @param software version of enantio
     */
    static byte[] bytes(Dataset dataset, Map<String, String> hashes, String software) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            Xml xml = new Xml(writer);
            new DefineXml(dataset, xml).write(hashes, software);
            xml.finish();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML in memory cannot fail", e);
        }
        return out.toByteArray();
    }

    /** Identifier of a dataset, also in Dataset-JSON. */
    static String itemGroup(Domain domain) {
        return "IG." + domain.name();
    }

    /** Identifier of a variable, also in Dataset-JSON. */
    static String item(Domain domain, Variable variable) {
        return identifier("IT", domain, variable);
    }

    private static String identifier(String kind, Domain domain, Variable variable) {
        return kind + "." + domain.name() + "." + variable.name();
    }

    private void write(Map<String, String> hashes, String software) throws XMLStreamException {
        xml.startDocument();
        xml.start("ODM");
        xml.namespaces(Map.of("", ODM, "def", DEF, "xlink", XLINK));
        xml.attributes(
                "ODMVersion", "1.3.2",
                "FileType", "Snapshot",
                "FileOID", "enantio." + dataset.study() + "." + domain.name(),
                "CreationDateTime", dataset.lastChange().toString(),
                "SourceSystem", "enantio",
                "SourceSystemVersion", software,
                "def:Context", "Other");
        xml.start("Study", "OID", "STDY." + dataset.study());
        xml.start("GlobalVariables");
        xml.leaf("StudyName", dataset.study());
        xml.leaf("StudyDescription", "Concentrations of study " + dataset.study());
        xml.leaf("ProtocolName", dataset.study());
        xml.end();
        xml.start(
                "MetaDataVersion",
                "OID",
                "MDV." + domain.name(),
                "Name",
                "Study " + dataset.study() + ", " + domain.name(),
                "def:DefineVersion",
                "2.1.0");
        xml.start("def:Standards");
        xml.empty(
                "def:Standard",
                "OID",
                STANDARD,
                "Name",
                domain.standard().name(),
                "Type",
                "IG",
                "Version",
                domain.standard().version(),
                "Status",
                "Final");
        xml.end();
        itemGroup(hashes);
        for (Variable variable : domain.variables()) {
            item(variable);
        }
        for (Variable variable : codedVariables()) {
            codeList(variable);
        }
        for (Variable variable : domain.variables()) {
            if (variable.origin() == Origin.DERIVED) {
                described(
                        "MethodDef",
                        identifier("MT", domain, variable),
                        dataset.value(variable),
                        "Name",
                        "How " + variable.name() + " is derived",
                        "Type",
                        "Computation");
            }
        }
        for (Variable variable : domain.variables()) {
            if (isCommented(variable)) {
                described("def:CommentDef", identifier("COM", domain, variable), dataset.value(variable));
            }
        }
        described("def:CommentDef", FILES_COMMENT, files(hashes));
        xml.end();
        xml.end();
        xml.end();
    }

    private static String files(Map<String, String> hashes) {
        List<String> texts = new ArrayList<>();
        hashes.forEach((file, hash) -> texts.add(file + " " + hash));
        return "The same records are in these files, with their SHA-256: " + String.join(", ", texts);
    }

    private void itemGroup(Map<String, String> hashes) throws XMLStreamException {
        boolean isEmpty = dataset.records().isEmpty();
        String leaf = "LF." + domain.name();
        String transport = domain.fileName() + ".xpt";
        String place = hashes.containsKey(transport) ? transport : domain.fileName() + ".json";
        xml.start(
                "ItemGroupDef",
                "OID",
                itemGroup(domain),
                "Name",
                domain.name(),
                "Domain",
                domain.name(),
                "SASDatasetName",
                domain.name(),
                "Repeating",
                YES,
                "IsReferenceData",
                "No",
                "Purpose",
                domain.standard().purpose(),
                "def:Structure",
                domain.structure(),
                "def:StandardOID",
                STANDARD,
                "def:CommentOID",
                FILES_COMMENT);
        if (isEmpty) {
            xml.attributes("def:HasNoData", YES);
        } else {
            xml.attributes("def:ArchiveLocationID", leaf);
        }
        description(domain.label());
        int number = 0;
        for (Variable variable : domain.variables()) {
            xml.empty(
                    "ItemRef",
                    "ItemOID",
                    item(domain, variable),
                    "OrderNumber",
                    String.valueOf(++number),
                    "Mandatory",
                    variable.core() == Core.REQUIRED ? YES : "No");
            if (domain.keys().contains(variable)) {
                xml.attributes("KeySequence", String.valueOf(domain.keys().indexOf(variable) + 1));
            }
            if (variable.origin() == Origin.DERIVED) {
                xml.attributes("MethodOID", identifier("MT", domain, variable));
            }
            if (dataset.longest(variable) == 0) {
                xml.attributes("def:HasNoData", YES);
            }
        }
        if (domain.standard().subClass().isEmpty()) {
            xml.empty("def:Class", "Name", domain.standard().observationClass());
        } else {
            xml.start("def:Class", "Name", domain.standard().observationClass());
            xml.empty("def:SubClass", "Name", domain.standard().subClass());
            xml.end();
        }
        if (!isEmpty) {
            xml.start("def:leaf", "ID", leaf, "xlink:href", place);
            xml.leaf("def:title", place);
            xml.end();
        }
        xml.end();
    }

    private void item(Variable variable) throws XMLStreamException {
        xml.start(
                "ItemDef",
                "OID",
                item(domain, variable),
                "Name",
                variable.name(),
                "SASFieldName",
                variable.name(),
                "DataType",
                type(variable));
        if (variable.kind() != Variable.Kind.DATETIME) {
            xml.attributes("Length", String.valueOf(Math.max(1, dataset.longest(variable))));
        }
        if (variable.kind() == Variable.Kind.NUMBER) {
            xml.attributes("SignificantDigits", String.valueOf(decimals(variable)));
        }
        if (isCommented(variable)) {
            xml.attributes("def:CommentOID", identifier("COM", domain, variable));
        }
        description(variable.label());
        if (codedVariables().contains(variable)) {
            xml.empty("CodeListRef", "CodeListOID", identifier("CL", domain, variable));
        }
        if (variable.origin() == Origin.PREDECESSOR) {
            xml.start("def:Origin", "Type", variable.origin().type());
            description(dataset.value(variable));
            xml.end();
        } else {
            xml.empty(
                    "def:Origin",
                    "Type",
                    variable.origin().type(),
                    "Source",
                    variable.origin().source());
        }
        xml.end();
    }

    private static boolean isCommented(Variable variable) {
        return variable.origin() != Origin.DERIVED && variable.origin() != Origin.PREDECESSOR;
    }

    private static String type(Variable variable) {
        return switch (variable.kind()) {
            case TEXT -> "text";
            case DATETIME -> "datetime";
            case NUMBER -> "float";
            case WHOLE -> "integer";
        };
    }

    /** Digits after the point, as many as any value has. */
    private int decimals(Variable variable) {
        return dataset.values(variable).stream()
                .mapToInt(text -> text.contains(".") ? text.length() - text.indexOf('.') - 1 : 0)
                .max()
                .orElse(0);
    }

    /** Variables with a code list: it holds the values that occur, and none that does not. */
    private List<Variable> codedVariables() {
        return domain.codes().keySet().stream()
                .filter(variable -> dataset.longest(variable) > 0)
                .toList();
    }

    private void codeList(Variable variable) throws XMLStreamException {
        Optional<Variable> decode = domain.codes().getOrDefault(variable, Optional.empty());
        xml.start(
                "CodeList",
                "OID",
                identifier("CL", domain, variable),
                "Name",
                domain.name() + " " + variable.label(),
                "DataType",
                type(variable),
                "def:IsNonStandard",
                YES);
        for (String value : dataset.values(variable)) {
            Optional<String> meaning = decode.flatMap(other -> dataset.records().stream()
                    .filter(record -> value.equals(record.get(variable)))
                    .flatMap(record -> Optional.ofNullable(record.get(other)).stream())
                    .findFirst());
            if (decode.isEmpty()) {
                xml.empty("EnumeratedItem", "CodedValue", value);
            } else {
                xml.start("CodeListItem", "CodedValue", value);
                xml.start("Decode");
                xml.text("TranslatedText", meaning.orElse(value));
                xml.end();
                xml.end();
            }
        }
        xml.end();
    }

    private void described(String element, String oid, String text, String... attributes) throws XMLStreamException {
        xml.start(element, "OID", oid);
        xml.attributes(attributes);
        description(text);
        xml.end();
    }

    private void description(String text) throws XMLStreamException {
        xml.start("Description");
        xml.text("TranslatedText", text);
        xml.end();
    }

    /** Elements on lines of their own, indented by their depth. */
    private static final class Xml {
        private final XMLStreamWriter writer;
        private final List<String> open = new ArrayList<>();

        Xml(XMLStreamWriter writer) {
            this.writer = writer;
        }

        void startDocument() throws XMLStreamException {
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        }

        void namespaces(Map<String, String> byPrefix) throws XMLStreamException {
            for (Map.Entry<String, String> each : new TreeMap<>(byPrefix).entrySet()) {
                writer.writeAttribute(each.getKey().isEmpty() ? "xmlns" : "xmlns:" + each.getKey(), each.getValue());
            }
        }

        void start(String element, String... attributes) throws XMLStreamException {
            line();
            writer.writeStartElement(element);
            open.add(element);
            attributes(attributes);
        }

        /** Attributes may follow. */
        void empty(String element, String... attributes) throws XMLStreamException {
            line();
            writer.writeEmptyElement(element);
            attributes(attributes);
        }

        /** Name and value in turn. */
        void attributes(String... attributes) throws XMLStreamException {
            for (int i = 0; i < attributes.length; i += 2) {
                writer.writeAttribute(attributes[i], PrintableText.of(attributes[i + 1]));
            }
        }

        void leaf(String element, String content) throws XMLStreamException {
            line();
            writer.writeStartElement(element);
            writer.writeCharacters(PrintableText.of(content));
            writer.writeEndElement();
        }

        void text(String element, String content) throws XMLStreamException {
            line();
            writer.writeStartElement(element);
            writer.writeAttribute("xml:lang", "en");
            writer.writeCharacters(PrintableText.of(content));
            writer.writeEndElement();
        }

        void end() throws XMLStreamException {
            open.remove(open.size() - 1);
            line();
            writer.writeEndElement();
        }

        void finish() throws XMLStreamException {
            writer.writeCharacters("\n");
            writer.writeEndDocument();
            writer.close();
        }

        private void line() throws XMLStreamException {
            writer.writeCharacters("\n" + "  ".repeat(open.size()));
        }
    }
}
