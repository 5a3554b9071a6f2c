package no.nav.utsjekk.mq;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.msg.client.jakarta.jms.JmsDestination;
import com.ibm.msg.client.jakarta.jms.JmsFactoryFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import jakarta.jms.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqConnectionsTest {

    /** The programs that read avstemming do not know RFH2. */
    @ParameterizedTest
    @ValueSource(strings = {"AVSTEMMING", "QA.P234.OB29_AVSTEMMING_XML", "queue:///Q?targetClient=1"})
    void AVS_15_IBM_MQ_is_told_to_leave_out_the_JMS_headers(String ko) throws Exception {
        var queue = (JmsDestination) JmsFactoryFactory.getInstance(WMQConstants.JAKARTA_WMQ_PROVIDER)
                .createQueue(MqConnections.withoutJmsHeaders("ibm", ko));

        assertThat(queue.getIntProperty(WMQConstants.WMQ_TARGET_CLIENT)).isEqualTo(WMQConstants.WMQ_CLIENT_NONJMS_MQ);
        assertThat(((Queue) queue).getQueueName()).contains(ko.startsWith("queue:") ? "Q" : ko);
    }

    @Test
    void other_brokers_know_queues_by_their_names() {
        assertThat(MqConnections.withoutJmsHeaders("artemis", "AVSTEMMING")).isEqualTo("AVSTEMMING");
    }
}
