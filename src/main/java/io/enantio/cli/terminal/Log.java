package io.enantio.cli.terminal;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines on the error stream that are no reason to stop. The logger is made when there is one: most runs need none. */
public final class Log {
    private Log() {}

    public static void warn(List<String> lines) {
        if (!lines.isEmpty()) {
            Logger logger = LoggerFactory.getLogger("enantio");
            lines.forEach(line -> logger.warn("{}", line));
        }
    }
}
