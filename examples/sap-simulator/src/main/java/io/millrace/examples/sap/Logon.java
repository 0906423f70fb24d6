/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls, and whether he may change something: basic authentication, OAuth 2 client credentials or a client
 * certificate; and the pair of session cookie and CSRF token without which nothing is changed.
 */
final class Logon {

    /** The session's cookie: system S4H, client 100. */
    static final String COOKIE = "SAP_SESSIONID_S4H_100";

    private static final Pattern SESSION = Pattern.compile("(?:^|; *)" + COOKIE + "=([^;]+)");

    private record Session(String token, Instant until) {}

    private final Settings settings;
    private final Clock clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

    Logon(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The token endpoint: {@code grant_type=client_credentials}, the client by basic authentication or in the form. */
    Answer token(Call call) {
        Call form = Call.of("POST", "", call.body(), Map.of(), "");
        boolean client = basic(call.header("Authorization"), settings.text("client-id"), settings.text("client-secret"))
                || same(form.query().get("client_id"), settings.text("client-id"))
                        && same(form.query().get("client_secret"), settings.text("client-secret"));
        if (!client) {
            return Answer.json(401, Json.object().put("error", "invalid_client"));
        }
        if (!"client_credentials".equals(form.query().get("grant_type"))) {
            return Answer.json(400, Json.object().put("error", "unsupported_grant_type"));
        }
        String token = UUID.randomUUID().toString().replace("-", "");
        tokens.put(token, clock.instant().plus(settings.duration("token-life")));
        JsonNode body = Json.object()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", settings.duration("token-life").toSeconds());
        return Answer.json(200, body).with("Cache-Control", "no-store");
    }

    /** Whether the caller is known: by his certificate, his token or his password. */
    boolean knows(Call call, Principal certificate) {
        String authorization = call.header("Authorization");
        if (certificate != null && authorization == null) {
            return List.of(certificate.getName().split(", ?")).contains("CN=" + settings.text("user"));
        }
        if (authorization != null && authorization.startsWith("Bearer ")) {
            Instant until = tokens.get(authorization.substring("Bearer ".length()));
            return until != null && until.isAfter(clock.instant());
        }
        return basic(authorization, settings.text("user"), settings.text("password"));
    }

    /** Whether cookie and token belong together and are still good; their life begins again. */
    boolean mayChange(Call call) {
        String id = session(call);
        Session session = id == null ? null : sessions.get(id);
        boolean good = session != null
                && session.until().isAfter(clock.instant())
                && same(call.header("x-csrf-token"), session.token());
        if (good) {
            sessions.put(id, new Session(session.token(), clock.instant().plus(settings.duration("session-life"))));
        }
        return good;
    }

    /** Answers {@code x-csrf-token: Fetch} with a token, and with a cookie where there is no session. */
    void fetch(Call call, Answer answer) {
        String id = session(call);
        Session session = id == null ? null : sessions.get(id);
        if (session == null || session.until().isBefore(clock.instant())) {
            id = UUID.randomUUID().toString();
            session = new Session(
                    Base64.getEncoder()
                            .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)),
                    clock.instant().plus(settings.duration("session-life")));
            sessions.put(id, session);
            answer.with("Set-Cookie", COOKIE + "=" + id + "; path=/; HttpOnly");
        }
        answer.with("x-csrf-token", session.token());
    }

    /** Ends the caller's session, as the system does after a while or when the server is another. */
    void endSession(Call call) {
        String id = session(call);
        if (id != null) {
            sessions.remove(id);
        }
    }

    void endSessions() {
        sessions.clear();
    }

    void endTokens() {
        tokens.clear();
    }

    /** Whether the caller has a session cookie; it may be one of an ended session. */
    private static String session(Call call) {
        Matcher cookie = SESSION.matcher(call.headers().getOrDefault("Cookie", ""));
        return cookie.find() ? cookie.group(1) : null;
    }

    private static boolean basic(String authorization, String user, String password) {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return same(authorization, expected);
    }

    private static boolean same(String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
