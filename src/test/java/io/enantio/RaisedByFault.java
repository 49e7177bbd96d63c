package io.enantio;

import io.enantio.method.rules.Flag;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the test of a flag's trigger: the fault of {@code simulate --fault} that raises the flag from raw file to result. {@link
 * FlagEvidenceTest} plants it. A flag that no single fault raises has its cause in {@link FlagCauses}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(RaisedByFault.All.class)
public @interface RaisedByFault {
    Flag flag();

    /** The word of the option, for example {@code carry-over}. */
    String fault();

    /** Of the method, for a flag that only one way of integrating raises. */
    String integration() default SharedRuns.FIT;

    /** Analytes whose run the fault rejects (seed 7, two subjects). */
    int rejected() default 0;

    /** Several of a class. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        RaisedByFault[] value();
    }
}
