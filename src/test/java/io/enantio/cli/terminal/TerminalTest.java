package io.enantio.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void aProgressBarIsForALiveTerminalOnly() {
        assertThat(Terminal.of("terminal", Map.of("TERM", "xterm"))).isEqualTo(Terminal.LIVE);
        assertThat(Terminal.of("file", Map.of("TERM", "xterm"))).isEqualTo(Terminal.PLAIN);
        assertThat(Terminal.of("terminal", Map.of("TERM", "dumb"))).isEqualTo(Terminal.PLAIN);
        assertThat(Terminal.of("terminal", Map.of("NO_COLOR", "1"))).isEqualTo(Terminal.PLAIN);
        assertThat(Terminal.of("terminal", Map.of("NO_COLOR", ""))).isEqualTo(Terminal.LIVE);
    }
}
