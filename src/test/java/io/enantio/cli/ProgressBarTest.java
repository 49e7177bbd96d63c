package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    @Test
    void theBarIsShownOnlyOnATerminalThatCanRedrawALine() {
        assertThat(ProgressBar.isWanted("terminal", Map.of("TERM", "xterm"))).isTrue();
        assertThat(ProgressBar.isWanted("terminal", Map.of("NO_COLOR", ""))).isTrue();
        assertThat(ProgressBar.isWanted("file", Map.of("TERM", "xterm"))).isFalse();
        assertThat(ProgressBar.isWanted("terminal", Map.of("TERM", "dumb"))).isFalse();
        assertThat(ProgressBar.isWanted("terminal", Map.of("NO_COLOR", "1"))).isFalse();
    }

    @Test
    void theBarIsFullAfterTheLastInjectionAndCanBeRemoved() {
        StringWriter text = new StringWriter();
        ProgressBar bar = new ProgressBar(
                (injection, channels) -> new UnreadInjection(injection, Flag.RAW_UNREADABLE, "test"),
                3,
                new PrintWriter(text));
        for (int number = 1; number <= 3; number++) {
            Injection injection = TestObjects.injection(number, SampleType.STUDY, "");
            assertThat(bar.read(injection, List.of()).injection()).isEqualTo(injection);
        }
        bar.clear();
        assertThat(text.toString()).contains("1/3").endsWith("[" + "#".repeat(40) + "] 3/3\r\033[K");
    }
}
