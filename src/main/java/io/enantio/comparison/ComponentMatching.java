package io.enantio.comparison;

import io.enantio.comparison.TheirPeak.Component;
import io.enantio.comparison.TheirPeak.Component.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which component of theirs is which of our analytes: as a person states it, else of the same name, else of the same name without case,
 * blanks, hyphens and underscores, else also without the number of a transition. An internal standard is an analyte only if a person says so.
 */
final class ComponentMatching {
    private final List<String> analytes;
    private final Map<String, Kind> components = new LinkedHashMap<>();
    private final Map<String, String> matched = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<String, String> aloneReasons = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();

    private ComponentMatching(List<String> analytes, List<Component> theirs) {
        this.analytes = analytes;
        theirs.forEach(component -> components.merge(
                component.name(), component.kind(), (one, other) -> other == Kind.INTERNAL_STANDARD ? other : one));
    }

    static ComponentMatching of(List<String> analytes, List<Component> theirs, Map<String, String> stated) {
        ComponentMatching matching = new ComponentMatching(analytes, theirs);
        matching.stated(stated);
        matching.stage(Optional::of, name -> name);
        matching.stage(name -> Optional.of(ComparedNames.component(name)), ComparedNames::component);
        matching.stage(ComparedNames::unnumbered, ComparedNames::component);
        return matching;
    }

    private void stated(Map<String, String> stated) {
        for (String name : new TreeSet<>(stated.keySet())) {
            String analyte = stated.getOrDefault(name, "");
            if (!analytes.contains(analyte)) {
                remarks.add("The map says that their component " + name + " is " + analyte
                        + ", which is no analyte of our results (" + String.join(", ", analytes) + ").");
            } else if (!components.containsKey(name)) {
                remarks.add("The map says that their component " + name + " is " + analyte
                        + ", but their table has no such component.");
            } else if (matched.containsValue(analyte)) {
                remarks.add(
                        "The map names several of their components for " + analyte + "; " + name + " was not used.");
                reasons.put(name, "is one of several that the map names for " + analyte);
            } else {
                matched.put(name, analyte);
            }
        }
    }

    /** Matches what has one name on both sides, among those that are still alone. */
    private void stage(Function<String, Optional<String>> theirForm, Function<String, String> ourForm) {
        Map<String, List<String>> theirs = components.entrySet().stream()
                .filter(component -> component.getValue() != Kind.INTERNAL_STANDARD)
                .map(Map.Entry::getKey)
                .filter(name -> !matched.containsKey(name) && !reasons.containsKey(name))
                .filter(name -> theirForm.apply(name).isPresent())
                .collect(Collectors.groupingBy(
                        name -> theirForm.apply(name).orElse(""), LinkedHashMap::new, Collectors.toList()));
        Map<String, List<String>> ours = analytes.stream().collect(Collectors.groupingBy(ourForm));
        theirs.forEach((form, names) -> resolve(names, ours.getOrDefault(form, List.of())));
    }

    private void resolve(List<String> names, List<String> meant) {
        if (meant.isEmpty()) {
            return;
        }
        String analyte = meant.get(0);
        if (meant.size() > 1) {
            names.forEach(name -> reasons.put(name, "could be any of " + String.join(", ", meant)));
        } else if (matched.containsValue(analyte)) {
            names.forEach(name -> reasons.put(name, "could be " + analyte + ", which another component is already"));
        } else if (names.size() > 1) {
            String all = String.join(", ", names);
            names.forEach(name -> reasons.put(
                    name, "could be " + analyte + ", as could each of " + all + "; state one under components"));
            aloneReasons.put(analyte, "could be each of their components " + all + "; state one under components");
        } else {
            matched.put(names.get(0), analyte);
        }
    }

    /** The analyte that a component is. */
    Optional<String> analyte(String component) {
        return Optional.ofNullable(matched.get(component));
    }

    /** Why a component is no analyte of ours. */
    String reason(String component) {
        return reasons.getOrDefault(component, "no analyte of ours has the name of this component");
    }

    /** Why an analyte is none of their components; empty if it is one. */
    Optional<String> whyAlone(String analyte) {
        return matched.containsValue(analyte)
                ? Optional.empty()
                : Optional.of(
                        aloneReasons.getOrDefault(analyte, "no component of theirs has the name of this analyte"));
    }

    /** What of the map could not be used. */
    List<String> remarks() {
        return remarks;
    }
}
