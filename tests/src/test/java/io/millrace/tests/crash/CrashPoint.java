/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import io.millrace.core.post.TargetClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where the process dies. The order is that of one delivery's way. */
public enum CrashPoint {
    BEFORE_ACCEPT_COMMIT,
    AFTER_ACCEPT_COMMIT,
    /** Of Kafka: the batch is accepted, and would be read again. */
    BEFORE_OFFSET_COMMIT,
    AFTER_OFFSET_COMMIT,
    AFTER_ACKNOWLEDGEMENT,
    BEFORE_CLAIM_COMMIT,
    AFTER_CLAIM_COMMIT,
    WHILE_MAPPING,
    BEFORE_BARRIER_COMMIT,
    /** Nothing has left yet, but who comes after cannot know. */
    AFTER_BARRIER_COMMIT,
    /** The target has the request, and has not worked on it yet. */
    REQUEST_ARRIVED,
    /** The target has the effect, and has not answered yet. */
    EFFECT_DONE,
    ANSWER_READ,
    BEFORE_FINISH_COMMIT,
    AFTER_FINISH_COMMIT,
    BEFORE_TAKE_OVER_COMMIT,
    AFTER_TAKE_OVER_COMMIT,
    BEFORE_CLAIM_UNKNOWN_COMMIT,
    AFTER_CLAIM_UNKNOWN_COMMIT,
    /** The target has the question. */
    QUESTION_ARRIVED,
    BEFORE_SETTLE_COMMIT,
    AFTER_SETTLE_COMMIT;

    private static final Set<CrashPoint> IN_FLIGHT = EnumSet.range(AFTER_BARRIER_COMMIT, BEFORE_FINISH_COMMIT);

    /** Those of a source that is Kafka. */
    static final Set<CrashPoint> OF_KAFKA =
            EnumSet.of(BEFORE_ACCEPT_COMMIT, AFTER_ACCEPT_COMMIT, BEFORE_OFFSET_COMMIT, AFTER_OFFSET_COMMIT);

    /** Those of a forward from one topic to another with {@code once=true}: it accepts when its flow is through. */
    static final Set<CrashPoint> OF_ONCE = EnumSet.of(
            WHILE_MAPPING,
            EFFECT_DONE,
            ANSWER_READ,
            BEFORE_ACCEPT_COMMIT,
            AFTER_ACCEPT_COMMIT,
            BEFORE_OFFSET_COMMIT,
            AFTER_OFFSET_COMMIT);

    /** Those of them at which Kafka has some of the batch and the database does not know. */
    static final Set<CrashPoint> OF_ONCE_IN_DOUBT = EnumSet.of(EFFECT_DONE, ANSWER_READ, BEFORE_ACCEPT_COMMIT);

    /** Those that one crash can come to: a take-over needs another before it. */
    static final Set<CrashPoint> OF_A_FIRST_CRASH = EnumSet.complementOf(
            EnumSet.of(BEFORE_OFFSET_COMMIT, AFTER_OFFSET_COMMIT, BEFORE_TAKE_OVER_COMMIT, AFTER_TAKE_OVER_COMMIT));

    static final Set<CrashPoint> POST = EnumSet.range(BEFORE_CLAIM_COMMIT, AFTER_SETTLE_COMMIT);

    /** After these another process has something to take back or to find out. */
    static final Set<CrashPoint> TO_MEND = EnumSet.copyOf(List.of(
            AFTER_CLAIM_COMMIT,
            BEFORE_BARRIER_COMMIT,
            AFTER_BARRIER_COMMIT,
            REQUEST_ARRIVED,
            EFFECT_DONE,
            BEFORE_FINISH_COMMIT,
            AFTER_FINISH_COMMIT,
            AFTER_CLAIM_UNKNOWN_COMMIT,
            QUESTION_ARRIVED,
            BEFORE_SETTLE_COMMIT));

    static CrashPoint before(Commit commit) {
        return valueOf("BEFORE_" + commit + "_COMMIT");
    }

    static CrashPoint after(Commit commit) {
        return valueOf("AFTER_" + commit + "_COMMIT");
    }

    /** Nobody can know from the ledger whether the call has had its effect. */
    boolean leavesInDoubt() {
        return IN_FLIGHT.contains(this);
    }

    /** Whether the first event comes to it, if the process does not die before. */
    boolean isOnTheWay(TargetClass targetClass, Erp.Fate fate) {
        boolean unknown = fate.isAmbiguous() && targetClass != TargetClass.MANUAL;
        return switch (this) {
            case BEFORE_OFFSET_COMMIT, AFTER_OFFSET_COMMIT, BEFORE_TAKE_OVER_COMMIT, AFTER_TAKE_OVER_COMMIT -> false;
            case EFFECT_DONE ->
                fate != Erp.Fate.REJECTED && (fate != Erp.Fate.LATE || targetClass == TargetClass.IDEMPOTENT);
            case BEFORE_CLAIM_UNKNOWN_COMMIT, AFTER_CLAIM_UNKNOWN_COMMIT -> unknown;
            case QUESTION_ARRIVED, BEFORE_SETTLE_COMMIT, AFTER_SETTLE_COMMIT ->
                unknown && targetClass == TargetClass.LOOKUP;
            default -> true;
        };
    }
}
