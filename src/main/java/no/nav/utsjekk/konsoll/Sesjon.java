package no.nav.utsjekk.konsoll;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;

/**
 * What is known of a visit beside the address: who, and the secret that their forms carry.
 *
 * @param csrf must come back in every form
 */
public record Sesjon(Operator operator, String csrf) {

    private static final String CSRF = "csrf";
    private static final String IDENT = "ident";
    private static final String NAVN = "navn";
    private static final String EPOST = "epost";
    private static final String KAN_HANDLE = "kanHandle";

    User user() {
        return User.create(new JsonObject()
                .put(CSRF, csrf)
                .put(IDENT, operator.ident())
                .put(NAVN, operator.navn())
                .put(EPOST, operator.epost())
                .put(KAN_HANDLE, operator.kanHandle()));
    }

    /** The session that the door let a request in with. */
    static Sesjon of(User user) {
        var principal = user.principal();
        return new Sesjon(
                new Operator(
                        principal.getString(IDENT),
                        principal.getString(NAVN),
                        principal.getString(EPOST),
                        principal.getBoolean(KAN_HANDLE)),
                principal.getString(CSRF));
    }
}
