/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.webhook;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Is a call signed by somebody who knows one of our secrets, and now? Standard Webhooks: header {@code
 * webhook-signature} holds up to a few signatures {@code v1,<base64>}, separated by spaces.
 */
final class SignatureCheck {

    /** Without a dot: the signed text is {@code id.timestamp.body}, and its parts must not be movable. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_:-]{1,256}");

    private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{0,11}");
    private static final int MOST_SIGNATURES = 8;
    private static final String VERSION = "v1,";

    private final List<WebhookSecret> secrets;
    private final Duration window;
    private final Clock clock;

    SignatureCheck(List<WebhookSecret> secrets, Duration window, Clock clock) {
        this.secrets = List.copyOf(secrets);
        this.window = window;
        this.clock = clock;
    }

    /** @return why the call is refused; empty if it is good */
    Optional<WebhookError> refusal(String id, String timestamp, String signatures, byte[] body) {
        if (id == null
                || timestamp == null
                || signatures == null
                || !ID.matcher(id).matches()
                || !TIMESTAMP.matcher(timestamp).matches()) {
            return Optional.of(WebhookError.BAD_SIGNATURE);
        }
        if (!isSigned(id, timestamp, signatures, body)) {
            return Optional.of(WebhookError.BAD_SIGNATURE);
        }
        long seconds = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        return seconds > window.toSeconds() ? Optional.of(WebhookError.NOT_NOW) : Optional.empty();
    }

    /** Compares every signature with every secret, in a time that does not depend on how well they match. */
    private boolean isSigned(String id, String timestamp, String signatures, byte[] body) {
        String[] given = signatures.split(" ", MOST_SIGNATURES + 1);
        if (given.length > MOST_SIGNATURES) {
            return false;
        }
        boolean signed = false;
        for (WebhookSecret secret : secrets) {
            byte[] expected = secret.sign(id, timestamp, body);
            for (String signature : given) {
                signed |= MessageDigest.isEqual(expected, decoded(signature));
            }
        }
        return signed;
    }

    private static byte[] decoded(String signature) {
        try {
            return signature.startsWith(VERSION)
                    ? Base64.getDecoder().decode(signature.substring(VERSION.length()))
                    : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
