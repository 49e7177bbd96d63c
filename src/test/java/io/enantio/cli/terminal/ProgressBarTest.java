package io.enantio.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    @Test
    void theBarIsFullAfterTheLastInjectionAndCanBeTakenAway() {
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
