/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import io.millrace.core.ingest.IngestError;
import io.millrace.core.post.Barrier;
import io.millrace.core.post.TargetClass;
import io.millrace.core.step.AsyncStep;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.TransformerKey;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.TypeConverterSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What nobody catches by habit: an {@code Error} in a flow. Without an outcome the delivery would stay claimed, its key
 * would wait for it, and one place of the route would be gone.
 */
@ParameterizedClass
@EnumSource(Dialect.class)
class MissingClassTest extends LedgerTests {

    /** A request whose bytes nobody can make. */
    private record Unwritable() {}

    @Test
    void ofAStep() throws Exception {
        run(route -> route.process(MissingClassTest::missing));
        awaitParked(LedgerError.FAILED_BEFORE_CALL);
    }

    @Test
    void ofAMapping() throws Exception {
        run(route -> route.transformDataType(new DataType("test:request")));
        awaitParked(IngestError.MAPPING_FAILED);
    }

    @Test
    void ofAnExpression() throws Exception {
        run(route -> route.setHeader("lot", () -> missing(null)));
        awaitParked(LedgerError.FAILED_BEFORE_CALL);
    }

    @Test
    void ofAnExpressionAfterAStepInAnotherThread() throws Exception {
        run(route -> route.process(new Elsewhere()).setHeader("lot", () -> missing(null)));
        awaitParked(LedgerError.FAILED_BEFORE_CALL);
    }

    @Test
    void ofTheRequestAtTheBarrier() throws Exception {
        run(route -> route.process(exchange -> exchange.getMessage().setBody(new Unwritable()))
                .process(barrier()));
        awaitParked(LedgerError.FAILED_BEFORE_CALL);
    }

    @Test
    void ofTheCallItself() throws Exception {
        run(route -> route.process(exchange -> exchange.getMessage().setBody("{}"))
                .process(barrier())
                .process(MissingClassTest::missing));
        plant.awaitState("e1", State.UNKNOWN);
    }

    @Test
    void ofTheEvent() throws Exception {
        plant.start();
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.test
                .database()
                .inTransaction(connection ->
                        Sql.update(connection, "UPDATE mfg_delivery SET event_time = ?", "the day after tomorrow"));
        plant.context.addRoutes(LedgerFixture.route("ledger:erp", new TestTarget(TargetClass.IDEMPOTENT)));
        awaitParked(LedgerError.NO_PAYLOAD_READ);
    }

    private interface Steps {
        void on(RouteDefinition route);
    }

    /** The first delivery meets the error; the second, which has only its place, is posted. */
    private void run(Steps steps) throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        plant.start(new RouteBuilder() {
            @Override
            public void configure() {
                getContext()
                        .getTypeConverterRegistry()
                        .addTypeConverter(byte[].class, Unwritable.class, new NoConverter());
                getContext()
                        .getTransformerRegistry()
                        .put(new TransformerKey(new DataType("test:request")), new NoMapping());
                steps.on(from("direct:first"));
                from("ledger:erp?concurrency=1")
                        .choice()
                        .when(exchange -> id(exchange).equals("e1"))
                        .to("direct:first")
                        .otherwise()
                        .process(erp);
            }
        });
        plant.accept("erp", List.of(consumed("e1", "WO-1", null), consumed("e2", "WO-2", null)));
        plant.awaitState("e2", State.POSTED);
    }

    private void awaitParked(ErrorCode code) {
        plant.awaitState("e1", State.PARKED);
        assertThat(plant.delivery("erp", "e1").code()).isEqualTo(code.code());
        assertThat(plant.delivery("erp", "e1").text()).contains("WO-1");
    }

    private static Barrier barrier() {
        Barrier barrier = new Barrier();
        barrier.setTargetClass(TargetClass.IDEMPOTENT);
        return barrier;
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getBody(Event.class).envelope().id();
    }

    private static String missing(@Nullable Exchange exchange) {
        throw new NoClassDefFoundError("io/millrace/Mapping");
    }

    @DataTypeTransformer(toType = "test:request")
    public static final class NoMapping extends MappingTransformer<Event<MaterialConsumed>, String> {
        @Override
        protected String map(Event<MaterialConsumed> input, MappingContext context) {
            return missing(null);
        }
    }

    /** Its exchange goes on in a thread of the pool. */
    private static final class Elsewhere extends AsyncProcessorSupport {
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return AsyncStep.run(exchange, callback, each -> CompletableFuture.runAsync(() -> {}));
        }
    }

    private static final class NoConverter extends TypeConverterSupport {
        @Override
        public <T> T convertTo(Class<T> type, Exchange exchange, Object value) {
            missing(exchange);
            return null;
        }
    }
}
