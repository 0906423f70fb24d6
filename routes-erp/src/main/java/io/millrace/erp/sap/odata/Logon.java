/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import io.millrace.core.post.BoundedClient;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Authorization} of a call: user and password, an OAuth 2 token of the client credentials, or none where the
 * client's certificate logs on. A token is fetched once for all calls and used until a minute before it expires.
 */
final class Logon {

    private static final int MAX_ANSWER = 64 * 1024;
    private static final long MARGIN_SECONDS = 60;

    private final ODataSettings settings;
    private final BoundedClient client;
    private @Nullable Future<Token> token;

    private record Token(String value, long untilNanos) {}

    Logon(ODataSettings settings, BoundedClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** The header's value; null if there is none to send. */
    Future<@Nullable String> header() {
        if (settings.username() == null) {
            return Future.succeededFuture(null);
        }
        return settings.tokenUrl().isEmpty()
                ? Future.succeededFuture(basic())
                : token().map(fetched -> "Bearer " + fetched.value());
    }

    /** Whether it is worth a second try after a 401: a token may have been withdrawn. */
    boolean canRenew() {
        return !settings.tokenUrl().isEmpty();
    }

    /** The header was refused; a newer one is not thrown away. */
    synchronized void refused(String header) {
        if (token != null
                && token.succeeded()
                && header.equals("Bearer " + token.result().value())) {
            token = null;
        }
    }

    private synchronized Future<Token> token() {
        boolean stale = token == null
                || token.failed()
                || token.succeeded() && token.result().untilNanos() - System.nanoTime() < 0;
        if (stale) {
            token = fetch();
        }
        return token;
    }

    private Future<Token> fetch() {
        return client.request(HttpMethod.POST, settings.tokenUrl(), MAX_ANSWER)
                .putHeader("Authorization", basic())
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .sendBuffer(Buffer.buffer("grant_type=client_credentials"))
                .recover(failure -> Future.failedFuture(new BeforeCall("no token was got", null, failure)))
                .map(Logon::read);
    }

    private static Token read(HttpResponse<Buffer> response) {
        ODataAnswer answer = new ODataAnswer(response);
        String value = answer.entity().path("access_token").asText("");
        if (response.statusCode() != 200 || value.isEmpty()) {
            throw new BeforeCall("no token was got", answer, null);
        }
        long seconds = Math.max(answer.entity().path("expires_in").asLong(0) - MARGIN_SECONDS, 0);
        return new Token(value, System.nanoTime() + seconds * 1_000_000_000L);
    }

    private String basic() {
        byte[] pair = (settings.username() + ':' + settings.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
