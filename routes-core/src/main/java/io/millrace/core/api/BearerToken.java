/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import static io.millrace.core.check.Settings.require;

import com.nimbusds.jwt.JWTClaimsSet;
import io.millrace.core.check.Settings;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step behind an API: lets a call through only with a token (a JWT in {@code Authorization: Bearer}) that the
 * identity provider signed for this API, that has not expired, and that has the scope. The token goes no further. Camel's
 * own server (4.17) checks neither issuer nor audience.
 */
public final class BearerToken implements Processor, Settings {

    /** Exchange property: who calls, the token's {@code sub}. */
    public static final String CALLER = "MillraceCaller";

    private static final Logger LOG = LoggerFactory.getLogger(BearerToken.class);
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([\\w.+/=~-]{1,8192})");
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private String issuer;
    private String audience;
    private String keys;
    private String scope;
    private TokenCheck tokens;

    /** The token's {@code iss}. */
    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

    /** The token's {@code aud}: what the identity provider calls this API. */
    public void setAudience(String audience) {
        this.audience = audience;
    }

    /** The identity provider's JWK set: its URL, or {@code file:}. */
    public void setKeys(String keys) {
        this.keys = keys;
    }

    /** What the token must allow: a word of its {@code scope}, or {@code scp}. */
    public void setScope(String scope) {
        this.scope = scope;
    }

    @Override
    public void check() {
        require(issuer != null && !issuer.isBlank(), "issuer", "is missing");
        require(audience != null && !audience.isBlank(), "audience", "is missing");
        require(keys != null && keys.matches("(https?|file):.+"), "keys", "must be an http, https or file address");
        require(scope != null && SCOPE.matcher(scope).matches(), "scope", "must be a word");
        tokens = new TokenCheck(issuer, audience, keys);
    }

    @Override
    public List<String> addresses() {
        return List.of(keys);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        JWTClaimsSet claims = tokens.claims(token(message));
        message.removeHeader("Authorization");
        if (!scopes(claims).contains(scope)) {
            LOG.warn("{} {} has no scope {}", ApiError.NO_SCOPE.code(), claims.getSubject(), scope);
            throw new ApiException(ApiError.NO_SCOPE, "the token has no scope " + scope, null);
        }
        exchange.setProperty(CALLER, claims.getSubject());
    }

    private static String token(Message message) {
        Object header = message.getHeader("Authorization");
        Matcher bearer = BEARER.matcher(header instanceof String text ? text : "");
        if (!bearer.matches()) {
            throw new ApiException(ApiError.NO_TOKEN, "the call has no bearer token", null);
        }
        return bearer.group(1);
    }

    /** {@code scope} is a text of words (RFC 9068); some providers send {@code scp}, a text or a list. */
    private static Collection<?> scopes(JWTClaimsSet claims) {
        Object scopes = claims.getClaim("scope") == null ? claims.getClaim("scp") : claims.getClaim("scope");
        return scopes instanceof Collection<?> list
                ? list
                : Arrays.asList(String.valueOf(scopes).split(" "));
    }
}
