package no.nav.utsjekk.ende;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanException;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/**
 * Somebody who looks after a test system, through its MBeans.
 *
 * @param navn of the system, as in the names of its MBeans
 */
record Operator(String navn) {

    static final String IDENT = "A123456";
    static final String GRUNN = "Avklart med produsenten";

    static final String DODBREV = "no.nav.utsjekk:type=Dodbrev,test=";
    static final String KVITTERINGER = "no.nav.utsjekk:type=ParkerteKvitteringer,test=";
    static final String OPPDRAG = "no.nav.utsjekk:type=Oppdrag,test=";

    String sendDodbrev(long id) {
        return kall(DODBREV, "send", id, IDENT, GRUNN);
    }

    String forkastDodbrev(long id) {
        return kall(DODBREV, "forkast", id, IDENT, GRUNN);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> dodbrev(long id) {
        return (Map<String, Object>) invoke(DODBREV + navn, "vis", id);
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> dodbrev() {
        return (List<Map<String, Object>>) invoke(DODBREV + navn, "list");
    }

    String provKvittering(long id) {
        return kall(KVITTERINGER, "provIgjen", id, IDENT, GRUNN);
    }

    String knyttKvittering(long id, long oppdrag) {
        return kall(KVITTERINGER, "knytt", id, oppdrag, IDENT, GRUNN);
    }

    String forkastKvittering(long id) {
        return kall(KVITTERINGER, "forkast", id, IDENT, GRUNN);
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> kvitteringer() {
        return (List<Map<String, Object>>) invoke(KVITTERINGER + navn, "list");
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> oppdrag(long id) {
        return (Map<String, Object>) invoke(OPPDRAG + navn, "vis", id);
    }

    String sendOppdrag(long id) {
        return kall(OPPDRAG, "send", id, true, IDENT, GRUNN);
    }

    String kvitter(long oppdrag, String alvorlighetsgrad, String kode, String tekst) {
        return kall(OPPDRAG, "kvitter", oppdrag, alvorlighetsgrad, kode, tekst, true, IDENT, GRUNN);
    }

    /** Calls an operation of a bean that answers with a text. */
    String kall(String bean, String operasjon, Object... argumenter) {
        return (String) invoke(bean + navn, operasjon, argumenter);
    }

    private static Object invoke(String bean, String operasjon, Object... argumenter) {
        var typer = Arrays.stream(argumenter).map(Operator::type).toArray(String[]::new);
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(bean), operasjon, argumenter, typer);
        } catch (MBeanException | ReflectionException | InstanceNotFoundException | MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(Object argument) {
        if (argument instanceof Long) {
            return "long";
        }
        return argument instanceof Boolean ? "boolean" : String.class.getName();
    }
}
