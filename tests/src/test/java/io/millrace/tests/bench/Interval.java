/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The median of the rounds with its 95 % bootstrap interval (percentiles of 10,000 resampled medians, fixed seed). */
public record Interval(double median, double low, double high) {

    private static final int RESAMPLES = 10_000;
    private static final long SEED = 20261123;

    /** @param rounds one value per round, at least one; fewer than five rounds give an interval that says little */
    public static Interval of(List<Double> rounds) {
        double[] values = rounds.stream().mapToDouble(Double::doubleValue).toArray();
        Random random = new Random(SEED);
        double[] medians = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            medians[i] = median(random.ints(values.length, 0, values.length)
                    .mapToDouble(index -> values[index])
                    .toArray());
        }
        Arrays.sort(medians);
        return new Interval(median(values), medians[(int) (RESAMPLES * 0.025)], medians[(int) (RESAMPLES * 0.975) - 1]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
