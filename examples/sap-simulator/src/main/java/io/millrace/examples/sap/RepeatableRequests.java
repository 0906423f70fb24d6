/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/** What the gateway remembers of a request with a {@code RequestID}: its answer, for the same request again. */
final class RepeatableRequests {

    private static final String REQUESTS = "request";

    private final Settings settings;

    RepeatableRequests(Settings settings) {
        this.settings = settings;
    }

    interface Work {
        Answer done();
    }

    /** Does the work once per RequestID where the system is so configured; else as often as it is asked. */
    Answer once(Change change, Call call, String part, Work work) {
        String id = call.headers().getOrDefault("RequestID", call.header("Repeatability-Request-ID"));
        String created = call.headers().getOrDefault("RepeatabilityCreation", call.header("Repeatability-First-Sent"));
        if (settings.mode() != Settings.Mode.IDEMPOTENT || id == null || created == null) {
            return work.done();
        }
        String key = id.replace("-", "").toUpperCase(Locale.ROOT) + part;
        if (!key.matches("[0-9A-F]{32}(#\\d+)?")) {
            throw new SapException(400, "/IWBEP/CM_COS/002", "RequestID is no GUID of 32 characters");
        }
        String hash = hash(call);
        ObjectNode known = change.find(REQUESTS, key);
        if (known != null) {
            Instant at = Instant.parse(known.path("at").asText());
            if (!known.path("hash").asText().equals(hash)) {
                throw new SapException(400, "/IWBEP/CM_COS/004", "RequestID was used for another request");
            }
            if (at.plus(settings.duration("repeatable-for")).isBefore(change.now())) {
                throw new SapException(400, "/IWBEP/CM_COS/005", "RequestID is outdated");
            }
            return stored(known).with("RepeatabilityResult", "accepted");
        }
        Answer answer = work.done();
        ObjectNode row = Json.object()
                .put("hash", hash)
                .put("at", change.now().toString())
                .put("status", answer.status())
                .put("body", answer.text());
        ObjectNode headers = row.putObject("headers");
        answer.headers().forEach(headers::put);
        change.put(REQUESTS, key, row);
        return answer.with("RepeatabilityResult", "accepted");
    }

    private static Answer stored(ObjectNode known) {
        Answer answer = Answer.empty(known.path("status").asInt());
        known.path("headers")
                .properties()
                .forEach(
                        header -> answer.with(header.getKey(), header.getValue().asText()));
        return new Answer(
                answer.status(), answer.headers(), known.path("body").asText().getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(Call call) {
        try {
            String all = call.method() + " " + call.path() + " " + call.query() + "\n" + call.body();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
