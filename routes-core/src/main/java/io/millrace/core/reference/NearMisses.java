/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known codes that an unknown one was probably meant to be. */
final class NearMisses {

    private static final int MOST = 3;
    private static final int FARTHEST = 2;

    private NearMisses() {}

    /** Text to append to a message: empty, or {@code "; did you mean kg, kgm?"}. */
    static String of(String unknown, Collection<String> known) {
        List<String> near = known.stream()
                .filter(code -> distance(unknown, code) <= FARTHEST)
                .sorted(Comparator.<String>comparingInt(code -> distance(unknown, code))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
        return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
    }

    /** How many characters must be put in, left out or changed; upper and lower case are the same. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
