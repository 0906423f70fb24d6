/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import io.millrace.core.ledger.State;
import io.millrace.core.post.Delivery.Purpose;
import io.millrace.core.post.TargetClass;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery becomes, as a table: the model's side of the ledger's own judgement. That both are the same is tested
 * for every case.
 */
public final class Rules {

    /**
     * An attempt that is over.
     *
     * @param targetClass null before the first barrier
     * @param ambiguous whether an earlier call may have had an effect
     * @param left whether this attempt's call may have left
     * @param overdue whether the time to wait, or to find out, is over
     */
    public record Case(
            @Nullable TargetClass targetClass,
            Purpose purpose,
            boolean ambiguous,
            boolean left,
            boolean overdue,
            Answer answer) {}

    /** @param ambiguous whether a call may have had an effect nobody knows of */
    public record Result(State state, boolean ambiguous) {}

    private Rules() {}

    public static Result after(Case of) {
        if (of.answer == Answer.POSTED) {
            return new Result(State.POSTED, false);
        }
        if (of.answer == Answer.MISCONFIGURED) {
            return released(of.ambiguous);
        }
        return of.purpose == Purpose.LOOK_UP ? afterLookUp(of) : afterCall(of);
    }

    private static Result afterLookUp(Case of) {
        return switch (of.answer) {
            case ABSENT -> new Result(State.RETRY_WAIT, false);
            case REJECTED -> new Result(State.PARKED, true);
            default -> unknown(of.targetClass, of.overdue && of.ambiguous);
        };
    }

    private static Result afterCall(Case of) {
        boolean inDoubt = of.ambiguous && !(of.answer == Answer.REJECTED && of.left)
                || of.answer == Answer.AMBIGUOUS
                || of.answer == Answer.SILENT
                || of.left && (of.answer == Answer.FAILED || of.answer == Answer.NOT_REACHED);
        if (inDoubt) {
            return unknown(of.targetClass, of.overdue && of.ambiguous);
        }
        return switch (of.answer) {
            case REJECTED, FAILED -> new Result(State.PARKED, of.ambiguous);
            case PREMATURE -> new Result(of.overdue ? State.PARKED : State.RETRY_WAIT, false);
            default -> new Result(State.RETRY_WAIT, false);
        };
    }

    /** What a delivery becomes whose process is dead, or taken for dead. */
    public static Result takenOver(State state, @Nullable TargetClass targetClass, boolean ambiguous) {
        return state == State.IN_FLIGHT ? unknown(targetClass, false) : released(ambiguous);
    }

    private static Result released(boolean ambiguous) {
        return new Result(ambiguous ? State.UNKNOWN : State.RECEIVED, ambiguous);
    }

    private static Result unknown(@Nullable TargetClass targetClass, boolean overdue) {
        boolean askable = targetClass == TargetClass.IDEMPOTENT || targetClass == TargetClass.LOOKUP;
        return new Result(askable && !overdue ? State.UNKNOWN : State.PARKED, true);
    }
}
