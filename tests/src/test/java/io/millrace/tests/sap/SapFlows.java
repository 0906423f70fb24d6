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
import io.millrace.core.ledger.Operations;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.StoredDelivery;
import io.millrace.core.ledger.Transition;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.service.Witness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;

/** The {@link SapRoutes} in this JVM, with empty books of their own; where SAP cannot be asked the clerk looks. */
final class SapFlows implements AutoCloseable {

    /** Much longer than the simulator's late commits take, also on a loaded machine. */
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<State> OUTCOMES = Set.of(State.POSTED, State.RETRY_WAIT, State.UNKNOWN, State.PARKED);

    final SapProcess sap;
    private final TargetClass targetClass;
    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Witness witness = new Witness();
    private final SapClerk clerk;
    private int owed;

    SapFlows(TargetClass targetClass) throws Exception {
        this(targetClass, new SapProcess(targetClass), SapFacts.REFERENCE);
    }

    SapFlows(TargetClass targetClass, SapProcess sap) throws Exception {
        this(targetClass, sap, SapFacts.REFERENCE);
    }

    /** @param references the plant's file, and what says how it works with SAP */
    private SapFlows(TargetClass targetClass, SapProcess sap, String references) throws Exception {
        this.targetClass = targetClass;
        this.sap = sap;
        clerk = new SapClerk(sap, SETTLE);
        try {
            start(references);
        } catch (Exception notStarted) {
            close();
            throw notStarted;
        }
    }

    private void start(String references) throws Exception {
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", references);
        camel.getRegistry().bind("database", database.database());
        camel.getRegistry().bind("witness", witness);
        camel.addRoutes(new SapRoutes(Map.of(
                "sap",
                sap.baseUrl(),
                "class",
                targetClass.name(),
                "settle",
                Long.toString(SETTLE.toMillis()),
                "timeout",
                "10000",
                "all",
                "true")));
        camel.start();
    }

    /** A plant with a way of its own. @param way lines of a cross-reference that say what is special */
    static SapFlows of(TargetClass targetClass, Path folder, String way) throws Exception {
        Path file = folder.resolve("way.yaml");
        Files.writeString(file, "version: way\nvalidFrom: 2020-01-01T00:00:00+01:00\n" + way);
        return new SapFlows(targetClass, new SapProcess(targetClass), SapFacts.REFERENCE + ",file:" + file);
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

    /** Waits until the goods of a purchase order that has no delivery are in SAP. */
    void receive(Event<?> received) {
        owed++;
        camel.createProducerTemplate().sendBody("direct:purchasing", received);
        awaitEnded();
    }

    /** Takes back whatever was posted of the event, where there is a way back, and waits until it is. */
    void reverse(String target, Event<?> event) {
        takeBack(target, event);
        awaitEnded();
    }

    void takeBack(String target, Event<?> event) {
        StoredDelivery posted = ended().stream()
                .filter(transition -> isOf(transition, target, event))
                .map(Transition::before)
                .filter(delivery -> delivery.kind() == Kind.POST)
                .findFirst()
                .orElseThrow();
        operations().compensate(posted.id(), new Decision(SapClerk.NAME, "not so"));
        owed++;
    }

    /** What a person does once what was in the way is out of it. */
    void replay(Transition parked) {
        operations().replay(List.of(parked.before().id()), new Decision(SapClerk.NAME, "it works now"), false);
        awaitEnded();
    }

    /** What a person does who has posted it by hand. */
    void resolve(Transition parked, String document) {
        operations().resolve(parked.before().id(), document, new Decision(SapClerk.NAME, "posted by hand"));
        awaitEnded();
    }

    void awaitEnded() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            if (targetClass == TargetClass.MANUAL) {
                clerk.look(operations());
            }
            assertThat(ended()).as("%s", witness.transitions()).hasSize(owed);
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
        return witness.transitions().stream()
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
        return witness.transitions().stream()
                .filter(transition -> transition.to() == State.POSTED || transition.to() == State.MANUAL)
                .toList();
    }

    /** How many deliveries a person has found in SAP. */
    long found() {
        return witness.to(State.MANUAL).size();
    }

    @Override
    public void close() {
        camel.stop();
        database.close();
        sap.close();
    }
}
