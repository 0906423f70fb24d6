/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.check;

import io.millrace.canonical.error.MfgException;
import java.util.List;

/**
 * The typed parameters of a kamelet: a bean in its {@code template.beans} with one property per parameter. Camel
 * converts each value and so refuses a wrong number or word by name; the bean refuses what only it can judge. It is
 * checked when the kamelet's route is made, whether a step refers to it or not, before anything is connected.
 */
public interface Settings {

    /**
     * Looks at the values together.
     *
     * @throws MfgException best made by {@link #require}, when they cannot work
     */
    void check();

    /** The addresses the kamelet connects to; plain text beyond this machine is refused. */
    default List<String> addresses() {
        return List.of();
    }

    /** Throws {@link CheckError#BAD_SETTING} naming the parameter unless the condition holds. */
    static void require(boolean holds, String parameter, String text) {
        if (!holds) {
            throw new MfgException(CheckError.BAD_SETTING, "parameter " + parameter + " " + text);
        }
    }
}
