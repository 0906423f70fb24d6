/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every world that can be reached, breadth first, so that the way to a violation is a shortest one. */
final class Exploration {

    /** @param steps the way to it */
    record Found(Violation violation, List<String> steps) {}

    private final Model model;
    private final Keys keys;
    private final Map<World, Integer> numbers = new HashMap<>();
    private final List<World> worlds = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<String> ways = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final Set<String> changes = new TreeSet<>();
    private long steps;
    private int deaths;
    private @Nullable Found found;

    private Exploration(Model model, Keys keys) {
        this.model = model;
        this.keys = keys;
    }

    /** Goes on until a violation is found or nothing is left. */
    static Exploration of(Model model, Keys keys, World start) {
        Exploration exploration = new Exploration(model, keys);
        exploration.run(start);
        return exploration;
    }

    Optional<Found> found() {
        return Optional.ofNullable(found);
    }

    int size() {
        return worlds.size();
    }

    long steps() {
        return steps;
    }

    /** How many of the steps are the death of a process. */
    int deaths() {
        return deaths;
    }

    /** Every change of a row's state that was seen. */
    Set<String> changes() {
        return changes;
    }

    private void run(World start) {
        number(start, -1, "");
        for (int at = 0; at < worlds.size() && found == null; at++) {
            World world = worlds.get(at);
            Optional<Violation> wrong = Violation.in(world, keys);
            if (wrong.isPresent()) {
                found = new Found(wrong.get(), wayTo(at));
                return;
            }
            for (Model.Step step : model.next(world)) {
                steps++;
                deaths += step.what().endsWith(Model.DIES) ? 1 : 0;
                int to = number(step.after(), at, step.what());
                before.get(to).add(at);
                changes.addAll(Model.changes(world, step.after()));
            }
        }
        findStuck();
    }

    private int number(World world, int parent, String way) {
        Integer known = numbers.get(world);
        if (known != null) {
            return known;
        }
        numbers.put(world, worlds.size());
        worlds.add(world);
        parents.add(parent);
        ways.add(way);
        before.add(new ArrayList<>(4));
        return worlds.size() - 1;
    }

    /** A world from which no end can be reached. */
    private void findStuck() {
        BitSet ends = new BitSet(worlds.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < worlds.size(); at++) {
            if (Violation.isOver(worlds.get(at), keys)) {
                ends.set(at);
                open.add(at);
            }
        }
        while (!open.isEmpty()) {
            for (int earlier : before.get(open.poll())) {
                if (!ends.get(earlier)) {
                    ends.set(earlier);
                    open.add(earlier);
                }
            }
        }
        int stuck = ends.nextClearBit(0);
        if (stuck < worlds.size()) {
            found = new Found(Violation.STUCK, wayTo(stuck));
        }
    }

    private List<String> wayTo(int world) {
        LinkedList<String> way = new LinkedList<>();
        for (int at = world; parents.get(at) >= 0; at = parents.get(at)) {
            way.addFirst(ways.get(at));
        }
        return way;
    }
}
