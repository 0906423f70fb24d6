/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The records that one posting to a production order consists of; until they are done they have no effect. */
record Ticket(List<Integer> moves, List<Integer> cycles) {

    static final String CYCLE = "production.work.cycle";

    private static final Pattern RECORD =
            Pattern.compile("(" + Pattern.quote(Move.MODEL) + '|' + Pattern.quote(CYCLE) + "),(\\d+)");

    /** From the last pair of square brackets of a note. */
    static Ticket read(String note) {
        List<Integer> moves = new ArrayList<>();
        List<Integer> cycles = new ArrayList<>();
        Matcher named = RECORD.matcher(note.substring(note.lastIndexOf('[') + 1));
        while (named.find()) {
            (named.group(1).equals(CYCLE) ? cycles : moves).add(Integer.valueOf(named.group(2)));
        }
        return new Ticket(moves, cycles);
    }

    @Override
    public String toString() {
        return Stream.concat(
                        moves.stream().map(id -> Move.MODEL + ',' + id),
                        cycles.stream().map(id -> CYCLE + ',' + id))
                .collect(Collectors.joining(" "));
    }
}
