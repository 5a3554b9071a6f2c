package no.nav.utsjekk.kvittering;

/** A message on the kvittering queue that is no kvittering (D9). The message quotes nothing of its content. */
public final class UnreadableKvittering extends Exception {

    UnreadableKvittering(String message) {
        super(message);
    }
}
