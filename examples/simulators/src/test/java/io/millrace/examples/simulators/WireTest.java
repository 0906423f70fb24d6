/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wire of the simulators as a stranger sees it. */
class WireTest {

    private static final String MOVEMENTS = "/inventory/api/v1/movements";
    private static final String STATUSES = "/erp/api/v1/stock-statuses";
    private static final String STATUS = """
            {"eventId":"QMS-1","correlationId":"c","plant":"ULM","hold":"QH-2001","item":"FG-200","lot":"L-257100",
             "status":"BLOCKED","reason":"leak","at":"2026-11-23T07:00:00.000+01:00"}""";

    @TempDir
    Path work;

    @Test
    void aDocumentIsBookedOnceForOneIdempotencyKey() throws Exception {
        try (RunningProgram wms = new RunningProgram("wms", work, new WmsSimulation(), "--faults=off")) {
            HttpResponse<String> first = wms.post(MOVEMENTS, movement("2.500"), "Idempotency-Key", "k-1");
            HttpResponse<String> again = wms.post(MOVEMENTS, movement("2.500"), "Idempotency-Key", "k-1");
            HttpResponse<String> other = wms.post(MOVEMENTS, movement("9"), "Idempotency-Key", "k-1");

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(wms.json(again)).isEqualTo(wms.json(first));
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(wms.json(other).path("code").asText()).isEqualTo("KEY_REUSED");
            assertThat(wms.records("held")).singleElement().satisfies(held -> {
                assertThat(held.path("target").asText()).isEqualTo("inventory");
                assertThat(held.path("collection").asText()).isEqualTo("movements");
                assertThat(held.path("key").asText()).isEqualTo("k-1");
                assertThat(held.path("documentNumber"))
                        .isEqualTo(wms.json(first).path("documentNumber"));
                assertThat(held.path("body").path("quantity").asText()).isEqualTo("2.500");
            });
        }
    }

    @Test
    void whatWasBookedIsRememberedAfterARestart() throws Exception {
        String number;
        try (RunningProgram wms = new RunningProgram("wms", work, new WmsSimulation(), "--faults=off")) {
            number =
                    wms.post(MOVEMENTS, movement("1"), "Idempotency-Key", "k-1").body();
        }
        Files.writeString(work.resolve("wms.jsonl"), "{\"kind\":\"held\",\"tar", StandardOpenOption.APPEND);
        try (RunningProgram wms = new RunningProgram("wms", work, new WmsSimulation(), "--faults=off")) {
            HttpResponse<String> again = wms.post(MOVEMENTS, movement("1"), "Idempotency-Key", "k-1");
            HttpResponse<String> next = wms.post(MOVEMENTS, movement("1"), "Idempotency-Key", "k-2");

            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(number);
            assertThat(next.statusCode()).isEqualTo(201);
            assertThat(next.body()).isNotEqualTo(number);
            assertThat(wms.records("held")).hasSize(2);
        }
    }

    @Test
    void aLostResponseIsABookedDocumentAndACutConnection() throws Exception {
        try (RunningProgram erp = new RunningProgram("erp", work, new ErpSimulation())) {
            book(erp, "ref-1");
            // The second document of every collection loses its answer.
            HttpRequest second = erp.request(STATUSES, "External-Reference", "ref-2")
                    .POST(BodyPublishers.ofString(STATUS))
                    .build();
            await().atMost(RunningProgram.LIMIT)
                    .ignoreExceptionsInstanceOf(AssertionError.class)
                    .untilAsserted(() -> assertThatThrownBy(() -> RunningProgram.send(second))
                            .isInstanceOf(IOException.class));

            assertThat(erp.records("lost-response")).hasSize(1);
            // It can be found, but perhaps not at once.
            await().atMost(RunningProgram.LIMIT)
                    .untilAsserted(() -> assertThat(erp.json(erp.get(STATUSES + "?externalReference=ref-2"))
                                    .path("items"))
                            .hasSize(1));
        }
    }

    @Test
    void aCollectionWithoutKeysBooksTwiceWhatIsSentTwice() throws Exception {
        try (RunningProgram erp = new RunningProgram("erp", work, new ErpSimulation(), "--faults=off")) {
            book(erp, "ref-1");
            book(erp, "ref-1");
            assertThat(erp.json(erp.get(STATUSES + "?externalReference=ref-1")).path("items"))
                    .hasSize(2);
            assertThat(erp.json(erp.get(STATUSES + "?externalReference=none")).path("items"))
                    .isEmpty();
        }
    }

    @Test
    void anOrderThatTheErpDoesNotHaveIsPremature() throws Exception {
        try (RunningProgram erp = new RunningProgram("erp", work, new ErpSimulation(), "--faults=off")) {
            String posting = """
                    {"eventId":"e","correlationId":"c","plant":"ULM","workOrder":"WO-1001","operation":"0010",
                     "kind":"MATERIAL","item":"RM-100","lot":"R100-1","quantity":"1","unit":"KGM","postedAt":"x"}""";
            HttpResponse<String> early = erp.post("/costing/api/v1/postings", posting);
            assertThat(early.statusCode()).isEqualTo(404);
            assertThat(erp.json(early).path("code").asText()).isEqualTo("UNKNOWN_ORDER");

            assertThat(erp.post("/control/start", "{}").statusCode()).isEqualTo(200);
            await().atMost(RunningProgram.LIMIT)
                    .untilAsserted(() -> assertThat(erp.post("/costing/api/v1/postings", posting)
                                    .statusCode())
                            .isEqualTo(201));
        }
    }

    @Test
    void releasedOrdersCanBePolledFromTheLastChange() throws Exception {
        try (RunningProgram erp = new RunningProgram("erp", work, new ErpSimulation(), "--faults=off")) {
            erp.post("/control/start", "{}");
            await().atMost(RunningProgram.LIMIT)
                    .untilAsserted(() -> assertThat(
                                    erp.json(erp.get("/erp/api/v1/work-orders")).path("workOrders"))
                            .hasSizeGreaterThan(2));
            var first = erp.json(erp.get("/erp/api/v1/work-orders?limit=1"))
                    .path("workOrders")
                    .get(0);
            assertThat(first.path("id").asText()).isEqualTo("WO-1001");
            assertThat(first.path("change").asText()).isEqualTo("RELEASED");
            assertThat(first.path("components").get(0).path("unit").asText()).isEqualTo("KGM");
            String since = first.path("changedAt").asText().replace("+", "%2B");
            assertThat(erp.json(erp.get("/erp/api/v1/work-orders?changedSince=" + since))
                            .path("workOrders")
                            .get(0)
                            .path("eventId"))
                    .isEqualTo(first.path("eventId"));
        }
    }

    @Test
    void theErpSaysWhatPeopleAsk() throws Exception {
        try (RunningProgram erp = new RunningProgram("erp", work, new ErpSimulation(), "--faults=off")) {
            String api = "/erp/api/v1/";
            assertThat(erp.get(api + "parts?plant=ULM&item=RM-100").body())
                    .contains("\"unit\":\"KGM\"", "\"lotManaged\":true")
                    .doesNotContain("problem");
            assertThat(erp.get(api + "parts?plant=GRZ&item=RM-100").body()).contains("NOT_IN_PLANT");
            assertThat(erp.get(api + "parts?plant=ULM&item=RM-199").body()).contains("BLOCKED");
            assertThat(erp.get(api + "parts?plant=ULM&item=NO-1").statusCode()).isEqualTo(404);
            assertThat(erp.get(api + "parts?plant=ULM").statusCode()).isEqualTo(400);
            assertThat(erp.get(api + "credit-status?customer=C-10078").body()).contains("[\"CREDIT\",\"DELIVERY\"]");
            assertThat(erp.get(api + "credit-status?customer=C-1").body()).contains("UNKNOWN_CUSTOMER");

            JsonNode stock = erp.json(erp.get(api + "stock?plant=ULM&item=FG-200"));
            assertThat(stock.path("balances")).hasSize(1);
            assertThat(stock.at("/balances/0/quantity").asText()).isEqualTo("5000");
            String lot = stock.at("/balances/0/lot").asText();
            erp.post(STATUSES, STATUS.replace("L-257100", lot), "External-Reference", "ref-1");
            assertThat(erp.get(api + "stock?plant=ULM&item=FG-200&lot=" + lot).body())
                    .contains("\"status\":\"BLOCKED\"");
            assertThat(erp.json(erp.get(api + "stock?plant=ULM&item=FG-200&lot=L-1"))
                            .path("balances"))
                    .isEmpty();
        }
    }

    @Test
    void aProductionOrderIsMadeOnceForAKeyAndFoundByItsReference() throws Exception {
        String orders = "/erp/api/v1/production-orders";
        String order = """
                {"reference":"SO-1","plant":"ULM","item":"FG-200","quantity":"100","unit":"EA",
                 "plannedStart":"2026-11-24T06:00:00+01:00","plannedEnd":"2026-11-24T14:00:00+01:00"}""";
        String[] keys = {"Idempotency-Key", "k-1", "External-Reference", "k-1"};
        try (RunningProgram erp = new RunningProgram("erp", work, new ErpSimulation(), "--faults=off")) {
            HttpResponse<String> made = erp.post(orders, order, keys);
            assertThat(made.statusCode()).isEqualTo(201);
            assertThat(erp.post(orders, order, keys).statusCode()).isEqualTo(200);
            assertThat(erp.post(orders, order.replace("FG-200", "RM-100")).body())
                    .contains("NO_BILL_OF_MATERIAL");
            assertThat(erp.post(orders, order.replace("FG-200", "NO-1")).statusCode())
                    .isEqualTo(404);
            JsonNode found =
                    erp.json(erp.get(orders + "?externalReference=k-1")).path("items");
            assertThat(found).hasSize(1);
            assertThat(found.get(0).path("documentNumber").asText())
                    .isEqualTo(erp.json(made).path("documentNumber").asText());
            assertThat(found.get(0).path("quantity").asText()).isEqualTo("100");
        }
    }

    @Test
    void badRequestsAreRefusedForTheirReason() throws Exception {
        try (RunningProgram wms = new RunningProgram("wms", work, new WmsSimulation(), "--faults=off")) {
            URI uri = URI.create("http://127.0.0.1:" + wms.program.port() + MOVEMENTS);
            assertThat(RunningProgram.send(HttpRequest.newBuilder(uri).build()).statusCode())
                    .isEqualTo(401);
            assertThat(wms.post("/inventory/api/v1/nothing", "{}").statusCode()).isEqualTo(404);
            assertThat(wms.post(MOVEMENTS, "no json").statusCode()).isEqualTo(400);
            assertThat(wms.post(MOVEMENTS, "{}").statusCode()).isEqualTo(422);
            assertThat(wms.post(MOVEMENTS, movement("0")).body()).contains("INVALID_QUANTITY");
            assertThat(wms.post(MOVEMENTS, movement("1").replace("KGM", "kg")).body())
                    .contains("UNKNOWN_UNIT");
            assertThat(wms.records("held")).isEmpty();
        }
    }

    private static void book(RunningProgram erp, String reference) {
        await().atMost(RunningProgram.LIMIT)
                .untilAsserted(() -> assertThat(erp.post(STATUSES, STATUS, "External-Reference", reference)
                                .statusCode())
                        .isEqualTo(201));
    }

    private static String movement(String quantity) {
        return """
                {"eventId":"ULM-L3-C-000001","correlationId":"c","plant":"ULM","direction":"ISSUE","workOrder":"WO-1001",
                 "item":"RM-100","lot":"R100-1","quantity":"%s","unit":"KGM","at":"2026-11-23T07:00:00.000+01:00"}""".formatted(quantity);
    }
}
