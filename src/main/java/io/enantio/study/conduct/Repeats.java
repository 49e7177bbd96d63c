package io.enantio.study.conduct;

import io.enantio.acceptance.reanalysis.RecordedResult;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Specimens that were measured more than once and whose reported value replaced another one (rule B-09).
 */
public record Repeats(List<Reanalysis> reanalysed) {
    /** A reported value with the results that it replaced, oldest run first as the records give them. */
    public record Reanalysis(ReportedConcentration reported, List<Measurement> replaced) {

        /** Replaced results that could have been reported as they are: two people passed them over. */
        public List<Measurement> validReplaced() {
            return replaced.stream()
                    .filter(other -> new RecordedResult(other.status(), Set.copyOf(other.flags())).isValid())
                    .toList();
        }
    }

    public Repeats {
        reanalysed = List.copyOf(reanalysed);
    }

    public static Repeats of(StudyRecords records) {
        List<Reanalysis> reanalysed = new ArrayList<>();
        for (ReportedConcentration reported : records.reported()) {
            List<Measurement> others = records.notReported().stream()
                    .filter(other -> other.specimen()
                                    .specimen()
                                    .equals(reported.specimen().specimen())
                            && other.analyte().equals(reported.analyte()))
                    .map(UnreportedResult::measurement)
                    .toList();
            if (reported.isReanalysed()) {
                reanalysed.add(new Reanalysis(reported, others));
            }
        }
        return new Repeats(reanalysed);
    }
}
