package io.enantio.input.mzml;

import io.enantio.chromatogram.RawFile.InstrumentStated;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.FileFacts;
import io.enantio.input.mzml.xml.CvParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import uk.ac.ebi.jmzml.model.mzml.DataProcessingList;
import uk.ac.ebi.jmzml.model.mzml.InstrumentConfiguration;
import uk.ac.ebi.jmzml.model.mzml.InstrumentConfigurationList;
import uk.ac.ebi.jmzml.model.mzml.MzMLObject;
import uk.ac.ebi.jmzml.model.mzml.ParamGroup;
import uk.ac.ebi.jmzml.model.mzml.Software;
import uk.ac.ebi.jmzml.model.mzml.SoftwareList;
import uk.ac.ebi.jmzml.xml.io.MzMLUnmarshaller;

/** What a file states about itself, as jmzML reads it. Formats of source files are left out: only {@code inspect} shows them, with our own reader. */
final class JmzmlFacts {
    private JmzmlFacts() {}

    static FileFacts of(MzMLUnmarshaller document, Optional<String> startTimeStamp) {
        Map<String, String> software = software(document);
        Set<String> processedBy = processedBy(document);
        return new FileFacts(
                startTimeStamp, instrument(document), FileFacts.converters(software, processedBy), List.of());
    }

    private static Map<String, String> software(MzMLUnmarshaller document) {
        Map<String, String> software = new LinkedHashMap<>();
        element(document, "/softwareList", SoftwareList.class)
                .ifPresent(list -> list.getSoftware()
                        .forEach(one -> software.put(JmzmlTerms.text(one.getId()), Place.quote(title(one)))));
        return software;
    }

    private static String title(Software software) {
        String name = Stream.concat(
                        JmzmlTerms.of(software).stream().map(CvParam::name),
                        software.getUserParam().stream().map(param -> JmzmlTerms.text(param.getName())))
                .findFirst()
                .orElse(JmzmlTerms.text(software.getId()));
        return (name + " " + JmzmlTerms.text(software.getVersion())).strip();
    }

    private static Set<String> processedBy(MzMLUnmarshaller document) {
        Set<String> processedBy = new LinkedHashSet<>();
        element(document, "/dataProcessingList", DataProcessingList.class)
                .ifPresent(list -> list.getDataProcessing()
                        .forEach(processing -> processing
                                .getProcessingMethod()
                                .forEach(method -> Optional.ofNullable(method.getSoftwareRef())
                                        .ifPresent(processedBy::add))));
        return processedBy;
    }

    private static InstrumentStated instrument(MzMLUnmarshaller document) {
        return element(document, "/instrumentConfigurationList", InstrumentConfigurationList.class)
                .flatMap(list -> list.getInstrumentConfiguration().stream().findFirst())
                .map(JmzmlTerms::of)
                .map(FileFacts::instrument)
                .orElse(InstrumentStated.NOTHING);
    }

    /** The configurations of the instrument, and the one that scans have unless they name another. */
    static InstrumentConfigurations configurations(MzMLUnmarshaller document) {
        InstrumentConfigurations configurations = new InstrumentConfigurations();
        element(document, "/instrumentConfigurationList", InstrumentConfigurationList.class)
                .ifPresent(list -> list.getInstrumentConfiguration()
                        .forEach(one -> configurations.add(JmzmlTerms.text(one.getId()), content(one))));
        Optional.ofNullable(document.getSingleElementAttributes("/run").get("defaultInstrumentConfigurationRef"))
                .ifPresent(configurations::usual);
        return configurations;
    }

    private static InstrumentConfigurations.Content content(InstrumentConfiguration configuration) {
        List<InstrumentConfigurations.Component> components = new ArrayList<>();
        Optional.ofNullable(configuration.getComponentList()).ifPresent(list -> {
            list.getSource().forEach(part -> components.add(component("source", part)));
            list.getAnalyzer().forEach(part -> components.add(component("analyzer", part)));
            list.getDetector().forEach(part -> components.add(component("detector", part)));
        });
        return new InstrumentConfigurations.Content(JmzmlTerms.of(configuration), components);
    }

    private static InstrumentConfigurations.Component component(String kind, ParamGroup part) {
        return new InstrumentConfigurations.Component(kind, JmzmlTerms.of(part));
    }

    private static <T extends MzMLObject> Optional<T> element(MzMLUnmarshaller document, String path, Class<T> type) {
        T found = document.getObjectCountForXpath(path) < 1 ? null : document.unmarshalFromXpath(path, type);
        return Optional.ofNullable(found);
    }
}
