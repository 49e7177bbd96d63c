package io.enantio.simulation.sequence;

import io.enantio.method.Analyte;
import io.enantio.method.Configuration;
import io.enantio.method.Level;
import io.enantio.method.LevelRole;
import io.enantio.method.LevelRoles;
import io.enantio.method.Method;
import io.enantio.simulation.subject.SubjectProfile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** True concentrations of spiked samples: each reference standard contains some antipode (rule A-17). */
public final class Spiking {
    private final Method method;

    public Spiking(Method method) {
        this.method = method;
    }

    /** The QC level of a role that lies nearest to the middle of the range of an analyte; absent if no level has the role. */
    public Optional<Level> qcLevel(LevelRole role, Analyte analyte) {
        double middle = (SubjectProfile.lloqNgPerMl(method, analyte) + SubjectProfile.uloqNgPerMl(method, analyte)) / 2;
        return LevelRoles.of(method, analyte).levels(role).stream()
                .min(Comparator.comparingDouble(
                        level -> Math.abs(level.nominalNgPerMl(analyte).orElseThrow() - middle)));
    }

    /** Concentrations of a level, ng/mL by analyte name. */
    public Map<String, Double> nominal(Level level) {
        Map<String, Double> spiked = new LinkedHashMap<>();
        method.analytes()
                .forEach(
                        analyte -> level.nominalNgPerMl(analyte).ifPresent(value -> spiked.put(analyte.name(), value)));
        return withImpurities(spiked);
    }

    /** Every analyte of a configuration at a share of its ULOQ; empty if no analyte has that configuration. */
    public Map<String, Double> single(Configuration configuration, double shareOfUloq) {
        Map<String, Double> spiked = new LinkedHashMap<>();
        method.analytes().stream()
                .filter(analyte -> analyte.configuration().equals(Optional.of(configuration)))
                .forEach(analyte ->
                        spiked.put(analyte.name(), shareOfUloq * SubjectProfile.uloqNgPerMl(method, analyte)));
        return withImpurities(spiked);
    }

    /** One analyte alone at its ULOQ. */
    public Map<String, Double> alone(Analyte analyte) {
        return withImpurities(Map.of(analyte.name(), SubjectProfile.uloqNgPerMl(method, analyte)));
    }

    private Map<String, Double> withImpurities(Map<String, Double> spiked) {
        Map<String, Double> real = new LinkedHashMap<>();
        for (Analyte analyte : method.analytes()) {
            Optional<Analyte> antipode = SubjectProfile.antipode(method, analyte);
            double pure = antipode.isPresent() ? (1 + method.facts().eePercent(analyte) / 100) / 2 : 1;
            double impurity = antipode.map(other -> spiked.getOrDefault(other.name(), 0.0)
                            * (1 - method.facts().eePercent(other) / 100)
                            / 2)
                    .orElse(0.0);
            double sum = pure * spiked.getOrDefault(analyte.name(), 0.0) + impurity;
            if (sum > 0) {
                real.put(analyte.name(), sum);
            }
        }
        return real;
    }
}
