/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The known codes that an unknown one was probably meant to be: at most two characters must be put in, left out or
 * changed. Upper and lower case are the same, and zeros in front are nothing. What is too far is given up early: a hundred
 * thousand codes are looked through within some ten milliseconds.
 */
final class NearMisses {

    private static final int MOST = 3;
    private static final int FARTHEST = 2;

    private record Near(String code, int distance) {}

    private NearMisses() {}

    /** Text to append to a message: empty, or {@code "; did you mean kg, kgm?"}. */
    static String of(String unknown, Collection<? extends Collection<String>> known) {
        int[] wanted = folded(unknown);
        int[] row = new int[wanted.length + FARTHEST + 1];
        TreeSet<Near> near =
                new TreeSet<>(Comparator.comparingInt(Near::distance).thenComparing(Near::code));
        for (Collection<String> codes : known) {
            for (String code : codes) {
                int distance = distance(wanted, code, row);
                if (distance <= FARTHEST) {
                    near.add(new Near(code, distance));
                    if (near.size() > MOST) {
                        near.pollLast();
                    }
                }
            }
        }
        List<String> codes = new ArrayList<>();
        near.forEach(each -> codes.add(each.code()));
        return codes.isEmpty() ? "" : "; did you mean " + String.join(", ", codes) + "?";
    }

    private static int[] folded(String code) {
        return code.substring(zeros(code)).chars().map(Character::toLowerCase).toArray();
    }

    /** How many zeros are in front. */
    private static int zeros(String code) {
        int zeros = 0;
        while (zeros < code.length() - 1 && code.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    /**
     * Levenshtein's, or more than {@link #FARTHEST} if it is more: then only what is near the diagonal counts.
     *
     * @param row room for one more than the longest code that can be near
     */
    private static int distance(int[] wanted, String code, int[] row) {
        int start = zeros(code);
        int length = code.length() - start;
        if (Math.abs(wanted.length - length) > FARTHEST) {
            return FARTHEST + 1;
        }
        for (int j = 0; j <= length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length; i++) {
            int first = Math.max(1, i - FARTHEST);
            int last = Math.min(length, i + FARTHEST);
            int diagonal = row[first - 1];
            row[first - 1] = first == 1 ? i : FARTHEST + 1;
            int least = row[first - 1];
            for (int j = first; j <= last; j++) {
                boolean same = Character.toLowerCase(code.charAt(start + j - 1)) == wanted[i - 1];
                int changed = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
                least = Math.min(least, row[j]);
            }
            if (least > FARTHEST) {
                return least;
            }
        }
        return row[length];
    }
}
