/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import io.millrace.examples.simulators.SapClient;
import io.millrace.examples.simulators.TrytonClient;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Compares the books of a day: what the systems told with what the systems hold, from their journals and, of an ERP that
 * is a system of its own, from its books.
 * The last line is the result; the exit code is 0 only for a clean day in which something happened and something failed.
 */
public final class Reconciliation {

    private static final Set<String> NAMES = Set.of(
            "work",
            "open",
            "parked",
            "kills",
            "faults",
            "parked-events",
            "without-document",
            "erp",
            "erp-url",
            "erp-user");

    /** The ERPs that a plant may have. */
    private static final Map<String, BiFunction<Map<String, String>, WithoutDocument, ErpBooks>> ERPS = Map.of(
            "rest",
            (given, withoutDocument) -> new RestBooks(),
            "sap",
            (given, withoutDocument) ->
                    new SapBooks(new SapClient(url(given), given.get("erp-user"), password()), withoutDocument),
            "tryton",
            (given, withoutDocument) ->
                    new TrytonBooks(new TrytonClient(url(given), given.get("erp-user"), password())));

    private static final int LINES_OF_DETAIL = 200;

    private Reconciliation() {}

    /**
     * @param arguments {@code --work=} folder of the journals; from the integration's side {@code --open=} and
     *     {@code --parked=} deliveries, {@code --kills=} of its processes, {@code --parked-events=} a file with a line
     *     {@code target eventId [work order]} for each parked delivery, {@code --without-document=} one with a line
     *     {@code eventId moment} for each event that it says the ERP had nothing to book for; {@code --faults=off} if nothing was to fail;
     *     {@code --erp=sap|tryton} with {@code --erp-url=} and {@code --erp-user=}, whose password is in the environment
     *     ({@code SIMULATOR_ERP_PASSWORD}), if the ERP is one of those
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments, System.out));
    }

    /** As {@link #main}, but returns the exit code. */
    public static int run(String[] arguments, PrintStream out) throws IOException {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || !parts[0].startsWith("--") || !NAMES.contains(parts[0].substring(2))) {
                throw new IllegalArgumentException("unknown argument '" + argument + "'; known: --" + NAMES + "=value");
            }
            given.put(parts[0].substring(2), parts[1]);
        }
        String parkedEvents = given.get("parked-events");
        Parked parked = parkedEvents == null ? Parked.NONE : Parked.read(Path.of(parkedEvents));
        String name = given.getOrDefault("erp", "rest");
        if (!ERPS.containsKey(name)) {
            throw new IllegalArgumentException("unknown ERP '" + name + "'; known: " + ERPS.keySet());
        }
        String withoutDocument = given.get("without-document");
        ErpBooks erp = ERPS.get(name)
                .apply(
                        given,
                        withoutDocument == null
                                ? WithoutDocument.NONE
                                : WithoutDocument.read(Path.of(withoutDocument)));
        Verdict verdict = Verdict.of(History.read(Path.of(given.getOrDefault("work", "simulators"))), erp, parked);
        int open = Integer.parseInt(given.getOrDefault("open", "0"));
        print(verdict, open, given.getOrDefault("parked", "0"), given.getOrDefault("kills", "0"), out);
        return isClean(verdict, open, !"off".equals(given.get("faults"))) ? 0 : 1;
    }

    private static URI url(Map<String, String> given) {
        return URI.create(given.get("erp-url"));
    }

    private static String password() {
        return System.getenv("SIMULATOR_ERP_PASSWORD");
    }

    private static boolean isClean(Verdict verdict, int open, boolean faults) {
        boolean allBooked = open == 0 && verdict.lost() == 0 && verdict.duplicated() == 0 && verdict.reordered() == 0;
        boolean somethingFailed = verdict.downtimes() > 0 && verdict.lostResponses() > 0;
        return allBooked && verdict.facts() > 0 && (somethingFailed || !faults);
    }

    private static void print(Verdict verdict, int open, String parked, String kills, PrintStream out) {
        verdict.summary().forEach(out::println);
        verdict.anomalies().stream().limit(LINES_OF_DETAIL).forEach(out::println);
        int more = verdict.anomalies().size() - LINES_OF_DETAIL;
        if (more > 0) {
            out.println("and " + more + " more");
        }
        out.printf(
                "facts=%d open=%d parked=%s lost=%d duplicated=%d reordered=%d downtimes=%d lost_responses=%d kills=%s%n",
                verdict.facts(),
                open,
                parked,
                verdict.lost(),
                verdict.duplicated(),
                verdict.reordered(),
                verdict.downtimes(),
                verdict.lostResponses(),
                kills);
    }
}
