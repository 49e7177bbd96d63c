package io.enantio.simulation.file;

import io.enantio.simulation.instrument.RecordedTrace;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.sequence.PlannedInjection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Traces to the bytes of an indexed mzML 1.1 file: a total ion chromatogram, then one SRM or SIM chromatogram for each
 * trace; 32-bit zlib arrays, times in minutes. It says "simulated" in its fileContent and its run.
 */
public final class SimulatedMzml {
    /** Version of the simulated model, not of enantio: a new release of enantio must not change simulated files. */
    private static final String MODEL_VERSION = "1";

    private static final String NAMESPACE = "http://psi.hupo.org/ms/mzml";

    private final Heading heading;
    private final XmlText xml;
    private final List<Long> offsets = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    /**
     * What a file says besides its traces.
     *
     * @param startTimeStamp ISO 8601 with Z
     * @param injection whose faults are written into the file where they belong there
     */
    public record Heading(String id, String startTimeStamp, PlannedInjection injection) {
        boolean has(Fault fault) {
            return injection.has(fault);
        }
    }

    private SimulatedMzml(Heading heading) throws XMLStreamException {
        this.heading = heading;
        this.xml = new XmlText();
    }

    /** The file of some traces of equal times. */
    public static byte[] of(Heading heading, List<RecordedTrace> traces) {
        try {
            return new SimulatedMzml(heading).bytes(traces);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML to memory failed", e);
        }
    }

    private byte[] bytes(List<RecordedTrace> traces) throws XMLStreamException {
        xml.start("indexedmzML", "xmlns", NAMESPACE);
        xml.start("mzML", "id", heading.id(), "version", "1.1.0");
        description();
        xml.start("run", run());
        xml.empty("userParam", "name", "simulated", "value", "true", "type", "xsd:boolean");
        xml.start(
                "chromatogramList",
                "count",
                Integer.toString(traces.size() + 1),
                "defaultDataProcessingRef",
                "simulation");
        ChromatogramText text = new ChromatogramText(xml, heading.injection());
        mark(ChromatogramText.TOTAL_ID);
        text.total(traces);
        for (int i = 0; i < traces.size(); i++) {
            mark(ChromatogramText.id(traces.get(i).transition()));
            text.trace(i + 1, traces.get(i));
        }
        xml.end();
        xml.end();
        xml.end();
        index();
        xml.end();
        return xml.bytes();
    }

    private void mark(String id) throws XMLStreamException {
        offsets.add(xml.nextOffset());
        ids.add(id);
    }

    private void description() throws XMLStreamException {
        xml.start("cvList", "count", "2");
        xml.empty(
                "cv",
                "id",
                "MS",
                "fullName",
                "Proteomics Standards Initiative Mass Spectrometry Ontology",
                "URI",
                "https://raw.githubusercontent.com/HUPO-PSI/psi-ms-CV/master/psi-ms.obo");
        xml.empty(
                "cv",
                "id",
                "UO",
                "fullName",
                "Unit Ontology",
                "URI",
                "https://raw.githubusercontent.com/bio-ontology-research-group/unit-ontology/master/unit.obo");
        xml.end();
        xml.start("fileDescription");
        xml.start("fileContent");
        xml.term("MS:1001473", "selected reaction monitoring chromatogram");
        xml.empty("userParam", "name", "simulated", "value", "true", "type", "xsd:boolean");
        xml.end();
        xml.end();
        xml.start("softwareList", "count", "1");
        xml.start("software", "id", "enantio", "version", MODEL_VERSION);
        xml.term("MS:1000799", "custom unreleased software tool", "enantio simulate");
        xml.end();
        xml.end();
        instrument();
        xml.start("dataProcessingList", "count", "1");
        xml.start("dataProcessing", "id", "simulation");
        xml.start("processingMethod", "order", "0", "softwareRef", "enantio");
        xml.term("MS:1000544", "Conversion to mzML");
        xml.end();
        xml.end();
        xml.end();
    }

    private void instrument() throws XMLStreamException {
        xml.start("instrumentConfigurationList", "count", "1");
        xml.start("instrumentConfiguration", "id", "IC1");
        // The ontology allows no free text for a model and knows no simulated one.
        xml.term("MS:1000031", "instrument model");
        boolean isOther = heading.has(Fault.SERIAL_MISMATCH);
        xml.term(
                "MS:1000529",
                "instrument serial number",
                isOther ? RunDocuments.INSTRUMENT_SERIAL + "-OTHER" : RunDocuments.INSTRUMENT_SERIAL);
        xml.empty(
                "userParam", "name", "instrument model", "value", RunDocuments.INSTRUMENT_MODEL, "type", "xsd:string");
        xml.start("componentList", "count", "4");
        component("source", 1, "MS:1000073", "electrospray ionization");
        component("analyzer", 2, "MS:1000081", "quadrupole");
        component("analyzer", 3, "MS:1000081", "quadrupole");
        component("detector", 4, "MS:1000253", "electron multiplier");
        xml.end();
        xml.end();
        xml.end();
    }

    private void component(String kind, int order, String accession, String name) throws XMLStreamException {
        xml.start(kind, "order", Integer.toString(order));
        xml.term(accession, name);
        xml.end();
    }

    private String[] run() {
        return new String[] {
            "id", heading.id(), "defaultInstrumentConfigurationRef", "IC1", "startTimeStamp", heading.startTimeStamp()
        };
    }

    private void index() throws XMLStreamException {
        long listOffset = xml.nextOffset();
        xml.start("indexList", "count", "1");
        xml.start("index", "name", "chromatogram");
        for (int i = 0; i < offsets.size(); i++) {
            xml.text("offset", Long.toString(offsets.get(i)), "idRef", ids.get(i));
        }
        xml.end();
        xml.end();
        xml.text("indexListOffset", Long.toString(listOffset));
        xml.textOf("fileChecksum", this::checksum);
    }

    /** SHA-1 of everything up to and with the opening tag of fileChecksum, as mzML asks for. */
    private String checksum(byte[] upToHere) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(upToHere);
            String right = HexFormat.of().formatHex(sha1.digest());
            return heading.has(Fault.WRONG_CHECKSUM)
                    ? new StringBuilder(right).reverse().toString()
                    : right;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
