/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.erp.action.CreditQuestion;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.StockQuestion;
import io.millrace.erp.rest.mapping.CreditStatusMapper;
import io.millrace.erp.rest.mapping.OrderRequestMapper;
import io.millrace.erp.rest.mapping.PartMapper;
import io.millrace.erp.rest.mapping.StockMapper;
import io.millrace.erp.rest.wire.ErpCreditStatus;
import io.millrace.erp.rest.wire.ErpPart;
import io.millrace.erp.rest.wire.ErpStock;
import java.time.OffsetDateTime;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a REST ERP says to a question, and the answer that it is. */
class ErpAnswersTest {

    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-23T10:00:00+01:00");

    @TestFactory
    Stream<DynamicTest> part() {
        PartMapper mapper = new PartMapper();
        return tests(
                "erp-question-part",
                PartQuestion.class,
                ErpPart.class,
                (question, part) -> mapper.map(question, part, AS_OF));
    }

    @TestFactory
    Stream<DynamicTest> stock() {
        StockMapper mapper = new StockMapper();
        return tests(
                "erp-question-stock",
                StockQuestion.class,
                ErpStock.class,
                (question, stock) -> mapper.map(question, stock, AS_OF));
    }

    @TestFactory
    Stream<DynamicTest> credit() {
        CreditStatusMapper mapper = new CreditStatusMapper();
        return tests(
                "erp-question-credit",
                CreditQuestion.class,
                ErpCreditStatus.class,
                (question, status) -> mapper.map(question, status, AS_OF));
    }

    @TestFactory
    Stream<DynamicTest> orderRequest() {
        OrderRequestMapper mapper = new OrderRequestMapper();
        return Golden.tests(
                "order-request-to-erp",
                json -> CanonicalJson.write(mapper.apply(CanonicalJson.read(json, OrderRequest.class))));
    }

    private static <Q, T> Stream<DynamicTest> tests(
            String golden, Class<Q> question, Class<T> wire, BiFunction<Q, T, Record> answer) {
        return Golden.tests(golden, json -> {
            JsonNode both = CanonicalJson.read(json, JsonNode.class);
            T said = both.path("erp").isMissingNode() ? null : read(both.path("erp"), wire);
            return CanonicalJson.write(answer.apply(read(both.path("question"), question), said));
        });
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        return CanonicalJson.read(CanonicalJson.write(json), type);
    }
}
