package io.enantio.input.sequence;

import io.enantio.input.assay.MethodNames;
import io.enantio.input.assay.SequenceWords;
import io.enantio.input.problem.NumberForm;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The method's levels by the names that a sequence gives them. */
final class LevelNames {
    private final Optional<MethodNames> names;
    private final Optional<Method> method;
    private final SequenceWords words;
    private final Map<SampleType, Set<String>> nominal = new HashMap<>();

    LevelNames(Optional<MethodNames> names, Optional<Method> method, SequenceWords words) {
        this.names = names;
        this.method = method;
        this.words = words;
    }

    /** Names of the method's levels for a type; none if there is no method. */
    Collection<String> known(SampleType type) {
        return names.<Collection<String>>map(method -> switch (type) {
                    case STANDARD -> method.levels().standards();
                    case QC -> method.levels().qcs();
                    case SINGLE_ENANTIOMER -> method.singleEnantiomers();
                    default -> List.of();
                })
                .orElse(List.of());
    }

    /** Whether a text names a level of any type; any text does if there is no method. */
    boolean isLevel(String text) {
        if (names.isEmpty()) {
            return !text.isBlank() && text.equals(text.strip());
        }
        return List.of(SampleType.STANDARD, SampleType.QC, SampleType.SINGLE_ENANTIOMER).stream()
                .anyMatch(type -> named(text, type).isPresent());
    }

    /** The level of a name, not of a number. */
    Optional<String> named(String text, SampleType type) {
        Collection<String> known = known(type);
        Optional<String> alias = Optional.ofNullable(words.levels().get(text))
                .or(() -> only(words.levels().keySet(), text).map(words.levels()::get));
        if (alias.isPresent() && (known.isEmpty() || known.contains(alias.get()))) {
            return alias;
        }
        if (known.contains(text) || known.isEmpty()) {
            return Optional.of(text);
        }
        return only(known, text);
    }

    private static Optional<String> only(Collection<String> known, String text) {
        List<String> alike = known.stream()
                .filter(name -> SequenceWord.plain(name).equals(SequenceWord.plain(text)))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    /**
     * Learns which texts of a list are concentrations. A column of levels may number them, so concentrations are taken only if all
     * numbers of the type are concentrations of levels, and one of them at least cannot be a number of a level or both agree for all.
     */
    void learn(SampleType type, Set<String> texts) {
        Set<String> numbers = texts.stream()
                .filter(text ->
                        named(text, type).isEmpty() && NumberForm.parse(text).isPresent())
                .collect(Collectors.toSet());
        List<Level> levels = levels(type);
        boolean concentrations =
                numbers.stream().allMatch(text -> ofConcentration(text, levels).isPresent());
        boolean oneIsNoPlace =
                numbers.stream().anyMatch(text -> place(text, levels).isEmpty());
        boolean samePlaces =
                numbers.stream().allMatch(text -> place(text, levels).equals(ofConcentration(text, levels)));
        if (concentrations && (oneIsNoPlace || samePlaces)) {
            nominal.put(type, numbers);
        }
    }

    /** The level of a text; empty if it is none, or not certainly one. */
    Optional<String> of(String text, SampleType type) {
        Optional<String> byName = named(text, type);
        boolean concentration = nominal.getOrDefault(type, new HashSet<>()).contains(text);
        return byName.isPresent() || !concentration
                ? byName
                : ofConcentration(text, levels(type)).map(Level::name);
    }

    /** Whether a text is the concentration of a level as well as the number of another. */
    boolean isDoubtful(String text, SampleType type) {
        return ofConcentration(text, levels(type)).isPresent();
    }

    private List<Level> levels(SampleType type) {
        return method.map(assay ->
                        type == SampleType.STANDARD ? assay.calibration().levels() : assay.qcLevels())
                .filter(levels -> type == SampleType.STANDARD || type == SampleType.QC)
                .orElse(List.of());
    }

    /** The only level with this nominal concentration of all its analytes. */
    private static Optional<Level> ofConcentration(String text, List<Level> levels) {
        OptionalDouble number = NumberForm.parse(text);
        List<Level> found = new ArrayList<>();
        for (Level level : levels) {
            Collection<Double> values = level.nominalNgPerMlByAnalyte().values();
            if (number.isPresent()
                    && !values.isEmpty()
                    && values.stream().allMatch(value -> value == number.getAsDouble())) {
                found.add(level);
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The level in a place of the method, from 1. */
    private static Optional<Level> place(String text, List<Level> levels) {
        double number = NumberForm.parse(text).orElse(0);
        boolean isPlace = number >= 1 && number <= levels.size() && number == Math.rint(number);
        return isPlace ? Optional.of(levels.get((int) number - 1)) : Optional.empty();
    }

    /** Whether a level is that of the highest standard. */
    boolean isHighestStandard(String level) {
        OptionalDouble own = method.flatMap(assay -> assay.standardLevel(level))
                .map(LevelNames::highest)
                .orElse(OptionalDouble.empty());
        OptionalDouble most = method.stream()
                .flatMap(assay -> assay.calibration().levels().stream())
                .mapToDouble(one -> highest(one).orElse(0))
                .max();
        return own.isPresent() && own.equals(most);
    }

    private static OptionalDouble highest(Level level) {
        return level.nominalNgPerMlByAnalyte().values().stream()
                .mapToDouble(Double::doubleValue)
                .max();
    }
}
