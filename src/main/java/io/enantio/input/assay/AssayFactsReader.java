package io.enantio.input.assay;

import io.enantio.input.text.YamlNode;
import io.enantio.method.AssayFacts;
import io.enantio.method.AssayFacts.ColumnRecord;
import io.enantio.method.AssayFacts.ReferenceStandard;
import io.enantio.method.AssayFacts.Suitability;
import io.enantio.method.AssayFacts.Validated;
import io.enantio.method.value.Range;
import java.util.List;

/** Certificates, validated limits and suitability limits of a method file without problems. */
final class AssayFactsReader {
    private final YamlNode method;

    AssayFactsReader(YamlNode method) {
        this.method = method;
    }

    AssayFacts read(List<ColumnRecord> columnRecords) {
        return new AssayFacts(
                method.items("reference_standards").stream()
                        .map(AssayFactsReader::standard)
                        .toList(),
                method.at("validated").map(AssayFactsReader::validated).orElse(Validated.NOTHING),
                method.at("suitability").map(AssayFactsReader::suitability).orElse(Suitability.NONE),
                columnRecords);
    }

    private static ReferenceStandard standard(YamlNode node) {
        return new ReferenceStandard(
                node.text("analyte").orElseThrow(),
                node.number("ee_percent"),
                node.text("form"),
                node.text("lot"),
                node.text("expires"));
    }

    private static Validated validated(YamlNode node) {
        return new Validated(
                numbers(node.items("dilution_factors")),
                node.number("freeze_thaw_cycles"),
                node.number("bench_hours"),
                node.number("autosampler_hours"),
                node.number("storage_days"));
    }

    private static Suitability suitability(YamlNode node) {
        return new Suitability(
                node.number("resolution_minimum"),
                node.at("tailing_range")
                        .map(range -> numbers(range.items()))
                        .map(ends -> new Range(ends.get(0), ends.get(1))),
                node.number("snr_minimum"),
                node.number("area_cv_percent"));
    }

    private static List<Double> numbers(List<YamlNode> nodes) {
        return nodes.stream().map(node -> node.number().orElseThrow()).toList();
    }
}
