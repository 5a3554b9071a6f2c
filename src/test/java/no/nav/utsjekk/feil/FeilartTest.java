package no.nav.utsjekk.feil;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DeadlockLoserDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class FeilartTest {

    static Stream<Exception> passing() {
        return Stream.of(
                new CannotCreateTransactionException("no connection"),
                new TransactionSystemException("could not roll back"),
                new CannotGetJdbcConnectionException("no connection"),
                new DeadlockLoserDataAccessException("deadlock", new SQLException("deadlock", "40P01")),
                new SQLException("terminating connection", "57P01"),
                new SQLException("connection failure", "08006"),
                new SQLException("disk full", "53100"),
                new JMSException("connection lost"),
                new TimeoutException("no leader"),
                new KafkaException("no answer"),
                new TopicAuthorizationException("no rights"),
                new ProducerFencedException("somebody else delivers"),
                new ConnectException("refused"),
                new RuntimeCamelException(new IllegalStateException(new JMSException("deep down"))));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void what_another_system_does_to_us_passes(Exception failure) {
        assertThat(Feilart.of(failure)).isEqualTo(Feilart.FORBIGAENDE);
    }

    static Stream<Exception> poisonous() {
        return Stream.of(
                new NullPointerException(),
                new IllegalStateException("a bug"),
                new IllegalStateException("stored JSON that nobody can read", new JsonParseException(null, "no JSON")),
                new DataIntegrityViolationException("duplicate", new SQLException("duplicate key", "23505")),
                new SQLException("syntax", "42601"),
                new SQLException("no state"),
                new RecordTooLargeException("too large"),
                new KafkaException("the transaction failed", new RecordTooLargeException("too large")),
                new RecordTooLargeException("too large", new TimeoutException("no leader")),
                new InvalidTopicException("no such name"),
                new SerializationException("no bytes"),
                new MessageFormatException("not text"));
    }

    @ParameterizedTest
    @MethodSource("poisonous")
    void what_would_fail_again_is_poison(Exception failure) {
        assertThat(Feilart.of(failure)).isEqualTo(Feilart.GIFTIG);
    }
}
