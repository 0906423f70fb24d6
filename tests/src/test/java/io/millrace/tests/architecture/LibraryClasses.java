/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** What integrators get: no tests, neither of this module nor the test-jars of the others. */
public final class LibraryClasses implements ImportOption {

    @Override
    public boolean includes(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
}
