package io.enantio.database.cdisc;

import static io.enantio.database.cdisc.PcVariable.Core.EXPECTED;
import static io.enantio.database.cdisc.PcVariable.Core.PERMISSIBLE;
import static io.enantio.database.cdisc.PcVariable.Core.REQUIRED;
import static io.enantio.database.cdisc.PcVariable.Kind.DATETIME;
import static io.enantio.database.cdisc.PcVariable.Kind.NUMBER;
import static io.enantio.database.cdisc.PcVariable.Kind.TEXT;
import static io.enantio.database.cdisc.PcVariable.Kind.WHOLE;

/** The variables of the domain PC in the export (rule G-01), in the order of SDTMIG 3.4. */
enum PcVariable {
    STUDYID(TEXT, REQUIRED, "Study Identifier", "study of samples.csv"),
    DOMAIN(TEXT, REQUIRED, "Domain Abbreviation", "PC"),
    USUBJID(TEXT, REQUIRED, "Unique Subject Identifier", "STUDYID, a hyphen and subject of samples.csv"),
    PCSEQ(WHOLE, REQUIRED, "Sequence Number", "counts from 1 within a subject, by planned time, sample and analyte"),
    PCGRPID(TEXT, PERMISSIBLE, "Group ID", "profile of the analyte in the subject: PCTESTCD"),
    PCREFID(TEXT, PERMISSIBLE, "Reference ID", "sample_id"),
    PCSPID(TEXT, PERMISSIBLE, "Sponsor-Defined Identifier", "run and injection of the reported result"),
    PCTESTCD(
            TEXT,
            REQUIRED,
            "Pharmacokinetic Test Short Name",
            "code in the terms file, otherwise derived from the name of the analyte"),
    PCTEST(TEXT, REQUIRED, "Pharmacokinetic Test Name", "name in the terms file, otherwise the name of the analyte"),
    PCCAT(TEXT, PERMISSIBLE, "Test Category", "category in the terms file"),
    PCORRES(
            TEXT,
            EXPECTED,
            "Result or Finding in Original Units",
            "concentration to 3 significant figures; below the range < and the reportable LLOQ, above it > and the reportable ULOQ"),
    PCORRESU(TEXT, EXPECTED, "Original Units", "ng/mL"),
    PCSTRESC(
            TEXT,
            EXPECTED,
            "Character Result/Finding in Std Format",
            "the number of PCSTRESN; BLQ below the range; as PCORRES above it"),
    PCSTRESN(
            NUMBER,
            EXPECTED,
            "Numeric Result/Finding in Standard Units",
            "concentration, 15 significant digits, never imputed"),
    PCSTRESU(TEXT, EXPECTED, "Standard Units", "ng/mL"),
    PCSTAT(TEXT, PERMISSIBLE, "Completion Status", "NOT DONE if no result is reported"),
    PCREASND(TEXT, PERMISSIBLE, "Reason Test Not Done", "why no result is reported"),
    PCNAM(TEXT, EXPECTED, "Vendor Name", "laboratory in the terms file"),
    PCSPEC(
            TEXT,
            EXPECTED,
            "Specimen Material Type",
            "specimen_type in the terms file, otherwise the last word of the matrix"),
    PCMETHOD(TEXT, PERMISSIBLE, "Method of Test or Examination", "method in the terms file"),
    PCLLOQ(NUMBER, EXPECTED, "Lower Limit of Quantitation", "effective LLOQ of the run, times the dilution factor"),
    PCULOQ(NUMBER, PERMISSIBLE, "Upper Limit of Quantitation", "effective ULOQ of the run, times the dilution factor"),
    VISIT(TEXT, PERMISSIBLE, "Visit Name", "visit of samples.csv"),
    PCDTC(DATETIME, EXPECTED, "Date/Time of Specimen Collection", "collected_at in samples.csv, as given"),
    PCDY(
            WHOLE,
            PERMISSIBLE,
            "Actual Study Day of Specimen Collection",
            "days since PCRFTDTC, from 1 on; negative before"),
    PCTPT(
            TEXT,
            PERMISSIBLE,
            "Planned Time Point Name",
            "label in the terms file, otherwise derived from planned time and window"),
    PCTPTNUM(WHOLE, PERMISSIBLE, "Planned Time Point Number", "time_point of samples.csv"),
    PCELTM(
            TEXT,
            PERMISSIBLE,
            "Planned Elapsed Time from Time Point Ref",
            "elapsed in the terms file, otherwise nominal_time_h"),
    PCTPTREF(
            TEXT,
            PERMISSIBLE,
            "Time Point Reference",
            "reference_point in the terms file, otherwise START OF INFUSION"),
    PCRFTDTC(DATETIME, PERMISSIBLE, "Date/Time of Reference Point", "infusion_start in samples.csv, as given");

    /** Type of the values. */
    enum Kind {
        TEXT,
        DATETIME,
        NUMBER,
        WHOLE;

        boolean isNumeric() {
            return this == NUMBER || this == WHOLE;
        }
    }

    /** Core designation in SDTMIG. */
    enum Core {
        REQUIRED,
        EXPECTED,
        PERMISSIBLE
    }

    private final Kind kind;
    private final Core core;
    private final String label;
    private final String origin;

    PcVariable(Kind kind, Core core, String label, String origin) {
        this.kind = kind;
        this.core = core;
        this.label = label;
        this.origin = origin;
    }

    Kind kind() {
        return kind;
    }

    Core core() {
        return core;
    }

    /** At most 40 characters. */
    String label() {
        return label;
    }

    /** Origin of the values. */
    String origin() {
        return origin;
    }
}
