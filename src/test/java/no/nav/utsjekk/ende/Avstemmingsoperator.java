package no.nav.utsjekk.ende;

import static java.util.stream.Collectors.toSet;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.ObjectName;

/** Somebody who looks after avstemming in Hawtio. */
record Avstemmingsoperator(String mbean) {

    static final String IDENT = "A123456";
    static final String GRUNN = "prøver avstemming";

    /** Runs a period and waits until OS has all of it; gives the run's id. */
    long avstem(String fom, String tom) {
        var id = (long) ((Map<?, ?>) kall("kjorPeriode", fom, tom, IDENT, GRUNN)).get("id");
        ventLevert(id);
        return id;
    }

    void ventLevert(long id) {
        Testsystem.ventPa("avstemming " + id, () -> kjoring(id).get("tilstand").equals("LEVERT"));
    }

    Map<?, ?> kjoring(long id) {
        return (Map<?, ?>) kall("vis", id);
    }

    /** What makes the messages of a run avstemminger to OS. */
    Set<String> avstemmingIder(long id) {
        return ((List<?>) kjoring(id).get("fagomrader"))
                .stream()
                        .map(fagomrade ->
                                ((Map<?, ?>) fagomrade).get("avstemmingId").toString())
                        .collect(toSet());
    }

    /** @throws IllegalStateException whose cause is what the product threw */
    Object kall(String operasjon, Object... argumenter) {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(mbean),
                            operasjon,
                            argumenter,
                            Arrays.stream(argumenter)
                                    .map(Avstemmingsoperator::type)
                                    .toArray(String[]::new));
        } catch (MBeanException e) {
            throw new IllegalStateException(e.getTargetException());
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    private static String type(Object argument) {
        if (argument instanceof Long) {
            return "long";
        }
        return argument instanceof Boolean ? "boolean" : String.class.getName();
    }
}
