/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Lets the process die when one event comes to one point, the first time. */
public final class Fuse {

    private final @Nullable CrashPoint armed;
    private final String victim;
    private final Runnable death;
    private final AtomicBoolean blown = new AtomicBoolean();
    private final Set<CrashPoint> passed = ConcurrentHashMap.newKeySet();

    /**
     * @param armed null: it lives
     * @param victim id of the event
     * @param death how this process dies
     */
    public Fuse(@Nullable CrashPoint armed, String victim, Runnable death) {
        this.armed = armed;
        this.victim = victim;
        this.death = death;
    }

    /** Of a process that lives. */
    public static Fuse none() {
        return new Fuse(null, "", () -> {});
    }

    void reached(CrashPoint point, String event) {
        if (event.equals(victim) && !isBlown()) {
            passed.add(point);
        }
        if (point == armed && event.equals(victim) && blown.compareAndSet(false, true)) {
            death.run();
        }
    }

    /** Where the event came by in the life of this process. */
    Set<CrashPoint> passed() {
        return Set.copyOf(passed);
    }

    /** Nothing of what this process does counts any more. */
    public boolean isBlown() {
        return blown.get();
    }

    /** Ends a step of a process that is dead by now. */
    public void endIfBlown() {
        if (isBlown()) {
            throw new IllegalStateException("the process is dead");
        }
    }
}
