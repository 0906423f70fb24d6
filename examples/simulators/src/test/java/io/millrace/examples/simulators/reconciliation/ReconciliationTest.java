/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reconciliation must say clean of a clean day, and must see every single wrong booking of a spoilt one. */
class ReconciliationTest {

    private static final UnaryOperator<String> DELETED = line -> "";
    private static final UnaryOperator<String> TWICE = line -> line + "\n" + line;

    /** The facts of {@link BookOfADay}: 5 of the order, 6 of consumptions, 6 of confirmations, 7 of the hold, 3 shipments. */
    private static final int FACTS = 27;

    @TempDir
    Path work;

    @Test
    void aCleanDayIsClean() throws IOException {
        Result result = reconcile(new BookOfADay(), "--kills=4", "--parked=0");
        assertThat(result.lastLine())
                .isEqualTo("facts=" + FACTS
                        + " open=0 parked=0 lost=0 duplicated=0 reordered=0 downtimes=5 lost_responses=5 kills=4");
        assertThat(result.exitCode()).isZero();
    }

    static Stream<Arguments> spoiltLines() {
        return Stream.of(
                spoilt("a deleted goods movement", "erp", DELETED, "lost=1", "goods-movements", "C-000001"),
                spoilt("a deleted posting", "erp", DELETED, "lost=1", "MATERIAL", "C-000002"),
                spoilt("a deleted issue", "wms", DELETED, "lost=1", "ISSUE", "C-000002"),
                spoilt("a deleted receipt", "wms", DELETED, "lost=1", "RECEIPT", "c-1"),
                spoilt("a deleted confirmation", "erp", DELETED, "lost=3", "confirmations", "c-1"),
                spoilt("a deleted job", "mes", DELETED, "lost=1", "'jobs'"),
                spoilt("a line that was not told", "mes", DELETED, "lost=1", "'line'"),
                spoilt("a deleted hold", "wms", DELETED, "lost=1", "shipment-blocks", "QMS-1"),
                spoilt("a deleted release", "business", DELETED, "lost=1", "quality-alerts", "QMS-2"),
                spoilt("a hold not reported back", "quality", DELETED, "lost=1", "hold-applications"),
                spoilt("a deleted delivery", "erp", DELETED, "lost=1", "deliveries"),
                spoilt("a movement twice", "erp", TWICE, "duplicated=1", "goods-movements", "C-000001"),
                spoilt("a confirmation twice", "erp", TWICE, "duplicated=2", "confirmations", "c-2"),
                spoilt("a delivery twice", "erp", TWICE, "duplicated=1", "deliveries"),
                spoilt("a line told twice", "mes", TWICE, "duplicated=1", "'line'"),
                spoilt("less booked", "erp", put("2.500", "2.400"), "lost=1", "goods-movements", "C-000001"),
                spoilt("more booked", "erp", put("2.500", "5.000"), "duplicated=1", "goods-movements", "C-000001"),
                spoilt("another unit", "wms", put("KGM", "EA"), "lost=1", "ISSUE", "C-000001"),
                spoilt("another lot", "erp", put("R100-1", "R100-2"), "lost=1", "goods-movements", "C-000001"),
                spoilt("less yield", "erp", put("'yield':'10'", "'yield':'9'"), "lost=1", "confirmations", "c-2"),
                spoilt("more scrap", "erp", put("'scrap':'1'", "'scrap':'3'"), "duplicated=1", "confirmations", "c-2"),
                spoilt("a lot that nobody made", "wms", put("L-1", "L-2"), "duplicated=1", "RECEIPT", "c-1"),
                spoilt("shipped less", "business", put("240.0", "24"), "lost=1", "'crm'"),
                spoilt("a scrapped lot shipped", "quality", put("UNRESTRICTED", "SCRAPPED"), "lost=2", "QMS-2"),
                spoilt("an event nobody told", "erp", put("QMS-2", "QMS-3"), "lost=1 duplicated=1", "stock-statuses"),
                spoilt("a forgotten fact", "mes", DELETED, "duplicated=3", "emitted", "C-000002"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiltLines")
    void aSpoiltLineIsSeen(String name, String program, UnaryOperator<String> change, String expected, String[] words)
            throws IOException {
        Result result = reconcile(new BookOfADay().change(program, change, words));
        assertThat(result.lastLine()).contains(expected);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void twoSwappedBookingsAreReordered() throws IOException {
        Result movements = reconcile(new BookOfADay().spoil("erp", swap("goods-movements", "goods-movements")));
        assertThat(movements.lastLine()).contains("lost=0 duplicated=0 reordered=1");
        assertThat(movements.exitCode()).isEqualTo(1);

        Result confirmations = reconcile(new BookOfADay().spoil("erp", swap("confirmations", "confirmations")));
        assertThat(confirmations.lastLine()).contains("lost=0 duplicated=0 reordered=1");

        Result orders = reconcile(new BookOfADay().spoil("mes", swap("ERP-1", "ERP-2")));
        assertThat(orders.lastLine()).contains("lost=0 duplicated=0 reordered=1");

        Result holds = reconcile(new BookOfADay().spoil("wms", swap("QMS-1", "QMS-2")));
        assertThat(holds.lastLine()).contains("lost=0 duplicated=0 reordered=1");
    }

    @Test
    void whatIsParkedIsNotLost() throws IOException {
        Path parked = work.resolve("parked.txt");
        Files.writeString(parked, "erp ULM-L1-C-000001 WO-1\ninventory c-1 WO-1\n");
        BookOfADay day = new BookOfADay()
                .change("erp", DELETED, "goods-movements", "C-000001")
                .change("wms", DELETED, "RECEIPT", "c-1");
        Result result = reconcile(day, "--parked=2", "--parked-events=" + parked);
        assertThat(result.lastLine()).contains("parked=2 lost=0");
        assertThat(result.text())
                .contains("PARKED: material consumed ULM-L1-C-000001")
                .contains("PARKED: work order");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void aDayThatProvesNothingIsNotClean() throws IOException {
        assertThat(reconcile(new BookOfADay(), "--open=1").exitCode()).isEqualTo(1);
        BookOfADay quiet = new BookOfADay();
        for (String program : List.of("erp", "mes", "wms", "quality", "business")) {
            quiet.change(program, DELETED, "downtime");
        }
        assertThat(reconcile(quiet).exitCode()).isEqualTo(1);
        assertThat(reconcile(quiet, "--faults=off").exitCode()).isZero();
        Path empty = Files.createDirectory(work.resolve("empty"));
        assertThat(Reconciliation.run(
                        new String[] {"--work=" + empty, "--faults=off"}, new PrintStream(new ByteArrayOutputStream())))
                .isEqualTo(1);
    }

    @Test
    void theDetailsSayWhatIsWrongInTheBusiness() throws IOException {
        Result result = reconcile(new BookOfADay().change("erp", DELETED, "goods-movements", "C-000001"));
        assertThat(result.text())
                .contains("LOST: material consumed ULM-L1-C-000001, workOrder WO-1, operation 0010, item RM-100, "
                        + "lot R100-1, quantity 2.5, unit KGM is not booked in erp/goods-movements");
    }

    @Test
    void aTornLastLineCountsForNothing() throws IOException {
        new BookOfADay().write(work);
        Files.writeString(
                work.resolve("erp.jsonl"), "{\"kind\":\"held\",\"target\":\"erp\"", StandardOpenOption.APPEND);
        assertThat(Verdict.of(History.read(work), new RestBooks(), Parked.NONE).anomalies())
                .isEmpty();
    }

    private record Result(int exitCode, String text) {
        String lastLine() {
            return text.lines().reduce((first, second) -> second).orElseThrow();
        }
    }

    private Result reconcile(BookOfADay day, String... arguments) throws IOException {
        day.write(work);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] all =
                Stream.concat(Stream.of("--work=" + work), Stream.of(arguments)).toArray(String[]::new);
        int exitCode = Reconciliation.run(all, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8));
    }

    private static Arguments spoilt(
            String name, String program, UnaryOperator<String> change, String expected, String... words) {
        return Arguments.of(name, program, change, expected, words);
    }

    private static UnaryOperator<String> put(String old, String next) {
        return line -> line.replace(old, next);
    }

    /** Swaps the first held line with the one word and the next one with the other. */
    private static UnaryOperator<List<String>> swap(String one, String other) {
        return lines -> {
            int first = next(lines, 0, one);
            Collections.swap(lines, first, next(lines, first + 1, other));
            return lines;
        };
    }

    private static int next(List<String> lines, int from, String word) {
        return IntStream.range(from, lines.size())
                .filter(i -> BookOfADay.holds(lines.get(i), "'held'", word))
                .findFirst()
                .orElseThrow();
    }
}
