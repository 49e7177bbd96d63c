package io.enantio.database.cdisc;

import static io.enantio.database.cdisc.PcVariable.Core.EXPECTED;
import static io.enantio.database.cdisc.PcVariable.Core.PERMISSIBLE;
import static io.enantio.database.cdisc.PcVariable.Core.REQUIRED;
import static io.enantio.database.cdisc.PcVariable.Kind.DATETIME;
import static io.enantio.database.cdisc.PcVariable.Kind.NUMBER;
import static io.enantio.database.cdisc.PcVariable.Kind.TEXT;
import static io.enantio.database.cdisc.PcVariable.Kind.WHOLE;

/** The variables of the domain PC that are used here (rule G-01), in the order of SDTMIG 3.4. */
enum PcVariable {
    STUDYID(TEXT, REQUIRED, "Study Identifier", "study of samples.csv"),
    DOMAIN(TEXT, REQUIRED, "Domain Abbreviation", "PC"),
    USUBJID(TEXT, REQUIRED, "Unique Subject Identifier", "STUDYID, a hyphen and subject of samples.csv"),
    PCSEQ(WHOLE, REQUIRED, "Sequence Number", "from 1 within the subject: by planned time, sample and analyte"),
    PCGRPID(TEXT, PERMISSIBLE, "Group ID", "the analyte's profile in the subject: PCTESTCD"),
    PCREFID(TEXT, PERMISSIBLE, "Reference ID", "sample_id"),
    PCSPID(TEXT, PERMISSIBLE, "Sponsor-Defined Identifier", "run and injection of the reported result"),
    PCTESTCD(
            TEXT,
            REQUIRED,
            "Pharmacokinetic Test Short Name",
            "code of the terms file, else made from the analyte's name"),
    PCTEST(TEXT, REQUIRED, "Pharmacokinetic Test Name", "name of the terms file, else the analyte's name"),
    PCCAT(TEXT, PERMISSIBLE, "Test Category", "category of the terms file"),
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
    PCSTAT(TEXT, PERMISSIBLE, "Completion Status", "NOT DONE where nothing is reported"),
    PCREASND(TEXT, PERMISSIBLE, "Reason Test Not Done", "why nothing is reported"),
    PCNAM(TEXT, EXPECTED, "Vendor Name", "laboratory of the terms file"),
    PCSPEC(
            TEXT,
            EXPECTED,
            "Specimen Material Type",
            "specimen_type of the terms file, else the last word of the matrix"),
    PCMETHOD(TEXT, PERMISSIBLE, "Method of Test or Examination", "method of the terms file"),
    PCLLOQ(NUMBER, EXPECTED, "Lower Limit of Quantitation", "effective LLOQ of the run, times the dilution factor"),
    PCULOQ(NUMBER, PERMISSIBLE, "Upper Limit of Quantitation", "effective ULOQ of the run, times the dilution factor"),
    VISIT(TEXT, PERMISSIBLE, "Visit Name", "visit of samples.csv"),
    PCDTC(DATETIME, EXPECTED, "Date/Time of Specimen Collection", "collected_at of samples.csv, as written"),
    PCDY(
            WHOLE,
            PERMISSIBLE,
            "Actual Study Day of Specimen Collection",
            "days since PCRFTDTC, from 1 on; negative before"),
    PCTPT(
            TEXT,
            PERMISSIBLE,
            "Planned Time Point Name",
            "label of the terms file, else made from planned time and window"),
    PCTPTNUM(WHOLE, PERMISSIBLE, "Planned Time Point Number", "time_point of samples.csv"),
    PCELTM(
            TEXT,
            PERMISSIBLE,
            "Planned Elapsed Time from Time Point Ref",
            "elapsed of the terms file, else nominal_time_h"),
    PCTPTREF(TEXT, PERMISSIBLE, "Time Point Reference", "reference_point of the terms file, else START OF INFUSION"),
    PCRFTDTC(DATETIME, PERMISSIBLE, "Date/Time of Reference Point", "infusion_start of samples.csv, as written");

    /** What values are. */
    enum Kind {
        TEXT,
        DATETIME,
        NUMBER,
        WHOLE;

        boolean isNumeric() {
            return this == NUMBER || this == WHOLE;
        }
    }

    /** How strongly SDTMIG asks for it. */
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

    /** Where values come from. */
    String origin() {
        return origin;
    }
}
