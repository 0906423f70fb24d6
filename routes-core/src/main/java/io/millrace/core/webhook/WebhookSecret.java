/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.webhook;

import io.millrace.core.check.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret as Standard Webhooks write it, {@code whsec_<base64>}, of at least 24 bytes. */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private WebhookSecret(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** @param parameter what the refusal names; the secret itself is in no message */
    static WebhookSecret of(String parameter, String text) {
        Settings.require(text != null && text.startsWith(PREFIX), parameter, "must be whsec_ followed by base64");
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        Settings.require(bytes.length >= LEAST_BYTES, parameter, "must hold at least 24 bytes in base64");
        return new WebhookSecret(bytes);
    }

    /** The signature of a call: HMAC-SHA256 over {@code id.timestamp.body}. */
    byte[] sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
