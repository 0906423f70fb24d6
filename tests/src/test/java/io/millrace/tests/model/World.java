/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A state of the whole: the events, the processes, and how much may still go wrong.
 *
 * @param crashes how many more may happen
 * @param pauses how often a living process may still be taken for dead
 * @param faults how many more answers may be anything but a success
 */
record World(List<EventState> events, List<Process> processes, int crashes, int pauses, int faults) {

    enum Process {
        /** Works under a lease. */
        LEASED,
        /** Lives, but another process has taken its work over, and it does not know yet. */
        STALE,
        /** Dead; its lease still stands. */
        DEAD,
        /** Dead, and its work was taken over. */
        BURIED;

        boolean isAlive() {
            return this == LEASED || this == STALE;
        }
    }

    World with(int event, EventState its) {
        return new World(replaced(events, event, its), processes, crashes, pauses, faults);
    }

    World with(List<EventState> all) {
        return new World(all, processes, crashes, pauses, faults);
    }

    World process(int process, Process its) {
        return new World(events, replaced(processes, process, its), crashes, pauses, faults);
    }

    World crashed() {
        return new World(events, processes, crashes - 1, pauses, faults);
    }

    World paused() {
        return new World(events, processes, crashes, pauses - 1, faults);
    }

    World faulted() {
        return new World(events, processes, crashes, pauses, faults - 1);
    }

    private static <T> List<T> replaced(List<T> list, int index, T by) {
        List<T> copy = new ArrayList<>(list);
        copy.set(index, by);
        return List.copyOf(copy);
    }
}
