/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench;

import io.millrace.canonical.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what the benchmarks wrote to {@code target/bench} into {@code docs/performance.md}, between the marks
 * {@code <!-- bench:<benchmark> -->} and {@code <!-- end -->}, and draws the ratios. Run in module tests, or from the
 * root of the repository.
 */
public final class PerformancePage {

    private static final Path MODULE = Files.isDirectory(Path.of("tests")) ? Path.of("tests") : Path.of("");
    private static final Path DOCS = MODULE.toAbsolutePath().resolveSibling("docs");
    private static final Pattern SECTION =
            Pattern.compile("(<!-- bench:([a-z-]+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);
    private static final Pattern RATIO =
            Pattern.compile("\\| (?<name>\\S+) \\| (?<median>[0-9.]+) \\| (?<low>[0-9.]+) to (?<high>[0-9.]+) \\| ratio"
                    + " \\| (?<target>[<>]= [0-9.]+) \\| (?<verdict>[a-z ]+) \\|");

    private PerformancePage() {}

    public static void main(String[] arguments) throws IOException {
        Path page = DOCS.resolve("performance.md");
        StringBuilder written = new StringBuilder();
        Matcher section = SECTION.matcher(Files.readString(page));
        while (section.find()) {
            Path file = MODULE.resolve(Path.of("target", "bench", section.group(2) + ".jsonl"));
            String body = section.group();
            if (Files.exists(file)) {
                body = section.group(1) + table(read(file)) + section.group(3);
            }
            section.appendReplacement(written, Matcher.quoteReplacement(body));
        }
        section.appendTail(written);
        Files.writeString(page, written);
        Files.writeString(DOCS.resolve("images").resolve("performance.svg"), RatioPlot.of(ratios(written)));
    }

    /** All of the page: those of benchmarks that were not run again stay as they are. */
    private static List<Figure> ratios(CharSequence page) {
        List<Figure> ratios = new ArrayList<>();
        Matcher section = SECTION.matcher(page);
        while (section.find()) {
            Matcher row = RATIO.matcher(section.group());
            while (row.find()) {
                ratios.add(new Figure(
                        section.group(2),
                        row.group("name"),
                        "ratio",
                        Double.parseDouble(row.group("median")),
                        Double.parseDouble(row.group("low")),
                        Double.parseDouble(row.group("high")),
                        row.group("target"),
                        row.group("verdict")));
            }
        }
        return ratios;
    }

    private static List<Figure> read(Path file) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            figures.add(CanonicalJson.read(line.getBytes(StandardCharsets.UTF_8), Figure.class));
        }
        return figures;
    }

    private static String table(List<Figure> figures) {
        StringBuilder table = new StringBuilder(
                "| figure | median | 95 % interval | unit | target | verdict |\n|---|---|---|---|---|---|\n");
        for (Figure figure : figures) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.2f | %,.2f to %,.2f | %s | %s | %s |%n",
                    figure.name(),
                    figure.median(),
                    figure.low(),
                    figure.high(),
                    figure.unit(),
                    figure.target() == null ? "" : figure.target(),
                    figure.verdict() == null ? "" : figure.verdict()));
        }
        return table.toString();
    }
}
