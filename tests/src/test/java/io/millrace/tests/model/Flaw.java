/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import io.millrace.core.post.TargetClass;

/** A way to do it that looks right, and what it breaks. */
enum Flaw {
    ACKNOWLEDGES_BEFORE_THE_COMMIT(TargetClass.IDEMPOTENT, Violation.LOST),
    ACCEPTS_WITHOUT_LOOKING_FOR_A_DUPLICATE(TargetClass.LOOKUP, Violation.DUPLICATE),
    CALLS_BEFORE_THE_INTENT_IS_COMMITTED(TargetClass.LOOKUP, Violation.DUPLICATE),
    TAKES_AN_INTERRUPTED_CALL_FOR_ONE_THAT_NEVER_LEFT(TargetClass.LOOKUP, Violation.DUPLICATE),
    TAKES_A_LOST_ANSWER_FOR_A_FAILURE(TargetClass.MANUAL, Violation.DUPLICATE),
    TAKES_NO_ERROR_FOR_SUCCESS(TargetClass.LOOKUP, Violation.PHANTOM_POSTED),
    LOOKS_UP_WITHOUT_SETTLING(TargetClass.LOOKUP, Violation.DUPLICATE),
    SENDS_AFTER_IT_SLEPT(TargetClass.LOOKUP, Violation.DUPLICATE),
    NO_FENCE_AT_THE_BARRIER(TargetClass.MANUAL, Violation.DUPLICATE),
    NO_FENCE_AT_THE_FINISH(TargetClass.LOOKUP, Violation.DUPLICATE),
    A_NEW_KEY_FOR_EACH_ATTEMPT(TargetClass.IDEMPOTENT, Violation.DUPLICATE),
    CLAIMS_WHATEVER_COMES_FIRST(TargetClass.IDEMPOTENT, Violation.REORDERED),
    PARKED_GIVES_UP_ITS_PLACE(TargetClass.IDEMPOTENT, Violation.REORDERED),
    NOBODY_TAKES_OVER(TargetClass.IDEMPOTENT, Violation.STUCK);

    private final TargetClass targetClass;
    private final Violation violation;

    Flaw(TargetClass targetClass, Violation violation) {
        this.targetClass = targetClass;
        this.violation = violation;
    }

    /** The target's class that shows it. */
    TargetClass targetClass() {
        return targetClass;
    }

    Violation violation() {
        return violation;
    }
}
