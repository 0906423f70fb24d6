/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.StockQuestion;
import io.millrace.erp.tryton.mapping.OrderRequestMapper;
import io.millrace.erp.tryton.mapping.PartMapper;
import io.millrace.erp.tryton.mapping.StockMapper;
import io.millrace.erp.tryton.mapping.TrytonCodes;
import io.millrace.erp.tryton.wire.TrytonPart;
import io.millrace.erp.tryton.wire.TrytonStock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What Tryton says to a question, and the answer that it is. */
class TrytonAnswersTest {

    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-23T10:00:00+01:00");
    private static final TrytonCodes ULM = TrytonCodes.of(MappingContext.of(Map.of()), new PlantId("ULM"), AS_OF);

    @TestFactory
    Stream<DynamicTest> part() {
        PartMapper mapper = new PartMapper(ULM);
        return tests(
                "tryton-question-part",
                PartQuestion.class,
                TrytonPart.class,
                (question, part) -> mapper.map(question, part, AS_OF));
    }

    @TestFactory
    Stream<DynamicTest> stock() {
        StockMapper mapper = new StockMapper(ULM);
        return tests(
                "tryton-question-stock",
                StockQuestion.class,
                TrytonStock.class,
                (question, stock) -> mapper.map(question, stock, AS_OF));
    }

    @TestFactory
    Stream<DynamicTest> orderRequest() {
        OrderRequestMapper mapper = new OrderRequestMapper();
        return Golden.tests(
                "order-request-to-tryton",
                json -> CanonicalJson.write(mapper.map(CanonicalJson.read(json, OrderRequest.class), ULM)));
    }

    private static <Q, T> Stream<DynamicTest> tests(
            String golden, Class<Q> question, Class<T> wire, BiFunction<Q, T, Record> answer) {
        return Golden.tests(golden, json -> {
            JsonNode both = CanonicalJson.read(json, JsonNode.class);
            T said = both.path("tryton").isMissingNode() ? null : read(both.path("tryton"), wire);
            return CanonicalJson.write(answer.apply(read(both.path("question"), question), said));
        });
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        return CanonicalJson.read(CanonicalJson.write(json), type);
    }
}
