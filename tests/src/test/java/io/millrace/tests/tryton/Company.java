/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small manufacturer of pumps: what a consultant enters before the first order. */
final class Company {

    static final String USER = "millrace";

    private static final List<String> RIGHTS = List.of(
            "Stock",
            "Stock Administration",
            "Stock Force Assignment",
            "Production",
            "Product Administration",
            "Purchase");

    private final Books books;
    private final int piece;
    private final int kilogram;
    private final int metre;
    private final int storage;
    private final int production;
    private int company;
    private int bom;
    private int routing;
    private int machines;

    Company(Books books) {
        this.books = books;
        int euro = books.create(
                "currency.currency",
                Map.of(
                        "name",
                        "Euro",
                        "code",
                        "EUR",
                        "symbol",
                        "€",
                        "rates",
                        List.of(List.of(
                                "create",
                                List.of(Map.of(
                                        "date", Books.date(LocalDate.of(2000, 1, 1)), "rate", Books.decimal("1")))))));
        int party = books.create("party.party", Map.of("name", "Pumps"));
        company = books.create("company.company", Map.of("party", party, "currency", euro));
        books.call("res.user.write", List.of(1), ofCompany());
        books.reload();
        Map<String, Object> user = new HashMap<>(ofCompany());
        user.putAll(Map.of("name", "Millrace", "login", USER, "password", TrytonProcess.PASSWORD));
        user.put("groups", List.of(List.of("add", ids("res.group", List.of("name", "in", RIGHTS)))));
        books.create("res.user", user);
        piece = books.id("product.uom", "symbol", "u");
        kilogram = books.id("product.uom", "symbol", "kg");
        metre = books.id("product.uom", "symbol", "m");
        storage = books.id("stock.location", "code", "STO");
        production = books.id("stock.location", "type", "production");
        place("QHOLD", "storage", storage);
        place("LINE1", "storage", storage);
        place("OTHER", "lost_found", null);
        int lost = place("LOST", "lost_found", null);
        int warehouse = books.id("stock.location", "code", "WH");
        Map<String, ?> waste = Map.of("waste_locations", List.of(List.of("add", List.of(lost))));
        books.call("stock.location.write", List.of(warehouse), waste);
        products();
        plan();
        attachPlan();
    }

    private Map<String, ?> ofCompany() {
        return Map.of("companies", List.of(List.of("add", List.of(company))), "company", company);
    }

    private List<Integer> ids(String model, List<?> clause) {
        return books.find(model, List.of(clause), "id").stream()
                .map(record -> record.path("id").asInt())
                .toList();
    }

    private int place(String code, String type, Integer parent) {
        Map<String, Object> values = new HashMap<>(Map.of("name", code, "code", code, "type", type));
        values.put("parent", parent);
        return books.create("stock.location", values);
    }

    private void products() {
        product("PUMP-100", piece, true, true);
        product("CAST-10", piece, false, true);
        product("SHAFT-7", metre, false, true);
        product("GREASE", kilogram, false, false);
        product("SWARF", kilogram, false, false);
    }

    private void product(String code, int unit, boolean producible, boolean lots) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", code);
        values.put("code", code);
        values.put("type", "goods");
        values.put("default_uom", unit);
        values.put("list_price", Books.decimal("10"));
        values.put("cost_price_method", "fixed");
        values.put("producible", producible);
        values.put("purchasable", true);
        values.put("purchase_uom", unit);
        values.put("lot_required", lots ? List.of("supplier", "customer", "production", "storage") : List.of());
        values.put("products", List.of(List.of("create", List.of(Map.of("cost_price", Books.decimal("2"))))));
        books.create("product.template", values);
    }

    private int product(String code) {
        return books.id("product.product", "code", code);
    }

    private void plan() {
        int warehouse = books.id("stock.location", "code", "WH");
        machines = books.create(
                "production.work.center", Map.of("name", "Machines", "company", company, "warehouse", warehouse));
        int category = books.create("production.work.center.category", Map.of("name", "Machines"));
        List<Object> steps = new ArrayList<>();
        for (int sequence : List.of(10, 20)) {
            books.create(
                    "production.work.center",
                    Map.of(
                            "name",
                            "WC-" + sequence,
                            "category",
                            category,
                            "company",
                            company,
                            "parent",
                            machines,
                            "warehouse",
                            warehouse,
                            "cost_price",
                            Books.decimal("60"),
                            "cost_method",
                            "hour"));
            int operation = books.create(
                    "production.routing.operation",
                    Map.of("name", "Operation " + sequence, "work_center_category", category));
            steps.add(Map.of("operation", operation, "sequence", sequence));
        }
        bom = books.create(
                "production.bom",
                Map.of(
                        "name",
                        "PUMP-100",
                        "inputs",
                        List.of(List.of(
                                "create",
                                List.of(
                                        line("CAST-10", piece, 1),
                                        line("SHAFT-7", metre, 0.5),
                                        line("GREASE", kilogram, 0.02)))),
                        "outputs",
                        List.of(List.of("create", List.of(line("PUMP-100", piece, 1), line("SWARF", kilogram, 0.3))))));
        routing = books.create(
                "production.routing",
                Map.of(
                        "name",
                        "PUMP-100",
                        "boms",
                        List.of(List.of("add", List.of(bom))),
                        "steps",
                        List.of(List.of("create", steps))));
    }

    /** What Tryton makes of the order of a person who names no bill of material. */
    private void attachPlan() {
        Map<String, ?> first = Map.of("bom", bom, "routing", routing);
        books.call(
                "product.product.write",
                List.of(product("PUMP-100")),
                Map.of("boms", List.of(List.of("create", List.of(first)))));
    }

    /** Another product, counted in pieces. */
    void product(String code, boolean producible) {
        product(code, piece, producible, false);
    }

    /** Nobody uses it any more. */
    void deactivate(String code) {
        books.call("product.product.write", List.of(product(code)), Map.of("active", false));
    }

    private Map<String, ?> line(String item, int unit, double quantity) {
        return Map.of("product", product(item), "uom", unit, "quantity", quantity);
    }

    /** Brings a lot, or stock without one, into the storage. */
    void stock(String item, String lot, double quantity) {
        Map<String, Object> line = new HashMap<>(Map.of("product", product(item), "quantity", quantity));
        if (lot != null) {
            line.put("lot", books.create("stock.lot", Map.of("number", lot, "product", product(item))));
        }
        int inventory = books.create(
                "stock.inventory",
                Map.of(
                        "location",
                        storage,
                        "date",
                        Books.date(LocalDate.now()),
                        "empty_quantity",
                        "keep",
                        "lines",
                        List.of(List.of("create", List.of(line)))));
        books.press("stock.inventory", "confirm", inventory);
    }

    /** A released order for pumps with its planned lines. @return its number */
    String order(int pumps) {
        Map<String, Object> values = new HashMap<>();
        values.put("product", product("PUMP-100"));
        values.put("bom", bom);
        values.put("routing", routing);
        values.put("work_center", machines);
        values.put("uom", piece);
        values.put("quantity", (double) pumps);
        values.put("location", production);
        values.put("planned_date", Books.date(LocalDate.now()));
        values.put("planned_start_date", Books.date(LocalDate.now()));
        values.put(
                "inputs",
                List.of(List.of(
                        "create",
                        List.of(
                                move("CAST-10", piece, pumps, true),
                                move("SHAFT-7", metre, pumps * 0.5, true),
                                move("GREASE", kilogram, pumps * 0.02, true)))));
        values.put(
                "outputs",
                List.of(List.of(
                        "create",
                        List.of(move("PUMP-100", piece, pumps, false), move("SWARF", kilogram, pumps * 0.3, false)))));
        int order = books.create("production", values);
        books.press("production", "wait", order);
        JsonNode made = books.find("production", List.of(List.of("id", "=", order)), "number")
                .get(0);
        return made.path("number").asText();
    }

    private Map<String, ?> move(String item, int unit, double quantity, boolean input) {
        Map<String, Object> move = new HashMap<>(line(item, unit, Math.round(quantity * 100) / 100.0));
        move.put("from_location", input ? storage : production);
        move.put("to_location", input ? production : storage);
        if (!input) {
            move.put("unit_price", Books.decimal("0"));
        }
        return move;
    }

    private int party(String name) {
        return books.create(
                "party.party",
                Map.of("name", name, "addresses", List.of(List.of("create", List.of(Map.of("city", "Hamburg"))))));
    }

    private int address(int party) {
        return books.id("party.address", "party", party);
    }

    /** A party that delivers. @return its code */
    String supplier() {
        return books.find("party.party", List.of(List.of("id", "=", party("Mill"))), "code")
                .get(0)
                .path("code")
                .asText();
    }

    /** A confirmed purchase with one line. @return its number */
    String purchase(String item, double quantity) {
        int party = party("Foundry");
        int purchase = books.create(
                "purchase.purchase",
                Map.of(
                        "party",
                        party,
                        "invoice_address",
                        address(party),
                        "warehouse",
                        books.id("stock.location", "code", "WH"),
                        "invoice_method",
                        "manual",
                        "lines",
                        List.of(List.of(
                                "create",
                                List.of(Map.of(
                                        "product",
                                        product(item),
                                        "unit",
                                        piece,
                                        "quantity",
                                        quantity,
                                        "unit_price",
                                        Books.decimal("1.95")))))));
        for (String button : List.of("quote", "confirm")) {
            books.press("purchase.purchase", button, purchase);
        }
        return books.find("purchase.purchase", List.of(List.of("id", "=", purchase)), "number")
                .get(0)
                .path("number")
                .asText();
    }

    /** A customer shipment of Tryton that waits to be picked. @return its number */
    String shipment(String item, double quantity) {
        int party = party("Water Works");
        Map<String, Object> move = new HashMap<>(line(item, piece, quantity));
        move.put("from_location", books.id("stock.location", "code", "OUT"));
        move.put("to_location", books.id("stock.location", "code", "CUS"));
        move.put("unit_price", Books.decimal("450"));
        int shipment = books.create(
                "stock.shipment.out",
                Map.of(
                        "customer",
                        party,
                        "delivery_address",
                        address(party),
                        "outgoing_moves",
                        List.of(List.of("create", List.of(move)))));
        books.press("stock.shipment.out", "wait", shipment);
        return books.find("stock.shipment.out", List.of(List.of("id", "=", shipment)), "number")
                .get(0)
                .path("number")
                .asText();
    }
}
