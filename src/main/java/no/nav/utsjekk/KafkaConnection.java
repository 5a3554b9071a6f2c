package no.nav.utsjekk;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** How Kafka is reached: with TLS when the settings name a truststore, otherwise in the clear (local run). */
final class KafkaConnection {

    private static final String SSL = "SSL";
    private static final String TRUSTSTORE_TYPE = "JKS";
    private static final String KEYSTORE_TYPE = "PKCS12";

    private KafkaConnection() {}

    /** Properties for clients of our own. */
    static Map<String, Object> clientProperties(Settings settings) {
        var properties = new HashMap<String, Object>();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.text("camel.component.kafka.brokers"));
        if (isSecure(settings)) {
            properties.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, SSL);
            properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, TRUSTSTORE_TYPE);
            properties.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, settings.text("kafka.truststore"));
            properties.put(SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, settings.text("kafka.store.passord"));
            properties.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, KEYSTORE_TYPE);
            properties.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, settings.text("kafka.keystore"));
            properties.put(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, settings.text("kafka.store.passord"));
            properties.put(SslConfigs.SSL_KEY_PASSWORD_CONFIG, settings.text("kafka.store.passord"));
        }
        return properties;
    }

    /** The same for Camel's consumers. */
    static void secure(CamelContext context, Settings settings) {
        if (!isSecure(settings)) {
            return;
        }
        var configuration = context.getComponent("kafka", KafkaComponent.class).getConfiguration();
        configuration.setSecurityProtocol(SSL);
        configuration.setSslTruststoreType(TRUSTSTORE_TYPE);
        configuration.setSslTruststoreLocation(settings.text("kafka.truststore"));
        configuration.setSslTruststorePassword(settings.text("kafka.store.passord"));
        configuration.setSslKeystoreType(KEYSTORE_TYPE);
        configuration.setSslKeystoreLocation(settings.text("kafka.keystore"));
        configuration.setSslKeystorePassword(settings.text("kafka.store.passord"));
        configuration.setSslKeyPassword(settings.text("kafka.store.passord"));
    }

    private static boolean isSecure(Settings settings) {
        return !settings.text("kafka.truststore").isBlank();
    }
}
