/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of a fact whose source gives none: UUID version 5 (RFC 9562) of the parts that identify it, so that every
 * attempt to tell the fact tells it under the same id.
 */
public final class DeterministicId {

    /** The name space of Millrace's ids: the UUIDv5 of {@code millrace.io} in the DNS name space. */
    private static final UUID NAME_SPACE = UUID.fromString("7c08aa67-66a8-5d5f-8e1b-3c23200a9cd2");

    private DeterministicId() {}

    /**
     * @param parts what identifies the fact, for example machine, order and shift; {@code ("a", "bc")} and
     *     {@code ("ab", "c")} are different
     */
    public static String of(String... parts) {
        StringBuilder name = new StringBuilder();
        for (String part : parts) {
            name.append(part.length()).append(':').append(part);
        }
        return version5(NAME_SPACE, name.toString()).toString();
    }

    static UUID version5(UUID nameSpace, String name) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(nameSpace.getMostSignificantBits())
                .putLong(nameSpace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & ~0xF000L | 0x5000L;
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
