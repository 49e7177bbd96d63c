package io.enantio.database.cdisc;

import static io.enantio.database.cdisc.AdncaVariable.ADOSEDUR;
import static io.enantio.database.cdisc.AdncaVariable.AFRLT;
import static io.enantio.database.cdisc.AdncaVariable.ANL01FL;
import static io.enantio.database.cdisc.AdncaVariable.ANL02FL;
import static io.enantio.database.cdisc.AdncaVariable.ARRLT;
import static io.enantio.database.cdisc.AdncaVariable.ASEQ;
import static io.enantio.database.cdisc.AdncaVariable.ATPTREF;
import static io.enantio.database.cdisc.AdncaVariable.AVAL;
import static io.enantio.database.cdisc.AdncaVariable.AVALCAT1;
import static io.enantio.database.cdisc.AdncaVariable.DOSEA;
import static io.enantio.database.cdisc.AdncaVariable.DOSETRT;
import static io.enantio.database.cdisc.AdncaVariable.DOSEU;
import static io.enantio.database.cdisc.AdncaVariable.DTYPE;
import static io.enantio.database.cdisc.AdncaVariable.FDOSEDTC;
import static io.enantio.database.cdisc.AdncaVariable.FRLTU;
import static io.enantio.database.cdisc.AdncaVariable.METABFL;
import static io.enantio.database.cdisc.AdncaVariable.MRRLT;
import static io.enantio.database.cdisc.AdncaVariable.NFRLT;
import static io.enantio.database.cdisc.AdncaVariable.NRRLT;
import static io.enantio.database.cdisc.AdncaVariable.RDOSEDTC;
import static io.enantio.database.cdisc.AdncaVariable.ROUTE;
import static io.enantio.database.cdisc.AdncaVariable.RRLTU;
import static io.enantio.database.cdisc.AdncaVariable.SUBJID;

import io.enantio.database.PcRow;
import io.enantio.database.cdisc.PcRecords.Tabulated;
import io.enantio.run.TabulationTerms;
import io.enantio.study.record.InfusedDrug;
import io.enantio.study.record.InfusionHistory.Clock;
import io.enantio.study.record.StudyPlan;
import io.enantio.text.IsoTime;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * The records of the analysis dataset ADNCA (rule G-08): those of PC with their time from the doses of the plan. A result below the LLOQ
 * keeps its record without a number, and has a second one with what the rule takes for it.
 *
 * @param sampled the records of PC with what the analysis adds, without the additional ones
 * @param records all of them
 * @param remarks what is empty or contradicts itself, a sentence each
 */
record AdncaRecords(List<Sampled> sampled, List<Map<Variable, String>> records, List<String> remarks) {
    private static final String HOUR = "h";
    private static final String YES = "Y";

    /** Variables that are copied from PC under their own or another name. */
    private static final Map<AdncaVariable, PcVariable> COPIED = copied();

    /**
     * A result with its place in time.
     *
     * @param doses of the subject, at least one
     * @param reference the dose that its time counts from
     * @param imputed what the rule takes for a result below the LLOQ
     */
    record Sampled(
            PcRow row,
            Map<Variable, String> record,
            List<Administration> doses,
            Administration reference,
            Optional<BlqRule.Imputed> imputed) {}

    private static Map<AdncaVariable, PcVariable> copied() {
        Map<AdncaVariable, PcVariable> copied = new LinkedHashMap<>();
        for (AdncaVariable variable : AdncaVariable.values()) {
            if (variable.origin() == Variable.Origin.PREDECESSOR) {
                copied.put(variable, PcVariable.valueOf(variable.value().substring("PC.".length())));
            }
        }
        return copied;
    }

    /**
     * All records of a study.
     *
     * @throws ExportException with everything in which samples, plan and terms contradict each other
     */
    static AdncaRecords of(List<PcRow> rows, TabulationTerms terms, StudyPlan plan, BlqRule rule) {
        TabulationTerms planned = new PlanTerms(plan, terms).agreed();
        PcRecords pc = PcRecords.of(rows, planned);
        Writer writer = new Writer(planned, plan, rule);
        writer.check(rows);
        List<Sampled> sampled = pc.tabulated().stream().map(writer::sampled).toList();
        List<Map<Variable, String>> all = new ArrayList<>();
        Map<String, Integer> sequence = new HashMap<>();
        for (Sampled each : sampled) {
            for (Map<Variable, String> record : writer.records(each)) {
                record.put(ASEQ, String.valueOf(sequence.merge(each.row().subject(), 1, Integer::sum)));
                all.add(record);
            }
        }
        List<String> remarks = new ArrayList<>(pc.remarks().stream()
                .filter(remark -> !remark.startsWith("PCDY"))
                .toList());
        remarks.addAll(writer.remarks(sampled));
        return new AdncaRecords(sampled, all, remarks);
    }

    AdncaRecords {
        sampled = List.copyOf(sampled);
        records = List.copyOf(records);
        remarks = List.copyOf(remarks);
    }

    /** Turns records of PC into records of the analysis. */
    private static final class Writer {
        private final TabulationTerms terms;
        private final StudyPlan plan;
        private final BlqRule rule;
        private final Map<String, List<Administration>> doses;

        Writer(TabulationTerms terms, StudyPlan plan, BlqRule rule) {
            this.terms = terms;
            this.plan = plan;
            this.rule = rule;
            this.doses = Administration.bySubject(plan.doses());
        }

        private List<Administration> doses(PcRow row) {
            return doses.getOrDefault(row.subject(), List.of());
        }

        void check(List<PcRow> rows) {
            Set<String> problems = new TreeSet<>();
            for (PcRow row : rows) {
                if (doses(row).isEmpty()) {
                    problems.add(ExportException.line(
                            "doses of the plan",
                            "have no subject " + row.subject() + ", whose samples are in the study",
                            "Add the subject's doses; a rate of 0 states that nothing was given."));
                } else if (isOfAnotherClock(row)) {
                    problems.add(ExportException.line(
                            "sample " + row.sampleId(),
                            "collected_at " + row.timing().collectedAt().orElse("")
                                    + " and the doses of the plan do not both state their offset from UTC",
                            "Add the offset where it is missing."));
                }
            }
            if (!problems.isEmpty()) {
                throw new ExportException(new ArrayList<>(problems));
            }
        }

        private boolean isOfAnotherClock(PcRow row) {
            boolean isLocal = doses(row).get(0).clock() == Clock.LOCAL;
            return collected(row)
                    .filter(time -> time.offset().isEmpty() != isLocal)
                    .isPresent();
        }

        private static Optional<IsoTime> collected(PcRow row) {
            return row.timing().collectedAt().map(IsoTime::parse);
        }

        Sampled sampled(Tabulated tabulated) {
            PcRow row = tabulated.row();
            List<Administration> all = doses(row);
            Administration reference = reference(row, all);
            Map<Variable, String> record = new HashMap<>();
            COPIED.forEach((variable, source) ->
                    Optional.ofNullable(tabulated.record().get(source)).ifPresent(text -> record.put(variable, text)));
            record.put(SUBJID, row.subject());
            if ("METABOLITE".equals(tabulated.record().get(PcVariable.PCCAT))) {
                record.put(METABFL, YES);
            }
            record.put(AVALCAT1, category(row));
            Optional.ofNullable(tabulated.record().get(PcVariable.PCSTRESN)).ifPresent(value -> value(record, value));
            record.put(FRLTU, HOUR);
            record.put(RRLTU, HOUR);
            record.put(FDOSEDTC, all.get(0).startText());
            row.timing().nominalTimeH().ifPresent(hours -> record.put(NFRLT, NumberText.of(hours)));
            collected(row)
                    .ifPresent(
                            time -> record.put(AFRLT, NumberText.of(all.get(0).hoursTo(time.orUtc()))));
            treatment().ifPresent(treatment -> record.put(DOSETRT, treatment));
            terms.words().route().ifPresent(route -> record.put(ROUTE, route));
            record.put(DOSEU, "mg");
            refer(record, row, reference);
            Optional<BlqRule.Imputed> imputed = isBelow(row)
                    ? rule.impute(row.value().orElseThrow().lloq().orElseThrow(), isBeforeFirstDose(row, all.get(0)))
                    : Optional.empty();
            return new Sampled(row, record, all, reference, imputed);
        }

        private static void value(Map<Variable, String> record, String value) {
            record.put(AVAL, value);
            record.put(ANL01FL, YES);
            record.put(ANL02FL, YES);
        }

        private Optional<String> treatment() {
            return terms.words()
                    .treatment()
                    .or(() -> plan.infused().map(InfusedDrug::compound).map(InfusedDrug.Substance::compound));
        }

        private static void refer(Map<Variable, String> record, PcRow row, Administration dose) {
            record.put(ATPTREF, "DOSE " + dose.number());
            record.put(RDOSEDTC, dose.startText());
            record.put(DOSEA, NumberText.of(dose.amountMg()));
            record.put(ADOSEDUR, NumberText.of(dose.durationH()));
            record.remove(NRRLT);
            if (row.timing().nominalTimeH().isPresent() && dose.nominalStartH().isPresent()) {
                record.put(
                        NRRLT,
                        NumberText.of(row.timing().nominalTimeH().getAsDouble()
                                - dose.nominalStartH().getAsDouble()));
            }
            collected(row).ifPresent(time -> {
                double hours = dose.hoursTo(time.orUtc());
                record.put(ARRLT, NumberText.of(hours));
                record.put(MRRLT, NumberText.of(Math.max(hours, 0)));
            });
        }

        /** The last dose that had begun; for a sample before all of them the first. */
        private static Administration reference(PcRow row, List<Administration> all) {
            Administration reference = all.get(0);
            Optional<IsoTime> collected = collected(row);
            OptionalDouble nominal = row.timing().nominalTimeH();
            for (Administration dose : all) {
                boolean hadBegun = collected.isPresent()
                        ? dose.hoursTo(collected.get().orUtc()) >= 0
                        : nominal.isPresent()
                                && dose.nominalStartH().isPresent()
                                && nominal.getAsDouble() > dose.nominalStartH().getAsDouble();
                reference = hadBegun ? dose : reference;
            }
            return reference;
        }

        private static boolean isBeforeFirstDose(PcRow row, Administration first) {
            return collected(row)
                    .map(time -> first.hoursTo(time.orUtc()) <= 0)
                    .orElseGet(() -> row.timing().nominalTimeH().orElse(1) == 0);
        }

        private static boolean isBelow(PcRow row) {
            return category(row).equals("BLQ");
        }

        private static String category(PcRow row) {
            if (row.value().isEmpty()) {
                return "NOT DONE";
            }
            if (row.value().get().concentration().isPresent()) {
                return "QUANTIFIED";
            }
            return row.value().get().status().equals("above_uloq") ? "ALQ" : "BLQ";
        }

        /** A record, the imputed one, and their copies if the sample is the one before a later dose. */
        List<Map<Variable, String>> records(Sampled sampled) {
            List<Map<Variable, String>> records = new ArrayList<>();
            records.add(sampled.record());
            sampled.imputed().ifPresent(imputed -> {
                Map<Variable, String> additional = new HashMap<>(sampled.record());
                value(additional, imputed.value());
                additional.put(DTYPE, imputed.derivation());
                records.add(additional);
            });
            nextDose(sampled).ifPresent(next -> {
                Map<Variable, String> copy = new HashMap<>(records.get(records.size() - 1));
                copy.put(DTYPE, "COPY");
                copy.remove(ANL01FL);
                refer(copy, sampled.row(), next);
                records.add(copy);
            });
            return records;
        }

        /** The dose that a sample was planned to precede, if it was taken before it. */
        private static Optional<Administration> nextDose(Sampled sampled) {
            OptionalDouble nominal = sampled.row().timing().nominalTimeH();
            return sampled.doses().stream()
                    .filter(dose -> dose.number() == sampled.reference().number() + 1)
                    .filter(dose -> dose.nominalStartH().isPresent()
                            && dose.nominalStartH().equals(nominal))
                    .findFirst();
        }

        List<String> remarks(List<Sampled> sampled) {
            List<String> remarks = new ArrayList<>();
            if (terms.words().route().isEmpty()) {
                remarks.add("ROUTE is empty: the terms name no route.");
            }
            if (treatment().isEmpty()) {
                remarks.add("DOSETRT is empty: neither the terms nor the plan name what was given.");
            }
            Set<String> untimed = new TreeSet<>();
            Set<String> unplanned = new TreeSet<>();
            Set<String> otherSide = new TreeSet<>();
            Set<String> local = new TreeSet<>();
            for (Sampled each : sampled) {
                PcRow row = each.row();
                OptionalDouble nominal = row.timing().nominalTimeH();
                if (collected(row).isEmpty()) {
                    untimed.add(row.sampleId());
                } else if (nominal.isPresent()
                        && (nominal.getAsDouble() == 0)
                                != isBeforeFirstDose(row, each.doses().get(0))) {
                    otherSide.add(row.sampleId());
                }
                if (each.reference().nominalStartH().isEmpty()) {
                    unplanned.add(row.subject());
                }
                if (each.reference().clock() == Clock.LOCAL) {
                    local.add(row.subject());
                }
            }
            add(remarks, untimed, "AFRLT, ARRLT and MRRLT are empty for samples without collected_at: ");
            add(remarks, unplanned, "NRRLT is empty after a later dose without nominal_start_h, subjects: ");
            add(remarks, otherSide, "Planned and actual time lie on different sides of the first dose, samples: ");
            add(
                    remarks,
                    local,
                    "Actual times do not know of clocks that were changed, because no offset from UTC is stated, subjects: ");
            return remarks;
        }

        private static void add(List<String> remarks, Set<String> names, String text) {
            if (!names.isEmpty()) {
                remarks.add(text + String.join(", ", names) + ".");
            }
        }
    }
}
