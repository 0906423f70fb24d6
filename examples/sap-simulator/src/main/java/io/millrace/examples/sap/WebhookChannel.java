/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Events by HTTP, structured mode, signed as Standard Webhooks wants it. Any 2xx means that the receiver has it. */
final class WebhookChannel implements EventOutbox.Channel {

    private static final String SECRET_PREFIX = "whsec_";

    private final URI receiver;
    private final SecretKeySpec key;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    WebhookChannel(URI receiver, String secret) {
        this.receiver = receiver;
        this.key =
                new SecretKeySpec(Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())), "HmacSHA256");
    }

    @Override
    public void send(String id, String type, byte[] cloudEvent)
            throws IOException, InterruptedException, GeneralSecurityException {
        long seconds = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(receiver)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/cloudevents+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", signature(id, seconds, cloudEvent))
                .POST(HttpRequest.BodyPublishers.ofByteArray(cloudEvent))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException(receiver + " answered " + status);
        }
    }

    private String signature(String id, long seconds, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(key.getAlgorithm());
        mac.init(key);
        mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
