package io.enantio.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.method.rules.Flag;
import io.enantio.run.Action.Baseline;
import io.enantio.run.Action.Bounds;
import io.enantio.run.Action.Interference;
import io.enantio.run.Action.OtherPeak;
import io.enantio.run.Action.Reintegrate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {
    @Test
    void aReportSaysExactlyWhatWasDecided() {
        assertThat(new Reintegrate(new Bounds(9.7, 10.75)).words()).isEqualTo("9.7 to 10.75 min");
        assertThat(new Reintegrate(new Bounds(9.7, 10.75, Optional.of(new Baseline(310.5, 0)))).words())
                .isEqualTo("9.7 to 10.75 min, baseline from 310.5 to 0 counts");
        assertThat(new Reintegrate(new OtherPeak(10.4)).words()).isEqualTo("the peak near 10.4 min");
        assertThat(new Reintegrate(Interference.OFF).words()).isEqualTo("interference off");
        assertThat(new Reintegrate(new Action.ByMethod()).words()).isEqualTo("by the method again");
        assertThat(new Action.AcceptFlag(Flag.TAIL).words()).isEqualTo("TAIL");
        assertThat(new Action.ReportValue("R02", 5).words()).isEqualTo("injection 5 of run R02");
        assertThat(new Action.Exclude().words()).isEmpty();
    }

    @Test
    void onlyTheMethodsOwnAreaIsNotByHand() {
        assertThat(new Action.ByMethod().isByHand()).isFalse();
        assertThat(Interference.ON.isByHand()).isFalse();
        assertThat(Interference.OFF.isByHand()).isTrue();
        assertThat(new Bounds(1, 2).isByHand()).isTrue();
        assertThat(new OtherPeak(1).isByHand()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
    void whatIsNoNumberIsNoPlace(double value) {
        assertThatThrownBy(() -> new OtherPeak(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Baseline(value, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Baseline(0, value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "row"})
    void aReviewIsOfAHash(String row) {
        assertThatThrownBy(() -> new Action.Reviewed(row)).isInstanceOf(IllegalArgumentException.class);
    }
}
