package no.nav.utsjekk.tilgang;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a token that holds says of who calls.
 *
 * @param azpName {@code cluster:team:client}
 * @param navIdent of the person on whose behalf it is; absent when a program calls for itself
 * @param grupper ids of the person's groups
 */
public record Token(Optional<String> azpName, Optional<String> navIdent, Set<String> grupper) {

    private static final String AZP_NAME = "azp_name";
    private static final String NAV_IDENT = "NAVident";
    private static final String GROUPS = "groups";

    public Token {
        grupper = Set.copyOf(grupper);
    }

    /** The client's name: what stands after the last colon. */
    public Optional<String> klient() {
        return azpName.map(navn -> navn.substring(navn.lastIndexOf(':') + 1)).filter(navn -> !navn.isBlank());
    }

    User user() {
        var principal =
                new JsonObject().put(GROUPS, new JsonArray(grupper.stream().toList()));
        azpName.ifPresent(navn -> principal.put(AZP_NAME, navn));
        navIdent.ifPresent(ident -> principal.put(NAV_IDENT, ident));
        return User.create(principal);
    }

    /** The token that a request was let in with. */
    public static Token of(User user) {
        var principal = user.principal();
        return new Token(
                Optional.ofNullable(principal.getString(AZP_NAME)),
                Optional.ofNullable(principal.getString(NAV_IDENT)),
                principal.getJsonArray(GROUPS).stream().map(Object::toString).collect(Collectors.toSet()));
    }
}
