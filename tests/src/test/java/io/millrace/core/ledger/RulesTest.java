/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.post.Delivery.Purpose;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.model.Answer;
import io.millrace.tests.model.Rules;
import java.lang.reflect.RecordComponent;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of the model are those of the ledger, case by case: neither can change without the other. */
class RulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final List<@Nullable TargetClass> CLASSES = new ArrayList<>(List.of(TargetClass.values()));

    static {
        CLASSES.add(null);
    }

    private final CamelContext context = new DefaultCamelContext();
    private final StoredDelivery accepted =
            Incoming.of(TestEvents.consumed("e1", "WO-1", null)).delivery(1, "erp", State.RECEIVED, 0, 1, null, NOW);

    @Test
    void whatTheModelMakesOfAnAnswerIsWhatTheLedgerMakesOfIt() throws Exception {
        int cases = 0;
        for (TargetClass targetClass : CLASSES) {
            for (boolean ambiguous : new boolean[] {false, true}) {
                for (boolean left : new boolean[] {false, true}) {
                    for (boolean overdue : new boolean[] {false, true}) {
                        for (Answer answer : Answer.values()) {
                            cases += compare(targetClass, ambiguous, left, overdue, answer) ? 1 : 0;
                        }
                    }
                }
            }
        }
        assertThat(cases).isGreaterThan(250);
    }

    /** @return whether there is such a case */
    private boolean compare(
            @Nullable TargetClass targetClass, boolean ambiguous, boolean left, boolean overdue, Answer answer)
            throws Exception {
        Map<String, Object> values = new HashMap<>();
        values.put("state", ambiguous ? State.UNKNOWN : State.CLAIMED);
        values.put("targetClass", targetClass);
        values.put("ambiguous", ambiguous);
        values.put("deadlineAt", overdue ? NOW.minusSeconds(1) : null);
        values.put("attempts", 1);
        Attempt attempt = new Attempt(with(accepted, values), null, null);
        if (left && (targetClass == null || attempt.purpose() == Purpose.LOOK_UP)) {
            return false;
        }
        if (left) {
            attempt.left(attempt.delivery().leaving(new byte[] {1}, "1", targetClass, NOW));
        }
        Outcome real = Judge.of(attempt, exchange(answer), RetryPolicy.DEFAULT, NOW);
        Rules.Case its = new Rules.Case(targetClass, attempt.purpose(), ambiguous, left, overdue, answer);
        assertThat(Rules.after(its)).as(its.toString()).isEqualTo(new Rules.Result(real.state(), real.ambiguous()));
        return true;
    }

    private Exchange exchange(Answer answer) {
        Exchange exchange = new DefaultExchange(context);
        if (answer == Answer.POSTED) {
            new Posted("D-1").on(exchange);
        }
        exchange.setException(
                switch (answer) {
                    case POSTED, SILENT -> null;
                    case NOT_PROCESSED -> new NotPosted.NotProcessed(PostError.BUSY, "busy", Duration.ZERO, null);
                    case ABSENT -> new NotPosted.NotProcessed(PostError.ABSENT, "not there", null, null);
                    case PREMATURE -> new NotPosted.Premature(PostError.PREMATURE, "too early", null);
                    case REJECTED -> new NotPosted.Rejected(PostError.REJECTED, "no", null);
                    case MISCONFIGURED -> new NotPosted.Misconfigured(PostError.MISCONFIGURED, "401", null);
                    case AMBIGUOUS -> new NotPosted.Ambiguous(PostError.NO_ANSWER, "no answer", null);
                    case FAILED -> new IllegalStateException("a bug");
                    case NOT_REACHED -> new ConnectException("refused");
                    case HELD_BACK -> new MfgException(LedgerError.FENCED, "another's by now");
                });
        return exchange;
    }

    @Test
    void whatBecomesOfADeadProcesssDeliveryIsTheSame() throws Exception {
        LedgerSettings settings = new LedgerSettings(() -> NOW, "plant", Duration.ZERO, Duration.ZERO, Duration.ZERO);
        Ledger ledger = new Ledger(null, settings, null, List::of, () -> null, () -> null);
        for (TargetClass targetClass : CLASSES) {
            for (State state : List.of(State.CLAIMED, State.UNKNOWN, State.IN_FLIGHT)) {
                Map<String, Object> values = new HashMap<>();
                values.put("state", state);
                values.put("targetClass", targetClass);
                values.put("ambiguous", state == State.UNKNOWN);
                Outcome real = ledger.recovered(with(accepted, values), null, NOW);
                assertThat(Rules.takenOver(state, targetClass, state == State.UNKNOWN))
                        .as("%s, %s", state, targetClass)
                        .isEqualTo(new Rules.Result(real.state(), real.ambiguous()));
            }
        }
    }

    private static StoredDelivery with(StoredDelivery delivery, Map<String, Object> values) throws Exception {
        RecordComponent[] components = StoredDelivery.class.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            types[i] = components[i].getType();
            arguments[i] = values.containsKey(name)
                    ? values.get(name)
                    : components[i].getAccessor().invoke(delivery);
        }
        return StoredDelivery.class.getDeclaredConstructor(types).newInstance(arguments);
    }
}
