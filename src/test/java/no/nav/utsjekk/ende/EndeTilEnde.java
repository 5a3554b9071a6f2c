package no.nav.utsjekk.ende;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class whose constructor takes the {@link Testsystem}. Classes without settings of their own share one, which is started
 * for the first of them and stopped when all tests have run.
 */
@Target(TYPE)
@Retention(RUNTIME)
@ExtendWith(Testsystemer.class)
@interface EndeTilEnde {

    /** Settings that differ from those of the usual test system, such as {@code DOBBELTUTBETALING=hold}. */
    String[] value() default {};

    /** Whether the test itself writes what is published, so that it need not keep the contract. */
    boolean egneUtgaende() default false;
}
