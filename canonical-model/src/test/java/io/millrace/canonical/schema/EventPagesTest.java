/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.schema;

import io.millrace.canonical.golden.Committed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventPagesTest {

    private static final Path DOCS = Path.of("../docs");

    @Test
    void theCatalogueIsThatOfTheRecords() {
        Committed.check(DOCS.resolve("events.md"), EventPages.catalogue());
    }

    @Test
    void theArchitectureTellsTheOrderOfTheEvents() {
        Committed.checkPart(DOCS.resolve("architecture.md"), "order of events", EventPages.orderTable());
    }
}
