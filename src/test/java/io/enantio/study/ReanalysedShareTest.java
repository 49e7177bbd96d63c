package io.enantio.study;

import static io.enantio.study.StudyObjects.R_K;
import static io.enantio.study.StudyObjects.S_K;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.study.conduct.ReanalysedShare;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten samples of one subject, both analytes. */
class ReanalysedShareTest {

    @Test
    void samplesAreCountedByReasonAndNotByResult() {
        List<ReportedConcentration> r = new ArrayList<>(StudyObjects.curve("S1", R_K, 1));
        List<ReportedConcentration> s = new ArrayList<>(StudyObjects.curve("S1", S_K, 1));
        r.set(3, StudyObjects.chosen(r.get(3), "ABOVE_ULOQ"));
        r.set(4, StudyObjects.chosen(r.get(4), "ABOVE_ULOQ"));
        r.set(8, StudyObjects.chosen(r.get(8), "DILUTED_BELOW_LLOQ"));
        s.set(4, StudyObjects.chosen(s.get(4), "RUN_REJECTED"));
        List<ReportedConcentration> all = new ArrayList<>(r);
        all.addAll(s);
        assertThat(ReanalysedShare.of(StudyObjects.records(all)))
                .containsExactly(
                        new ReanalysedShare(Optional.empty(), "all", 3, 10),
                        new ReanalysedShare(Optional.empty(), "ABOVE_ULOQ", 2, 10),
                        new ReanalysedShare(Optional.empty(), "DILUTED_BELOW_LLOQ", 1, 10),
                        new ReanalysedShare(Optional.empty(), "RUN_REJECTED", 1, 10),
                        new ReanalysedShare(Optional.of(R_K), "all", 3, 10),
                        new ReanalysedShare(Optional.of(R_K), "ABOVE_ULOQ", 2, 10),
                        new ReanalysedShare(Optional.of(R_K), "DILUTED_BELOW_LLOQ", 1, 10),
                        new ReanalysedShare(Optional.of(S_K), "all", 1, 10),
                        new ReanalysedShare(Optional.of(S_K), "RUN_REJECTED", 1, 10));
        assertThat(ReanalysedShare.of(StudyObjects.records(all)).get(0).percent())
                .isEqualTo(30);
    }

    /** A sample whose only result cannot be reported was analysed; an incurred sample measured again was not reanalysed. */
    @Test
    void everySampleWithAResultIsInTheTotal() {
        List<ReportedConcentration> r = StudyObjects.curve("S1", R_K, 1);
        StudyRecords reported = StudyObjects.records(r.subList(1, 10));
        StudyRecords records = new StudyRecords(
                reported.study(),
                reported.reported(),
                List.of(
                        new UnreportedResult(r.get(0).specimen(), R_K, r.get(0).measurement()),
                        new UnreportedResult(r.get(5).specimen(), R_K, r.get(5).measurement())),
                reported.qcs(),
                reported.runs(),
                reported.sheets());
        assertThat(ReanalysedShare.of(records))
                .containsExactly(
                        new ReanalysedShare(Optional.empty(), "all", 0, 10),
                        new ReanalysedShare(Optional.of(R_K), "all", 0, 10));
    }

    @Test
    void aStudyWithoutSamplesHasNoShare() {
        assertThat(ReanalysedShare.of(StudyObjects.records(List.of())).get(0).percent())
                .isZero();
    }
}
