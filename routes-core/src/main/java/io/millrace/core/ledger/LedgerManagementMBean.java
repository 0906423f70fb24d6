/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.util.List;
import java.util.Map;

/** What an operator sees and does in Hawtio or any other JMX client. Ids are separated by commas. */
public interface LedgerManagementMBean {

    /** A row per target: state counts, stopped or not, the oldest open delivery. */
    List<Map<String, String>> getTargets();

    /** Parked deliveries, the oldest first: facts, reason, what to do. */
    List<Map<String, String>> parked(int limit);

    /** Deliveries; an empty text is any. */
    List<Map<String, String>> find(String target, String state, String plant, String businessKey, int limit);

    /** What was done to a delivery, by whom and why. */
    List<Map<String, String>> history(long deliveryId);

    /** What {@link #replay} would do. */
    List<Map<String, String>> replayDryRun(String deliveryIds);

    List<Map<String, String>> replay(String deliveryIds, String actor, String reason);

    /** Posts other data instead, as canonical JSON. */
    List<Map<String, String>> replayCorrected(long deliveryId, String json, String actor, String reason);

    /** What {@link #skip} would do. */
    List<Map<String, String>> skipDryRun(String deliveryIds);

    List<Map<String, String>> skip(String deliveryIds, String actor, String reason);

    /** Notes that the target has the effect. */
    List<Map<String, String>> resolve(long deliveryId, String documentNumber, String actor, String reason);

    /** Notes that the target surely does not have the effect. */
    List<Map<String, String>> confirmAbsent(long deliveryId, String actor, String reason);

    /** Reverses what was posted. */
    List<Map<String, String>> compensate(long deliveryId, String actor, String reason);

    void stopTarget(String target, String actor, String reason);

    void resumeTarget(String target, String actor, String reason);

    /** A row per target: intact or not, and the newest seal. */
    List<Map<String, String>> verifyAudit();
}
