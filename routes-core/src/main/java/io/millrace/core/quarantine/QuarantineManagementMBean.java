/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import java.util.List;
import java.util.Map;

/** The quarantine in JMX, and so in Hawtio. Every operation that changes something names who does it and why. */
public interface QuarantineManagementMBean {

    /** How many messages wait for a person. */
    long getOpen();

    /** The oldest open messages: id, at, plant, place, code, text. */
    List<Map<String, String>> find(int limit);

    /** The message as it came, as text. */
    String showRaw(long id);

    /** Sends the message through its route again. */
    String replay(long id, String actor, String reason);

    /** Sends the oldest open messages of one code through their routes again, until one fails. */
    String replayAll(String code, int limit, String actor, String reason);

    /** Sends the corrected text in the message's place. */
    String replayCorrected(long id, String corrected, String actor, String reason);

    /** Closes a message that nobody needs. */
    String discard(long id, String actor, String reason);
}
