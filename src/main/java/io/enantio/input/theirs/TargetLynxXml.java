package io.enantio.input.theirs;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.enantio.input.foreign.ForeignText;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML file of TargetLynx. No DTD, no entity, no fetching: a document type declaration is refused at sight. The last PEAK that stands
 * directly in a COMPOUND counts; the peak of the internal standard, ISPEAK, stands in it.
 */
final class TargetLynxXml {
    private static final int DEEPEST = 64;

    /** For example 23-Nov-26. */
    private static final Pattern SHORT_YEAR = Pattern.compile("(\\d{1,2}-\\p{Alpha}{3}-)(\\d{2})");

    private final ForeignText text;
    private final TheirRows rows;
    private final Problems problems;
    private final String[] path = new String[DEEPEST];
    private final Map<TheirColumn, String> sample = new EnumMap<>(TheirColumn.class);
    private final Map<TheirColumn, String> compound = new EnumMap<>(TheirColumn.class);
    private int depth;
    private int compoundLine;
    private boolean hasSamples;

    TargetLynxXml(ForeignText text, TheirRows rows, Problems problems) {
        this.text = text;
        this.rows = rows;
        this.problems = problems;
    }

    /** Whether a text is XML. */
    static boolean isXml(ForeignText text) {
        return text.text().stripLeading().startsWith("<");
    }

    void read() {
        try {
            XMLStreamReader reader = parser();
            boolean goesOn = true;
            while (goesOn && reader.hasNext()) {
                goesOn = event(reader, reader.next());
            }
        } catch (XMLStreamException e) {
            int line = Optional.ofNullable(e.getLocation())
                    .map(javax.xml.stream.Location::getLineNumber)
                    .filter(number -> number > 0)
                    .orElse(0);
            add(line, "is no well-formed XML from there on", "Export the file again.");
        }
        if (problems.count() == 0 && !hasSamples) {
            add(0, "has no SAMPLE in a SAMPLELISTDATA", "Export the whole data set as XML from TargetLynx.");
        }
    }

    private XMLStreamReader parser() throws XMLStreamException {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Lazy parsing would raise entity errors as an unchecked exception of the library.
        factory.setProperty("com.ctc.wstx.lazyParsing", false);
        return factory.createXMLStreamReader(new StringReader(text.text().stripLeading()));
    }

    private void add(int line, String problem, String remedy) {
        problems.add(new Spot(text.at().name(), line, ""), problem, remedy);
    }

    /** Whether to go on. */
    private boolean event(XMLStreamReader reader, int event) {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            add(0, "has a document type declaration or an entity", "Export the file again, without any.");
            return false;
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            return start(reader, reader.getLocation().getLineNumber());
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
            end(reader.getLocalName());
        }
        return true;
    }

    private boolean start(XMLStreamReader reader, int line) {
        String name = reader.getLocalName();
        if (depth == 0 && !name.equals("QUANDATASET")) {
            add(line, "is XML of another kind: its root is not QUANDATASET", "Name the XML file of TargetLynx.");
            return false;
        }
        if (depth == DEEPEST) {
            add(line, "is nested deeper than " + DEEPEST + " elements", "Name the XML file of TargetLynx.");
            return false;
        }
        String parent = depth == 0 ? "" : path[depth - 1];
        path[depth++] = name;
        if (name.equals("SAMPLE") && parent.equals("SAMPLELISTDATA")) {
            sample(reader);
        } else if (name.equals("COMPOUND") && parent.equals("SAMPLE")) {
            compound(reader, line);
        } else if (name.equals("PEAK") && parent.equals("COMPOUND") && isInSample()) {
            peak(reader);
        } else if (name.equals("ISPEAK") && parent.equals("PEAK") && isInSample()) {
            put(compound, TheirColumn.IS_AREA, reader, "area");
        }
        return true;
    }

    private boolean isInSample() {
        for (int i = 0; i < depth; i++) {
            if (path[i].equals("SAMPLELISTDATA")) {
                return true;
            }
        }
        return false;
    }

    private void sample(XMLStreamReader reader) {
        hasSamples = true;
        sample.clear();
        put(sample, TheirColumn.DATA_FILE, reader, "name");
        put(sample, TheirColumn.SAMPLE_NAME, reader, "sampleid");
        put(sample, TheirColumn.SAMPLE_ID, reader, "desc");
        put(sample, TheirColumn.SAMPLE_TYPE, reader, "type");
        Optional<String> date = attribute(reader, "createdate");
        Optional<String> time = attribute(reader, "createtime");
        if (date.isPresent() && time.isPresent()) {
            sample.put(
                    TheirColumn.ACQUIRED,
                    SHORT_YEAR.matcher(date.get()).replaceFirst("$1" + "20$2") + " " + time.get());
        }
        if (!sample.containsKey(TheirColumn.SAMPLE_NAME)) {
            Optional.ofNullable(sample.remove(TheirColumn.SAMPLE_ID))
                    .or(() -> Optional.ofNullable(sample.get(TheirColumn.DATA_FILE)))
                    .ifPresent(name -> sample.put(TheirColumn.SAMPLE_NAME, name));
        }
    }

    private void compound(XMLStreamReader reader, int line) {
        compound.clear();
        compound.putAll(sample);
        compoundLine = line;
        put(compound, TheirColumn.COMPONENT, reader, "name");
        if (attribute(reader, "type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("internal"))
                .isPresent()) {
            compound.put(TheirColumn.IS_STANDARD, "true");
        }
    }

    private void peak(XMLStreamReader reader) {
        put(compound, TheirColumn.AREA, reader, "area");
        put(compound, TheirColumn.HEIGHT, reader, "height");
        put(compound, TheirColumn.RETENTION_TIME_MIN, reader, "foundrt");
        put(compound, TheirColumn.START_MIN, reader, "startrt");
        put(compound, TheirColumn.END_MIN, reader, "endrt");
        put(compound, TheirColumn.INTEGRATION_TYPE, reader, "pkflags");
        put(compound, TheirColumn.REMARK, reader, "modifiedtext");
        put(compound, TheirColumn.CONCENTRATION, reader, "analconc");
        if (!compound.containsKey(TheirColumn.CONCENTRATION)) {
            put(compound, TheirColumn.CONCENTRATION, reader, "conccalc");
        }
        boolean isModified = attribute(reader, "modifieduser").isPresent();
        Optional<String> flags = attribute(reader, "pkflags");
        boolean isDrawn = flags.filter(word -> word.toUpperCase(Locale.ROOT).contains("M"))
                .isPresent();
        if (isModified || isDrawn) {
            compound.put(TheirColumn.MANUAL, "true");
        } else if (flags.isPresent()) {
            compound.put(TheirColumn.MANUAL, "false");
        }
    }

    private static Optional<String> attribute(XMLStreamReader reader, String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name)).filter(text -> !text.isBlank());
    }

    private static void put(
            Map<TheirColumn, String> cells, TheirColumn column, XMLStreamReader reader, String attribute) {
        attribute(reader, attribute).ifPresent(text -> cells.put(column, text));
    }

    private void end(String name) {
        if (name.equals("COMPOUND") && depth > 0 && path[depth - 1].equals("SAMPLE")) {
            rows.add(new TheirRow(compoundLine, compound));
        } else if (name.equals("SAMPLE") && depth > 0 && path[depth - 1].equals("SAMPLELISTDATA")) {
            sample.clear();
        }
    }
}
