package io.enantio.database.cdisc;

import static io.enantio.database.cdisc.Variable.Core.EXPECTED;
import static io.enantio.database.cdisc.Variable.Core.PERMISSIBLE;
import static io.enantio.database.cdisc.Variable.Core.REQUIRED;
import static io.enantio.database.cdisc.Variable.Kind.DATETIME;
import static io.enantio.database.cdisc.Variable.Kind.NUMBER;
import static io.enantio.database.cdisc.Variable.Kind.TEXT;
import static io.enantio.database.cdisc.Variable.Kind.WHOLE;
import static io.enantio.database.cdisc.Variable.Origin.ASSIGNED;
import static io.enantio.database.cdisc.Variable.Origin.COLLECTED;
import static io.enantio.database.cdisc.Variable.Origin.DERIVED;
import static io.enantio.database.cdisc.Variable.Origin.PROTOCOL;

/** The variables of the domain PC in the export (rule G-01), in the order of SDTMIG 3.4. */
enum PcVariable implements Variable {
    STUDYID(TEXT, REQUIRED, PROTOCOL, "Study Identifier", "study of samples.csv"),
    DOMAIN(TEXT, REQUIRED, ASSIGNED, "Domain Abbreviation", "PC"),
    USUBJID(
            TEXT,
            REQUIRED,
            DERIVED,
            "Unique Subject Identifier",
            "that of the demographics; without them STUDYID, a hyphen and subject of samples.csv"),
    PCSEQ(
            WHOLE,
            REQUIRED,
            DERIVED,
            "Sequence Number",
            "counts from 1 within a subject, by planned time, sample and analyte"),
    PCGRPID(TEXT, PERMISSIBLE, ASSIGNED, "Group ID", "profile of the analyte in the subject: PCTESTCD"),
    PCREFID(TEXT, PERMISSIBLE, COLLECTED, "Reference ID", "sample_id"),
    PCSPID(TEXT, PERMISSIBLE, COLLECTED, "Sponsor-Defined Identifier", "run and injection of the reported result"),
    PCTESTCD(
            TEXT,
            REQUIRED,
            ASSIGNED,
            "Pharmacokinetic Test Short Name",
            "code in the terms file, otherwise derived from the name of the analyte"),
    PCTEST(
            TEXT,
            REQUIRED,
            ASSIGNED,
            "Pharmacokinetic Test Name",
            "name in the terms file, otherwise the name of the analyte"),
    PCCAT(TEXT, PERMISSIBLE, ASSIGNED, "Test Category", "category in the terms file"),
    PCORRES(
            TEXT,
            EXPECTED,
            COLLECTED,
            "Result or Finding in Original Units",
            "concentration to 3 significant figures; below the range < and the reportable LLOQ, above it > and the reportable ULOQ"),
    PCORRESU(TEXT, EXPECTED, COLLECTED, "Original Units", "ng/mL"),
    PCSTRESC(TEXT, EXPECTED, DERIVED, "Character Result/Finding in Std Format", "PCORRES; BLQ below the range"),
    PCSTRESN(
            NUMBER,
            EXPECTED,
            DERIVED,
            "Numeric Result/Finding in Standard Units",
            "the number in PCORRES, with the same digits; missing outside the range, never imputed"),
    PCSTRESU(TEXT, EXPECTED, ASSIGNED, "Standard Units", "ng/mL"),
    PCSTAT(TEXT, PERMISSIBLE, COLLECTED, "Completion Status", "NOT DONE if no result is reported"),
    PCREASND(TEXT, PERMISSIBLE, COLLECTED, "Reason Test Not Done", "why no result is reported"),
    PCNAM(TEXT, EXPECTED, ASSIGNED, "Vendor Name", "laboratory in the terms file"),
    PCSPEC(TEXT, EXPECTED, ASSIGNED, "Specimen Material Type", "specimen_type in the terms file; empty without it"),
    PCMETHOD(TEXT, PERMISSIBLE, ASSIGNED, "Method of Test or Examination", "method in the terms file"),
    PCLLOQ(
            NUMBER,
            EXPECTED,
            COLLECTED,
            "Lower Limit of Quantitation",
            "effective LLOQ of the run, times the dilution factor"),
    PCULOQ(
            NUMBER,
            PERMISSIBLE,
            COLLECTED,
            "Upper Limit of Quantitation",
            "effective ULOQ of the run, times the dilution factor"),
    VISITNUM(NUMBER, EXPECTED, PROTOCOL, "Visit Number", "number of the visit in the terms file; empty without it"),
    VISIT(TEXT, PERMISSIBLE, PROTOCOL, "Visit Name", "visit of samples.csv"),
    PCDTC(DATETIME, EXPECTED, COLLECTED, "Date/Time of Specimen Collection", "collected_at in samples.csv, as given"),
    PCDY(
            WHOLE,
            PERMISSIBLE,
            DERIVED,
            "Actual Study Day of Specimen Collection",
            "days from RFSTDTC of the table of demographics that the terms file names, from 1 on, negative before; empty without it"),
    PCTPT(
            TEXT,
            PERMISSIBLE,
            PROTOCOL,
            "Planned Time Point Name",
            "label in the terms file, otherwise derived from planned time and window"),
    PCTPTNUM(WHOLE, PERMISSIBLE, PROTOCOL, "Planned Time Point Number", "time_point of samples.csv"),
    PCELTM(
            TEXT,
            PERMISSIBLE,
            PROTOCOL,
            "Planned Elapsed Time from Time Point Ref",
            "elapsed in the terms file, otherwise nominal_time_h"),
    PCTPTREF(
            TEXT,
            PERMISSIBLE,
            ASSIGNED,
            "Time Point Reference",
            "reference_point in the terms file, otherwise START OF INFUSION"),
    PCRFTDTC(
            DATETIME,
            PERMISSIBLE,
            COLLECTED,
            "Date/Time of Reference Point",
            "infusion_start in samples.csv, as given");

    private final Description description;

    PcVariable(Kind kind, Core core, Origin origin, String label, String value) {
        this.description = new Description(kind, core, origin, label, value);
    }

    @Override
    public Description description() {
        return description;
    }
}
