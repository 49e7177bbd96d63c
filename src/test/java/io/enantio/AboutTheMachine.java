package io.enantio;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What it marks may ask for the machine's clock, locale or time zone; all other tests may not, as they must pass on every machine. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AboutTheMachine {
    /** Why it has to. */
    String value();
}
