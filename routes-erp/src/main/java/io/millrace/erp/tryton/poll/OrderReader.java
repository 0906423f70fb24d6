/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.poll;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import io.millrace.erp.tryton.wire.TrytonWorkOrder;
import io.millrace.erp.tryton.wire.TrytonWorkOrder.Change;
import io.millrace.erp.tryton.wire.TrytonWorkOrder.Component;
import io.millrace.erp.tryton.wire.TrytonWorkOrder.Work;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads production orders with their works and components, in three questions a page. */
final class OrderReader {

    private static final List<String> NOT_RELEASED = List.of("request", "draft");

    private final Tryton tryton;
    private final String plant;
    private final String warehouse;
    private final ZoneId zone;

    OrderReader(Tryton tryton, String plant, String warehouse, ZoneId zone) {
        this.tryton = tryton;
        this.plant = plant;
        this.warehouse = warehouse;
        this.zone = zone;
    }

    Page read(Instant since, int limit) {
        List<Object> domain = new ArrayList<>();
        domain.add(List.of("write_date", ">=", Values.dateTime(LocalDateTime.ofInstant(since, ZoneOffset.UTC))));
        domain.add(List.of("state", "not in", NOT_RELEASED));
        if (!warehouse.isEmpty()) {
            domain.add(List.of("warehouse.code", "=", warehouse));
        }
        List<JsonNode> found = tryton.search(
                "production",
                Map.of(),
                domain,
                limit,
                List.of(List.of("write_date", "ASC"), List.of("id", "ASC")),
                "number",
                "state",
                "product",
                "product.code",
                "quantity",
                "uom.symbol",
                "planned_start_date",
                "planned_date",
                "write_date");
        List<Integer> ids =
                found.stream().map(order -> order.path("id").asInt()).toList();
        Map<Integer, List<Work>> works = ids.isEmpty() ? Map.of() : works(ids);
        List<JsonNode> moves = ids.isEmpty() ? List.of() : moves(ids);
        Instant end = since;
        List<TrytonWorkOrder> orders = new ArrayList<>();
        for (JsonNode order : found) {
            TrytonWorkOrder read = order(order, works, moves);
            orders.add(read);
            end = read.changedAt().toInstant();
        }
        return new Page(orders, end, found.size() >= limit);
    }

    private TrytonWorkOrder order(JsonNode order, Map<Integer, List<Work>> works, List<JsonNode> moves) {
        int id = order.path("id").asInt();
        LocalDate start = Values.date(order.path("planned_start_date"));
        LocalDate end = Values.date(order.path("planned_date"));
        LocalDateTime written = Values.dateTime(order.path("write_date"));
        return new TrytonWorkOrder(
                plant,
                order.path("number").asText(),
                change(order.path("state").asText()),
                order.at("/product./code").asText(),
                order.path("quantity").decimalValue(),
                order.at("/uom./symbol").asText(),
                startOf(start),
                startOf((end == null || end.isBefore(start) ? start : end).plusDays(1)),
                works.getOrDefault(id, List.of()),
                components(id, order.path("product").asInt(), moves),
                written.atOffset(ZoneOffset.UTC));
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private static Change change(String state) {
        return state.equals("done") || state.equals("cancelled") ? Change.CLOSED : Change.RELEASED;
    }

    static TrytonWorkOrder with(TrytonWorkOrder order, Change change, OffsetDateTime changedAt) {
        return new TrytonWorkOrder(
                order.plant(),
                order.number(),
                change,
                order.item(),
                order.quantity(),
                order.unit(),
                order.plannedStart(),
                order.plannedEnd(),
                order.works(),
                order.components(),
                changedAt);
    }

    private Map<Integer, List<Work>> works(List<Integer> orders) {
        Map<Integer, List<Work>> works = new LinkedHashMap<>();
        for (JsonNode work : tryton.search(
                "production.work",
                Map.of(),
                List.of(List.of("production", "in", orders)),
                null,
                List.of(List.of("sequence", "ASC"), List.of("id", "ASC")),
                "production",
                "sequence",
                "operation.name",
                "work_center.name",
                "work_center_category.name")) {
            String center = work.at("/work_center./name").asText();
            works.computeIfAbsent(work.path("production").asInt(), order -> new ArrayList<>())
                    .add(new Work(
                            "%04d".formatted(work.path("sequence").asInt()),
                            work.at("/operation./name").asText(),
                            center.isEmpty()
                                    ? work.at("/work_center_category./name").asText()
                                    : center));
        }
        return works;
    }

    private List<JsonNode> moves(List<Integer> orders) {
        List<?> either =
                List.of("OR", List.of("production_input", "in", orders), List.of("production_output", "in", orders));
        return tryton.search(
                "stock.move",
                List.of(either, List.of("state", "!=", "cancelled")),
                "production_input",
                "production_output",
                "origin",
                "product",
                "product.code",
                "quantity",
                "uom.symbol");
    }

    /**
     * Booked lines took the place of planned ones, so both together stay what was planned. What took one back goes the
     * other way.
     */
    private static List<Component> components(int order, int product, List<JsonNode> moves) {
        Map<String, Component> components = new LinkedHashMap<>();
        for (JsonNode move : moves) {
            boolean in = move.path("production_input").asInt() == order;
            boolean out = move.path("production_output").asInt() == order;
            boolean back = move.path("origin").asText("").startsWith("stock.move,");
            boolean input = in != back;
            boolean made = !input && move.path("product").asInt() == product;
            if (!in && !out || made) {
                continue;
            }
            BigDecimal quantity = move.path("quantity").decimalValue();
            Component one = new Component(
                    move.at("/product./code").asText(),
                    in ? quantity : quantity.negate(),
                    move.at("/uom./symbol").asText());
            components.merge(
                    (input ? "in " : "out ") + one.item() + ' ' + one.unit(),
                    one,
                    (all, more) -> new Component(all.item(), sum(all.quantity(), more.quantity()), all.unit()));
        }
        return List.copyOf(components.values());
    }

    /** Without the noise of binary floats. */
    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
        return BigDecimal.valueOf(one.add(other).doubleValue());
    }
}
