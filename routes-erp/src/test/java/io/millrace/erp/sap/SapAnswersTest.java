/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.TestReference;
import io.millrace.erp.action.CreditQuestion;
import io.millrace.erp.action.OrderDesk;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.StockQuestion;
import io.millrace.erp.sap.mapping.SapOrderRequestMapper;
import io.millrace.erp.sap.mapping.SapPartMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapStockMapper;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What SAP says to a question, and the answer that it is. */
class SapAnswersTest {

    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-23T10:00:00+01:00");
    private static final SapPlant ULM =
            SapPlant.of(MappingContext.of(Map.of(), TestReference.read()), new PlantId("ULM"), AS_OF);

    @TestFactory
    Stream<DynamicTest> part() {
        SapPartMapper mapper = new SapPartMapper(ULM, Set.of("OK"));
        return tests(
                "question-part",
                PartQuestion.class,
                (question, sap) -> mapper.map(question, sap.isEmpty() ? null : sap.get(0), AS_OF));
    }

    @TestFactory
    Stream<DynamicTest> stock() {
        SapStockMapper mapper = new SapStockMapper(ULM);
        return tests("question-stock", StockQuestion.class, (question, sap) -> mapper.map(question, sap, AS_OF));
    }

    @TestFactory
    Stream<DynamicTest> credit() {
        return tests(
                "question-credit",
                CreditQuestion.class,
                (question, sap) -> CreditStatusAction.status(question, sap.get(0), sap.subList(1, sap.size()), AS_OF));
    }

    @TestFactory
    Stream<DynamicTest> productionOrder() {
        return tests(
                "question-production-order",
                OrderRequest.class,
                (question, sap) -> OrderDesk.existing(
                        "SAP",
                        question,
                        ProductionOrderAction.known(new SapOrderRequestMapper("PP01").apply(question, ULM), sap)
                                .orElseThrow(),
                        AS_OF));
    }

    private static <Q> Stream<DynamicTest> tests(
            String golden, Class<Q> type, BiFunction<Q, List<JsonNode>, Record> answer) {
        return Golden.tests(golden, json -> {
            JsonNode both = CanonicalJson.read(json, JsonNode.class);
            List<JsonNode> sap = new ArrayList<>();
            both.path("sap").forEach(sap::add);
            Q question = CanonicalJson.read(CanonicalJson.write(both.path("question")), type);
            return CanonicalJson.write(answer.apply(question, sap));
        });
    }
}
