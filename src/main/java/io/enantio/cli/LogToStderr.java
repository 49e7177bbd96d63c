package io.enantio.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;

/**
 * Configures logging in code, which starts faster than reading logback.xml: warnings and errors, one line each, to the error
 * stream, so that the standard output contains only results. Found by the ServiceLoader.
 */
public final class LogToStderr extends ContextAwareBase implements Configurator {
    private static final String PATTERN = "%level: %msg%n%nopex";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        // Flyway warns about new versions of databases and of itself; what fails, it throws as well.
        context.getLogger("org.flywaydb").setLevel(Level.OFF);
        // The review page's server says in answers what it refuses; what fails is reported as a bug.
        context.getLogger("org.eclipse.jetty").setLevel(Level.OFF);
        context.getLogger("io.javalin").setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
