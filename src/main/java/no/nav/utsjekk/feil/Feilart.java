package no.nav.utsjekk.feil;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What an exception is taken for. Refusals are no exceptions: they are outcomes. */
public enum Feilart {
    /** something that we need is away for a while: wait and try again, without end */
    FORBIGAENDE,
    /** a bug or a record that nobody foresaw: a few tries, then the dead letter channel */
    GIFTIG;

    /** SQL states of faults that pass: connection, resources, operator intervention, deadlock, serialization, read only. */
    private static final Set<String> PASSING_SQL_CLASSES = Set.of("08", "53", "57", "58", "40");

    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String IDLE_IN_TRANSACTION_TIMEOUT = "25P03";

    /**
     * What Kafka says of a record that it will never take. Whatever else it says (no leader, no rights, shut out by another
     * instance) is true of good records too.
     */
    private static final Set<Class<? extends KafkaException>> RECORD_REFUSED = Set.of(
            RecordTooLargeException.class,
            InvalidTopicException.class,
            InvalidRecordException.class,
            SerializationException.class,
            UnsupportedForMessageFormatException.class);

    /** The kind of a failure, by the whole chain of its causes. */
    public static Feilart of(Throwable failure) {
        return causes(failure).noneMatch(Feilart::refusesRecord)
                        && causes(failure).anyMatch(Feilart::passes)
                ? FORBIGAENDE
                : GIFTIG;
    }

    /** Kafka's client wraps it in failures of the transaction, which would pass. */
    private static boolean refusesRecord(Throwable failure) {
        return RECORD_REFUSED.stream().anyMatch(type -> type.isInstance(failure));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure
                        instanceof
                        TransactionSystemException // neither committed nor rolled back: the connection is gone
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof QueryTimeoutException
                || failure instanceof KafkaException
                || failure instanceof IOException && !(failure instanceof JacksonException) // unreadable JSON stays so
                || failure instanceof SQLException sql && passes(sql)
                || failure instanceof JMSException jms && passes(jms);
    }

    private static boolean passes(SQLException failure) {
        var state = failure.getSQLState();
        return state != null
                && (PASSING_SQL_CLASSES.contains(state.substring(0, Math.min(2, state.length())))
                        || state.equals(READ_ONLY_TRANSACTION)
                        || state.equals(IDLE_IN_TRANSACTION_TIMEOUT));
    }

    /** Brokers tell almost everything that passes by the general exception; a malformed message does not pass. */
    private static boolean passes(JMSException failure) {
        return !(failure instanceof MessageFormatException);
    }
}
