package no.nav.utsjekk.ruter;

/**
 * A moment at which a process may die: just before or just after something has become final.
 *
 * @param place whose commit it is: the id of a route, or the name of an outlet that no route commits for
 */
public record CommitPoint(Kind kind, String place, Side side) {

    /** What becomes final. */
    public enum Kind {
        /** a database transaction */
        DATABASE,
        /** messages to MQ */
        MQ_SEND,
        /** the taking of messages from MQ */
        MQ_ACKNOWLEDGE,
        /** a transaction of records to Kafka */
        KAFKA_SEND,
        /** how far the intake has come in one partition */
        KAFKA_OFFSET
    }

    /** On which side of it the process is. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /** For people and settings, such as {@code DATABASE mottak-lagre BEFORE}. */
    @Override
    public String toString() {
        return kind + " " + place + " " + side;
    }
}
