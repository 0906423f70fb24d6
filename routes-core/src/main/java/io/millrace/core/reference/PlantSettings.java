/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import java.util.Set;

/**
 * What a connector takes from {@code settings} of its system in a plant's files. Listed in
 * {@code META-INF/services}, it lets a wrong setting stop the start, not the first event.
 */
public interface PlantSettings {

    /** As the files name it, {@code sap}. */
    String system();

    /** The settings there are; another is refused. */
    Set<String> names();

    /** Looks at the settings of a plant that has some. @throws MfgException if they cannot work */
    void check(PlantCodes plant);
}
