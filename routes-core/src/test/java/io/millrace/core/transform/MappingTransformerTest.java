/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class MappingTransformerTest {

    private final CamelContext context = new DefaultCamelContext();

    @Test
    void mapsOneBody() {
        assertThat(transform(new Shout(), "a").getMessage().getBody()).isEqualTo("A!");
    }

    @Test
    void mapsEachOfAListAndFlattensWhatBecomesSeveral() {
        assertThat(transform(new Halves(), List.of(4, 6)).getMessage().getBody())
                .isEqualTo(List.of(2, 2, 3, 3));
    }

    @Test
    void letsPoisonOfABatchPass() {
        Poison poison = new Poison(new RawInput(new byte[0], "text/plain", Map.of(), null), "MFG-X-001", "bad");
        assertThat(transform(new Shout(), List.of("a", poison)).getMessage().getBody())
                .isEqualTo(List.of("A!", poison));
    }

    @Test
    void givesTheMapperTheHeadersOfTheInput() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeader("CamelMqttTopic", "plant/ULM/L3/count");
        exchange.getMessage().setBody("a");
        new Place().transform(exchange.getMessage(), DataType.ANY, DataType.ANY);
        assertThat(exchange.getMessage().getBody()).isEqualTo("plant/ULM/L3/count");
    }

    @Test
    void refusesABodyOfAnotherKindAndNamesBoth() {
        assertThatThrownBy(() -> transform(new Shout(), 7))
                .isInstanceOf(MfgException.class)
                .hasMessageContaining("MFG-INGEST-001")
                .hasMessageContaining("test:word")
                .hasMessageContaining("Integer");
        assertThatThrownBy(() -> transform(new FromEvent(), "text")).hasMessageContaining("Event<MaterialConsumed>");
    }

    @Test
    void saysWhichMappingFailedWithoutACode() {
        assertThatThrownBy(() -> transform(new Halves(), 1))
                .isInstanceOf(MfgException.class)
                .hasMessageContaining("MFG-INGEST-003")
                .hasMessageContaining("test:number");
    }

    private Exchange transform(MappingTransformer<?, ?> transformer, Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        transformer.transform(exchange.getMessage(), DataType.ANY, DataType.ANY);
        return exchange;
    }

    @DataTypeTransformer(fromType = "test:word", toType = "test:shout")
    static final class Shout extends MappingTransformer<String, String> {
        @Override
        protected String map(String input, MappingContext context) {
            return input.toUpperCase() + "!";
        }
    }

    @DataTypeTransformer(fromType = "test:number", toType = "test:halves")
    static final class Halves extends MappingTransformer<Integer, List<Integer>> {
        @Override
        protected List<Integer> map(Integer input, MappingContext context) {
            if (input % 2 == 1) {
                throw new IllegalArgumentException("odd");
            }
            return List.of(input / 2, input / 2);
        }
    }

    @DataTypeTransformer(fromType = "test:word", toType = "test:place")
    static final class Place extends MappingTransformer<String, String> {
        @Override
        protected String map(String input, MappingContext context) {
            return context.header("CamelMqttTopic").orElseThrow();
        }
    }

    @DataTypeTransformer(fromType = "canonical:material-consumed", toType = "test:word")
    static final class FromEvent extends MappingTransformer<Event<MaterialConsumed>, String> {
        @Override
        protected String map(Event<MaterialConsumed> input, MappingContext context) {
            return input.data().item().value();
        }
    }
}
