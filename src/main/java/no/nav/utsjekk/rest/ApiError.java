package no.nav.utsjekk.rest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The body of every error (RF 1.3).
 *
 * @param statusCode the same as HTTP's
 * @param doc where the documentation tells of it
 * @param system who refused
 */
@JsonPropertyOrder({"statusCode", "msg", "doc", "system"})
record ApiError(int statusCode, String msg, String doc, String system) {

    private static final String HELVED = "HELVED";

    static ApiError av(Avslag avslag, String docBase) {
        return new ApiError(avslag.status(), avslag.getMessage(), docBase + avslag.dok(), HELVED);
    }
}
