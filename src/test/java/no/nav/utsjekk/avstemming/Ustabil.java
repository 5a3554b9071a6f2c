package no.nav.utsjekk.avstemming;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MQ that fails once: after so many messages have been handed to it. */
final class Ustabil {

    private final AtomicInteger igjen;

    private Ustabil(int etter) {
        this.igjen = new AtomicInteger(etter);
    }

    static ConnectionFactory etter(ConnectionFactory mq, int meldinger) {
        return new Ustabil(meldinger).innpakket(ConnectionFactory.class, mq);
    }

    private <T> T innpakket(Class<T> type, Object ekte) {
        return type.cast(
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getName().equals("send") && igjen.getAndDecrement() == 0) {
                        throw new JMSException("MQ ble borte");
                    }
                    try {
                        return pakkInn(method.invoke(ekte, args));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object pakkInn(Object svar) {
        if (svar instanceof Connection) {
            return innpakket(Connection.class, svar);
        }
        if (svar instanceof Session) {
            return innpakket(Session.class, svar);
        }
        return svar instanceof MessageProducer ? innpakket(MessageProducer.class, svar) : svar;
    }
}
