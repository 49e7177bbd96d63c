package io.enantio.chromatogram;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.TestObjects;
import io.enantio.chromatogram.RawFile.InstrumentStated;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@RaisedByFault(flag = Flag.NOT_ACQUIRED, fault = "not-acquired")
@RaisedByFault(flag = Flag.FILE_REUSED, fault = "file-reused")
class ReusedFilesTest {
    @Test
    void bothInjectionsOfTheSameBytesAreFlaggedAndKeepTheirOtherFlags() {
        List<RawInjection> marked = ReusedFiles.marked(List.of(
                acquired(1, "aa", Set.of()),
                acquired(2, "bb", Set.of()),
                acquired(3, "aa", Set.of(Flag.RAW_IRREGULAR))));
        assertThat(marked.get(0).flags()).containsExactly(Flag.FILE_REUSED);
        assertThat(marked.get(1).flags()).isEmpty();
        assertThat(marked.get(2).flags()).containsExactly(Flag.FILE_REUSED, Flag.RAW_IRREGULAR);
    }

    @Test
    void injectionsWithoutDataAreNotChanged() {
        UnreadInjection unread = new UnreadInjection(
                TestObjects.injection(1, SampleType.STUDY, ""), Flag.NOT_ACQUIRED, "planned, not acquired");
        assertThat(ReusedFiles.marked(List.of(unread, unread))).containsExactly(unread, unread);
    }

    private static RawInjection acquired(int number, String sha256, Set<Flag> flags) {
        RawFile file = new RawFile(sha256, Optional.empty(), InstrumentStated.NOTHING, List.of(), List.of());
        return new AcquiredInjection(TestObjects.injection(number, SampleType.STUDY, ""), Map.of(), file, flags);
    }
}
