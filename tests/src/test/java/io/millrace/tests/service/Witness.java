/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.service;

import io.millrace.core.ledger.LedgerListener;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.Transition;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What has happened to the deliveries of a ledger: a bean of the context that it is in. */
public final class Witness implements LedgerListener {

    private final List<Transition> transitions = new CopyOnWriteArrayList<>();
    private final List<String> parked = new CopyOnWriteArrayList<>();

    @Override
    public void changed(List<Transition> changed) {
        transitions.addAll(changed);
    }

    @Override
    public void parked(Transition transition, String text) {
        parked.add(text);
    }

    /** In the order they were. */
    public List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    public List<Transition> to(State state) {
        return transitions.stream()
                .filter(transition -> transition.to() == state)
                .toList();
    }

    /** What a person is told of each delivery that is parked. */
    public List<String> parked() {
        return List.copyOf(parked);
    }
}
