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
import static io.enantio.database.cdisc.Variable.Origin.PREDECESSOR;

/** The variables of the analysis dataset ADNCA (rule G-08). */
enum AdncaVariable implements Variable {
    STUDYID(TEXT, REQUIRED, PREDECESSOR, "Study Identifier", "PC.STUDYID"),
    USUBJID(TEXT, REQUIRED, PREDECESSOR, "Unique Subject Identifier", "PC.USUBJID"),
    SUBJID(TEXT, REQUIRED, COLLECTED, "Subject Identifier for the Study", "subject of samples.csv"),
    ASEQ(
            WHOLE,
            REQUIRED,
            DERIVED,
            "Analysis Sequence Number",
            "counts from 1 within a subject, by planned time, sample, analyte and DTYPE"),
    PCSEQ(WHOLE, REQUIRED, PREDECESSOR, "Sequence Number", "PC.PCSEQ"),
    PCREFID(TEXT, PERMISSIBLE, PREDECESSOR, "Reference ID", "PC.PCREFID"),
    PARAM(TEXT, REQUIRED, PREDECESSOR, "Parameter", "PC.PCTEST"),
    PARAMCD(TEXT, REQUIRED, PREDECESSOR, "Parameter Code", "PC.PCTESTCD"),
    METABFL(TEXT, PERMISSIBLE, DERIVED, "Metabolite Flag", "Y if PC.PCCAT is METABOLITE"),
    PCSPEC(TEXT, EXPECTED, PREDECESSOR, "Specimen Material Type", "PC.PCSPEC"),
    AVAL(
            NUMBER,
            EXPECTED,
            DERIVED,
            "Analysis Value",
            "PC.PCSTRESN; with DTYPE ZERO or HALFLLOQ what the BLQ rule of the export gives"),
    AVALU(TEXT, EXPECTED, PREDECESSOR, "Analysis Value Unit", "PC.PCSTRESU"),
    AVALCAT1(
            TEXT,
            EXPECTED,
            DERIVED,
            "Analysis Value Category 1",
            "QUANTIFIED, BLQ (below the LLOQ), ALQ (above the ULOQ) or NOT DONE"),
    ALLOQ(NUMBER, EXPECTED, PREDECESSOR, "Analysis Lower Limit of Quantitation", "PC.PCLLOQ"),
    DTYPE(
            TEXT,
            EXPECTED,
            DERIVED,
            "Derivation Type",
            "ZERO, HALFLLOQ: an additional record for a result below the LLOQ. COPY: a sample before a later dose, once more with that dose as its reference"),
    ANL01FL(TEXT, EXPECTED, DERIVED, "Analysis Flag 01", "Y if there is an AVAL and the record is no copy"),
    ANL02FL(TEXT, EXPECTED, DERIVED, "Analysis Flag 02", "Y if there is an AVAL, copies included"),
    VISITNUM(NUMBER, PERMISSIBLE, PREDECESSOR, "Visit Number", "PC.VISITNUM"),
    VISIT(TEXT, PERMISSIBLE, PREDECESSOR, "Visit Name", "PC.VISIT"),
    ATPT(TEXT, PERMISSIBLE, PREDECESSOR, "Analysis Timepoint", "PC.PCTPT"),
    ATPTN(WHOLE, PERMISSIBLE, PREDECESSOR, "Analysis Timepoint (N)", "PC.PCTPTNUM"),
    ATPTREF(
            TEXT,
            EXPECTED,
            DERIVED,
            "Analysis Timepoint Reference",
            "DOSE and the number of the reference dose of the subject"),
    PCDTC(DATETIME, EXPECTED, PREDECESSOR, "Date/Time of Specimen Collection", "PC.PCDTC"),
    FDOSEDTC(
            DATETIME,
            EXPECTED,
            COLLECTED,
            "Date/Time of First Dose",
            "start of the subject's first dose in the plan's doses"),
    RDOSEDTC(
            DATETIME,
            EXPECTED,
            COLLECTED,
            "Date/Time of Reference Dose",
            "start of the reference dose in the plan's doses"),
    NFRLT(NUMBER, EXPECTED, COLLECTED, "Nom. Rel. Time from Analyte First Dose", "nominal_time_h of samples.csv"),
    AFRLT(NUMBER, EXPECTED, DERIVED, "Act. Rel. Time from Analyte First Dose", "hours from FDOSEDTC to PCDTC"),
    NRRLT(
            NUMBER,
            EXPECTED,
            DERIVED,
            "Nominal Rel. Time from Ref. Dose",
            "NFRLT minus nominal_start_h of the reference dose, which is 0 for the first"),
    ARRLT(NUMBER, EXPECTED, DERIVED, "Actual Rel. Time from Ref. Dose", "hours from RDOSEDTC to PCDTC"),
    MRRLT(NUMBER, PERMISSIBLE, DERIVED, "Modified Rel. Time from Ref. Dose", "ARRLT, 0 where it is negative"),
    FRLTU(TEXT, EXPECTED, ASSIGNED, "Rel. Time from First Dose Unit", "h"),
    RRLTU(TEXT, EXPECTED, ASSIGNED, "Rel. Time from Ref. Dose Unit", "h"),
    DOSETRT(
            TEXT,
            EXPECTED,
            ASSIGNED,
            "Treatment of Reference Dose",
            "treatment of the terms file, otherwise the compound that the plan names as infused"),
    ROUTE(TEXT, EXPECTED, ASSIGNED, "Route of Administration", "route of the terms file"),
    DOSEA(
            NUMBER,
            EXPECTED,
            DERIVED,
            "Actual Treatment Dose",
            "amount of the reference dose: rate times duration, over all its segments"),
    DOSEU(TEXT, EXPECTED, ASSIGNED, "Treatment Dose Units", "mg"),
    ADOSEDUR(
            NUMBER,
            EXPECTED,
            DERIVED,
            "Actual Duration of Treatment Dose (h)",
            "hours from the start of the first to the end of the last segment of the reference dose");

    private final Description description;

    AdncaVariable(Kind kind, Core core, Origin origin, String label, String value) {
        this.description = new Description(kind, core, origin, label, value);
    }

    @Override
    public Description description() {
        return description;
    }
}
