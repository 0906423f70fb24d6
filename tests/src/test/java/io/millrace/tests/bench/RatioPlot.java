/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench;

import java.util.List;
import java.util.Locale;

/** Draws ratios as SVG: how much better (right) or worse (left) than its target each is, with its interval. */
final class RatioPlot {

    private static final int ROW = 24;
    private static final int LABELS = 300;
    private static final int WIDTH = 760;
    private static final double LOWEST = 0.25;
    private static final double HIGHEST = 4;

    private RatioPlot() {}

    static String of(List<Figure> ratios) {
        int height = ROW * (ratios.size() + 2);
        StringBuilder svg = new StringBuilder(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH, height));
        for (double tick : new double[] {0.25, 0.5, 1, 2, 4}) {
            line(svg, x(tick), ROW, x(tick), height - ROW, tick == 1 ? "black" : "lightgrey", 1);
            text(svg, x(tick), height - 6, "middle", String.format(Locale.ROOT, "%.2g × target", tick));
        }
        int y = ROW + ROW / 2;
        for (Figure ratio : ratios) {
            text(svg, LABELS - 8, y + 4, "end", ratio.benchmark() + " " + ratio.name() + " " + ratio.target());
            String colour = colour(ratio.verdict());
            line(svg, x(ratio.share(ratio.low())), y, x(ratio.share(ratio.high())), y, colour, 3);
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\"/>%n",
                    x(ratio.share(ratio.median())),
                    y,
                    colour));
            y += ROW;
        }
        return svg.append("</svg>\n").toString().replace("<=", "&lt;=").replace(" >= ", " &gt;= ");
    }

    private static String colour(String verdict) {
        return switch (verdict) {
            case "met" -> "#1b7837";
            case "missed" -> "#b2182b";
            default -> "#b8860b";
        };
    }

    private static double x(double share) {
        double shown = Math.min(HIGHEST, Math.max(LOWEST, share));
        double part = Math.log(shown / LOWEST) / Math.log(HIGHEST / LOWEST);
        return LABELS + part * (WIDTH - LABELS - 40);
    }

    private static void line(StringBuilder svg, double x1, int y1, double x2, int y2, String colour, int width) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                width));
    }

    private static void text(StringBuilder svg, double x, int y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }
}
