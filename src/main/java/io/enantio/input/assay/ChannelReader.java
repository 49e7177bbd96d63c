package io.enantio.input.assay;

import io.enantio.input.text.YamlNode;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.InternalStandard;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The channels of a method file without problems, and who owns them. */
final class ChannelReader {
    /** Half width of the retention window if the method states none (docs/reference/method.md). */
    private static final double DEFAULT_WINDOW_MIN = 0.5;

    private final YamlNode method;

    ChannelReader(YamlNode method) {
        this.method = method;
    }

    List<Compound> compounds() {
        return method.items("compounds").stream().map(ChannelReader::compound).toList();
    }

    List<InternalStandard> internalStandards() {
        return method.items("internal_standards").stream()
                .map(this::internalStandard)
                .toList();
    }

    List<MonitoredCompound> monitored() {
        return method.items("monitored").stream().map(ChannelReader::monitored).toList();
    }

    private static Compound compound(YamlNode node) {
        String name = name(node);
        PeakWindow window = window(node, ownWindow(node).orElse(DEFAULT_WINDOW_MIN));
        Channel quantifier = new Channel(name, Role.QUANTIFIER, quantifier(node), window);
        Optional<Channel> qualifier = node.at("qualifier")
                .map(ChannelReader::transition)
                .map(transition -> new Channel(name, Role.QUALIFIER, transition, window));
        return new Compound(
                name,
                new Compound.Channels(quantifier, qualifier),
                new Compound.InternalStandardUse(node.text("internal_standard"), node.number("into_standard_percent")),
                node.items("peaks").stream().map(peak -> analyte(name, peak)).toList());
    }

    private static Analyte analyte(String compound, YamlNode peak) {
        return new Analyte(
                peak.text("analyte").orElseThrow(),
                compound,
                configuration(peak),
                peak.number("retention_time_min").orElseThrow());
    }

    private InternalStandard internalStandard(YamlNode node) {
        String name = name(node);
        PeakWindow window = window(node, ownWindow(node).orElseGet(() -> widestWindowServed(name)));
        return new InternalStandard(
                name,
                new Channel(name, Role.INTERNAL_STANDARD, quantifier(node), window),
                new InternalStandard.Amount(
                        node.number("concentration_ng_per_ml").orElseThrow(), node.number("d0_percent")),
                node.items("peaks").stream().map(ChannelReader::configuration).toList());
    }

    /** A standard moves with its compounds: it may move as far as the one that may move farthest. */
    private double widestWindowServed(String standard) {
        return method.items("compounds").stream()
                .filter(compound -> compound.text("internal_standard").equals(Optional.of(standard)))
                .mapToDouble(compound -> ownWindow(compound).orElse(DEFAULT_WINDOW_MIN))
                .max()
                .orElse(DEFAULT_WINDOW_MIN);
    }

    private static MonitoredCompound monitored(YamlNode node) {
        String name = name(node);
        PeakWindow window = window(node, ownWindow(node).orElse(DEFAULT_WINDOW_MIN));
        return new MonitoredCompound(
                name,
                new Channel(name, Role.MONITORED, quantifier(node), window),
                node.items("threatens").stream()
                        .map(compound -> compound.text().orElseThrow())
                        .toList());
    }

    private static String name(YamlNode node) {
        return node.text("compound").orElseThrow();
    }

    private static OptionalDouble ownWindow(YamlNode node) {
        return node.number("retention_window_min");
    }

    private static PeakWindow window(YamlNode node, double halfWidthMin) {
        return new PeakWindow(
                node.items("peaks").stream()
                        .map(peak -> peak.number("retention_time_min").orElseThrow())
                        .toList(),
                halfWidthMin);
    }

    private static Optional<Configuration> configuration(YamlNode peak) {
        return peak.text("configuration").map(Configuration::valueOf);
    }

    private static Transition quantifier(YamlNode node) {
        return transition(node.at("quantifier").orElseThrow());
    }

    private static Transition transition(YamlNode node) {
        return new Transition(
                node.number("precursor_mz").orElseThrow(),
                node.number("product_mz"),
                new Transition.Choice(
                        node.text("polarity").map(word -> Polarity.valueOf(word.toUpperCase(Locale.ROOT))),
                        node.number("collision_energy_ev"),
                        node.text("id_contains")));
    }
}
