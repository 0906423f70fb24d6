/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Deals the fates: what was ordered first, else by seed and number of the call, about one call in twelve. */
final class Fates {

    private record Ordered(String part, Fate fate) {}

    private static final int ONE_IN = 12;

    private final long seed;
    private final List<Ordered> ordered = new ArrayList<>();
    private final Map<Fate, Integer> dealt = new EnumMap<>(Fate.class);
    private boolean on;
    private long calls;

    Fates(Settings settings) {
        seed = settings.number("seed");
        on = settings.faults();
    }

    /** The next call whose method, path and query contain the part gets that fate. */
    synchronized void order(String part, Fate fate, int times) {
        for (int i = 0; i < times; i++) {
            ordered.add(new Ordered(part, fate));
        }
    }

    synchronized void misbehave(boolean misbehave) {
        on = misbehave;
    }

    /** How often each has befallen a call since the start. */
    synchronized Map<Fate, Integer> dealt() {
        return new EnumMap<>(dealt);
    }

    synchronized Fate of(String method, String address, boolean reads) {
        Fate fate = next(method, address, reads);
        dealt.merge(fate, 1, Integer::sum);
        return fate;
    }

    private Fate next(String method, String address, boolean reads) {
        calls++;
        String call = method + " " + address;
        for (Iterator<Ordered> orders = ordered.iterator(); orders.hasNext(); ) {
            Ordered order = orders.next();
            if (call.contains(order.part())) {
                orders.remove();
                return order.fate();
            }
        }
        Random dice = new Random(seed * 1_000_003 + calls);
        dice.nextInt();
        if (!on || dice.nextInt(ONE_IN) != 0) {
            return Fate.NONE;
        }
        Fate[] fates = Fate.values();
        Fate fate = fates[1 + dice.nextInt(fates.length - 1)];
        boolean possible = reads ? fate.ofReads() : fate != Fate.CHANGE_SET_ERROR || address.contains("/$batch");
        return possible ? fate : Fate.NONE;
    }
}
