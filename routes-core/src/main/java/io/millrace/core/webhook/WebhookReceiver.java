/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.webhook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.check.Settings;
import io.millrace.core.ingest.RawInput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step of a webhook source: lets only calls through that are small enough, JSON, signed with one of two
 * secrets, and not older than five minutes. What it refuses goes no further than this. After it the body is a {@code
 * byte[]}. See the package for the whole kamelet.
 */
public final class WebhookReceiver implements Processor, Settings {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern JSON =
            Pattern.compile("(?i)application/(cloudevents\\+)?json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?");

    private final Clock clock;
    private String secret;
    private String previousSecret = "";
    private int maxBytes = CanonicalJson.MAX_BYTES;
    private volatile SignatureCheck signatures;

    public WebhookReceiver() {
        this(Clock.systemUTC());
    }

    WebhookReceiver(Clock clock) {
        this.clock = clock;
    }

    /** {@code whsec_<base64>}, at least 24 bytes. */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    /** The secret before this one, as long as the sender may still use it; empty if there is none. */
    public void setPreviousSecret(String previousSecret) {
        this.previousSecret = previousSecret == null ? "" : previousSecret;
    }

    /** The largest body, in bytes; at most 1 MiB. */
    public void setMaxBytes(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void check() {
        List<WebhookSecret> secrets = new ArrayList<>();
        secrets.add(WebhookSecret.of("secret", secret));
        if (!previousSecret.isEmpty()) {
            secrets.add(WebhookSecret.of("previousSecret", previousSecret));
        }
        Settings.require(maxBytes > 0 && maxBytes <= CanonicalJson.MAX_BYTES, "maxBytes", "must be 1 to 1048576");
        signatures = new SignatureCheck(secrets, WINDOW, clock);
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        if (RawInput.isReplay(exchange)) {
            return;
        }
        WebhookAnswer answer = WebhookAnswer.on(exchange);
        Optional<WebhookError> refusal = refusal(exchange.getMessage());
        if (refusal.isPresent()) {
            answer.refuse(refusal.get());
            exchange.getMessage().setBody(null);
            exchange.setRouteStop(true);
        }
    }

    /**
     * For a later step of the kamelet: the message cannot be taken now, through no fault of its own. The caller is asked
     * to send it again; a replay out of the quarantine fails.
     */
    public static void refuseForNow(Exchange exchange, MfgException reason) {
        WebhookAnswer answer = WebhookAnswer.of(exchange);
        if (answer == null) {
            throw reason;
        }
        LOG.warn("{}", reason.getMessage());
        answer.refuse(WebhookError.NOT_ACCEPTED);
        exchange.getMessage().setBody(null);
        exchange.setRouteStop(true);
    }

    private Optional<WebhookError> refusal(Message message) throws IOException {
        String type = single(message, Exchange.CONTENT_TYPE);
        if (type == null || !JSON.matcher(type).matches()) {
            return Optional.of(WebhookError.WRONG_TYPE);
        }
        byte[] body = read(message);
        if (body.length > maxBytes) {
            return Optional.of(WebhookError.TOO_LARGE);
        }
        message.setBody(body);
        return signatures
                .refusal(
                        single(message, "webhook-id"),
                        single(message, "webhook-timestamp"),
                        single(message, "webhook-signature"),
                        body)
                .or(() -> jsonRefusal(body));
    }

    /** At most one byte more than allowed, so that a large body is not copied. */
    private byte[] read(Message message) throws IOException {
        if (message.getHeader(Exchange.CONTENT_LENGTH, 0L, Long.class) > maxBytes) {
            return new byte[maxBytes + 1];
        }
        try (InputStream in = message.getBody(InputStream.class)) {
            return in == null ? new byte[0] : in.readNBytes(maxBytes + 1);
        }
    }

    /** A header that is there twice is none: two readers could disagree about it. */
    private static String single(Message message, String name) {
        return message.getHeader(name) instanceof String text ? text : null;
    }

    private static Optional<WebhookError> jsonRefusal(byte[] body) {
        try (JsonParser parser = CanonicalJson.mapper().createParser(body)) {
            if (parser.nextToken() == null) {
                return Optional.of(WebhookError.NOT_JSON);
            }
            parser.skipChildren();
            return parser.nextToken() == null ? Optional.empty() : Optional.of(WebhookError.NOT_JSON);
        } catch (JacksonException notJson) {
            return Optional.of(WebhookError.NOT_JSON);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
