/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.Transition;
import io.millrace.tests.service.Witness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** The {@link TrytonRoutes} in this JVM, with empty books of their own. */
final class LocalPlant implements AutoCloseable {

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Witness witness = new Witness();

    LocalPlant(String tryton) throws Exception {
        this(tryton, "");
    }

    /** @param referenceFiles of the plants' cross-reference; empty: the plant has Tryton's codes */
    LocalPlant(String tryton, String referenceFiles) throws Exception {
        if (!referenceFiles.isEmpty()) {
            camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", referenceFiles);
        }
        camel.getRegistry().bind("database", database.database());
        camel.getRegistry().bind("witness", witness);
        camel.addRoutes(new TrytonRoutes(Map.of("tryton", tryton)));
        camel.start();
    }

    DefaultCamelContext camel() {
        return camel;
    }

    /** In the order they were. */
    List<Transition> posted() {
        return witness.to(State.POSTED);
    }

    /** What a person is told of each delivery that is parked. */
    List<String> parked() {
        return witness.parked();
    }

    void happens(Event<?>... events) {
        camel.createProducerTemplate().sendBody("direct:plant", List.of(events));
    }

    void awaitPosted(int count) {
        await().atMost(Duration.ofSeconds(300)).until(() -> {
            assertThat(parked()).isEmpty();
            return posted().size() >= count;
        });
    }

    @Override
    public void close() {
        camel.stop();
        database.close();
    }
}
