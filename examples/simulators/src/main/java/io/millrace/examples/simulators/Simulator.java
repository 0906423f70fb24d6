/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Starts one simulator: {@code Simulator erp|sap-desk|tryton-desk|mes|wms|quality|business --work=folder ...}. It prints
 * {@code READY} when its port is open, obeys the lines {@code start} and {@code stop} on its standard input, and ends with
 * its input.
 */
public final class Simulator {

    private static final Map<String, Supplier<Simulation>> PROGRAMS = new TreeMap<>(Map.of(
            "erp", ErpSimulation::new,
            "sap-desk", () -> new DeskSimulation(SapDesk::new),
            "tryton-desk", () -> new DeskSimulation(TrytonDesk::new),
            "mes", MesSimulation::new,
            "wms", WmsSimulation::new,
            "quality", QualitySimulation::new,
            "business", BusinessSimulation::new));

    private Simulator() {}

    public static void main(String[] arguments) throws IOException {
        Supplier<Simulation> simulation = arguments.length == 0 ? null : PROGRAMS.get(arguments[0]);
        if (simulation == null) {
            System.err.println("usage: Simulator " + PROGRAMS.keySet() + " --work=folder [--name=value ...]");
            System.exit(2);
            return;
        }
        Settings settings = Settings.parse(Arrays.asList(arguments).subList(1, arguments.length), System.getenv());
        Program program = new Program(arguments[0], settings, simulation.get());
        program.start();
        System.out.println("READY");
        obey(program);
        System.exit(0);
    }

    /** Returns at the end of the input: the parent is gone. */
    private static void obey(Program program) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            switch (line.strip()) {
                case "start" -> program.begin();
                case "stop" -> program.stop();
                case "" -> {}
                default -> System.err.println("unknown command '" + line + "'; known: start, stop");
            }
        }
    }
}
