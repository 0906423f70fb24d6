/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.core.api.ApiException;
import io.millrace.erp.action.ActionError;
import io.millrace.erp.action.CreatedOrder;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.action.PartProblem;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.PartValidation;
import io.millrace.tests.killed.BadLine;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What a real Tryton answers to somebody who waits. */
class TrytonActionsIT extends RealTryton {

    private static final PlantId ULM = new PlantId("ULM");

    @Test
    void aPartIsUsableKnownOrNot() throws Exception {
        route("part-validation", server.url(), "");
        company.product("OLD-1", false);
        company.deactivate("OLD-1");

        PartValidation pump = (PartValidation) answer(new PartQuestion(ULM, new ItemId("PUMP-100")));
        assertThat(pump.valid()).isTrue();
        assertThat(pump.lotManaged()).isTrue();
        assertThat(pump.baseUnit()).hasToString("EA");
        PartValidation grease = (PartValidation) answer(new PartQuestion(ULM, new ItemId("GREASE")));
        assertThat(grease.lotManaged()).isFalse();
        assertThat(grease.baseUnit()).hasToString("KGM");
        assertThat(problem("OLD-1")).isEqualTo(PartProblem.BLOCKED);
        assertThat(problem("NONE-1")).isEqualTo(PartProblem.UNKNOWN);
        assertThat(problem("SHAFT-7")).isNull();
    }

    private PartProblem problem(String item) {
        return ((PartValidation) answer(new PartQuestion(ULM, new ItemId(item)))).problem();
    }

    @Test
    void oneProductionOrderIsMadeForAReference() throws Exception {
        route("production-order", server.url(), "&workCenter=Machines");

        CreatedOrder made = (CreatedOrder) answer(request("SO-1", "10"));
        assertThat(made.created()).isTrue();
        String order = made.order().value();
        assertThat(books.state("production", order)).isEqualTo("draft");
        assertThat(books.lines(order, "input"))
                .containsExactly("CAST-10 - 10.0 draft", "GREASE - 0.2 draft", "SHAFT-7 - 5.0 draft");
        assertThat(books.lines(order, "output")).containsExactly("PUMP-100 - 10.0 draft", "SWARF - 3.0 draft");
        books.press("production", "wait", books.id("production", "number", order));
        assertThat(books.find("production.work", List.of(List.of("production.number", "=", order)), "sequence"))
                .extracting(work -> work.path("sequence").asInt())
                .containsExactly(10, 20);

        CreatedOrder again = (CreatedOrder) answer(request("SO-1", "10"));
        assertThat(again.created()).isFalse();
        assertThat(again.order()).isEqualTo(made.order());
        assertThat(failure(request("SO-1", "11")).code()).isEqualTo(ActionError.OTHER_ORDER);
        assertThat(orders("SO-1")).hasSize(1);
    }

    @Test
    void anOrderWhoseAnswerWasLostIsFoundAndNotMadeAgain() throws Exception {
        try (BadLine line = new BadLine(server.url(), 1, 0, TrytonProcess::isChange)) {
            route("production-order", line.url(), "&workCenter=Machines");
            answer(request("SO-2", "1"));
            // two calls for each order are no search: Tryton works out its lines, then makes it
            line.kill(() -> {}, 4);
            assertThat(failure(request("SO-3", "2")).code()).isEqualTo(ActionError.UNKNOWN_OUTCOME);
            assertThat(line.count(BadLine.Fate.CALLER_KILLED)).isEqualTo(1);
            assertThat(orders("SO-3")).as("it was made").hasSize(1);

            CreatedOrder found = (CreatedOrder) answer(request("SO-3", "2"));
            assertThat(found.created()).isFalse();
            assertThat(orders("SO-3"))
                    .extracting(order -> order.path("number").asText())
                    .containsExactly(found.order().value());
        }
    }

    @Test
    void whatCannotBeMadeIsRefused() throws Exception {
        route("production-order", server.url(), "");
        OrderRequest casting = new OrderRequest(
                "SO-4", ULM, new ItemId("CAST-10"), Quantity.of("1", "EA"), at("2026-11-24"), at("2026-11-25"));

        assertThat(failure(casting))
                .hasMessageContaining("MFG-ACTION-004")
                .hasMessageContaining("item CAST-10 has no bill of material in Tryton");
        assertThat(failure(request("SO-4", "0.5"))).hasMessageContaining("MFG-ACTION-004");
        assertThat(orders("SO-4")).isEmpty();
    }

    private List<JsonNode> orders(String reference) {
        return books.find(
                "production",
                List.of(List.of("reference", "=", request(reference, "1").key())),
                "number");
    }

    private static OrderRequest request(String reference, String quantity) {
        return new OrderRequest(
                reference,
                ULM,
                new ItemId("PUMP-100"),
                Quantity.of(quantity, "EA"),
                at("2026-11-24"),
                at("2026-11-26"));
    }

    private static OffsetDateTime at(String day) {
        return OffsetDateTime.parse(day + "T06:00:00+01:00");
    }

    private void route(String action, String url, String more) throws Exception {
        plant.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:asked")
                        .routeId("asked")
                        .to("kamelet:mfg-tryton-" + action + "-action/asked-out?" + TrytonRoutes.access(url) + more);
            }
        });
    }

    private Object answer(Record question) {
        Exchange asked = ask(question);
        assertThat(asked.getException()).isNull();
        return asked.getMessage().getBody();
    }

    private ApiException failure(Record question) {
        return (ApiException) ask(question).getException();
    }

    private Exchange ask(Record question) {
        return plant.camel()
                .createProducerTemplate()
                .send("direct:asked", exchange -> exchange.getMessage().setBody(question));
    }
}
