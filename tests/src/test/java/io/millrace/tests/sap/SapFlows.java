/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ledger.Decision;
import io.millrace.core.ledger.Kind;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.ledger.LedgerListener;
import io.millrace.core.ledger.Operations;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.StoredDelivery;
import io.millrace.core.ledger.Transition;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;

/** The {@link SapRoutes} in this JVM, with empty books of their own; where SAP cannot be asked the clerk looks. */
final class SapFlows implements AutoCloseable {

    /** Longer than the simulator's late commits take. */
    private static final Duration SETTLE = Duration.ofMillis(800);

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Set<State> OUTCOMES = Set.of(State.POSTED, State.RETRY_WAIT, State.UNKNOWN, State.PARKED);

    final SapProcess sap;
    private final TargetClass targetClass;
    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Transition> transitions = new CopyOnWriteArrayList<>();
    private final SapClerk clerk;
    private int owed;

    SapFlows(TargetClass targetClass) throws Exception {
        this(targetClass, new SapProcess(targetClass));
    }

    SapFlows(TargetClass targetClass, SapProcess sap) throws Exception {
        this.targetClass = targetClass;
        this.sap = sap;
        clerk = new SapClerk(sap, SETTLE);
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", SapFacts.REFERENCE);
        camel.getRegistry().bind("database", database.database());
        camel.getRegistry().bind("witness", new LedgerListener() {
            @Override
            public void changed(List<Transition> changed) {
                transitions.addAll(changed);
            }
        });
        camel.addRoutes(new SapRoutes(Map.of(
                "sap",
                sap.baseUrl(),
                "class",
                targetClass.name(),
                "settle",
                Long.toString(SETTLE.toMillis()),
                "all",
                "true")));
        camel.start();
    }

    DefaultCamelContext camel() {
        return camel;
    }

    void send(Event<?> event) {
        owed += SapRoutes.documents(event);
        camel.createProducerTemplate().sendBody("direct:plant", event);
    }

    /** Waits until all documents of the event are in SAP. */
    void post(Event<?> event) {
        send(event);
        awaitEnded();
    }

    /** Takes back whatever was posted of the event, where there is a way back. */
    void reverse(String target, Event<?> event) {
        StoredDelivery posted = ended().stream()
                .filter(transition -> isOf(transition, target, event))
                .map(Transition::before)
                .filter(delivery -> delivery.kind() == Kind.POST)
                .findFirst()
                .orElseThrow();
        operations().compensate(posted.id(), new Decision(SapClerk.NAME, "not so"));
        owed++;
        awaitEnded();
    }

    /** What a person does once what was in the way is out of it. */
    void replay(Transition parked) {
        operations().replay(List.of(parked.before().id()), new Decision(SapClerk.NAME, "it works now"), false);
        awaitEnded();
    }

    void awaitEnded() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            if (targetClass == TargetClass.MANUAL) {
                clerk.look(operations());
            }
            assertThat(ended()).as("%s", transitions).hasSize(owed);
        });
    }

    Transition awaitParked(String target, Event<?> event) {
        return await().atMost(PATIENCE)
                .until(
                        () -> outcomes(target, event).stream()
                                .filter(transition -> transition.to() == State.PARKED)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** What came of each call with the event. */
    List<Transition> outcomes(String target, Event<?> event) {
        return transitions.stream()
                .filter(transition -> isOf(transition, target, event) && OUTCOMES.contains(transition.to()))
                .toList();
    }

    private static boolean isOf(Transition transition, String target, Event<?> event) {
        return transition.target().equals(target)
                && transition.before().eventId().equals(event.envelope().id());
    }

    private Operations operations() {
        return Ledger.of(camel).operations();
    }

    private List<Transition> ended() {
        return transitions.stream()
                .filter(transition -> transition.to() == State.POSTED || transition.to() == State.MANUAL)
                .toList();
    }

    /** How many deliveries a person has found in SAP. */
    long found() {
        return transitions.stream()
                .filter(transition -> transition.to() == State.MANUAL)
                .count();
    }

    @Override
    public void close() {
        camel.stop();
        database.close();
        sap.close();
    }
}
