/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.util.HashMap;
import java.util.Map;

/** The arguments of a program of the proof: {@code --name=value}. */
public final class Arguments {

    private Arguments() {}

    public static Map<String, String> of(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int end = argument.indexOf('=');
            given.put(argument.substring(2, end), argument.substring(end + 1));
        }
        return given;
    }
}
