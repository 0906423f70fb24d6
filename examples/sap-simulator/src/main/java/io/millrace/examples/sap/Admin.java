/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The simulator's own side, none of it SAP's: the books to read and check, and what a test wants to happen. */
final class Admin {

    private final Books books;
    private final Logon logon;
    private final Fates fates;
    private final Gateway gateway;
    private final EventOutbox outbox;
    private final GoodsMovements goods;
    private final ProductionOrders orders;

    Admin(
            Books books,
            Logon logon,
            Fates fates,
            Gateway gateway,
            EventOutbox outbox,
            GoodsMovements goods,
            ProductionOrders orders) {
        this.books = books;
        this.logon = logon;
        this.fates = fates;
        this.gateway = gateway;
        this.outbox = outbox;
        this.goods = goods;
        this.orders = orders;
    }

    Answer handle(Call call) {
        try {
            if (call.reads()) {
                return read(call);
            }
            ObjectNode body = (ObjectNode) Json.read(call.body().isBlank() ? "{}" : call.body());
            return Answer.json(200, command(call.path(), body));
        } catch (SapException e) {
            return SapErrors.answer(null, e);
        } catch (IOException | ClassCastException | IllegalArgumentException e) {
            return Answer.json(400, Json.object().put("problem", e.toString()));
        }
    }

    private Answer read(Call call) {
        return switch (call.path()) {
            case "/books" -> Answer.json(200, books(call.query().get("table")));
            case "/books/check" -> {
                List<String> problems = Consistency.problems(books);
                ObjectNode verdict = Json.object().put("consistent", problems.isEmpty());
                problems.forEach(verdict.putArray("problems")::add);
                yield Answer.json(200, verdict);
            }
            case "/admin/status" -> Answer.json(200, status());
            default -> throw SapException.notFound(call.path());
        };
    }

    private ObjectNode status() {
        ObjectNode status = Json.object().put("events", outbox.told()).put("unsent", outbox.unsent());
        ObjectNode dealt = status.putObject("fates");
        fates.dealt().forEach((fate, times) -> dealt.put(fate.name(), times));
        return status;
    }

    /** All tables, or one: an object of arrays of rows, as the books hold them. */
    private ObjectNode books(String only) {
        ObjectNode all = Json.object();
        for (String table : only == null ? books.tableNames() : Set.of(only)) {
            ArrayNode rows = all.putArray(table);
            books.table(table).values().forEach(rows::add);
        }
        return all;
    }

    private JsonNode command(String path, ObjectNode body) {
        return switch (path) {
            case "/admin/orders" -> order(body);
            case "/admin/orders/change" -> books.change(path, change -> orders.change(change, body));
            case "/admin/orders/complete" ->
                books.change(path, change -> orders.complete(change, text(body, "ManufacturingOrder")));
            case "/admin/stock" -> stock(body);
            case "/admin/rows" -> rows(body);
            case "/admin/period" ->
                done(() -> books.change(path, change -> {
                    Periods.current(change, LocalDate.parse(text(body, "current")));
                    return null;
                }));
            case "/admin/fate" ->
                done(() -> fates.order(
                        text(body, "call"),
                        Fate.valueOf(text(body, "fate")),
                        body.path("times").asInt(1)));
            case "/admin/faults" -> done(() -> fates.misbehave(body.path("on").asBoolean()));
            case "/admin/lock" ->
                done(() -> gateway.lock(
                        text(body, "object"),
                        books.clock()
                                .instant()
                                .plus(Duration.ofMillis(body.path("millis").asLong(1000)))));
            case "/admin/authorisation" ->
                done(() -> gateway.authorise(
                        text(body, "service"), body.path("granted").asBoolean()));
            case "/admin/sessions" -> done(logon::endSessions);
            case "/admin/tokens" -> done(logon::endTokens);
            default -> throw SapException.notFound(path);
        };
    }

    private static ObjectNode done(Runnable command) {
        command.run();
        return Json.object().put("done", true);
    }

    /** Creates an order; {@code "release": true} releases it in the same change. */
    private ObjectNode order(ObjectNode body) {
        return books.change("admin order", change -> {
            boolean release = body.path("release").asBoolean();
            String batch = text(body, "Batch");
            body.remove(List.of("release", "Batch"));
            ObjectNode order = orders.create(change, body);
            if (!batch.isEmpty()) {
                change.edit(ProductionOrders.ITEM, text(order, "ManufacturingOrder"), "1")
                        .put("Batch", batch);
            }
            return release ? orders.release(change, order) : order;
        });
    }

    /** Brings stock into the books: a document with movement type 561. */
    private ObjectNode stock(ObjectNode body) {
        return books.change("admin stock", change -> {
            ObjectNode item = body.deepCopy().put("GoodsMovementType", "561");
            return goods.post(change, Json.object().put("GoodsMovementCode", "05"), List.of(item));
        });
    }

    /** Puts rows into entity sets or own tables, {@code {"A_Product":[{…}]}}: master data, no documents. */
    private ObjectNode rows(ObjectNode body) {
        return books.change("admin rows", change -> {
            body.properties()
                    .forEach(table -> table.getValue().forEach(row -> {
                        EntitySet set = change.set(table.getKey());
                        ObjectNode copy = row.deepCopy();
                        String key = set == null ? text(copy, "key") : set.keyOf(copy);
                        int version = change.find(table.getKey(), key) == null
                                ? 0
                                : change.find(table.getKey(), key)
                                                .path(Books.VERSION)
                                                .asInt()
                                        + 1;
                        change.put(table.getKey(), key, copy.put(Books.VERSION, version));
                    }));
            return Json.object().put("done", true);
        });
    }
}
