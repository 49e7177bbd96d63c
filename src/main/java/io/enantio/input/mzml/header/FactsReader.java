package io.enantio.input.mzml.header;

import io.enantio.chromatogram.RawFile.InstrumentStated;
import io.enantio.input.mzml.bytes.CvParam;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.ParamGroups;
import io.enantio.input.mzml.xml.XmlCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what a file says about itself: instrument, software, source files. */
public final class FactsReader {
    private static final String INSTRUMENT_MODEL = "MS:1000031";
    private static final String SERIAL_NUMBER = "MS:1000529";
    /** Terms of an instrument that are not its model: customization, accuracy, path length, ion optics. */
    private static final Set<String> NOT_A_MODEL =
            Set.of(SERIAL_NUMBER, "MS:1000032", "MS:1000014", "MS:1000022", "MS:1000236", "MS:1000487");

    private final ParamGroups groups;
    private final Map<String, String> software = new LinkedHashMap<>();
    private final Set<String> processedBy = new LinkedHashSet<>();
    private final Set<String> sourceFormats = new LinkedHashSet<>();
    private Optional<InstrumentStated> instrument = Optional.empty();

    public FactsReader(ParamGroups groups) {
        this.groups = groups;
    }

    public FileFacts facts(Optional<String> startTimeStamp) {
        List<String> converters = software.entrySet().stream()
                .filter(entry -> processedBy.isEmpty() || processedBy.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new FileFacts(
                startTimeStamp, instrument.orElse(InstrumentStated.NOTHING), converters, List.copyOf(sourceFormats));
    }

    /** Takes the child of mzML the cursor is at, if it says something about the file. */
    public void collect(XmlCursor xml) {
        switch (xml.name()) {
            case "fileDescription" -> fileDescription(xml);
            case "softwareList" -> softwareList(xml);
            case "instrumentConfigurationList", "instrumentList" -> instruments(xml);
            case "dataProcessingList" -> dataProcessing(xml);
            default -> {}
        }
    }

    private void fileDescription(XmlCursor xml) {
        int description = xml.depth();
        while (xml.nextChild(description)) {
            int list = xml.depth();
            boolean files = xml.name().equals("sourceFileList");
            while (files && xml.nextChild(list)) {
                groups.terms(xml).stream()
                        .map(CvParam::name)
                        .filter(name -> name.endsWith(" format") && !name.endsWith("nativeID format"))
                        .map(Place::quote)
                        .forEach(sourceFormats::add);
            }
        }
    }

    private void softwareList(XmlCursor xml) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            String id = xml.attribute("id").orElse("");
            String version = xml.attribute("version").orElse("");
            List<String> words = new ArrayList<>();
            int element = xml.depth();
            while (xml.nextChild(element)) {
                // mzML 1.0 drafts name software in an element of its own.
                words.add(xml.attribute("name").orElse(""));
                words.add(xml.attribute("version").orElse(version));
            }
            String name = String.join(" ", words.isEmpty() ? List.of(id, version) : words.subList(0, 2));
            software.put(id, Place.quote(name.strip()));
        }
    }

    private void instruments(XmlCursor xml) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            List<CvParam> terms = groups.terms(xml);
            if (instrument.isEmpty()) {
                instrument = Optional.of(new InstrumentStated(model(terms), serial(terms)));
            }
        }
    }

    static Optional<String> model(List<CvParam> terms) {
        return terms.stream()
                .filter(term -> !NOT_A_MODEL.contains(term.accession()))
                .map(term -> term.accession().equals(INSTRUMENT_MODEL) ? term.value() : term.name())
                .filter(name -> !name.isBlank())
                .map(Place::quote)
                .findFirst();
    }

    static Optional<String> serial(List<CvParam> terms) {
        return CvParam.find(terms, SERIAL_NUMBER)
                .map(CvParam::value)
                .filter(value -> !value.isBlank())
                .map(Place::quote);
    }

    private void dataProcessing(XmlCursor xml) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            xml.attribute("softwareRef").ifPresent(processedBy::add);
            int processing = xml.depth();
            while (xml.nextChild(processing)) {
                xml.attribute("softwareRef").ifPresent(processedBy::add);
            }
        }
    }
}
