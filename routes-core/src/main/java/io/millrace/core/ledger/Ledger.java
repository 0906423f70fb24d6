/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.error.MfgException;
import io.millrace.core.db.Database;
import io.millrace.core.fence.Fence;
import io.millrace.core.quarantine.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The delivery ledger of one application. */
public final class Ledger {

    private record AcceptorKey(List<String> targets, AcceptOptions options) {}

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Database database;
    private final LedgerSettings settings;
    private final ExecutorService pool;
    private final Supplier<Collection<LedgerListener>> listeners;
    private final Supplier<Quarantine> quarantine;
    private final Supplier<Fence> fence;
    private final Runnable opened = this::wakeAll;
    private final Map<AcceptorKey, Acceptor> acceptors = new ConcurrentHashMap<>();
    private final Map<String, Dispatcher> dispatchers = new ConcurrentHashMap<>();

    Ledger(
            Database database,
            LedgerSettings settings,
            ExecutorService pool,
            Supplier<Collection<LedgerListener>> listeners,
            Supplier<Quarantine> quarantine,
            Supplier<Fence> fence) {
        this.database = database;
        this.settings = settings;
        this.pool = pool;
        this.listeners = listeners;
        this.quarantine = quarantine;
        this.fence = fence;
    }

    /** The ledger of the application. */
    public static Ledger of(CamelContext context) {
        return context.getComponent("ledger", LedgerComponent.class).ledger();
    }

    /** How each target is doing. */
    public List<LedgerStatus> status() {
        return database.inTransaction(connection -> LedgerStatus.read(connection, this));
    }

    boolean serves(String target, String eventType, Kind kind) {
        Dispatcher dispatcher = dispatchers.get(target);
        return dispatcher != null && dispatcher.serves(eventType, kind);
    }

    @Nullable
    String trouble(String target) {
        Dispatcher dispatcher = dispatchers.get(target);
        MfgException trouble = dispatcher == null ? null : dispatcher.trouble();
        return trouble == null ? null : trouble.getMessage();
    }

    /** What a person does to deliveries and targets. */
    public Operations operations() {
        return new Operations(this);
    }

    /**
     * Has the audit, the log and the listeners say something about a delivery that goes on all the same; once for each
     * code and revision, however often it is tried.
     */
    public void note(long deliveryId, ErrorCode code, String text) {
        StoredDelivery delivery = operations().get(deliveryId);
        if (Note.write(this, delivery, code, text)) {
            LOG.warn("{} {} (delivery {} to {})", code.code(), text, deliveryId, delivery.target());
            each(listener -> listener.noted(delivery, code.code(), text));
        }
    }

    Database database() {
        return database;
    }

    ExecutorService pool() {
        return pool;
    }

    /** Where what nobody can decode goes. */
    Quarantine quarantine() {
        return quarantine.get();
    }

    Instant now() {
        return settings.clock().instant();
    }

    String owner() {
        return settings.owner();
    }

    Duration leaseDuration() {
        return settings.leaseDuration();
    }

    Duration sealInterval() {
        return settings.sealInterval();
    }

    Duration probeInterval() {
        return settings.probeInterval();
    }

    /** Begins to take deliveries of the target, at the pace that the first of its lanes names. */
    synchronized void open(String target, Lane lane, Supplier<Pace> pace) {
        if (lane.fence()) {
            fence.get().onOpened(opened);
        }
        dispatchers.computeIfAbsent(target, name -> started(name, pace.get())).open(lane);
    }

    private Dispatcher started(String target, Pace pace) {
        Targets.register(database, target);
        Dispatcher dispatcher = new Dispatcher(target, this, pace, pool);
        dispatcher.start();
        return dispatcher;
    }

    /** Takes nothing more for the lane; what runs goes on. */
    synchronized void close(String target, Lane lane) {
        Dispatcher dispatcher = dispatchers.get(target);
        if (dispatcher != null) {
            dispatcher.close(lane);
        }
    }

    /** Ends the work on the target if no lane is left. */
    synchronized void end(String target, Lane lane) {
        Dispatcher dispatcher = dispatchers.get(target);
        if (dispatcher != null && dispatcher.close(lane)) {
            dispatchers.remove(target);
            dispatcher.stop();
        }
    }

    /** How fast deliveries of the target are begun; null if this process begins none. */
    @Nullable
    Pace pace(String target) {
        Dispatcher dispatcher = dispatchers.get(target);
        return dispatcher == null ? null : dispatcher.pace();
    }

    /** An attempt is over. */
    void finish(Attempt attempt, Outcome outcome) {
        Dispatcher dispatcher = dispatchers.get(attempt.target());
        if (dispatcher != null) {
            dispatcher.finish(attempt, outcome);
        }
    }

    /** What a delivery becomes whose process died. */
    Outcome recovered(StoredDelivery delivery, @Nullable Lane lane, Instant now) {
        if (delivery.state() != State.IN_FLIGHT) {
            return Outcome.released(delivery);
        }
        return Judge.interrupted(delivery, lane == null ? RetryPolicy.ofRoute(delivery) : lane.policy(), now);
    }

    /** Makes the targets known, so that something can be accepted for them. */
    Acceptor acceptor(List<String> targets, AcceptOptions options) {
        return acceptors.computeIfAbsent(new AcceptorKey(targets, options), key -> {
            targets.forEach(target -> Targets.register(database, target));
            return new Acceptor(this, targets, options);
        });
    }

    /** Stops taking and posting. */
    synchronized void close() {
        acceptors.values().forEach(Acceptor::close);
        acceptors.clear();
        dispatchers.values().forEach(Dispatcher::stop);
        dispatchers.clear();
    }

    /** Something may be there to do on the targets. */
    public void wake(Collection<String> targets) {
        for (String target : targets) {
            Dispatcher dispatcher = dispatchers.get(target);
            if (dispatcher != null) {
                dispatcher.wake();
            }
        }
    }

    private void wakeAll() {
        wake(dispatchers.keySet());
    }

    void tell(List<Transition> transitions) {
        if (!transitions.isEmpty()) {
            each(listener -> listener.changed(transitions));
            for (Transition transition : transitions) {
                if (transition.to() == State.PARKED) {
                    String text = Alert.text(transition);
                    LOG.warn(text);
                    each(listener -> listener.parked(transition, text));
                }
            }
            for (Transition transition : transitions) {
                if (transition.to() == State.POSTED || transition.to() == State.MANUAL) {
                    dispatchers.values().forEach(dispatcher -> dispatcher.posted(transition.before()));
                }
            }
        }
    }

    void tellAccepted(List<Acceptance> acceptances) {
        each(listener -> listener.accepted(acceptances));
    }

    void tellStopped(String target, Outcome refused) {
        LOG.error(
                "{} {}: {} is stopped. {}",
                refused.code(),
                refused.text(),
                target,
                LedgerError.TARGET_STOPPED.action());
        each(listener -> listener.stopped(target, String.valueOf(refused.code()), String.valueOf(refused.text())));
    }

    private void each(Consumer<LedgerListener> call) {
        for (LedgerListener listener : listeners.get()) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("A listener of the ledger failed: {}", listener, e);
            }
        }
    }
}
