package no.nav.utsjekk.utboks;

import java.nio.charset.StandardCharsets;

/** Rows of the utboks as the MQ producer wants them: text for a text message, bytes for a bytes message. */
public final class MqMessages {

    public Object body(UtboksRepository.Rad rad) {
        var innhold = rad.utgaende().innhold().orElseThrow();
        return "bytes".equals(rad.utgaende().hoder().get("type"))
                ? innhold
                : new String(innhold, StandardCharsets.UTF_8);
    }
}
